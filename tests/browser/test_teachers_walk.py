"""A teacher's way in a real browser: a graded set handed out, handed in, marked, marked by hand, given back.

Beside an honest student stands one whose work holds script of every kind: none of it runs where it is
looked at.
"""

import getpass
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output, new_raw_cell
from playwright.sync_api import Page, expect

from inequalitylab.exercises.course import SOURCE, build_folder
from inequalitylab.exercises.sets import get
from inequalitylab.exercises.variants import Variant, variant
from inequalitylab.exercises.writing import write

pytestmark = pytest.mark.slow

# Not E9: other tests of the same checkout fetch that.
SET = "E8-graded"
NOTEBOOK = get("E8").notebook
FILE = f"{NOTEBOOK}.ipynb"
ME = getpass.getuser()
KEY = b"a made-up key for the teacher's walk"
MISTAKE = "Upper limit without the extra event"
COMMENT = "The range is right. Say who was not examined."
STEAL = "document.title='STOLEN';window.top.stolen=1"
SCRIPT = f"<script>{STEAL}</script>"
ATTRIBUTE = f'<img src=x onerror="{STEAL}">'
SVG = f"<svg xmlns='http://www.w3.org/2000/svg' onload=\"{STEAL}\"><script>{STEAL}</script></svg>"
LINK = f"[x](javascript:{STEAL})"
SHOWS_ALL_KINDS = f"""
from IPython.display import HTML, SVG, Javascript, Latex, Markdown, display
display(HTML({SCRIPT + ATTRIBUTE!r}), SVG({SVG!r}), Markdown({ATTRIBUTE!r}))
display(Javascript({STEAL!r}), Latex({SCRIPT!r}))
print({SCRIPT + ATTRIBUTE!r})
"""
RAISES = f"def wilson(events, people):\n    raise RuntimeError({SCRIPT + ATTRIBUTE!r})"


@dataclass(frozen=True)
class Walk:
    """The two doors, open, and the set that goes through them."""

    student: Page
    teacher: Page
    root: Path
    made: Variant

    @property
    def build(self) -> Path:
        """Where submissions and feedback lie."""
        return build_folder(self.root)

    @property
    def my_copy(self) -> Path:
        """The student's notebook."""
        return self.root / "my-work" / "exercises" / SET / FILE


def _base(page: Page) -> str:
    return re.split(r"/(?:lab|formgrader)\b", page.url)[0]


def _door(visitor: Any) -> Page:
    page: Page = visitor.page
    page.get_by_role("link", name="Study and submit").first.click()
    expect(page.get_by_role("heading", name="Start here")).to_be_visible()
    return page


@pytest.fixture
def walk(
    isolating: None,  # noqa: ARG001 (a machine that cannot isolate goes no further)
    course: Any,
    start: Callable[..., AbstractContextManager[Any]],
    visit: Callable[..., Any],
) -> Iterator[Walk]:
    made = variant("E8", KEY)
    write(made.notebook("E8"), course.root / SOURCE / "source" / SET / FILE)
    with start("--teacher", "--port", "18300") as teachers:
        yield Walk(_door(visit(course.address)), _door(visit(teachers.address)), course.root, made)


def _answers(made: Variant) -> dict[str, str]:
    """Return right answers, but for one of the two limits of a count."""
    answers = {
        cell.name: re.sub(r"### (BEGIN|END) SOLUTION", "", cell.text)
        for cell in made.cells
        if cell.kind in ("answer", "written")
    }
    answers["counts-answer"] = answers["counts-answer"].replace("above = events + 1", "above = events")
    return answers


def _written(path: Path, answers: dict[str, str]) -> None:
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.source = answers.get(cell.metadata.get("nbgrader", {}).get("grade_id", ""), cell.source)
    nbformat.write(notebook, path)


