"""The gap between the two extreme groups, and what a population would gain if all fared like its best."""

from dataclasses import replace

import numpy as np

from inequalitylab.measures.calling import measure
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.gaps import difference, ratio
from inequalitylab.measures.inputs import Values
from inequalitylab.measures.intervals import normal_quantile
from inequalitylab.measures.ranks import LOW_RANKS, LowRank
from inequalitylab.measures.refusals import (
    HIGH_IS_GOOD,
    NoResultError,
    check_choice,
    check_confidence,
    check_flag,
    check_not_negative,
)
from inequalitylab.measures.weighting import shares


@measure("value", "rank", "standard_error")
def range_difference(
    value: Values,
    rank: Values | None = None,
    *,
    high_is_good: bool,
    low_rank: LowRank = "disadvantaged",
    standard_error: Values | None = None,
    confidence: float = 0.95,
    unit: str = "",
) -> Estimate:
    """Return the difference between the two extreme groups.

    Parameters
    ----------
    value : column
        The figure of each group.
    rank : column, optional
        The groups' order of advantage. With it the extremes are the most advantaged and the most
        disadvantaged group; without it, the best and the worst.
    high_is_good : bool
        True for life expectancy, False for decay or deaths.
    low_rank : {"disadvantaged", "advantaged"}
        What the lowest rank is.
    standard_error : column, optional
        Standard errors of the values.
    confidence : float
        Level of the interval.
    unit : str
        Unit of the values.

    Returns
    -------
    Estimate
        Positive where the disadvantaged (or worst) group fares worse, whichever way `high_is_good`
        is. It looks at two groups only: see `slope_index` for all.

    References
    ----------
    WHO (2013), Handbook on health inequality monitoring, section 3.
    """
    high, low, errors = _extremes(value, rank, high_is_good, low_rank, standard_error)
    gap = difference(high, low, *errors, confidence=confidence, unit=unit)
    return _renamed(gap, "range difference", len(np.asarray(value)), rank)


@measure("value", "rank", "standard_error")
def range_ratio(
    value: Values,
    rank: Values | None = None,
    *,
    high_is_good: bool,
    low_rank: LowRank = "disadvantaged",
    standard_error: Values | None = None,
    confidence: float = 0.95,
) -> Estimate:
    """Return the ratio between the two extreme groups.

    Parameters
    ----------
    value, rank, high_is_good, low_rank, standard_error, confidence
        As for `range_difference`.

    Returns
    -------
    Estimate
        Above 1 where the disadvantaged (or worst) group fares worse.

    References
    ----------
    WHO (2013), Handbook on health inequality monitoring, section 3.
    """
    high, low, errors = _extremes(value, rank, high_is_good, low_rank, standard_error)
    quotient = ratio(high, low, *errors, confidence=confidence)
    return _renamed(quotient, "range ratio", len(np.asarray(value)), rank)


@measure("value", "population", "rank", "standard_error")
def population_attributable_risk(
    value: Values,
    population: Values,
    rank: Values | None = None,
    *,
    high_is_good: bool,
    low_rank: LowRank = "disadvantaged",
    standard_error: Values | None = None,
    confidence: float = 0.95,
    unit: str = "",
) -> Estimate:
    """Return how far the population mean would move if all groups fared like the reference group.

    Parameters
    ----------
    value : column
        The figure of each group.
    population : column
        People in each group.
    rank : column, optional
        The groups' order of advantage. With it the reference is the most advantaged group; without
        it, the best.
    high_is_good, low_rank
        As for `range_difference`.
    standard_error : column, optional
        Standard errors of the values.
    confidence : float
        Level of the interval.
    unit : str
        Unit of the values.

    Returns
    -------
    Estimate
        Reference minus mean: positive where high is good, negative (a reduction) where high is bad.
        0 where the reference fares worse than the mean. The interval takes the choice of the
        reference as given.

    References
    ----------
    WHO (2013), Handbook on health inequality monitoring, section 3.
    """
    return _impact(value, population, rank, high_is_good, low_rank, standard_error, confidence, unit, False)


