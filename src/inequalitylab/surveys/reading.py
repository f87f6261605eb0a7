"""Read a survey file from memory: a right result with notices, or one clear message."""

import re

from inequalitylab.surveys.files import LARGEST_BYTES, Progress, SurveyFile, SurveyFileError, count_of
from inequalitylab.surveys.grids import table_of
from inequalitylab.surveys.text_files import decode, split_rows
from inequalitylab.surveys.workbook_files import Sheet, open_book, read_sheet

OTHER_KINDS = (
    (b"%PDF", "a PDF", "Ask for the answers as CSV or XLSX"),
    (b"\x89PNG", "a picture", "Choose the file with the answers"),
    (b"\xff\xd8\xff", "a picture", "Choose the file with the answers"),
    (b"GIF8", "a picture", "Choose the file with the answers"),
    (b"\x1f\x8b", "a packed file (GZIP)", "Unpack it and choose the survey inside"),
    (b"7z\xbc\xaf", "a packed file (7-Zip)", "Unpack it and choose the survey inside"),
    (b"Rar!", "a packed file (RAR)", "Unpack it and choose the survey inside"),
    (b"{\\rtf", "a text document", "Copy its table into a spreadsheet and save it as XLSX"),
    (b"$FL2", "an SPSS file", "Open it in SPSS and save it as CSV"),
    (b"PAR1", "a Parquet file", "Save it as CSV"),
    (b"SQLite", "a database", "Export the answers as CSV"),
)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
WEB_PAGE = re.compile(rb"^\s*<(?:!doctype html|html|table|\?xml)", re.IGNORECASE)


def read_survey(
    data: bytes,
    name: str = "",
    *,
    sheet: str | None = None,
    table: int | None = None,
    progress: Progress | None = None,
) -> SurveyFile:
    """Read a CSV or XLSX file of up to 10 MB from its bytes. Nothing is written to disk.

    Parameters
    ----------
    data : the file
    name : its name, only to see that its ending fits; it is not kept
    sheet : the sheet to read (the first visible one with something on it if left out)
    table : which table of the sheet, counted from 1 (the largest if left out)
    progress : called with what is being done, how many rows are done, and of how many

    Returns
    -------
    SurveyFile
        Every answer as text, with notices for the screen.

    Raises
    ------
    SurveyFileError
        With one clear message: what is wrong and what to do. It never repeats what a row says.
    """
    if len(data) > LARGEST_BYTES:
        raise SurveyFileError(
            f"This file has {len(data) / 1024**2:.1f} MB; the largest is 10 MB. Keep only the columns you "
            "need, or "
            "save pictures out of it, and choose it again."
        )
    if not data.strip():
        raise SurveyFileError("This file is empty. Choose the file with the answers.")
    for start, what, advice in OTHER_KINDS:
        if data.startswith(start):
            raise SurveyFileError(f"This is {what}, not a survey table. {advice}.")
    if data.startswith(OLD_OFFICE):
        raise SurveyFileError(_old_office(data))
    if data.startswith(b"PK"):
        return _read_book(data, name, sheet, table, progress)
    if WEB_PAGE.match(data[:500]):
        raise SurveyFileError(
            "This is a web page or an XML file. Open it in your spreadsheet program and save it as XLSX or "
            "CSV."
        )
    return _read_text(data, name, table, progress)


def _read_text(data: bytes, name: str, table: int | None, progress: Progress | None) -> SurveyFile:
    text, notices = decode(data)
    if name.lower().endswith((".xlsx", ".xlsm", ".xls")):
        notices.insert(0, "The name says spreadsheet, but the file is text. It was read as CSV.")
    grid, separator, more = split_rows(text, progress)
    found = table_of(Sheet("", grid, (), frozenset(), ()), table)
    return SurveyFile(
        frame=found.frame,
        notices=(*notices, *more, *found.notices),
        kind="CSV",
        tables=found.tables,
        decimal_comma=separator != ",",
        rows=found.rows,
    )


def _read_book(
    data: bytes, name: str, wanted: str | None, table: int | None, progress: Progress | None
) -> SurveyFile:
    book = open_book(data)
    notices = list(book.notices)
    if name.lower().endswith((".csv", ".txt", ".tsv")):
        notices.insert(0, "The name says CSV, but the file is a spreadsheet. It was read as XLSX.")
    if wanted is not None and wanted not in book.names:
        raise SurveyFileError("The file has no visible sheet of that name. Choose one of its sheets.")
    names = book.names if wanted is None else (wanted,)
    sheets = (read_sheet(book, each, progress) for each in names)
    chosen = next((sheet for sheet in sheets if any(any(row) for row in sheet.grid)), None)
    if chosen is None:
        raise SurveyFileError(
            "There is nothing on the visible sheets of this file. Choose the file with the answers."
        )
    others = [each for each in book.names if each != chosen.name]
    if others:
        notices.append(
            f"The sheet '{chosen.name}' was read. "
            f"{count_of(len(others), 'other sheet was', 'other sheets were')} "
            "not read; you can choose another."
        )
    found = table_of(chosen, table)
    return SurveyFile(
        frame=found.frame,
        notices=(*notices, *chosen.notices, *found.notices),
        kind="XLSX",
        sheet=chosen.name,
        sheets=book.names,
        tables=found.tables,
        rows=found.rows,
    )


def _old_office(data: bytes) -> str:
    if LOCKED in data:
        return (
            "This spreadsheet has a password. Open it, take the password off, save it, and choose it again."
        )
    return (
        "This is a file of an old Office program (XLS or DOC). Open it in your spreadsheet program and save "
        "it as "
        "XLSX or CSV."
    )
