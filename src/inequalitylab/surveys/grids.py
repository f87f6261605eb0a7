"""Find the survey on a sheet: its header, its rows, and what else stands around it."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

import pandas as pd

from inequalitylab.surveys.files import MOST_COLUMNS, Grid, SurveyFileError, count_of
from inequalitylab.surveys.personal_patterns import is_personal_header
from inequalitylab.surveys.values import is_date, is_number
from inequalitylab.surveys.workbook_files import Sheet

LONGEST_NAME = 100
NOTHING_BUT_NAMES = "The file has column names but no answers. Choose the file with the answers."
UNSEEN = re.compile(r"[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True)
class Found:
    """The table on a sheet, in which rows its replies stand, how many tables there are, what was done."""

    frame: pd.DataFrame
    rows: tuple[int, ...]
    tables: int
    notices: tuple[str, ...]


@dataclass(frozen=True)
class Block:
    """Rows and columns of a grid that may be one table (ends not included)."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def size(self) -> int:
        """How many cells it spans."""
        return (self.bottom - self.top) * (self.right - self.left)


def table_of(sheet: Sheet, wanted: int | None = None) -> Found:
    """Return the survey on a sheet.

    Parameters
    ----------
    sheet : its cells
    wanted : which table, counted from 1; the largest if left out

    Raises
    ------
    SurveyFileError
        If the sheet is empty, has only column names or too many columns, or lacks the wanted table.
    """
    grid, notices = _filled(sheet)
    width = max((len(row) for row in grid), default=0)
    grid = [row if len(row) == width else row + [""] * (width - len(row)) for row in grid]
    used = [any(row) for row in grid]
    if not any(used):
        raise SurveyFileError("This file is empty. Choose the file with the answers.")
    blocks, said = _blocks(grid, used)
    notices += said
    if wanted is not None and not 1 <= wanted <= len(blocks):
        raise SurveyFileError(f"The sheet has {count_of(len(blocks), 'table')}. Choose one of them.")
    block = max(blocks, key=lambda each: each.size) if wanted is None else blocks[wanted - 1]
    if len(blocks) > 1:
        notices.append(
            f"The sheet has {len(blocks)} tables. The one in rows {block.top + 1} to {block.bottom} was "
            "read. "
            "To use another, choose it, or put each table on its own sheet."
        )
    lines = [i for i in range(block.top, block.bottom) if used[i]]
    rows = [grid[i][block.left : block.right] for i in lines]
    blank = block.bottom - block.top - len(lines)
    if blank:
        notices.append(f"{count_of(blank, 'empty row')} left out.")
    frame, places = _framed(rows, lines, notices)
    return Found(frame, places, len(blocks), tuple(notices))


def _filled(sheet: Sheet) -> tuple[Grid, list[str]]:
    """Return the cells with merged ones filled in."""
    grid = [list(row) for row in sheet.grid] if sheet.merged else sheet.grid
    body = 0
    for left, top, right, bottom in sheet.merged:
        if bottom > len(grid) or right > MOST_COLUMNS:
            continue
        value = grid[top - 1][left - 1] if left <= len(grid[top - 1]) else ""
        for row in grid[top - 1 : bottom]:
            row += [""] * (right - len(row))
            row[left - 1 : right] = [value] * (right - left + 1)
        body += 1
    said = f"{count_of(body, 'group')} of merged cells: each cell of it got the same text."
    return grid, [said] if body else []


def _blocks(grid: Grid, used: list[bool]) -> tuple[list[Block], list[str]]:
    """Return the tables of a sheet, left to right and top to bottom; titles and notes are left out."""
    stretches: list[tuple[int, int]] = []
    for i, row_used in enumerate(used):
        if row_used and (i == 0 or not used[i - 1]):
            stretches.append((i, i + 1))
        elif row_used:
            stretches[-1] = (stretches[-1][0], i + 1)
    spans = [_span(grid, top, bottom) for top, bottom in stretches]
    widest = max(right - left for left, right in spans)
    notes = 0
    blocks: list[Block] = []
    for (top, bottom), (left, right) in zip(stretches, spans, strict=True):
        if _is_note(grid, top, bottom, widest):
            notes += bottom - top
        elif blocks and _goes_on(grid, blocks[-1], Block(top, bottom, left, right)):
            last = blocks[-1]
            blocks[-1] = Block(last.top, bottom, min(last.left, left), max(last.right, right))
        else:
            blocks.append(Block(top, bottom, left, right))
    trimmed = []
    for block in blocks:
        top, left_out = _below_titles(grid, block)
        notes += left_out
        trimmed += _side_by_side(grid, Block(top, block.bottom, block.left, block.right))
    said = f"{count_of(notes, 'line')} above or below the table left out (a title or a note)."
    return trimmed, [said] if notes else []


def _span(grid: Grid, top: int, bottom: int) -> tuple[int, int]:
    used = [i for row in grid[top:bottom] for i in (_first(row), _last(row)) if i is not None]
    return min(used), max(used) + 1


def _first(row: list[str]) -> int | None:
    return next((i for i, cell in enumerate(row) if cell), None)


def _last(row: list[str]) -> int | None:
    return next((i for i in range(len(row) - 1, -1, -1) if row[i]), None)


def _is_note(grid: Grid, top: int, bottom: int, widest: int) -> bool:
    return widest > 1 and all(sum(map(bool, row)) <= 1 for row in grid[top:bottom])


def _below_titles(grid: Grid, block: Block) -> tuple[int, int]:
    """Return where the table starts below lines with a single cell, and how many such lines there are."""
    filled = [sum(map(bool, row)) for row in grid[block.top : block.bottom]]
    usual = Counter(filled).most_common(1)[0][0]
    top = block.top
    while usual > 1 and top < block.bottom - 1 and _different(grid[top]) <= 1:
        top += 1
    return top, top - block.top


