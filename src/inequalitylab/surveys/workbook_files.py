"""Bytes of a spreadsheet file into sheets of cells: nothing is run, nothing is unpacked to disk."""

import datetime
import io
import re
import warnings
import zipfile
from dataclasses import dataclass

import openpyxl
from openpyxl.utils.cell import range_boundaries

from inequalitylab.surveys.files import ROWS_A_STEP, Grid, Progress, SurveyFileError, count_of

LARGEST_UNPACKED = 300_000_000
LARGEST_RATIO = 250
SMALL_UNPACKED = 20_000_000
MOST_PARTS = 5_000
MOST_ROWS = 200_000

CORRUPT = (
    "This spreadsheet is damaged and cannot be opened. Open it in your spreadsheet program, save it under a "
    "new "
    "name as XLSX, and choose that file."
)
BOMB = (
    "This spreadsheet unpacks to far more than a survey holds, so it was not opened. Copy the answers alone "
    "into "
    "a new sheet, save that, and choose it."
)
ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
MERGED = re.compile(rb'<mergeCell [^>]*?ref="([A-Z0-9:]+)"')
HIDDEN_ROW = re.compile(rb'<row (?=[^>]*?hidden="(?:1|true)")[^>]*?\br="(\d+)"')
HIDDEN_COLUMN = re.compile(rb'<col (?=[^>]*?hidden="(?:1|true)")')
FORMULA = re.compile(rb"<f[ >/]")
EMPTY_FORMULA = re.compile(rb"(?:</f>|<f[^>]*/>)(?:<v\s*/>|<v></v>)?</c>")
ERRORS = frozenset({"#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})


@dataclass(frozen=True)
class Sheet:
    """One sheet: its cells as text, and what was found on it."""

    name: str
    grid: Grid
    merged: tuple[tuple[int, int, int, int], ...]
    hidden_rows: frozenset[int]
    notices: tuple[str, ...]


@dataclass(frozen=True)
class Book:
    """The visible sheets of a file (read only when asked for) and notices about the file."""

    names: tuple[str, ...]
    notices: tuple[str, ...]
    book: openpyxl.Workbook
    parts: zipfile.ZipFile


def open_book(data: bytes) -> Book:
    """Open a spreadsheet from memory.

    Raises
    ------
    SurveyFileError
        If it is damaged, locked, far too large when unpacked, or has no visible sheet.
    """
    try:
        parts = zipfile.ZipFile(io.BytesIO(data))
        infos = parts.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise SurveyFileError(CORRUPT) from None
    names = {info.filename for info in infos}
    _check_parts(infos, len(data))
    _check_kind(names)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        states = {sheet.title: getattr(sheet, "sheet_state", "visible") for sheet in book.worksheets}
    except Exception:
        # openpyxl raises whatever its parts raise, and the text of it may quote cells
        raise SurveyFileError(CORRUPT) from None
    if not states:
        raise SurveyFileError(CORRUPT)
    visible = tuple(name for name, state in states.items() if state == "visible")
    notices = []
    if any("vbaProject" in name for name in names):
        notices.append("The file holds macros (small programs). They were not run and not read.")
    if hidden := len(states) - len(visible):
        notices.append(f"{count_of(hidden, 'hidden sheet was', 'hidden sheets were')} not read.")
    if not visible:
        raise SurveyFileError(
            "Every sheet of this file is hidden. Show the sheet with the answers and save the file."
        )
    return Book(visible, tuple(notices), book, parts)


def _check_parts(infos: list[zipfile.ZipInfo], packed: int) -> None:
    if any(info.flag_bits & 1 for info in infos):
        raise SurveyFileError(
            "This spreadsheet has a password. Open it, take the password off, save it, and choose it again."
        )
    unpacked = sum(info.file_size for info in infos)
    swollen = unpacked > SMALL_UNPACKED and unpacked > LARGEST_RATIO * packed
    if unpacked > LARGEST_UNPACKED or len(infos) > MOST_PARTS or swollen:
        raise SurveyFileError(BOMB)


def _check_kind(names: set[str]) -> None:
    if "xl/workbook.bin" in names:
        raise SurveyFileError(
            "This is a binary spreadsheet (XLSB). Save it as XLSX or CSV and choose that file."
        )
    if "word/document.xml" in names:
        raise SurveyFileError(
            "This is a Word document. Copy its table into a spreadsheet and save it as XLSX."
        )
    if "content.xml" in names:
        raise SurveyFileError(
            "This is an OpenDocument file (ODS). Save it as XLSX or CSV and choose that file."
        )
    if not any(name.startswith("xl/") for name in names):
        raise SurveyFileError(
            "This is a packed file (ZIP), not a spreadsheet. Unpack it and choose the survey inside."
        )


def read_sheet(book: Book, name: str, progress: Progress | None = None) -> Sheet:
    """Read one sheet: the saved results of formulas, merged cells, hidden rows, all as text.

    Raises
    ------
    SurveyFileError
        If the sheet is damaged or far too long.
    """
    try:
        sheet = book.book[name]
        raw = book.parts.read(sheet._worksheet_path)
        if ENTITIES.search(raw[:5000]):
            raise SurveyFileError(CORRUPT)
        sheet.reset_dimensions()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            grid: Grid = []
            errors, lines = 0, raw.count(b"<row ")
            for row in sheet.iter_rows(values_only=True):
                cells = [_text(value) for value in row]
                if "#" in "".join(cell[:1] for cell in cells):
                    errors += sum(cell in ERRORS for cell in cells)
                    cells = ["" if cell in ERRORS else cell for cell in cells]
                if progress is not None and len(grid) % ROWS_A_STEP == 0:
                    progress("Reading rows", len(grid), max(lines, len(grid) + 1))
                grid.append(cells)
                if len(grid) > MOST_ROWS and any(cells):
                    raise SurveyFileError(
                        f"The sheet has more than {MOST_ROWS:,} rows. Keep the answers alone on it."
                    )
    except SurveyFileError:
        raise
    except Exception:
        # the text of what openpyxl or the XML reader raise may quote cells
        raise SurveyFileError(CORRUPT) from None
    merged = tuple(range_boundaries(ref.decode()) for ref in MERGED.findall(raw))
    hidden = frozenset(int(number) - 1 for number in HIDDEN_ROW.findall(raw))
    return Sheet(name, grid, merged, hidden, tuple(_sheet_notices(raw, hidden, errors)))


def _sheet_notices(raw: bytes, hidden: frozenset[int], errors: int) -> list[str]:
    notices = []
    if formulas := len(FORMULA.findall(raw)):
        notices.append(
            f"{count_of(formulas, 'cell holds a formula', 'cells hold formulas')}. The results saved in the "
            "file "
            "were read; nothing was calculated, and no link was followed."
        )
        if empty := len(EMPTY_FORMULA.findall(raw)):
            notices.append(
                f"{count_of(empty, 'formula has', 'formulas have')} no saved result and counts as blank. To "
                "mend "
                "this, open the file in your spreadsheet program and save it."
            )
    if errors:
        notices.append(
            f"{count_of(errors, 'cell shows', 'cells show')} a spreadsheet error and counts as blank."
        )
    if hidden:
        notices.append(
            f"{count_of(len(hidden), 'hidden row was', 'hidden rows were')} read too. If they should not "
            "count, "
            "delete them and choose the file again."
        )
    if HIDDEN_COLUMN.search(raw):
        notices.append(
            "Hidden columns were read too. Look at the list of columns and drop what should not be here."
        )
    return notices


def _text(value: object) -> str:
    """Return a cell as text: whole numbers plain, dates as year-month-day."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time(0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    return str(value)
