"""Made-up numbers for learning: small enough to work by hand, and always labelled."""

from collections.abc import Sequence

from inequalitylab.findings.comparing import gap, gradient, over_time
from inequalitylab.findings.kinds import Gap, GapOverTime, Gradient, Row
from inequalitylab.findings.lives import tenth_label
from inequalitylab.findings.sources import MADE_UP
from inequalitylab.findings.topics import TOPICS
from inequalitylab.places import ENGLAND, Place

WHY_NO_INTERVAL = "These numbers are made up for learning."
PRACTICE_PLACE = Place("made-up", "Practice Town", "authority", ENGLAND.vintage)
TENTHS = 10
FIRST, SECOND = "in more deprived areas", "in less deprived areas"


def two_groups(first: float, second: float, when: str = "one year") -> Gap:
    """Return a made-up gap in tooth decay between two groups, in %."""
    return gap(
        TOPICS["decay"],
        PRACTICE_PLACE,
        when,
        MADE_UP,
        Row(label=FIRST, value=first),
        Row(label=SECOND, value=second),
        why_no_interval=WHY_NO_INTERVAL,
        made_up=True,
    )


def two_groups_over_time(before: tuple[float, float], after: tuple[float, float]) -> GapOverTime:
    """Return a made-up gap in tooth decay before and after, in %."""
    return over_time(two_groups(*before, when="before"), two_groups(*after, when="after"))


def groups(values: Sequence[float], *, topic: str = "life_men") -> Gradient:
    """Return a made-up gradient over groups of equal size, the most deprived first."""
    count = len(values)
    rows = [
        Row(
            label=tenth_label(number) if count == TENTHS else f"group {number} of {count}",
            short=str(number),
            value=float(value),
        )
        for number, value in enumerate(values, start=1)
    ]
    return gradient(
        TOPICS[topic],
        PRACTICE_PLACE,
        "one year",
        MADE_UP,
        rows,
        why_no_interval=WHY_NO_INTERVAL,
        made_up=True,
        method=f"Weighted least squares through {count} groups of equal size.",
    )
