"""Turns a set's template into the source notebook that nbgrader releases.

A template is plain text. Each cell starts with a line ``%% KIND ID [MARKS]``; what follows, up to the next
such line, is the cell. Jinja placeholders stand for what a variant may change.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from jinja2 import Environment, StrictUndefined
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

SCHEMA_VERSION = 3
_HEADER = re.compile(r"^%% (?P<kind>[a-z]+) (?P<id>[a-z0-9-]+)(?: (?P<marks>\d+))?$", re.MULTILINE)

# What each kind of cell is to nbgrader: (cell type, locked, solution, grade); None: nbgrader ignores it.
_KINDS: dict[str, tuple[str, tuple[bool, bool, bool] | None]] = {
    "text": ("markdown", None),
    "show": ("code", None),
    "setup": ("code", (True, False, False)),
    "scheme": ("markdown", (True, False, False)),
    "answer": ("code", (False, True, False)),
    "test": ("code", (True, False, True)),
    "written": ("markdown", (False, True, True)),
}


@dataclass(frozen=True)
class Cell:
    """One cell of a template: its kind, its name (also the nbgrader grade id), its marks and its text."""

    kind: str
    name: str
    marks: int | None
    text: str


def render(template: str, values: Mapping[str, Any]) -> str:
    """Fill a template's placeholders; a placeholder without a value is an error."""
    environment = Environment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
    )
    return environment.from_string(template).render(values)


def cells_of(text: str) -> list[Cell]:
    """Cut a filled template into its cells.

    Raises
    ------
    ValueError
        If a cell is of no known kind, a name is used twice, or marks stand where there are none.
    """
    headers = list(_HEADER.finditer(text))
    cells = []
    for header, following in zip(headers, [*headers[1:], None], strict=True):
        body = text[header.end() : following.start() if following else len(text)].strip("\n")
        kind, marks = header["kind"], header["marks"]
        if kind not in _KINDS:
            raise ValueError(f"Cell '{header['id']}' is of kind '{kind}', which is none of {sorted(_KINDS)}.")
        graded = kind in ("test", "written")
        if graded != (marks is not None):
            raise ValueError(
                f"Cell '{header['id']}' ({kind}): tests and written answers carry marks, others none."
            )
        cells.append(Cell(kind, header["id"], int(marks) if marks else None, body))
    names = [cell.name for cell in cells]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"Cell names used twice: {sorted(twice)}.")
    return cells


def notebook_of(cells: Iterable[Cell], title: str) -> nbformat.NotebookNode:
    """Return the source notebook, without outputs, with nbgrader's metadata."""
    notebook = new_notebook(cells=[_notebook_cell(cell) for cell in cells])
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            "title": title,
        }
    )
    nbformat.validate(notebook)
    return notebook


def _notebook_cell(cell: Cell) -> nbformat.NotebookNode:
    cell_type, flags = _KINDS[cell.kind]
    make = new_code_cell if cell_type == "code" else new_markdown_cell
    made = make(cell.text, id=cell.name)
    if flags is not None:
        locked, solution, grade = flags
        nbgrader = {
            "grade": grade,
            "grade_id": cell.name,
            "locked": locked,
            "schema_version": SCHEMA_VERSION,
            "solution": solution,
            "task": False,
        }
        if grade:
            nbgrader["points"] = cell.marks
        made.metadata["nbgrader"] = nbgrader
    return made


def to_text(notebook: nbformat.NotebookNode) -> str:
    """Return the notebook as the text of its file, always the same for the same notebook."""
    return nbformat.writes(notebook, version=4, indent=1) + "\n"


def write(notebook: nbformat.NotebookNode, path: Path) -> None:
    """Write a notebook, with its code laid out by ruff where ruff is installed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(to_text(notebook), encoding="utf-8")
    ruff = shutil.which("ruff", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if ruff:
        settings = ["--isolated", "--line-length", "110"]
        subprocess.run([ruff, "format", "--quiet", *settings, str(path)], check=True)
