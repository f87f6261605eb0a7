"""A cohort's graded variant of a set: a private key changes the data and what the functions must do."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from inequalitylab.errors import CourseError
from inequalitylab.exercises import sets
from inequalitylab.exercises.trying import try_out
from inequalitylab.exercises.writing import Cell, cells_of, notebook_of

SHORTEST_KEY = 16
_MARKS = re.compile(r"^\d+ marks: (\d+) for your functions, (\d+) for your", re.MULTILINE)


@dataclass(frozen=True)
class Variant:
    """A variant, solutions and hidden tests and all: for the teacher only.

    Attributes
    ----------
    rules : Any
        What the functions must do under this key.
    cells : tuple of Cell
        The cells of the source notebook.
    """

    rules: Any
    cells: tuple[Cell, ...]

    def notebook(self, title: str) -> nbformat.NotebookNode:
        """Return the source notebook."""
        return notebook_of(self.cells, title)


def read_key(path: Path) -> bytes:
    """Return the key in a file.

    Raises
    ------
    CourseError
        If the file is absent or too short to be hard to guess; the message says how to make one.
    """
    advice = (
        'Make one with: python -c "import secrets; print(secrets.token_hex(32))" > FILE. '
        "Keep it outside the repository; another key gives the resit."
    )
    try:
        key = path.read_bytes().strip()
    except OSError as error:
        raise CourseError(f"The key {path} cannot be read ({error.strerror}). {advice}") from error
    if len(key) < SHORTEST_KEY:
        raise CourseError(f"The key in {path} is shorter than {SHORTEST_KEY} characters. {advice}")
    return key


def variant(name: str, key: bytes, bank: Path | None = None) -> Variant:
    """Return the variant of a set under a key, with the items of a private bank added.

    Parameters
    ----------
    name : str
        The set.
    key : bytes
        Nothing of it can be read from the variant.
    bank : Path, optional
        A folder of items: each file ``*.txt`` in the form of a set's template, its first cell a heading
        such as ``## Who is missing? (2 marks)``.

    Raises
    ------
    CourseError
        If an item of the bank is not fit to use, or the variant's own solution does not get full marks.
    """
    chosen = sets.get(name)
    rules = chosen.rules_of(sets.seeded("rules", name, key))
    cells = sets.cells(chosen, rules, sets.seeded("data", name, key))
    if bank is not None:
        cells = _with_bank(cells, bank)
    failed = {cell: tried.message for cell, tried in try_out(cells).items() if tried.message}
    if failed:
        lines = "; ".join(f"{cell}: {message}" for cell, message in failed.items())
        raise CourseError(f"The variant's own solution does not get full marks. Mend the bank. {lines}")
    return Variant(rules, tuple(cells))


def _with_bank(cells: list[Cell], bank: Path) -> list[Cell]:
    files = sorted(bank.glob("*.txt")) if bank.is_dir() else []
    if not files:
        raise CourseError(f"There is no item (*.txt) in the bank {bank}. Give the folder that holds them.")
    added: list[Cell] = []
    for path in files:
        try:
            items = cells_of(path.read_text(encoding="utf-8"))
        except (ValueError, UnicodeDecodeError) as error:
            raise CourseError(f"The item {path.name} of the bank cannot be used: {error}") from error
        if not any(cell.kind == "test" for cell in items):
            raise CourseError(
                f"The item {path.name} of the bank has no test. Add a cell '%% test NAME MARKS'."
            )
        added += items
    first_written = next(row for row, cell in enumerate(cells) if cell.kind == "scheme") - 1
    together = [*cells[:first_written], *added, *cells[first_written:]]
    names = [cell.name for cell in together]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise CourseError(f"Cells of the bank have names that are taken: {', '.join(twice)}. Rename them.")
    extra = sum(cell.marks or 0 for cell in added)
    return [_marks_raised(cell, extra) if cell.name == "about" else cell for cell in together]


def _marks_raised(about: Cell, extra: int) -> Cell:
    def raised(found: re.Match[str]) -> str:
        auto, manual = int(found[1]) + extra, int(found[2])
        return f"{auto + manual} marks: {auto} for your functions, {manual} for your"

    return Cell(about.kind, about.name, about.marks, _MARKS.sub(raised, about.text))
