"""Every set: full marks for its solution, none for a blank, and the right message for each known mistake."""

import re
from pathlib import Path

import nbformat
import pytest

from inequalitylab.exercises import sets
from inequalitylab.exercises.course import SOURCE
from inequalitylab.exercises.ideas import IDEAS
from inequalitylab.exercises.literals import check
from inequalitylab.exercises.trying import try_out
from inequalitylab.exercises.writing import write

SETS = sets.names()
BANK = [
    pytest.param(name, wrong, id=f"{name}: {wrong.name}")
    for name in SETS
    for wrong in sets.wrong_answers(name)
]
STUB = 'raise NotImplementedError("Write your answer in place of this line.")'


def blank(text: str) -> str:
    """Return an answer cell as a student gets it."""
    return re.sub(r"### BEGIN SOLUTION.*### END SOLUTION", STUB, text, flags=re.DOTALL)


@pytest.mark.parametrize("name", SETS)
def test_the_solution_gets_full_marks(name: str) -> None:
    results = try_out(sets.public_cells(name))
    assert {cell: result.message for cell, result in results.items() if result.message} == {}
    assert sum(result.marks for result in results.values()) == sum(r.out_of for r in results.values()) > 0


@pytest.mark.parametrize("name", SETS)
def test_a_blank_gets_nothing(name: str) -> None:
    cells = sets.public_cells(name)
    results = try_out(cells, {cell.name: blank(cell.text) for cell in cells if cell.kind == "answer"})
    assert sum(result.marks for result in results.values()) == 0
    assert {result.message.partition(".")[0] for result in results.values()} == {"Not answered yet"}


@pytest.mark.parametrize(("name", "wrong"), BANK)
def test_a_wrong_answer_loses_its_marks_and_is_told_why(name: str, wrong: sets.Wrong) -> None:
    results = try_out(sets.public_cells(name), wrong.code)
    assert tuple(cell for cell, result in results.items() if result.message) == wrong.lost
    assert results[wrong.lost[0]].message.startswith(IDEAS[wrong.says].name)
    assert IDEAS[wrong.says].text in results[wrong.lost[0]].message


@pytest.mark.parametrize("name", SETS)
def test_the_bank_is_large_enough_and_names_different_things(name: str) -> None:
    bank = sets.wrong_answers(name)
    assert len({wrong.name for wrong in bank}) == len(bank) >= 8
    assert len({wrong.says for wrong in bank}) >= 8
    answers = {cell.name for cell in sets.public_cells(name) if cell.kind == "answer"}
    assert {cell for wrong in bank for cell in wrong.code} <= answers


@pytest.mark.parametrize("name", SETS)
def test_marks_printed_are_the_marks_given(name: str) -> None:
    cells = sets.public_cells(name)
    marks: dict[str, int] = {}
    task = ""
    for cell in cells:
        if cell.kind == "text" and (
            heading := re.search(r"^## (.+) \((\d+) marks?\)$", cell.text, re.MULTILINE)
        ):
            task = heading[1]
            marks[task] = int(heading[2])
        if cell.marks:
            marks[task] -= cell.marks
        if cell.kind == "test":
            assert cell.text.startswith(f"# {cell.marks} mark"), cell.name
    assert set(marks.values()) == {0}
    auto = sum(cell.marks or 0 for cell in cells if cell.kind == "test")
    manual = sum(cell.marks or 0 for cell in cells if cell.kind == "written")
    assert f"{auto + manual} marks: {auto} for your functions, {manual} for your" in cells[0].text


@pytest.mark.parametrize("name", SETS)
def test_a_written_answer_comes_with_bands_a_model_and_a_borderline(name: str) -> None:
    cells = sets.public_cells(name)
    schemes = [cell.text for cell in cells if cell.kind == "scheme"]
    assert len(schemes) == sum(cell.kind == "written" for cell in cells) >= 1
    for scheme in schemes:
        seen, _, kept_back = scheme.partition("### BEGIN MARK SCHEME")
        bands = re.search(r"\| marks \| what it looks like \|\n\|---\|---\|\n((?:\|.+\n)+)", seen)
        assert bands and len(bands[1].strip().splitlines()) == 4
        assert "a model answer" in kept_back and "a borderline answer" in kept_back


def test_a_slip_that_nobody_has_explained_cannot_be_used() -> None:
    with pytest.raises(ValueError, match="no_such_idea"):
        check("number", "gap", expect=1.0, about="here", slips={"no_such_idea": 2.0})


@pytest.mark.parametrize("name", SETS)
def test_the_committed_source_is_what_the_command_writes(name: str, repository: Path, tmp_path: Path) -> None:
    notebook = f"{sets.get(name).notebook}.ipynb"
    write(sets.public_notebook(name), tmp_path / notebook)
    committed = repository / SOURCE / "source" / name / notebook
    assert committed.read_text() == (tmp_path / notebook).read_text(), "Run: inequalitylab exercises build"


@pytest.mark.parametrize("name", SETS)
def test_cells_have_names_that_mean_something_and_no_outputs(name: str, repository: Path) -> None:
    path = repository / SOURCE / "source" / name / f"{sets.get(name).notebook}.ipynb"
    for cell in nbformat.read(path, as_version=4).cells:
        assert not cell.get("outputs")
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", cell.id)
        assert cell.metadata.get("nbgrader", {}).get("grade_id", cell.id) == cell.id