def _different(row: list[str]) -> int:
    return len({cell for cell in row if cell})


def _goes_on(grid: Grid, first: Block, second: Block) -> bool:
    """Whether a stretch below an empty row is more of the same table, not another one with its own header."""
    if second.left < first.left or second.right > first.right:
        return False
    start = [cell for cell in grid[second.top][second.left : second.right] if cell]
    if any(is_number(cell) or is_date(cell) for cell in start) or len(start) < 2:
        return True
    if first.bottom - first.top < 2:
        return False
    body = {cell for row in grid[first.top + 1 : first.bottom] for cell in row}
    return any(cell in body for cell in start)


def _side_by_side(grid: Grid, block: Block) -> list[Block]:
    """Return the tables that empty columns part, if they differ in length; else the block as it is."""
    rows = grid[block.top : block.bottom]
    columns = [any(row[i] for row in rows) for i in range(block.left, block.right)]
    parts: list[tuple[int, int]] = []
    for i, filled in enumerate(columns):
        if filled and (i == 0 or not columns[i - 1]):
            parts.append((i, i + 1))
        elif filled:
            parts[-1] = (parts[-1][0], i + 1)
    pieces = []
    for left, right in parts:
        cells = [any(row[block.left + left : block.left + right]) for row in rows]
        last = max(i for i, filled in enumerate(cells) if filled)
        piece = Block(block.top, block.top + last + 1, block.left + left, block.left + right)
        pieces.append((piece, cells[0] and right - left > 1))
    lengths = {piece.bottom for piece, _ in pieces}
    if len(lengths) > 1 and all(has_header for _, has_header in pieces):
        return [piece for piece, _ in pieces]
    return [block]


def _framed(rows: Grid, lines: list[int], notices: list[str]) -> tuple[pd.DataFrame, tuple[int, ...]]:
    """Return the table with clean column names, and in which row of the sheet each reply stands."""
    if len(rows[0]) > MOST_COLUMNS:
        raise SurveyFileError(
            f"The table has {len(rows[0]):,} columns; the most is {MOST_COLUMNS:,}. Keep the questions you "
            "need and "
            "choose the file again. If rows and columns are swapped, turn the table first."
        )
    header, body = _header(rows, notices)
    if not body:
        raise SurveyFileError(NOTHING_BUT_NAMES)
    frame = pd.DataFrame(body, dtype=object)
    keep = [i for i, name in enumerate(header) if name or (frame[i] != "").any()]
    if dropped := len(header) - len(keep):
        notices.append(f"{count_of(dropped, 'empty column')} left out.")
    frame = frame[keep]
    frame.columns = pd.Index(_clean_names([header[i] for i in keep], notices))
    return frame, tuple(line + 1 for line in lines[len(rows) - len(body) :])


def _header(rows: Grid, notices: list[str]) -> tuple[list[str], Grid]:
    first = [cell for cell in rows[0] if cell]
    years = all(re.fullmatch(r"(19|20)\d\d", cell) for cell in first if is_number(cell))
    numbers = sum(is_number(cell) or is_date(cell) for cell in first)
    if (numbers > len(first) / 2 and not years) or (len(rows) == 1 and numbers):
        notices.append("The first row holds answers, not column names. The columns were given numbers.")
        return [""] * len(rows[0]), rows
    if len(rows) > 2 and _is_upper_header(rows):
        notices.append("The table has two rows of column names. They were joined.")
        joined = [
            f"{above}: {below}" if above and below and above != below else above or below
            for above, below in zip(rows[0], rows[1], strict=True)
        ]
        return joined, rows[2:]
    return rows[0], rows[1:]


def _is_upper_header(rows: Grid) -> bool:
    """Whether the first row repeats names (from merged cells) over a second row of different names."""
    if len([cell for cell in rows[0] if cell]) == _different(rows[0]):
        return False
    below = [cell for above, cell in zip(rows[0], rows[1], strict=True) if rows[0].count(above) > 1]
    texts = all(cell and not is_number(cell) and not is_date(cell) for cell in below)
    answers = {cell for row in rows[2:] for cell in row}
    return texts and len(set(below)) > 1 and not any(cell in answers for cell in below)


def _clean_names(header: list[str], notices: list[str]) -> list[str]:
    """Return column names that are all there, all different, short, and free of personal details."""
    names, blank, personal, code = [], 0, 0, False
    for position, raw in enumerate(header, start=1):
        text = " ".join(UNSEEN.sub(" ", unicodedata.normalize("NFC", raw)).split())[:LONGEST_NAME].strip()
        code = code or "<" in text or text.startswith(("=", "@"))
        if is_personal_header(text):
            personal, text = personal + 1, ""
        elif not text:
            blank += 1
        names.append(text or f"Column {position}")
    if blank:
        notices.append(f"{count_of(blank, 'column has', 'columns have')} no name and got a number.")
    if personal:
        notices.append(
            f"{count_of(personal, 'column name looks', 'column names look')} like a personal detail (such as "
            "a name "
            "or an e-mail address). A number took its place."
        )
    if code:
        notices.append("A column name holds computer code. It is kept as plain text and never run.")
    seen: Counter[str] = Counter()
    taken = set(names)
    repeated = 0
    for position, name in enumerate(names):
        seen[name] += 1
        if seen[name] > 1:
            repeated += 1
            number = seen[name]
            while f"{name} ({number})" in taken:
                number += 1
            names[position] = f"{name} ({number})"
            taken.add(names[position])
    if repeated:
        notices.append(
            f"{count_of(repeated, 'column name was', 'column names were')} used before and got a number."
        )
    return names
