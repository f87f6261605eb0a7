"""Every section that a message sends a student to is there, as soon as its lesson is."""

import re
from html import escape
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from inequalitylab.exercises import sets
from inequalitylab.exercises.course import configuration
from inequalitylab.exercises.feedback import STYLE, PlainMessages, paragraph, site_of
from inequalitylab.exercises.ideas import IDEAS
from inequalitylab.exercises.ideas.sections import Section, anchor, reading
from inequalitylab.exercises.wrong import wrong

SECTIONS = sorted({idea.section for idea in IDEAS.values() if idea.section}, key=str)


@pytest.mark.parametrize("section", SECTIONS, ids=str)
def test_the_section_is_in_its_lesson(section: Section, repository: Path) -> None:
    path = repository / "notebooks" / "lessons" / f"{section.lesson}.ipynb"
    if not path.exists():
        return
    text = "\n".join(
        cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"
    )
    headings = re.findall(r"^#+ (.+?)\s*$", text, re.MULTILINE)
    assert section.heading, f"{section.lesson} is there: name the section, one of {headings}"
    assert headings.count(section.heading) == 1, f"{section.lesson} has {headings}"


def test_a_set_sends_to_its_own_lesson_and_every_idea_of_a_chapter_to_a_section() -> None:
    lessons = {sets.get(name).chapter for name in sets.names()}
    assert {section.lesson for section in SECTIONS} == lessons


def test_an_anchor_is_the_books() -> None:
    assert anchor("Use everyone: the slope") == "use-everyone-the-slope"
    section = Section("09_gaps_and_gradients", "One gap, two numbers")
    assert section.address == "notebooks/lessons/09_gaps_and_gradients.html#one-gap-two-numbers"
    assert reading(section) == "Read lesson 9, section 'One gap, two numbers'."
    assert reading(Section("05_your_area_in_public_data")) == "Read lesson 5, your area in public data."


def test_feedback_has_the_message_as_text_and_the_section_as_a_link() -> None:
    said = str(wrong("size_only", "gap", "<b>two</b> groups", "Your answer: 3."))
    assert paragraph(said) == (
        f'<p style="{STYLE}"><strong>The sign is lost.</strong>'
        f"{escape(said).removeprefix('The sign is lost.')}</p>"
    )
    page = paragraph(said, "https://example.org/course/")
    target = "https://example.org/course/notebooks/lessons/09_gaps_and_gradients.html#one-gap-two-numbers"
    assert f'<a href="{target}">lesson 9, section &#x27;One gap, two numbers&#x27;</a>.' in page
    assert "<a" not in paragraph(said, "javascript:alert(1)//")
    assert "<script" not in paragraph("<script>alert(1)</script>", "https://example.org")


def test_feedback_of_the_course_has_paragraphs(repository: Path, tmp_path: Path) -> None:
    config = configuration(repository, tmp_path)
    assert config.GenerateFeedback.preprocessors[-2].endswith("PlainMessages")
    assert site_of(tmp_path) == "" == config.PlainMessages.site
    cells = [
        new_code_cell(
            "1", outputs=[new_output("error", ename="WrongAnswerError", evalue="<b>", traceback=[])]
        ),
        new_code_cell("1", outputs=[new_output("error", ename="NotRun", evalue="x", traceback=["x"])]),
    ]
    made, _ = PlainMessages().preprocess(new_notebook(cells=cells), {})
    assert made.cells[0].outputs[0].data == {"text/html": f'<p style="{STYLE}">&lt;b&gt;</p>'}
    assert made.cells[1].outputs[0].ename == "NotRun"
