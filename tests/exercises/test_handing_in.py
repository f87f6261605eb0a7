"""Before handing in: each thing that costs marks is found, said, and mended in the copy."""

import copy
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme, ClearSolutions

from inequalitylab.cli import main
from inequalitylab.exercises import sets
from inequalitylab.exercises.course import configuration
from inequalitylab.exercises.handing_in import STUB, WRITTEN_STUB, as_released, mended, problems_of
from inequalitylab.exercises.my_work import check_my_work
from inequalitylab.exercises.releasing import RememberReleased, remembered

SET = "E9"
FILE = f"{sets.get(SET).notebook}.ipynb"


@pytest.fixture
def released() -> NotebookNode:
    return as_released(sets.public_cells(SET))


@pytest.fixture
def answered(released: NotebookNode) -> NotebookNode:
    """A notebook in which everything has some answer."""
    notebook = copy.deepcopy(released)
    for cell in notebook.cells:
        if STUB in cell.source or WRITTEN_STUB in cell.source:
            cell.source = "my_answer = 1" if cell.cell_type == "code" else "My answer."
    return notebook


def named(notebook: NotebookNode, name: str) -> NotebookNode:
    return next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == name)


def test_it_is_what_nbgrader_releases(released: NotebookNode) -> None:
    theirs = sets.public_notebook(SET)
    stubs = {"code_stub": {"python": STUB}, "text_stub": WRITTEN_STUB}
    for step in (ClearSolutions(**stubs), ClearHiddenTests(), ClearMarkScheme(enforce_metadata=False)):
        theirs, _ = step.preprocess(theirs, {})
    assert [cell.source.rstrip() for cell in theirs.cells] == [cell.source for cell in released.cells]


def test_a_whole_notebook_has_no_problem(answered: NotebookNode, released: NotebookNode) -> None:
    assert problems_of(answered, released) == []
    assert mended(answered, released) == answered


def delete(notebook: NotebookNode) -> None:
    notebook.cells.remove(named(notebook, "ratio-zero"))


def duplicate(notebook: NotebookNode) -> None:
    notebook.cells.insert(1, copy.deepcopy(named(notebook, "gap-answer")))


def retype(notebook: NotebookNode) -> None:
    cell = named(notebook, "gap-answer")
    cell.cell_type = "raw"
    del cell["outputs"], cell["execution_count"]


def rename(notebook: NotebookNode) -> None:
    named(notebook, "gap-answer").metadata.nbgrader["grade_id"] = "mine"


def strip(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        cell.metadata.pop("nbgrader", None)


def edit(notebook: NotebookNode) -> None:
    named(notebook, "gap-bad-outcome").source = "pass"


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (delete, "The test 'ratio-zero' is missing. It is put back."),
        (duplicate, "The answer 'gap-answer' is there 2 times. The last one counts"),
        (retype, "The answer 'gap-answer' was changed from code to raw. It is turned back into a code cell."),
        (rename, "The answer 'gap-answer' has lost its name. Its name is put back."),
        (strip, "The fixed cell 'setup' has lost its name."),
        (edit, "The test 'gap-bad-outcome' was changed. Its text is put back."),
    ],
)
def test_harm_is_found_said_and_mended(
    harm: Callable[[NotebookNode], None], says: str, answered: NotebookNode, released: NotebookNode
) -> None:
    harmed = copy.deepcopy(answered)
    harm(harmed)
    problems = problems_of(harmed, released)
    assert any(f"{problem.what} {problem.mend}".startswith(says) for problem in problems)
    again = mended(harmed, released)
    nbformat.validate(again)
    assert problems_of(again, released) == []
    names = [cell.metadata["nbgrader"]["grade_id"] for cell in again.cells if "nbgrader" in cell.metadata]
    assert names == [
        cell.metadata["nbgrader"]["grade_id"] for cell in released.cells if "nbgrader" in cell.metadata
    ]
    assert named(again, "gap-answer").source == "my_answer = 1"


def test_an_answer_that_is_deleted_or_not_written_is_left_to_the_student(
    answered: NotebookNode, released: NotebookNode
) -> None:
    answered.cells.remove(named(answered, "gap-answer"))
    named(answered, "ratio-answer").source = named(released, "ratio-answer").source
    problems = {problem.cell: problem for problem in problems_of(answered, released)}
    assert not problems["gap-answer"].done and "write your answer" in problems["gap-answer"].mend
    assert not problems["ratio-answer"].done and "no answer yet" in problems["ratio-answer"].what