def _hostile(released: Path, target: Path) -> None:
    """Write a submission that holds script in every place that a person looks at."""
    notebook = nbformat.read(released, as_version=4)
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        cell.source = {"statement-answer": SCRIPT + ATTRIBUTE, "wilson-answer": RAISES}.get(name, cell.source)
    shown = new_output(
        "display_data", data={"text/html": SCRIPT + ATTRIBUTE, "application/javascript": STEAL}
    )
    notebook.cells[0:0] = [
        new_markdown_cell(f"{SCRIPT}{ATTRIBUTE}\n\n{LINK}\n\n{SVG}"),
        new_code_cell(SHOWS_ALL_KINDS, outputs=[shown]),
        new_raw_cell(SCRIPT + ATTRIBUTE),
    ]
    notebook.metadata["title"] = f"</title>{SCRIPT}"
    target.parent.mkdir(parents=True)
    nbformat.write(notebook, target)


def _press(walk: Walk, page: str, row: str, icon: str) -> None:
    """Press a button of formgrader, wait for what it says, and see that it went well."""
    walk.teacher.goto(f"{_base(walk.teacher)}/formgrader/{page}")
    walk.teacher.locator("tr", has_text=row).locator(f".glyphicon-{icon}").click()
    said = walk.teacher.locator(".modal-dialog", has_text=re.compile("Log Output|Traceback")).last
    expect(said).to_be_visible()
    assert "Success" in said.inner_text(), said.inner_text()


def _nothing_was_stolen(page: Page) -> None:
    page.wait_for_timeout(1000)  # a script of the page would have run by now
    assert page.evaluate("[document.title === 'STOLEN', window.top.stolen ?? 0]") == [False, 0]
    for frame in page.frames:
        assert frame.title() != "STOLEN"


def test_from_making_a_set_to_giving_it_back(walk: Walk) -> None:
    _press(walk, "", SET, "education")
    _press(walk, "", SET, "cloud-upload")
    _hand_in(walk)
    _hostile(walk.build / "release" / SET / FILE, walk.build / "submitted" / "hostile" / SET / FILE)
    _press(walk, "", SET, "cloud-download")
    for name in (ME, "hostile"):
        _press(walk, f"manage_submissions/{SET}", name, "flash")
    _mark_by_hand(walk)
    _looks_at_hostile_work(walk)
    for name in (ME, "hostile"):
        _press(walk, f"manage_submissions/{SET}", name, "comment")
    _press(walk, f"manage_submissions/{SET}", ME, "envelope")
    _looks_at_feedback(walk)
    _validates_hostile_work(walk)


def _hand_in(walk: Walk) -> None:
    """Fetch, answer, copy a cell by mistake, mend it, validate and submit: all of it in JupyterLab."""
    page = walk.student
    page.get_by_role("menuitem", name="Nbgrader").click()
    page.get_by_role("menuitem", name="Assignment List").click()
    page.locator(".list_item", has_text=SET).get_by_role("button", name="Fetch").click()
    expect(page.locator(".list_item", has_text=SET).get_by_role("button", name="Submit")).to_be_visible()
    _written(walk.my_copy, _answers(walk.made))
    notebook = nbformat.read(walk.my_copy, as_version=4)
    (answer,) = (cell for cell in notebook.cells if cell.id == "wilson-answer")
    notebook.cells.insert(0, new_code_cell(answer.source, metadata=answer.metadata))
    # The check alone is run, at the top, where it is seen.
    notebook.cells.insert(0, notebook.cells.pop())
    nbformat.write(notebook, walk.my_copy)

    page.goto(f"{_base(page)}/lab/tree/exercises/{SET}/{FILE}")
    expect(page.get_by_text("Python 3 (course) | Idle")).to_be_visible()
    check = page.locator(".jp-CodeCell", has_text="check_my_work").first
    check.locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    expect(check.locator(".jp-OutputArea-output")).to_contain_text("is there 2 times")
    assert (walk.my_copy.parent / "hand_in" / FILE).is_file()
    shutil.copy(walk.my_copy.parent / "hand_in" / FILE, walk.my_copy)
    # Opened anew, whatever JupyterLab had not saved yet.
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{_base(page)}/lab/tree/exercises/{SET}/{FILE}")
    expect(page.get_by_text("Python 3 (course) | Idle")).to_be_visible()

    page.locator(".jp-NotebookPanel-toolbar").get_by_role("button", name="Validate").click()
    results = page.locator(".jp-Dialog", has_text="Validation Results")
    expect(results).to_contain_text(MISTAKE)
    results.get_by_role("button").last.click()
    page.get_by_role("menuitem", name="Nbgrader").click()
    page.get_by_role("menuitem", name="Assignment List").click()
    page.locator(".list_item", has_text=SET).get_by_role("button", name="Submit").click()
    expect(page.locator("#submitted_assignments_list")).to_contain_text(SET)