@measure("value", "population", "rank", "standard_error")
def population_attributable_fraction(
    value: Values,
    population: Values,
    rank: Values | None = None,
    *,
    high_is_good: bool,
    low_rank: LowRank = "disadvantaged",
    standard_error: Values | None = None,
    confidence: float = 0.95,
) -> Estimate:
    """Return the population attributable risk as a percentage of the population mean.

    Parameters
    ----------
    value, population, rank, high_is_good, low_rank, standard_error, confidence
        As for `population_attributable_risk`.

    Returns
    -------
    Estimate
        In %, with the sign of `population_attributable_risk`. The interval is on the same scale.

    References
    ----------
    WHO (2013), Handbook on health inequality monitoring, section 3.
    """
    return _impact(value, population, rank, high_is_good, low_rank, standard_error, confidence, "%", True)


def _impact(
    value: Values,
    population: Values,
    rank: Values | None,
    high_is_good: bool,
    low_rank: LowRank,
    standard_error: Values | None,
    confidence: float,
    unit: str,
    relative: bool,
) -> Estimate:
    figures = np.asarray(value)
    part = shares(population, len(figures), "population")
    good = check_flag("high_is_good", high_is_good, HIGH_IS_GOOD)
    best, _ = _places(figures, rank, good, low_rank)
    mean, reference = float(part @ figures), float(figures[best])
    if relative and mean <= 0:
        raise NoResultError("value has a mean of 0 or less, so a share of the mean has no meaning.")
    gain = reference - mean
    worse = gain < 0 if good else gain > 0
    scale = 100 / mean if relative else 1.0
    lower = upper = None
    if standard_error is not None and not worse:
        error = np.asarray(standard_error)
        check_not_negative("standard_error", error)
        toward = -part * (reference / mean if relative else 1.0)
        toward[best] += 1
        reach = normal_quantile(check_confidence(confidence)) * float(np.linalg.norm(toward * error))
        lower, upper = scale * (gain - reach), scale * (gain + reach)
    method = "most advantaged group" if rank is not None else "best group"
    why = "; no interval: standard errors not given" if standard_error is None else "; delta method"
    return Estimate(
        measure=f"population attributable {'fraction' if relative else 'risk'}",
        value=0.0 if worse else scale * gain,
        lower=lower,
        upper=upper,
        confidence=None if lower is None else confidence,
        method=f"reference: {method}{why}",
        unit=unit,
        n=len(figures),
        note="The reference group fares worse than the population, so nothing is attributed."
        if worse
        else "",
        parts={"reference": reference, "mean": mean},
    )


Extremes = tuple[float, float, tuple[float, float] | tuple[()]]


def _extremes(
    value: Values,
    rank: Values | None,
    high_is_good: bool,
    low_rank: LowRank,
    standard_error: Values | None,
) -> Extremes:
    figures = np.asarray(value)
    if len(figures) < 2:
        raise NoResultError("value has one group only; a gap needs at least two.")
    good = check_flag("high_is_good", high_is_good, HIGH_IS_GOOD)
    best, worst = _places(figures, rank, good, low_rank)
    first, second = (best, worst) if good else (worst, best)
    if standard_error is None:
        return float(figures[first]), float(figures[second]), ()
    errors = np.asarray(standard_error)
    return float(figures[first]), float(figures[second]), (float(errors[first]), float(errors[second]))


def _places(
    figures: np.ndarray, rank: Values | None, high_is_good: bool, low_rank: LowRank
) -> tuple[int, int]:
    """Return the positions of the most advantaged (or best) and the most disadvantaged (or worst) group."""
    if rank is None:
        ends = int(np.argmax(figures)), int(np.argmin(figures))
        return ends if high_is_good else ends[::-1]
    check_choice("low_rank", low_rank, LOW_RANKS)
    order = np.asarray(rank)
    top, bottom = np.flatnonzero(order == order.max()), np.flatnonzero(order == order.min())
    if len(top) > 1 or len(bottom) > 1:
        raise NoResultError(
            "rank has a tie at an extreme, so the extreme group is not one; join those groups."
        )
    ends = int(top[0]), int(bottom[0])
    return ends if low_rank == "disadvantaged" else ends[::-1]


def _renamed(result: Estimate, name: str, groups: int, rank: Values | None) -> Estimate:
    compared = "best and worst group" if rank is None else "most advantaged and most disadvantaged group"
    return replace(result, measure=name, method=f"{compared}; {result.method}", n=groups)
