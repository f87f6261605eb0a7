"""Before a student hands in: what has happened to the notebook's cells, how to mend it, and a mended copy."""

import copy
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from inequalitylab.errors import CourseError
from inequalitylab.exercises import sets
from inequalitylab.exercises.releasing import remembered
from inequalitylab.exercises.writing import Cell, notebook_of

STUB = 'raise NotImplementedError("Write your answer in place of this line.")'
WRITTEN_STUB = "*Write your answer here.*"
_KEPT_BACK = re.compile(r"### BEGIN (HIDDEN TESTS|MARK SCHEME).*?### END \1[^\n]*", re.DOTALL)
_SOLUTION = re.compile(r"### BEGIN SOLUTION.*?### END SOLUTION", re.DOTALL)


@dataclass(frozen=True)
class Problem:
    """Something that would cost marks.

    Attributes
    ----------
    cell : str
        The cell's name.
    what : str
        What has happened.
    mend : str
        What to do; the mended copy has it done, where `done` is true.
    done : bool
        Whether the mended copy has it done.
    """

    cell: str
    what: str
    mend: str
    done: bool = True


def as_released(cells: Iterable[Cell]) -> NotebookNode:
    """Return a set as students get it: no solution, hidden test or marker's note."""
    blank = []
    for cell in cells:
        stub = STUB if cell.kind == "answer" else WRITTEN_STUB
        text = _SOLUTION.sub(stub, _KEPT_BACK.sub("", cell.text)).rstrip()
        blank.append(Cell(cell.kind, cell.name, cell.marks, text))
    return notebook_of(blank, "")


def released_like(notebook: NotebookNode, path: Path) -> tuple[NotebookNode, str]:
    """Return what was released, and the name of its file: as the notebook remembers it, or a public set.

    Raises
    ------
    CourseError
        If the notebook remembers nothing, and is none of the public sets.
    """
    kept = remembered(notebook)
    if kept is not None:
        return kept
    names = {_name(cell) for cell in notebook.cells} | {cell.get("id", "") for cell in notebook.cells}
    best, most = "", 0
    for name in sets.names():
        labelled = {cell.name for cell in sets.public_cells(name) if cell.kind != "text"}
        shared = len(labelled & names)
        if shared > most:
            best, most = name, shared
    if most < 5:
        raise CourseError(
            f"{path.name} is not one of the course's public exercises. Give the copy that you were given "
            "with --against FILE."
        )
    return as_released(sets.public_cells(best)), f"{sets.get(best).notebook}.ipynb"


def problems_of(notebook: NotebookNode, released: NotebookNode) -> list[Problem]:
    """Return what would cost marks, in the order of the released notebook."""
    found = []
    names = [_name(cell) for cell in notebook.cells]
    for original in released.cells:
        name = _name(original)
        if not name:
            continue
        title = _title(original)
        copies = [cell for cell in notebook.cells if _name(cell) == name]
        lost_label = [
            cell for cell in notebook.cells if not _known(cell, released) and cell.get("id") == name
        ]
        if not copies and lost_label:
            found.append(Problem(name, f"The {title} has lost its name.", "Its name is put back."))
        elif not copies:
            mend = (
                "It is put back."
                if not _is_answer(original)
                else "It is put back empty: write your answer in it."
            )
            found.append(Problem(name, f"The {title} is missing.", mend, done=not _is_answer(original)))
        if len(copies) > 1:
            mend = "The last one counts; the others become notes. Check that the last is the one you want."
            found.append(Problem(name, f"The {title} is there {len(copies)} times.", mend))
        for cell in copies[-1:]:
            if cell.cell_type != original.cell_type:
                what = f"The {title} was changed from {original.cell_type} to {cell.cell_type}."
                found.append(Problem(name, what, f"It is turned back into a {original.cell_type} cell."))
            elif _is_locked(original) and cell.source.strip() != original.source.strip():
                found.append(Problem(name, f"The {title} was changed.", "Its text is put back."))
            elif _is_answer(original) and cell.source.strip() == original.source.strip():
                found.append(
                    Problem(name, f"The {title} has no answer yet.", "Write your answer in it.", done=False)
                )
    unknown = {name for name in names if name} - {_name(cell) for cell in released.cells}
    found += [
        Problem(
            name, f"There is a cell called '{name}' that the exercise does not have.", "It becomes a note."
        )
        for name in sorted(unknown)
    ]
    return found


def mended(notebook: NotebookNode, released: NotebookNode) -> NotebookNode:
    """Return a copy with every cell of the exercise once, by name and kind; the student's own cells stay."""
    made = copy.deepcopy(notebook)
    originals = {_name(cell): cell for cell in released.cells if _name(cell)}
    for cell in made.cells:
        if not _known(cell, released) and cell.get("id") in originals:
            cell.metadata["nbgrader"] = copy.deepcopy(originals[cell["id"]].metadata["nbgrader"])
    last = {_name(cell): position for position, cell in enumerate(made.cells)}
    cells = []
    for position, cell in enumerate(made.cells):
        name = _name(cell)
        if name in originals and last[name] == position:
            cell = _put_right(cell, originals[name])
        else:
            cell.metadata.pop("nbgrader", None)
        cells.append(_without_outputs(cell))
    made.cells = cells
    for position, original in enumerate(released.cells):
        if _name(original) and _name(original) not in last:
            made.cells.insert(_place(made.cells, released.cells[:position]), copy.deepcopy(original))
    made.metadata.update(copy.deepcopy(released.metadata))
    taken: set[str] = set()
    for cell in made.cells:
        if cell.get("id") in taken or "id" not in cell:
            cell["id"] = nbformat.v4.new_code_cell("").id
        taken.add(cell["id"])
    return made


def _put_right(cell: NotebookNode, original: NotebookNode) -> NotebookNode:
    right = copy.deepcopy(original)
    if not _is_locked(original):
        right.source = cell.source
    return right


def _without_outputs(cell: NotebookNode) -> NotebookNode:
    if cell.cell_type == "code":
        cell.outputs, cell.execution_count = [], None
    return cell


def _place(cells: list[NotebookNode], before: list[NotebookNode]) -> int:
    """Return where a missing cell goes: after the nearest one before it that is there."""
    ids = [cell.get("id") for cell in cells]
    for earlier in reversed(before):
        if earlier.get("id") in ids:
            return ids.index(earlier.get("id")) + 1
    return 0


def _name(cell: NotebookNode) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


def _known(cell: NotebookNode, released: NotebookNode) -> bool:
    return _name(cell) in {_name(one) for one in released.cells if _name(one)}


def _is_answer(cell: NotebookNode) -> bool:
    return bool(cell.metadata["nbgrader"]["solution"])


def _is_locked(cell: NotebookNode) -> bool:
    return bool(cell.metadata["nbgrader"]["locked"])


def _title(cell: NotebookNode) -> str:
    kind = "answer" if _is_answer(cell) else "test" if cell.metadata["nbgrader"]["grade"] else "fixed cell"
    return f"{kind} '{_name(cell)}'"
