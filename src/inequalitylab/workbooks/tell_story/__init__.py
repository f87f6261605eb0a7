"""W5, Tell the story: from one number to a page, five slides and a talk, on this computer only.

`state` holds what is known and how answers change it, without a widget; `choosing`, `bringing`, `saying`,
`taking` and `practising` are the screens in their order; `documents` writes the message; `card` is what is on
paper too.
"""

from dataclasses import replace
from typing import Any

import ipywidgets as widgets

from inequalitylab.workbooks.keeping import choices_text
from inequalitylab.workbooks.screens import Plan, Walker
from inequalitylab.workbooks.steps import Step, Walk
from inequalitylab.workbooks.tell_story import bringing, choosing, practising, saying, state, taking
from inequalitylab.workbooks.tell_story.state import AREA, GLANCE, NO_STORY, SAVED, SURVEY, Story

PAUSE = (
    "Save your choices to a file and come back another day. The file holds what you chose and wrote. It does "
    "not hold a story, or a name that goes with it: ask its owner again."
)
IDLE_MINUTES = 20
"""Longer than the longest talk."""

from_glance, in_survey, is_saved = map(choosing.is_from, (GLANCE, SURVEY, SAVED))
# Before there is an answer, the steps of the usual way are counted.
NOT_SAID = ""

STEPS: tuple[Step[Story], ...] = (
    Step("start", "Where does your number come from?", choosing.show_start, choosing.apply_start),
    Step("saved", "Open the file you saved", choosing.show_saved, choosing.apply_saved, is_saved),
    Step("glance", "Open the file of your area", bringing.show_glance, bringing.apply_glance, from_glance),
    Step(
        "place", "Which place?", choosing.show_place, choosing.apply_place, choosing.is_from(AREA, NOT_SAID)
    ),
    Step(
        "number",
        "Which number?",
        choosing.show_number,
        choosing.apply_number,
        choosing.is_from(AREA, GLANCE, NOT_SAID),
    ),
    Step("totals", "Choose your safe tables", choosing.show_totals, choosing.apply_totals, in_survey),
    Step(
        "about",
        "About your survey",
        choosing.show_about,
        choosing.apply_about,
        lambda story: in_survey(story) and not story.survey.made_up,
    ),
    Step("group", "Which table?", choosing.show_group, choosing.apply_group, in_survey),
    Step("answer", "Which answer?", choosing.show_answer, choosing.apply_answer, in_survey),
    Step("finding", "Your number", choosing.show_finding),
    Step("audience", "Who will hear it?", saying.show_audience, saying.apply_audience),
    Step("why", "What is good, and why it matters", saying.show_why, saying.apply_why),
    Step("ask", "One ask", saying.show_ask, saying.apply_ask),
    Step("story", "A story?", saying.show_story, saying.apply_story),
    Step(
        "permission",
        "The words, and a yes",
        saying.show_permission,
        saying.apply_permission,
        lambda story: story.kind not in ("", NO_STORY),
    ),
    Step("check", "Check your message", saying.show_check, saying.apply_check),
    Step("take", "Take it away", taking.show_take),
    Step("first", "Practise", practising.show_first),
    Step("heard", "What did they hear?", practising.show_heard, practising.apply_heard),
    Step("again", "Second try", practising.show_again),
    Step("questions", "Hard questions", practising.show_questions),
    Step("end", "Ready to speak", practising.show_end),
)


def save(walk: Walk[Story]) -> str:
    """Return the file of a walk that is paused: choices and words, no story."""
    story = walk.state
    for name in ("audience", "why", "ask"):
        answer = walk.answers.get(name)
        if isinstance(answer, dict):
            written: dict[str, Any] = {key: str(text).strip() for key, text in answer.items()}
            story = replace(story, **written)
    return choices_text(choosing.WORKBOOK, state.choices_of(story))


PLAN = Plan(STEPS, Story, save=save, file="our message", pause=PAUSE, idle_minutes=IDLE_MINUTES)

__all__ = ["PLAN", "STEPS", "Story", "workbook"]


def workbook() -> widgets.VBox:
    """Return the workbook, ready to show."""
    return Walker(PLAN).view
