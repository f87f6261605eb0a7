"""Inequality across all groups: distance from the best, the mean or a reference, and variance."""

from typing import Literal

import numpy as np

from inequalitylab.measures.calling import measure
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.inputs import Values
from inequalitylab.measures.intervals import normal_quantile
from inequalitylab.measures.refusals import (
    HIGH_IS_GOOD,
    MeasureError,
    NoResultError,
    check_choice,
    check_confidence,
    check_flag,
    check_not_negative,
)
from inequalitylab.measures.weighting import shares

From = Literal["best", "mean", "reference"]


@measure("value", "population", "reference", labels=("reference",))
def mean_difference(
    value: Values,
    population: Values,
    reference: Values | None = None,
    *,
    since: From,
    weighted: bool,
    high_is_good: bool | None = None,
    unit: str = "",
) -> Estimate:
    """Return the average distance of the groups from the best group, the mean or a reference group.

    Parameters
    ----------
    value : column
        The figure of each group.
    population : column
        People in each group.
    reference : column of True and False, optional
        Which group is the reference; only with ``since="reference"``.
    since : {"best", "mean", "reference"}
        What the distance is measured from. The mean is always that of the population.
    weighted : bool
        Average over people (True) or over groups (False): two different measures.
    high_is_good : bool
        Needed to know which group is best.
    unit : str
        Unit of the values.

    Returns
    -------
    Estimate
        Without an interval: distances have no sign, so chance alone makes them large.

    References
    ----------
    Harper S, Lynch J (2005), Methods for measuring cancer disparities, NCI; WHO (2013), Handbook on
    health inequality monitoring.
    """
    check_choice("since", since, ("best", "mean", "reference"))
    figures, part = _groups(value, population)
    if since == "mean":
        start = float(part @ figures)
    elif since == "best":
        if high_is_good is None:
            raise MeasureError(f'high_is_good is needed with since="best": {HIGH_IS_GOOD}')
        start = float(
            figures.max() if check_flag("high_is_good", high_is_good, HIGH_IS_GOOD) else figures.min()
        )
    else:
        start = float(figures[_reference(reference)])
    distance = np.abs(figures - start)
    by_people = check_flag("weighted", weighted, "average over people or over groups?")
    name = {"best": "best group", "mean": "population mean", "reference": "reference group"}[since]
    return Estimate(
        measure=f"mean difference from the {name}",
        value=float(part @ distance) if by_people else float(distance.mean()),
        method=f"average over {'people' if by_people else 'groups'}; no interval: distances have no sign",
        unit=unit,
        n=len(figures),
        parts={"compared_with": start},
    )


@measure("value", "population")
def index_of_disparity(value: Values, population: Values, *, weighted: bool) -> Estimate:
    """Return the average distance of the groups from the population mean, as a percentage of it.

    Parameters
    ----------
    value : column
        The figure of each group, with a positive mean.
    population : column
        People in each group.
    weighted : bool
        Average over people (True) or over groups (False). The mean is that of the population in both.

    Returns
    -------
    Estimate
        In %, without an interval: distances have no sign, so chance alone makes them large.

    References
    ----------
    Pearcy JN, Keppel KG (2002), Public Health Reports 117:273-280.
    """
    figures, part = _groups(value, population)
    mean = _positive(float(part @ figures))
    distance = np.abs(figures - mean)
    by_people = check_flag("weighted", weighted, "average over people or over groups?")
    return Estimate(
        measure="index of disparity",
        value=100 * (float(part @ distance) if by_people else float(distance.mean())) / mean,
        method=f"average over {'people' if by_people else 'groups'}; no interval: distances have no sign",
        unit="%",
        n=len(figures),
    )


@measure("value", "population", "standard_error")
def between_group_variance(
    value: Values,
    population: Values,
    *,
    standard_error: Values | None = None,
    confidence: float = 0.95,
    unit: str = "",
) -> Estimate:
    """Return the population-weighted variance of the groups' figures.

    Parameters
    ----------
    value : column
        The figure of each group.
    population : column
        People in each group; their shares are the weights.
    standard_error : column, optional
        Standard errors of the values.
    confidence : float
        Level of the interval.
    unit : str
        Unit of the result: that of the values, squared.

    Returns
    -------
    Estimate
        With its ``standard_error`` in ``parts`` where standard errors were given.

    References
    ----------
    Harper S, Lynch J (2005); Ahn J, Harper S, Yu M, Feuer EJ, Liu B, Luta G (2018), JNCI Cancer
    Spectrum 2:pky074, on the standard error.
    """
    figures, part = _groups(value, population)
    variance = float(part @ (figures - part @ figures) ** 2)
    if standard_error is None:
        method = "population weighted; no interval: standard errors not given"
        return Estimate(
            measure="between-group variance", value=variance, method=method, unit=unit, n=len(figures)
        )
    error = _variance_error(figures, part, np.asarray(standard_error))
    reach = normal_quantile(check_confidence(confidence)) * error
    return Estimate(
        measure="between-group variance",
        value=variance,
        lower=max(variance - reach, 0.0),
        upper=variance + reach,
        confidence=confidence,
        method="population weighted; normal interval, lower limit not below 0",
        unit=unit,
        n=len(figures),
        parts={"standard_error": error},
    )


@measure("value", "population")
def between_group_standard_deviation(value: Values, population: Values, *, unit: str = "") -> Estimate:
    """Return the population-weighted standard deviation of the groups' figures.

    Parameters
    ----------
    value : column
        The figure of each group.
    population : column
        People in each group.
    unit : str
        Unit of the values.

    Returns
    -------
    Estimate
        The root of `between_group_variance`, in the unit of the values.
    """
    figures, part = _groups(value, population)
    return Estimate(
        measure="between-group standard deviation",
        value=float(np.sqrt(part @ (figures - part @ figures) ** 2)),
        method="population weighted",
        unit=unit,
        n=len(figures),
    )


def _groups(value: Values, population: Values) -> tuple[np.ndarray, np.ndarray]:
    figures = np.asarray(value)
    return figures, shares(population, len(figures), "population")


def _positive(mean: float) -> float:
    if mean <= 0:
        raise NoResultError("value has a mean of 0 or less, so a share of the mean has no meaning.")
    return mean


def _reference(reference: Values | None) -> int:
    if reference is None:
        raise MeasureError('reference is needed with since="reference": a column that is True for one group.')
    flags = np.asarray(reference, dtype=float).astype(bool)
    if flags.sum() != 1:
        raise NoResultError(f"reference is True for {int(flags.sum())} groups; mark exactly one.")
    return int(np.argmax(flags))


def _variance_error(figures: np.ndarray, part: np.ndarray, error: np.ndarray) -> float:
    check_not_negative("standard_error", error)
    squared = error**2
    away = figures - part @ figures
    return float(
        np.sqrt(
            4 * (part**2 * away**2 * squared).sum()
            + 2 * ((part * (1 - part)) ** 2 * squared**2).sum()
            + 2 * ((part**2 * squared).sum() ** 2 - (part**4 * squared**2).sum())
        )
    )
