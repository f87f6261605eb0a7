"""The screen that takes over a place from "My area at a glance", by the file that its reader saved there."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from inequalitylab.errors import CourseError
from inequalitylab.words.names import said
from inequalitylab.workbooks.choosers import say_when_chosen, upload, uploaded, why, words
from inequalitylab.workbooks.kit import html
from inequalitylab.workbooks.my_area_choices import Glance, lines, opened
from inequalitylab.workbooks.steps import Hand, Screen, Tell
from inequalitylab.workbooks.tell_story.state import LONGEST, Story

BRING = (
    "Choose the file that you saved in “My area at a glance”. Its usual name is “my area.json”. Your place "
    "comes from it, and what you said is good there. You can change the words later."
)
HERE = "Your place is {name}. Press Continue, or choose another file."
WHY, FROM_THE_FILE = (
    "Why a file?",
    "Nothing is passed on behind your back. What one workbook knows, another knows only from you.",
)
NO_FILE = "Choose the file first. If you have none, press Back and choose public figures about an area."
NOT_A_GLANCE = (
    "This is not the file that “My area at a glance” saves. Choose that file. If you have none, press Back "
    "and choose public figures about an area."
)
NO_PLACE = (
    "This file holds no place yet. Press Back and choose public figures about an area, or choose a place in "
    "“My area at a glance” and save again."
)


def show_glance(story: Story, _before: Any, _hand: Hand) -> Screen:
    """Ask for the file; say which place is known already."""
    chooser = upload("Choose the file of my area", ".json")
    known = [words(HERE.format(name=said(story.place)))] if story.place else []
    heard = html()
    say_when_chosen(chooser, heard)
    return Screen((words(BRING), *known, chooser, heard, why(WHY, FROM_THE_FILE)), lambda: uploaded(chooser))


def apply_glance(story: Story, answer: Any, _tell: Tell) -> Story:
    """Take over the place, and what was written about it where nothing is written here yet."""
    if answer is None:
        if story.place is None:
            raise CourseError(NO_FILE)
        return story
    try:
        glance = opened(answer[0])
    except CourseError as problem:
        raise CourseError(NOT_A_GLANCE) from problem
    if glance.council is None:
        raise CourseError(NO_PLACE)
    return with_glance(story, glance)


def with_glance(story: Story, glance: Glance) -> Story:
    """Return the message about the place of W1: another place means another number."""
    here = glance.here
    same = story.place is not None and story.place.code == here.code
    return replace(
        story,
        place=here,
        finding=story.finding if same else None,
        number=story.number if same else "",
        good=story.good or _that_fit(lines(glance.strengths), LONGEST["good"]),
        question=story.question or _that_fit(lines(glance.ask)[:1], LONGEST["question"]),
    )


def _that_fit(texts: Iterable[str], longest: int) -> str:
    """Return as many of the texts, one a line, as there is room for."""
    found = ""
    for text in texts:
        longer = f"{found}\n{text}".strip()
        if len(longer) > longest:
            break
        found = longer
    return found
