"""nbgrader's own quick-start course gets the same marks here as with `nbgrader autograde`."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from inequalitylab.exercises.course import find_programs
from inequalitylab.grading import marking
from inequalitylab.grading.accounts import GRADED, IN_PART
from inequalitylab.grading.work import load_course, open_course

pytestmark = pytest.mark.slow
SET = "ps1"


def answer(path: Path, solved: Path, cells: slice) -> None:
    """Put the solution into some of a released notebook's cells."""
    notebook, source = nbformat.read(path, as_version=4), nbformat.read(solved, as_version=4)
    right = {
        cell.metadata.nbgrader.grade_id: re.sub(r"#* ?(BEGIN|END) SOLUTION", "", cell.source)
        for cell in source.cells
        if cell.metadata.get("nbgrader", {}).get("solution") and cell.cell_type == "code"
    }
    for name in list(right)[cells]:
        [cell] = [one for one in notebook.cells if one.metadata.get("nbgrader", {}).get("grade_id") == name]
        cell.source = right[name]
    nbformat.write(notebook, path)


def marks(course: Path) -> dict[tuple[str, str, str], float | None]:
    """Return every automatic mark by student, notebook and cell."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        return {
            (submission.student.id, notebook.name, grade.name): grade.auto_score
            for submission in book.assignment_submissions(SET)
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def test_the_quick_start_course_gets_the_same_marks(isolating: None, tmp_path: Path) -> None:  # noqa: ARG001
    find_programs()
    program = Path(sys.executable).parent / "nbgrader"
    subprocess.run([program, "quickstart", "course101"], cwd=tmp_path, check=True, capture_output=True)
    stock, ours = tmp_path / "course101", tmp_path / "ours"
    api = open_course(load_course(stock, SET, unsafe=True).config)
    assert api.generate_assignment(SET)["success"]
    for student, cells in (
        ("all", slice(None)),
        ("none", slice(0)),
        ("first", slice(1)),
        ("other", slice(1, None)),
    ):
        folder = stock / "submitted" / student / SET
        shutil.copytree(stock / "release" / SET, folder)
        for path in folder.glob("*.ipynb"):
            answer(path, stock / "source" / SET / path.name, cells)
    shutil.copytree(stock, ours)
    subprocess.run([program, "autograde", SET], cwd=stock, check=True, capture_output=True)

    (ours / "submitted" / "half" / SET).mkdir(parents=True)
    shutil.copy(stock / "submitted" / "all" / SET / "problem1.ipynb", ours / "submitted" / "half" / SET)
    found = marking.mark(load_course(ours, SET, unsafe=False), workers=2, say=lambda _: None)
    assert {one.student: one.status for one in found} == {
        **dict.fromkeys(("all", "none", "first", "other"), GRADED),
        "half": IN_PART,
    }
    [half] = [one for one in found if one.student == "half"]
    assert "problem2.ipynb was not handed in" in half.reason
    expected, got = marks(stock), marks(ours)
    assert len({mark for mark in expected.values() if mark is not None}) > 1
    assert {cell: mark for cell, mark in got.items() if cell[0] != "half"} == expected
