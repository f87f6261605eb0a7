"""An area in a few lines: each figure, the difference and the ratio to England, and those of others."""

from collections.abc import Iterable
from dataclasses import dataclass

from inequalitylab.findings import Absence, Level
from inequalitylab.findings.kinds import Row
from inequalitylab.pages.sections import Section
from inequalitylab.words import said, sentences
from inequalitylab.words.numbers import compared, figure, opening, rounded, step, times, when
from inequalitylab.words.sure import no_clear_difference

WAITS = "You can open this part, or skip it."
NO_FIGURE = "No figure"
# The first sentence on a figure says it; the next, what share of England it is, or why there is none.
NEXT = 1


@dataclass(frozen=True)
class Line:
    """One figure of an area, what it is beside England, and the figures of others.

    `part` is the key of the part of the page that says more.
    """

    name: str
    here: str
    gap: str
    others: tuple[str, ...]
    part: str


def in_short(parts: Iterable[Section]) -> list[Line]:
    """Return one line for each figure of a page, and one that leads to what waits for the reader's choice."""
    lines: list[Line] = []
    for part in parts:
        if part.waits:
            lines.append(Line(part.heading, "", WAITS, (), part.key))
        else:
            lines += figures_of(part)
    return lines


def figures_of(part: Section) -> list[Line]:
    """Return a line for each figure of a part, or for its absence."""
    levels = [finding for finding in part.findings if isinstance(finding, Level)]
    known = {level.topic.key for level in levels}
    absences = [
        found for found in part.findings if isinstance(found, Absence) and found.topic.key not in known
    ]
    return [*(_line(level, part) for level in levels), *(_without(absence, part) for absence in absences)]


def _line(level: Level, part: Section) -> Line:
    region = next((found.rows[1] for found in part.regions if found.topic.key == level.topic.key), None)
    others = [("England", level.england)] if level.england and level.difference else []
    others += [(opening(said(region.label)), region)] if region else []
    return Line(
        name=f"{level.topic.name}, {when(level.period)}",
        here=figure(level.here.value or 0, level.topic),
        gap=_beside_england(level) if level.difference else sentences(level)[NEXT],
        others=tuple(_other(name, row, level) for name, row in others if row.value is not None),
        part=part.key,
    )


def _without(absence: Absence, part: Section) -> Line:
    england = absence.england
    return Line(
        name=f"{absence.topic.name}, {when(absence.period)}",
        here=NO_FIGURE,
        gap=sentences(absence)[NEXT],
        others=(_other("England", england, absence),) if england and england.value is not None else (),
        part=part.key,
    )


def _other(name: str, row: Row, finding: Level | Absence) -> str:
    return f"{name}: {figure(row.value or 0, finding.topic)}"


def _beside_england(level: Level) -> str:
    topic = level.topic
    difference = level.difference.value if level.difference else None
    ratio = level.ratio.value if level.ratio else None
    gap = ""
    if difference is not None:
        words = compared(difference, topic)
        if words == "the same":
            gap = "the same as England"
        elif no_clear_difference(level):
            gap = f"no clear difference from England: {step(difference, topic)} {words}"
        else:
            gap = f"{step(difference, topic)} {words} than England"
    # A ratio that rounds to nothing says nothing.
    if ratio and rounded(ratio, 2):
        gap += f", or {times(ratio)} times the England figure"
    return f"{opening(gap)}."
