"""What the answers of E8 are under its rules, from `inequalitylab.measures`."""

from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

from inequalitylab.measures.intervals import byar_interval, exact_poisson_interval, wilson_interval
from inequalitylab.measures.proportions import difference_of_proportions

Z = {90: 1.645, 95: 1.96, 99: 2.576}


def level_of(confidence: int) -> float:
    """Return the level, as a share, that belongs to the rounded z of a confidence in percent."""
    return 2 * NormalDist().cdf(Z[confidence]) - 1


@dataclass(frozen=True)
class Rules:
    """What the functions must do.

    Attributes
    ----------
    confidence : int
        In percent.
    scale : int
        Shares are multiplied by this.
    exact_below : int
        Counts below this get exact limits, others Byar's.
    per : int
        Rates are per this many.
    b_less_a : bool
        Whether a difference is B less A.
    least_sure : bool
        Whether task 7 asks for the widest range.
    missing : str
        ``leave_out`` rows that have no number, or ``refuse`` the table.
    """

    confidence: int = 95
    scale: int = 100
    exact_below: int = 10
    per: int = 100_000
    b_less_a: bool = True
    least_sure: bool = True
    missing: str = "leave_out"

    @property
    def level(self) -> float:
        """Confidence as a share."""
        return self.confidence / 100

    @property
    def level_of_z(self) -> float:
        """The level that belongs to z as students are given it, to three places."""
        return level_of(self.confidence)

    @property
    def tail(self) -> float:
        """What is left out at each end, as a share."""
        return round((1 - self.level) / 2, 4)


def limits_of(estimate: Any, times: float = 1) -> list[float]:
    """Return the lower and the upper limit of an estimate."""
    return [float(estimate.lower) * times, float(estimate.upper) * times]


def wilson(events: int, people: int, rules: Rules, confidence: int | None = None) -> list[float]:
    """Return Wilson's limits on the scale of the rules."""
    level = level_of(confidence or rules.confidence)
    return limits_of(wilson_interval(events, people, confidence=level), rules.scale)


def count_limits(events: int, rules: Rules) -> list[float]:
    """Return the limits of a count, exact where there are few."""
    if events < rules.exact_below:
        return limits_of(exact_poisson_interval(events, confidence=rules.level))
    return limits_of(byar_interval(events, confidence=rules.level_of_z))


def difference(a: tuple[int, int], b: tuple[int, int], rules: Rules) -> list[float]:
    """Return the difference that the rules ask for, with its limits."""
    first, second = (a, b) if rules.b_less_a else (b, a)
    found = difference_of_proportions(*second, *first, per=rules.scale, confidence=rules.level_of_z)
    return [float(found.value or 0.0), *limits_of(found)]


def verdict(a: tuple[int, int], b: tuple[int, int], rules: Rules) -> str:
    """Return what the range of the difference says."""
    _, lower, upper = difference(a, b, rules)
    return "higher" if lower > 0 else "lower" if upper < 0 else "not clear"
