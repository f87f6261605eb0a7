"""The safe-totals file: what was chosen and what was released, to check the next release against.

JSON that holds choices and safe totals only: no row, no hidden number, no exact count, no file name.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from inequalitylab.errors import CourseError
from inequalitylab.surveys.disclosure.layout import layout_of
from inequalitylab.surveys.disclosure.rules import ROUNDING, TEN_OR_MORE, Shown
from inequalitylab.surveys.questions import Answer, AnyQuestion, ManyQuestion, Question, TableChoice
from inequalitylab.surveys.release import PastRelease, Release, SafeLine, SafeTable, safe_line
from inequalitylab.surveys.weights import Weighting

KIND = "inequalitylab safe totals"
VERSION = 1
LARGEST_FILE = 5_000_000
NOT_OURS = (
    "This is not a safe-totals file of this workbook, or it was changed. Choose the file that you saved "
    "when you made the earlier release."
)


@dataclass(frozen=True)
class SafeTotals:
    """What the file holds.

    Attributes
    ----------
    releases : every release so far, the earliest first
    choices : the choices of the screens (columns dropped, codes for missing, labels), to apply again
    made_up : whether the answers are those of the practice survey; None in a file that does not say
    """

    releases: tuple[PastRelease, ...]
    choices: dict[str, Any] = field(default_factory=dict)
    made_up: bool | None = None


def past_release(release: Release) -> PastRelease:
    """Return what of a release the next one must be checked against; of withheld tables nothing is kept."""
    shown = tuple(table for table in release.tables if not table.is_withheld)
    return PastRelease(shown, release.replied, release.weights.choice if release.weights else None)


def write_totals(
    releases: Sequence[PastRelease], choices: dict[str, Any] | None = None, *, made_up: bool | None = None
) -> str:
    """Return the text of a safe-totals file.

    Parameters
    ----------
    releases : all releases of this survey, earlier ones first, this one last (`past_release`)
    choices : what to apply again when the survey is opened next (made by `cleaning.choices_to_save`)
    made_up : whether the answers are made up (the practice survey); None if that is not known
    """
    content = {
        "kind": KIND,
        "version": VERSION,
        "made_up": made_up,
        "choices": choices or {},
        "releases": [_release_out(release) for release in releases],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def read_totals(data: bytes) -> SafeTotals:
    """Read a safe-totals file, trusting nothing in it.

    Raises
    ------
    CourseError
        If it is not one, is damaged, or holds something that a safe-totals file never holds.
    """
    if len(data) > LARGEST_FILE:
        raise CourseError(NOT_OURS)
    try:
        content = json.loads(data.decode("utf-8-sig"))
        if (
            content["kind"] != KIND
            or content["version"] != VERSION
            or not isinstance(content["choices"], dict)
        ):
            raise CourseError(NOT_OURS)
        made_up = content.get("made_up")
        if not isinstance(made_up, bool | None):
            raise CourseError(NOT_OURS)
        releases = tuple(_release_in(each) for each in content["releases"])
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as problem:
        raise CourseError(NOT_OURS) from problem
    return SafeTotals(releases, content["choices"], made_up)


def _release_out(release: PastRelease) -> dict[str, Any]:
    return {
        "replied": release.replied,
        "weighting": None if release.weighting is None else _weighting_out(release.weighting),
        "tables": [
            {
                "question": _question_out(table.choice.question),
                "by": None if table.choice.by is None else _question_out(table.choice.by),
                "lines": [[line.base, list(line.counts), list(line.weighted)] for line in table.lines],
            }
            for table in release.tables
        ],
    }


def _release_in(content: dict[str, Any]) -> PastRelease:
    weighting = None if content["weighting"] is None else _weighting_in(content["weighting"])
    tables = tuple(_table_in(each) for each in content["tables"])
    return PastRelease(tables, _whole(content["replied"], 10**9), weighting)


def _table_in(content: dict[str, Any]) -> SafeTable:
    by = None if content["by"] is None else _question_in(content["by"])
    if isinstance(by, ManyQuestion):
        raise CourseError(NOT_OURS)
    choice = TableChoice(_question_in(content["question"]), by)
    layout = layout_of(choice)
    lines: list[SafeLine] = []
    for line, (base, counts, weighted) in zip(layout.lines, content["lines"], strict=True):
        if not len(counts) == len(weighted) == len(line.cells):
            raise CourseError(NOT_OURS)
        shares = [None if share is None else _whole(share, 100) for share in weighted]
        lines.append(safe_line(line.label, _safe_number(base), [_safe_number(n) for n in counts], shares))
    return SafeTable(choice, layout.answers, tuple(lines), False)


def _safe_number(value: Any) -> Shown:
    if value is None or value == TEN_OR_MORE:
        return value
    number = _whole(value, 10**9)
    if number % ROUNDING:
        raise CourseError(NOT_OURS)
    return number


def _whole(value: Any, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise CourseError(NOT_OURS)
    return value


def _question_out(question: AnyQuestion) -> dict[str, Any]:
    if isinstance(question, ManyQuestion):
        return {"label": question.label, "options": [_question_out(option) for option in question.options]}
    answers = [
        {"label": a.label, "low": a.low, "high": a.high}
        if a.is_band
        else {"label": a.label, "values": list(a.values)}
        for a in question.answers
    ]
    return {"label": question.label, "column": question.column, "answers": answers}


def _question_in(content: dict[str, Any]) -> AnyQuestion:
    if "options" in content:
        options = [_question_in(each) for each in content["options"]]
        return ManyQuestion(_text(content["label"]), tuple(o for o in options if isinstance(o, Question)))
    answers = tuple(
        Answer(_text(each["label"]), tuple(_text(value) for value in each["values"]))
        if each.get("values")
        else Answer(_text(each["label"]), low=_edge(each["low"]), high=_edge(each["high"]))
        for each in content["answers"]
    )
    return Question(_text(content["label"]), _text(content["column"]), answers)


def _weighting_out(choice: Weighting) -> dict[str, Any]:
    return {
        "question": _question_out(choice.question),
        "targets": [list(target) for target in choice.targets],
        "source": choice.source,
        "cap": choice.cap,
    }


def _weighting_in(content: dict[str, Any]) -> Weighting:
    question = _question_in(content["question"])
    if not isinstance(question, Question):
        raise CourseError(NOT_OURS)
    targets = tuple((_text(label), float(share)) for label, share in content["targets"])
    if [label for label, _ in targets] != [answer.label for answer in question.answers]:
        raise CourseError(NOT_OURS)
    return Weighting(question, targets, _text(content["source"]), float(content["cap"]))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise CourseError(NOT_OURS)
    return value


def _edge(value: Any) -> float | None:
    return None if value is None else float(value)