def test_the_command_makes_the_file_to_hand_in(
    answered: NotebookNode, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    delete(answered)
    mine = tmp_path / "E9 (1).ipynb"
    nbformat.write(answered, mine)
    assert main(["exercises", "check", str(mine), "--to", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    assert f"It is handed in as {FILE}" in said and "0 to do yourself, 1 mended" in said
    assert "as saved on" in said
    assert named(nbformat.read(tmp_path / "out" / FILE, as_version=4), "ratio-zero").source


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "There is no file"),
        ("{", "is damaged"),
        ('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "--against"),
    ],
)
def test_what_is_no_exercise_gets_a_plain_message(
    content: str | None, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "notes.ipynb"
    if content is not None:
        path.write_text(content)
    assert main(["exercises", "check", str(path)]) == 2
    assert says in capsys.readouterr().err


def remembering(notebook: NotebookNode, name: str = FILE) -> NotebookNode:
    """Return a notebook as nbgrader's last step releases it."""
    made, _ = RememberReleased().preprocess(
        copy.deepcopy(notebook), {"nbgrader": {"notebook": name.removesuffix(".ipynb")}}
    )
    return made


def test_a_release_remembers_itself_and_nothing_else(released: NotebookNode) -> None:
    again, name = remembered(remembering(released)) or (None, "")
    assert name == FILE
    assert again is not None and again.cells == released.cells
    assert remembered(released) is None
    for damage in ("", "e30=", "not base64", 5):
        broken = remembering(released)
        broken.metadata["inequalitylab"]["released"] = damage
        assert remembered(broken) is None


def test_the_courses_releases_remember_themselves(tmp_path: Path, repository: Path) -> None:
    steps = configuration(repository, tmp_path).GenerateAssignment.preprocessors
    default = [step.__name__ for step in GenerateAssignment.preprocessors.default()]
    assert [step.rsplit(".")[-1] for step in steps] == [*default, "RememberReleased"]


def test_a_graded_variant_is_checked_against_what_it_remembers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing of the public set is in this one, and no copy of it is at hand."""
    cell = new_code_cell("STUB", id="median-answer")
    cell.metadata["nbgrader"] = {
        "grade": False,
        "grade_id": "median-answer",
        "locked": False,
        "schema_version": 3,
        "solution": True,
        "task": False,
    }
    notebook = remembering(new_notebook(cells=[cell]), "E9-graded.ipynb")
    notebook.cells.append(copy.deepcopy(notebook.cells[0]))
    notebook.cells[0].id, notebook.cells[1].source = "another", "mine = 1"
    nbformat.write(notebook, tmp_path / "E9-graded.ipynb")
    check_my_work(tmp_path / "E9-graded.ipynb")
    assert "The answer 'median-answer' is there 2 times" in capsys.readouterr().out
    made = nbformat.read(tmp_path / "hand_in" / "E9-graded.ipynb", as_version=4)
    assert ["nbgrader" in one.metadata for one in made.cells] == [False, True]
    assert remembered(made) is not None


def test_a_student_without_a_terminal_mends_the_notebook_in_its_place(
    answered: NotebookNode,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    delete(answered)
    path = tmp_path / FILE
    nbformat.write(answered, path)
    before = path.read_text()
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    check_my_work()
    assert "check_my_work(mend=True)" in capsys.readouterr().out
    assert path.read_text() == before
    check_my_work(mend=True)
    assert "Reload Notebook from Disk" in capsys.readouterr().out
    assert (tmp_path / "before_mending" / FILE).read_text() == before
    assert named(nbformat.read(path, as_version=4), "ratio-zero").source
    check_my_work()
    assert "Every cell is there" in capsys.readouterr().out


def test_while_work_is_marked_there_is_nothing_to_check(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    check_my_work()
    assert "Elsewhere: check_my_work" in capsys.readouterr().out
    check_my_work("nowhere.ipynb")
    assert "There is no file nowhere.ipynb" in capsys.readouterr().out


@pytest.mark.parametrize("name", sets.names())
def test_every_set_ends_with_the_check(name: str) -> None:
    last = sets.public_cells(name)[-1]
    assert last.kind == "show" and last.text.endswith("check_my_work()")
