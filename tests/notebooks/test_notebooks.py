"""Every notebook: committed without outputs, runs, and prints the same in two separate executions."""

import json
import re
from pathlib import Path

import nbformat
import pytest
from notebook_files import committed, run_nbval

from inequalitylab.site.build import build_site

GENERATED_ID = re.compile(r"^(cell-)?[0-9a-f]{6,}$|^[0-9a-f-]{32,36}$")


def test_notebooks_carry_no_outputs(repository: Path) -> None:
    notebooks = committed(repository, "")
    assert notebooks
    for notebook in notebooks:
        for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                assert not cell["outputs"], f"{notebook.name}: cell '{cell['id']}' carries an output."
                assert cell["execution_count"] is None, f"{notebook.name}: cell '{cell['id']}' was run."
        assert "widgets" not in json.loads(notebook.read_text(encoding="utf-8"))["metadata"]


def test_cells_have_names_that_mean_something(repository: Path) -> None:
    for notebook in committed(repository, "lessons", "workbooks", "exercises/source"):
        names = [cell.id for cell in nbformat.read(notebook, as_version=4).cells]
        assert len(names) == len(set(names))
        generated = [name for name in names if GENERATED_ID.match(name)]
        assert not generated, f"{notebook.name}: give these cells a name: {', '.join(generated)}"


def test_lessons_print_the_same_in_two_executions(repository: Path) -> None:
    site = build_site(repository, areas=False)
    copies = sorted(site.rglob("*.ipynb"))
    # The template of a lesson is no page of the book.
    lessons = [lesson for lesson in committed(repository, "lessons") if not lesson.name.startswith("_")]
    assert lessons
    assert {copy.name for copy in copies} == {lesson.name for lesson in lessons}
    for copy in copies:
        code = [cell for cell in nbformat.read(copy, as_version=4).cells if cell.cell_type == "code"]
        # Strict nbval compares nothing where a cell has no count.
        assert all(cell.execution_count for cell in code if cell.source.strip()), copy.name
    result = run_nbval(copies, strict=True)
    assert result.returncode == 0, result.stdout


def test_workbooks_and_exercises_run(repository: Path) -> None:
    result = run_nbval(committed(repository, "workbooks", "exercises/source"), strict=False)
    assert result.returncode == 0, result.stdout


@pytest.fixture
def executed_copy(tmp_path: Path) -> Path:
    """An executed notebook that prints a figure of a CSV file beside it."""
    (tmp_path / "figure.csv").write_text("place,value\nLeeds,15\n", encoding="utf-8")
    cell = nbformat.v4.new_code_cell("print(open('figure.csv').read())", id="figure", execution_count=1)
    cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text="place,value\nLeeds,15\n\n")]
    notebook = nbformat.v4.new_notebook(cells=[cell])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, tmp_path / "copy.ipynb")
    return tmp_path / "copy.ipynb"


def test_changed_figure_is_caught(executed_copy: Path) -> None:
    assert run_nbval([executed_copy], strict=True).returncode == 0
    (executed_copy.parent / "figure.csv").write_text("place,value\nLeeds,99\n", encoding="utf-8")
    result = run_nbval([executed_copy], strict=True)
    assert result.returncode == 1
    assert "99" in result.stdout
