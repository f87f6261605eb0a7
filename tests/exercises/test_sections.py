"""Every section that a message sends a student to is there, as soon as its lesson is."""

import re
from pathlib import Path

import nbformat
import pytest

from inequalitylab.exercises import sets
from inequalitylab.exercises.ideas import IDEAS
from inequalitylab.exercises.ideas.sections import Section, anchor, reading

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
