"""Bytes of a text file into rows of cells: which letters, which separator."""

import codecs
import csv
import io
from collections import Counter

from inequalitylab.surveys.files import ROWS_A_STEP, Grid, Progress, SurveyFileError

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars"}
NO_SEPARATOR = "\x1f"
LINES_TO_LOOK_AT = 200
LONGEST_CELL = 30_000
MOST_LINES_IN_A_CELL = 200
ALIKE = 0.6

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

OPEN_QUOTE = (
    "A quotation mark in this file opens and never closes, so its rows run together. Open the file in your "
    "spreadsheet program and save it again as CSV."
)
NOT_TEXT = (
    "This file is not a table in text form. Save the survey as CSV (UTF-8) or as XLSX and choose that file."
)


def decode(data: bytes) -> tuple[str, list[str]]:
    """Return the text of a file and notices about its letters.

    Raises
    ------
    SurveyFileError
        If it is not text.
    """
    notices = []
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], encoding)
            break
    else:
        encoding = _unmarked(data)
        if b"\x00" in data and not encoding.startswith("utf-16"):
            raise SurveyFileError(NOT_TEXT)
        text = _strictly(data, encoding)
        if encoding == "cp1252":
            notices.append(
                "The letters were read as Windows (Western European). Check that accents and pound signs "
                "look right."
            )
    if encoding.startswith(("utf-16", "utf-32")):
        notices.append(
            "The file was in Unicode of two or four bytes a letter (as Excel saves it). It was read as such."
        )
    odd = sum(text.count(chr(code)) for code in range(32) if chr(code) not in "\t\n\r\x0b\x0c")
    if "\x00" in text or odd > max(3, len(text) // 100):
        raise SurveyFileError(NOT_TEXT)
    return text, notices


def _unmarked(data: bytes) -> str:
    """Return the encoding of bytes without a mark: UTF-16 by its zeros, UTF-8 if it fits, else Windows."""
    start = data[:2000]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if len(start) > 3 and odd > 0.3 * len(start) / 2 and even < odd / 4:
        return "utf-16-le"
    if len(start) > 3 and even > 0.3 * len(start) / 2 and odd < even / 4:
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise SurveyFileError(
            "The letters of this file cannot be read. Open it in your spreadsheet program and save it as "
            "CSV UTF-8."
        ) from None


def split_rows(text: str, progress: Progress | None = None) -> tuple[Grid, str, list[str]]:
    """Return the rows of a text, its separator, and notices.

    Raises
    ------
    SurveyFileError
        If a quotation mark never closes.
    """
    notices = []
    first, _, after = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        separator, text = first.strip()[4], after
    else:
        separator = _separator(text)
    if separator == NO_SEPARATOR:
        notices.append("The file has one column only.")
    elif separator != ",":
        notices.append(f"The columns are separated by {SEPARATORS.get(separator, 'another sign')}.")
    return _cells(text, separator, progress), separator, notices


def _cells(text: str, separator: str, progress: Progress | None) -> Grid:
    grid: Grid = []
    lines = text.count("\n")
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            cells = [cell.strip() for cell in row]
            if row and max(map(len, cells)) > LONGEST_CELL:
                raise SurveyFileError(OPEN_QUOTE)
            if progress is not None and len(grid) % ROWS_A_STEP == 0:
                progress("Reading rows", len(grid), max(lines, len(grid) + 1))
            grid.append(cells)
    except csv.Error:
        raise SurveyFileError(OPEN_QUOTE) from None
    if lines > len(grid) + MOST_LINES_IN_A_CELL and any(
        cell.count("\n") > MOST_LINES_IN_A_CELL for row in grid for cell in row
    ):
        raise SurveyFileError(OPEN_QUOTE)
    return grid


def _separator(text: str) -> str:
    """Return the sign that cuts most of the first lines into the same number of cells."""
    sample = "\n".join(text.splitlines()[:LINES_TO_LOOK_AT])
    best, best_score = NO_SEPARATOR, (0.0, 0)
    for sign in SEPARATORS:
        if sign not in sample:
            continue
        if not sample.replace(sign, "").strip():
            return sign
        try:
            rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=sign) if any(row)]
        except csv.Error:
            continue
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if not widths:
            continue
        width, often = widths.most_common(1)[0]
        alike = often / len(rows)
        several = sum(widths.values()) / len(rows)
        if max(alike, several if len(rows[0]) > 1 else 0) >= ALIKE and (round(alike, 1), width) > best_score:
            best, best_score = sign, (round(alike, 1), width)
    return best
