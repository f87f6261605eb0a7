"""W1, My area at a glance: a place, what is good there, its cards one at a time, a page to take away.

The walk is `STEPS`. Each step's `apply` is a plain function here, from choices to choices; its screen is
in `my_area_places` or `my_area_screens`. What is found comes from `findings.cards`, as on the area pages.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import ipywidgets as widgets

from inequalitylab.errors import CourseError
from inequalitylab.workbooks import my_area_places, my_area_screens
from inequalitylab.workbooks.my_area_choices import (
    FILE,
    LONGEST,
    Glance,
    opened,
    place_of,
    saved,
    with_part,
    with_place,
)
from inequalitylab.workbooks.my_area_find import EMPTY, NO_POSTCODES, POSTCODE
from inequalitylab.workbooks.my_area_take_away import take_away
from inequalitylab.workbooks.screens import Plan, Walker
from inequalitylab.workbooks.steps import Detour, Step, Tell, Walk

CHOOSE = "Choose your place from the list, then press Continue."
CHOOSE_LIVES = "Choose to show the figures or to skip them."
PAUSE = (
    "Save your choices to a file and come back another day. The file holds your place, your choices and what "
    "you wrote. Open it on the first screen."
)


def begin(state: Glance, answer: Mapping[str, Any], _tell: Tell) -> Glance:
    """Start: with a saved file, if there is one, and the host's support line."""
    support = answer["support"][:LONGEST]
    if answer["file"] is None:
        return replace(state, support=support)
    found = opened(answer["file"])
    return replace(found, support=support or found.support)


def set_area(state: Glance, answer: Mapping[str, Any], _tell: Tell) -> Glance:
    """Take the place that the person chose from what was offered."""
    if answer["code"]:
        return with_place(state, place_of(answer["code"]))
    typed = answer["typed"].strip()
    if POSTCODE.fullmatch(typed):
        raise CourseError(NO_POSTCODES)
    raise CourseError(CHOOSE if typed else EMPTY)


def set_part(state: Glance, answer: str, _tell: Tell) -> Glance:
    """Take the whole council, or a part of it."""
    if state.council is not None and answer == state.council.code:
        return with_part(state, None)
    return with_part(state, place_of(answer))


def set_strengths(state: Glance, answer: Mapping[str, str], _tell: Tell) -> Glance:
    """Keep what is good here, as it was written."""
    return replace(state, strengths=answer["strengths"][:LONGEST])


def set_lives(state: Glance, answer: str | None, _tell: Tell) -> Glance:
    """Keep whether figures on how long people live are shown; the person must choose."""
    if answer is None:
        raise CourseError(CHOOSE_LIVES)
    return replace(state, lives=answer == my_area_screens.SHOW)


def set_beside(state: Glance, answer: str, _tell: Tell) -> Glance:
    """Keep whom the council is set beside."""
    return replace(state, beside=answer)


def set_talk(state: Glance, answer: Mapping[str, str], _tell: Tell) -> Glance:
    """Keep what looks wrong, and what to ask."""
    return replace(state, odd=answer["odd"][:LONGEST], ask=answer["ask"][:LONGEST])


STEPS: tuple[Step[Glance], ...] = (
    Step("start", "Welcome", my_area_places.start, begin, onward="Start"),
    Step("area", "Which place?", my_area_places.area, set_area),
    Step("part", "How close do you want to look?", my_area_places.part, set_part),
    Step("strengths", "What is good here?", my_area_screens.strengths, set_strengths),
    Step("people", "People", my_area_screens.card("people")),
    Step("deprivation", "Deprivation", my_area_screens.card("deprivation")),
    Step("lives", "Show or skip?", my_area_screens.lives, set_lives),
    Step(
        "health",
        "How long people live",
        my_area_screens.health,
        comes_up=lambda state: state.lives is not False,
    ),
    Step("teeth", "Teeth", my_area_screens.card("teeth")),
    Step("beside", "Beside others", my_area_screens.compared, set_beside),
    Step("missing", "What is missing", my_area_screens.missing),
    Step("talk", "Talk about it", my_area_screens.talk, set_talk),
    Step("take away", "Your page to take away", take_away),
)


def keep_choices(walk: Walk[Glance]) -> str:
    """Return the file of choices, with what stands on the screen where it will do."""
    try:
        state = walk.step.apply(walk.state, walk.answer, lambda *_: None) if walk.answer else walk.state
    except CourseError:
        state = walk.state
    return saved(state)


CHANGE_PLACE = Detour("Change place", "area", "strengths", my_area_screens.another, my_area_screens.now_about)
PLAN = Plan(STEPS, Glance, save=keep_choices, file=FILE, pause=PAUSE, idle_minutes=0, detour=CHANGE_PLACE)


def workbook() -> widgets.VBox:
    """Return the workbook, ready to show."""
    return Walker(PLAN).view
