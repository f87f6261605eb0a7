"""Slope and relative index from counts: a logistic line through the groups' proportions."""

import numpy as np
from scipy import special

from inequalitylab.measures.calling import measure
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.gradient_words import gradient_meaning, relative_definition
from inequalitylab.measures.gradients import RELATIVE, SLOPE, GradientEstimate
from inequalitylab.measures.inputs import Values
from inequalitylab.measures.intervals import normal_quantile
from inequalitylab.measures.ranks import LowRank, from_disadvantaged, mid_ranks
from inequalitylab.measures.refusals import (
    HIGH_IS_GOOD,
    NoResultError,
    check_above_zero,
    check_confidence,
    check_flag,
    check_not_negative,
    check_positive,
)

STEPS = 100
CLOSE = 1e-12


@measure("count", "denominator", "rank")
def slope_index_of_counts(
    count: Values,
    denominator: Values,
    rank: Values,
    *,
    high_is_good: bool,
    low_rank: LowRank = "disadvantaged",
    per: float = 100,
    confidence: float = 0.95,
) -> Estimate:
    """Return the slope index of inequality of a proportion, from counts, by a logistic line.

    Parameters
    ----------
    count, denominator : column
        Events out of people in each group.
    rank : column
        The groups' order of advantage; the denominators are their sizes.
    high_is_good : bool
        True where the events are good (vaccinated), False where they are bad (decay).
    low_rank : {"disadvantaged", "advantaged"}
        What the lowest rank is.
    per : float
        100 for percentage points, 1 for shares.
    confidence : float
        Level of the interval.

    Returns
    -------
    GradientEstimate
        Positive where people at the disadvantaged end fare worse. Delta-method interval from the
        binomial likelihood.

    Notes
    -----
    Each person counts once. WHO's healthequal weights the counts by population again, which
    squares the weights and gives another figure.

    References
    ----------
    WHO (2013), Handbook on health inequality monitoring; Barros AJD, Victora CG (2013), PLoS Med
    10:e1001390.
    """
    line = _fit(count, denominator, rank, low_rank)
    good = check_flag("high_is_good", high_is_good, HIGH_IS_GOOD)
    per = check_positive("per", per)
    low, high = line.ends()
    sign = 1 if good else -1
    value = sign * (high - low)
    steep_low, steep_high = low * (1 - low), high * (1 - high)
    toward = np.array([steep_high - steep_low, (steep_high + steep_low) / 2])
    reach = normal_quantile(check_confidence(confidence)) * float(np.sqrt(toward @ line.covariance @ toward))
    unit = "percentage points" if per == 100 else ""
    low_limit, high_limit = per * (value - reach), per * (value + reach)
    meaning = gradient_meaning(value, 0.0)
    return line.estimate(SLOPE, per * value, low_limit, high_limit, confidence, unit, meaning)


@measure("count", "denominator", "rank")
def relative_index_of_counts(
    count: Values,
    denominator: Values,
    rank: Values,
    *,
    high_is_good: bool,
    low_rank: LowRank = "disadvantaged",
    confidence: float = 0.95,
) -> Estimate:
    """Return the relative index of inequality of a proportion, from counts, by a logistic line.

    Parameters
    ----------
    count, denominator, rank, high_is_good, low_rank, confidence
        As for `slope_index_of_counts`.

    Returns
    -------
    GradientEstimate
        One end of the line divided by the other, above 1 where people at the disadvantaged end fare
        worse, as `relative_index` with ``definition="ends"``. Delta-method interval on the log scale.
    """
    line = _fit(count, denominator, rank, low_rank)
    good = check_flag("high_is_good", high_is_good, HIGH_IS_GOOD)
    low, high = line.ends()
    value = high / low if good else low / high
    toward = np.array([(1 - high) - (1 - low), ((1 - high) + (1 - low)) / 2])
    reach = normal_quantile(check_confidence(confidence)) * float(np.sqrt(toward @ line.covariance @ toward))
    low_limit, high_limit = value * np.exp(-reach), value * np.exp(reach)
    meaning = f"It is the {relative_definition(good)}. {gradient_meaning(value, 1.0)}"
    return line.estimate(RELATIVE, value, low_limit, high_limit, confidence, "", meaning)


class LogisticLine:
    """A logistic line by maximum likelihood; mid-rank 0.5 is its origin."""

    def __init__(self, count: np.ndarray, denominator: np.ndarray, position: np.ndarray) -> None:
        self.position = position
        self.observed = np.divide(count, denominator, out=np.full(len(count), np.nan), where=denominator > 0)
        design = np.column_stack([np.ones(len(position)), position - 0.5])
        self.coefficients = np.array([special.logit(count.sum() / denominator.sum()), 0.0])
        for _ in range(STEPS):
            share = special.expit(design @ self.coefficients)
            information = (design.T * (denominator * share * (1 - share))) @ design
            if not np.linalg.cond(information) < 1 / CLOSE:
                break
            step = np.linalg.solve(information, design.T @ (count - denominator * share))
            self.coefficients = self.coefficients + step
            if np.abs(step).max() < CLOSE:
                self.covariance = np.linalg.inv(information)
                return
        raise NoResultError(
            "count splits the groups completely (all events at one end), so no logistic line fits; "
            "use slope_index on the proportions."
        )

    def at(self, position: float | np.ndarray) -> np.ndarray:
        """Return the line's proportion at mid-ranks."""
        return np.asarray(special.expit(self.coefficients[0] + self.coefficients[1] * (position - 0.5)))

    def ends(self) -> tuple[float, float]:
        """Return the line at the disadvantaged and at the advantaged end."""
        return float(self.at(0.0)), float(self.at(1.0))

    def estimate(
        self,
        name: str,
        value: float,
        lower: float,
        upper: float,
        confidence: float,
        unit: str,
        meaning: str,
    ) -> GradientEstimate:
        """Return the result with the line."""
        return GradientEstimate(
            measure=name,
            value=value,
            lower=lower,
            upper=upper,
            confidence=confidence,
            method="logistic line through counts on the population mid-rank; delta method",
            unit=unit,
            n=len(self.position),
            meaning=meaning,
            position=self.position,
            observed=self.observed,
            fitted=self.at(self.position),
            at_disadvantaged_end=self.ends()[0],
            at_advantaged_end=self.ends()[1],
        )


def _fit(count: Values, denominator: Values, rank: Values, low_rank: LowRank) -> LogisticLine:
    events, people = np.asarray(count), np.asarray(denominator)
    check_not_negative("count", events)
    check_not_negative("denominator", people)
    if (events > people).any():
        place = int(np.argmax(events > people))
        raise NoResultError(
            f"count is more than its denominator ({events[place]:g} of {people[place]:g} at "
            f"position {place}); it counts people, each once."
        )
    check_above_zero("denominator", np.array([people.sum()]), "give the people in each group.")
    if not 0 < events.sum() < people.sum():
        raise NoResultError(
            "count is none or all of the denominator, so no logistic line fits; use slope_index."
        )
    held = people > 0
    if len(np.unique(np.asarray(rank)[held])) < 2:
        raise NoResultError("rank has one value only, and a line needs two; give at least two groups.")
    position = from_disadvantaged(mid_ranks(np.asarray(rank), people), low_rank)
    return LogisticLine(events, people, position)
