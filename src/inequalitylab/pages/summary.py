"""An area beside England and its region in a few lines: each figure, the difference and the ratio."""

from dataclasses import dataclass

from inequalitylab.findings import Level
from inequalitylab.pages.sections import Section
from inequalitylab.words import said
from inequalitylab.words.numbers import compared, figure, opening, rounded, step, times, when
from inequalitylab.words.sure import no_clear_difference


@dataclass(frozen=True)
class Beside:
    """One figure of an area, its gap to England as difference and ratio, and the figures of others."""

    name: str
    here: str
    gap: str
    others: tuple[str, ...]


def beside_england(part: Section) -> list[Beside]:
    """Return the levels of a section that have England beside them."""
    levels = (finding for finding in part.findings if isinstance(finding, Level))
    return [_line(level, part) for level in levels if level.difference is not None]


def _line(level: Level, part: Section) -> Beside:
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
    region = next((found.rows[1] for found in part.regions if found.topic.key == topic.key), None)
    others = [("England", level.england)] if level.england else []
    others += [(opening(said(region.label)), region)] if region else []
    return Beside(
        name=f"{topic.name}, {when(level.period)}",
        here=figure(level.here.value or 0, topic),
        gap=opening(gap),
        others=tuple(f"{name}: {figure(row.value, topic)}" for name, row in others if row.value is not None),
    )
