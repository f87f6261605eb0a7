"""Kinds of finding about chance: ranges side by side, a difference with its range, surveys of one town."""

from dataclasses import dataclass

from inequalitylab.findings.kinds import Comparison, Finding, Row
from inequalitylab.measures import Estimate


@dataclass(frozen=True, kw_only=True)
class Ranges(Comparison):
    """Several figures, each with its own interval, to see what makes a range wide."""


@dataclass(frozen=True, kw_only=True)
class Contrast(Finding):
    """Two shares with their intervals, and their difference with an interval of its own.

    `difference` is first minus second, `ratio` is first divided by second; None where that is not defined.
    """

    first: Row
    second: Row
    difference: Estimate
    ratio: Estimate | None

    @property
    def overlap(self) -> tuple[float, float] | None:
        """The values that both intervals hold, as their ends; None where there are none."""
        assert self.first.lower is not None and self.second.lower is not None
        assert self.first.upper is not None and self.second.upper is not None
        low = max(self.first.lower, self.second.lower)
        high = min(self.first.upper, self.second.upper)
        return (low, high) if low <= high else None

    @property
    def is_clear(self) -> bool:
        """Whether the interval of the difference leaves out zero."""
        return is_clear(self.difference)


@dataclass(frozen=True, kw_only=True)
class Surveys(Finding):
    """Many surveys of one made-up town whose true share is known.

    `rows` has one a survey, the lowest share first. `truth` is the true share in %, `size` how many
    people each survey asks.
    """

    truth: float
    size: int

    @property
    def holding(self) -> int:
        """How many of the intervals hold the truth."""
        ends = ((row.lower, row.upper) for row in self.rows)
        return sum(low <= self.truth <= high for low, high in ends if low is not None and high is not None)


def is_clear(difference: Estimate | None) -> bool:
    """Whether a difference has an interval, and it leaves out zero."""
    if difference is None or difference.lower is None or difference.upper is None:
        return False
    return difference.lower > 0 or difference.upper < 0
