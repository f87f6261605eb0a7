"""What the survey workbook saves: choices and safe totals, never a row."""

from collections.abc import Mapping
from typing import Any

from inequalitylab.surveys import choices_to_save, write_totals
from inequalitylab.workbooks.our_survey.state import Work
from inequalitylab.workbooks.steps import Walk

KEPT = (
    "about",
    "sample",
    "personal",
    "repeats",
    "missing",
    "spelling",
    "check",
    "gaps",
    "join",
    "tables",
    "weights",
    "shares",
)
"""The screens whose answers are kept: all that hold choices, none that holds a file or words about people."""


def saved_text(work: Work, answers: Mapping[str, Any] | None = None) -> str:
    """Return the file to go on with: the choices of the screens, and every release so far."""
    found = work.kept if answers is None else {**work.kept, **answers}
    screens = {key: found[key] for key in KEPT if key in found}
    choices = {**choices_to_save(work.choices), "screens": screens}
    return write_totals(work.earlier, choices, made_up=work.about.made_up)


def save(walk: Walk[Work]) -> str:
    """Return the file of a walk that is paused."""
    return saved_text(walk.state, walk.answers)