def _open_work(walk: Walk, scores: str) -> None:
    page = walk.teacher
    page.goto(f"{_base(page)}/formgrader/gradebook/{SET}/{NOTEBOOK}")
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(2)
    rows.filter(has_text=scores).get_by_role("link").first.click()
    expect(page.get_by_text("Student's answer").last).to_be_visible()


def _mark_by_hand(walk: Walk) -> None:
    """One mark is lost, though later functions call this one; the scheme stands above the answer."""
    page = walk.teacher
    _open_work(walk, "14 / 15")
    expect(page.get_by_text("For the marker: a model answer")).to_be_visible()
    expect(page.get_by_text("what it looks like")).to_be_visible()
    # What is written before formgrader has fetched what there is, it overwrites.
    page.wait_for_function("formgrader.grades.loaded && formgrader.comments.loaded")
    page.locator("input.score").last.fill("2")
    page.locator("textarea.comment").last.fill(COMMENT)
    with page.expect_response(re.compile("/api/comment/")):
        page.keyboard.press("Tab")
    page.goto(f"{_base(page)}/formgrader/gradebook/{SET}/{NOTEBOOK}")
    expect(page.locator("tbody tr").filter(has_text="16 / 20")).to_have_count(1)


def _looks_at_hostile_work(walk: Walk) -> None:
    _open_work(walk, "0 / 15")
    expect(walk.teacher.get_by_text("IPython.core.display.HTML object")).to_be_visible()
    _nothing_was_stolen(walk.teacher)


def _looks_at_feedback(walk: Walk) -> None:
    page = walk.student
    given_back = page.locator("#submitted_assignments_list")
    given_back.get_by_role("button", name="Fetch Feedback").click()
    expect(given_back.get_by_text("view feedback")).to_be_visible()
    (mine,) = (walk.my_copy.parent / "feedback").rglob("*.html")
    page.goto(mine.as_uri())
    expect(page.get_by_role("heading", level=1).first).to_contain_text("16.0 / 20.0")
    expect(page.get_by_text(MISTAKE).first).to_be_visible()
    expect(page.get_by_text(COMMENT)).to_be_visible()
    expect(page.get_by_text("a model answer")).to_have_count(0)
    page.goto((walk.build / "feedback" / "hostile" / SET / f"{NOTEBOOK}.html").as_uri())
    expect(page.get_by_role("heading", level=1).first).to_contain_text("0.0 / 20.0")
    _nothing_was_stolen(page)


def _validates_hostile_work(walk: Walk) -> None:
    """A teacher opens a submission as it came, and validates it."""
    page = walk.teacher
    path = (walk.build / "submitted" / "hostile" / SET / FILE).relative_to(walk.root)
    page.goto(f"{_base(page)}/lab/tree/{path.as_posix()}")
    expect(page.get_by_role("heading", name="E8 Chance and uncertainty")).to_be_visible()
    _nothing_was_stolen(page)
    page.locator(".jp-NotebookPanel-toolbar").get_by_role("button", name="Validate").click()
    expect(page.locator(".jp-Dialog", has_text="Validation Results")).to_be_visible()
    _nothing_was_stolen(page)


def test_the_test_would_see_a_theft(visit: Callable[..., Any], tmp_path: Path) -> None:
    """Each kind of script, where nothing makes it harmless."""
    for kind in (SCRIPT, ATTRIBUTE, SVG):
        (tmp_path / "page.html").write_text(f"<title>page</title>{kind}")
        page = visit((tmp_path / "page.html").as_uri()).page
        with pytest.raises(AssertionError):
            _nothing_was_stolen(page)
