"""What part of all income each part of the population has: Hoover, Palma, S80/S20."""

import numpy as np

from inequalitylab.measures.calling import measure
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.inputs import Values
from inequalitylab.measures.lorenz import lorenz_points
from inequalitylab.measures.refusals import MeasureError, NoResultError, check_not_negative
from inequalitylab.measures.weighting import positive_total, shares

SPLIT = "a person on the border is split in proportion"


@measure("income", "weights")
def hoover(income: Values, weights: Values | None = None) -> Estimate:
    """Return the Hoover index: the share of all income that would have to move for all to be equal.

    Parameters
    ----------
    income : column
        Amounts of 0 or more.
    weights : column, optional
        People (or survey weight) in each row.

    Returns
    -------
    Estimate
        Half the relative mean deviation: the largest gap between the Lorenz curve and the diagonal.
        Also called Robin Hood, Pietra or Schutz index.

    References
    ----------
    Hoover EM (1936), Rev Econ Stat 18:162-171; Schutz RR (1951), Am Econ Rev 41:107-122.
    """
    amount = np.asarray(income)
    check_not_negative("income", amount)
    part = shares(weights, len(amount))
    mean = positive_total(float(part @ amount))
    value = float(part @ np.abs(amount - mean)) / (2 * mean)
    return Estimate(measure="Hoover index", value=value, method="population formula", n=len(amount))


@measure("income")
def schutz_coefficient(income: Values) -> Estimate:
    """Return Schutz's original coefficient: ten times the slopes above 1, added up.

    Parameters
    ----------
    income : column
        The mean income of each tenth of the population: ten rows.

    Returns
    -------
    Estimate
        For ten rows it is 100 times the Hoover index. For any other number of rows it is not
        comparable: use `hoover`.

    References
    ----------
    Schutz RR (1951), Am Econ Rev 41:107-122.
    """
    amount = np.asarray(income)
    check_not_negative("income", amount)
    mean = positive_total(float(amount.mean()))
    slope = amount / mean
    note = "" if len(amount) == 10 else f"Meant for ten tenths, not {len(amount)} rows: use the Hoover index."
    return Estimate(
        measure="Schutz coefficient",
        value=10 * float((slope[slope > 1] - 1).sum()),
        method="sum over rows of ten times the slope of the Lorenz curve above 1",
        n=len(amount),
        note=note,
    )


@measure("income", "weights")
def income_share(
    income: Values, weights: Values | None = None, *, start: float = 0.0, end: float = 1.0
) -> Estimate:
    """Return the share of all income that one part of the population has, poorest first.

    Parameters
    ----------
    income : column
        Amounts of 0 or more.
    weights : column, optional
        People (or survey weight) in each row.
    start, end : float
        The part of the population: 0 and 0.4 for the poorest 40%, 0.9 and 1 for the richest tenth.

    Returns
    -------
    Estimate
        Between 0 and 1. A person on the border is split in proportion.
    """
    if not 0 <= start < end <= 1:
        raise MeasureError(f"start and end are {start:g} and {end:g}; give 0 <= start < end <= 1.")
    people, held = lorenz_points(np.asarray(income), weights)
    low, high = np.interp([start, end], people, held)
    return Estimate(
        measure=f"share of income of the population from {start:g} to {end:g}",
        value=float(high - low),
        method=SPLIT,
        n=len(held) - 1,
    )


@measure("income", "weights")
def palma_ratio(income: Values, weights: Values | None = None) -> Estimate:
    """Return the Palma ratio: the share of the richest tenth over that of the poorest 40%.

    Parameters
    ----------
    income : column
        Amounts of 0 or more.
    weights : column, optional
        People (or survey weight) in each row.

    Returns
    -------
    Estimate

    References
    ----------
    Palma JG (2011), Development and Change 42:87-153; Cobham A, Sumner A (2013), CGD Working Paper 343.
    """
    return _share_ratio("Palma ratio", income, weights, 0.4, 0.9)


@measure("income", "weights")
def quintile_share_ratio(income: Values, weights: Values | None = None) -> Estimate:
    """Return S80/S20: the share of the richest fifth over that of the poorest fifth.

    Parameters
    ----------
    income : column
        Amounts of 0 or more.
    weights : column, optional
        People (or survey weight) in each row.

    Returns
    -------
    Estimate
        A person on the border of a fifth is split in proportion; Eurostat puts the whole person on
        one side, so figures from small samples differ slightly.

    References
    ----------
    Eurostat, Statistics explained: income quintile share ratio.
    """
    return _share_ratio("quintile share ratio", income, weights, 0.2, 0.8)


def _share_ratio(name: str, income: Values, weights: Values | None, low: float, high: float) -> Estimate:
    people, held = lorenz_points(np.asarray(income), weights)
    bottom, top = np.interp([low, high], people, held)
    if bottom <= 0:
        raise NoResultError(
            f"income of the poorest {low:.0%} is 0, so the {name} is infinite; use gini or hoover."
        )
    return Estimate(measure=name, value=float((1 - top) / bottom), method=SPLIT, n=len(held) - 1)
