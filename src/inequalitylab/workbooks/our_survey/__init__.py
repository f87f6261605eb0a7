"""W4, Bring your own survey data: from a file to tables that are safe to share, on this computer only.

`state` and `tables` hold what is known and how answers change it, without a widget; `opening`, `tidying` with
`checking`, `counting` and `sharing` are the screens in their order; `saving` is what may be kept.
"""

import os
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import ipywidgets as widgets

from inequalitylab.workbooks import hosting
from inequalitylab.workbooks.our_survey import checking, counting, opening, sharing, tidying
from inequalitylab.workbooks.our_survey.saving import KEPT, save
from inequalitylab.workbooks.our_survey.state import SAVED, Work
from inequalitylab.workbooks.screens import Plan, Walker
from inequalitylab.workbooks.steps import Hand, Screen, Step, Tell

PAUSE = (
    "Save your choices to a file and come back another day. The file holds what you chose, and the safe "
    "numbers that you shared. It holds no reply. Next time, open your survey file again too: we keep no copy."
)


def _large(work: Work) -> bool:
    return not work.is_small


def _stopped(work: Work) -> bool:
    return bool(work.between) and not work.approved


def _kept(step: Step[Work]) -> Step[Work]:
    """Return a step that starts from the saved answer, and whose answer can be saved."""
    if step.key not in KEPT:
        return step

    def show(work: Work, before: Any, hand: Hand) -> Screen:
        if before is not None:
            return step.show(work, before, hand)
        try:
            return step.show(work, work.kept.get(step.key), hand)
        except (TypeError, ValueError, KeyError, AttributeError):
            # The saved file was changed by hand: begin this screen anew.
            return step.show(work, None, hand)

    def apply(work: Work, answer: Any, tell: Tell) -> Work:
        done = step.apply(work, answer, tell)
        return replace(done, kept={**done.kept, step.key: answer})

    return replace(step, show=show, apply=apply)


STEPS: tuple[Step[Work], ...] = (
    Step("start", "Practise, or use your own survey?", opening.show_start, opening.apply_start),
    Step(
        "allowed",
        "May you use these answers?",
        opening.show_allowed,
        opening.apply_allowed,
        lambda work: work.is_own,
    ),
    Step(
        "saved",
        "Open the file you saved",
        opening.show_saved,
        opening.apply_saved,
        lambda work: work.kind == SAVED,
    ),
    Step("file", "Choose your survey", opening.show_file, opening.apply_file, lambda work: work.is_own),
    Step("table", "Which table?", opening.show_table, opening.apply_table, opening.has_more_tables),
    Step("look", "What is in the file", opening.show_look),
    Step("personal", "What could tell who a person is?", tidying.show_personal, tidying.apply_personal),
    Step(
        "repeats",
        "Rows that are the same",
        checking.show_repeats,
        checking.apply_repeats,
        checking.has_repeats,
    ),
    Step(
        "missing", "What means no answer?", tidying.show_missing, tidying.apply_missing, tidying.has_missing
    ),
    Step(
        "spelling",
        "Are these the same answers?",
        tidying.show_spelling,
        tidying.apply_spelling,
        tidying.has_spellings,
    ),
    Step("clean", "Clean the answers", tidying.show_clean, tidying.apply_clean, onward="Clean them"),
    Step("check", "Answers that cannot be", checking.show_check, checking.apply_check, checking.has_problems),
    Step("about", "About your survey", tidying.show_about, tidying.apply_about, lambda work: work.is_own),
    Step(
        "sample",
        "How did people come to reply?",
        tidying.show_sample,
        tidying.apply_sample,
        lambda work: work.is_own,
    ),
    Step("small", "Words and themes", tidying.show_small, comes_up=lambda work: work.is_small),
    Step("gaps", "Could a gap tell something?", checking.show_gaps, checking.apply_gaps, checking.has_gaps),
    Step("join", "Do some answers belong together?", counting.show_join, counting.apply_join, _large),
    Step("tables", "What do you want to count?", counting.show_tables, counting.apply_tables, _large),
    Step("weights", "Weights: off or on?", counting.show_weights, counting.apply_weights, _large),
    Step(
        "shares",
        "The true shares",
        counting.show_shares,
        counting.apply_shares,
        lambda work: _large(work) and counting.wants_weights(work),
    ),
    Step("make", "Make safe tables", sharing.show_make, sharing.apply_make, _large, "Make the tables"),
    Step("see", "Your tables", sharing.show_see, comes_up=_large),
    Step("review", "Could this harm someone?", sharing.show_review, sharing.apply_review, _large),
    Step("take", "Take it away", sharing.show_take, comes_up=_large),
)
STOP: Step[Work] = Step("stop", "This workbook stops here", opening.show_stop)


def plan(environment: Mapping[str, str]) -> Plan[Work]:
    """Return the workbook for a place that it runs in."""
    first = Work(hosting.what_is_between(environment), hosting.approval(environment))
    if _stopped(first):
        return Plan((STOP,), lambda: first)
    steps = tuple(map(_kept, STEPS))
    return Plan(steps, lambda: first, save=save, file="our survey to go on", pause=PAUSE)


def workbook() -> widgets.VBox:
    """Return the workbook, ready to show."""
    return Walker(plan(os.environ)).view
