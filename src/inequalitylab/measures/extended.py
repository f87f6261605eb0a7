"""The extended concentration index and Gini: a chosen aversion to inequality."""

import numpy as np

from inequalitylab.measures.calling import measure
from inequalitylab.measures.concentration import check_mean, concentration_meaning
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.inputs import Values
from inequalitylab.measures.ranks import LOW_RANKS, LowRank
from inequalitylab.measures.refusals import MeasureError, check_choice, check_not_negative
from inequalitylab.measures.weighting import shares


@measure("outcome", "rank", "weights")
def extended_concentration_index(
    outcome: Values,
    rank: Values,
    weights: Values | None = None,
    *,
    aversion: float,
    low_rank: LowRank = "disadvantaged",
    high_is_good: bool | None = None,
) -> Estimate:
    """Return the extended concentration index, which heeds the disadvantaged as much as one chooses.

    Parameters
    ----------
    outcome, rank, weights, low_rank, high_is_good
        As for `concentration_index`.
    aversion : float
        Aversion to inequality (nu), above 1: 2 is the ordinary index, more puts more weight on the
        most disadvantaged.

    Returns
    -------
    Estimate

    Notes
    -----
    The area under the concentration curve drawn with straight pieces, weighted by
    nu (nu - 1) (1 - p) to the power nu - 2. Formulas with the covariance of mid-ranks differ
    slightly in small samples where nu is not 2.

    References
    ----------
    Wagstaff A (2002), J Health Econ 21:627-644; Yitzhaki S (1983), Int Econ Rev 24:617-628.
    """
    value, amount = _extended(outcome, rank, weights, aversion, low_rank)
    return Estimate(
        measure=f"extended concentration index ({aversion:g})",
        value=value,
        method="weighted area under the concentration curve; no interval",
        n=len(amount),
        meaning=concentration_meaning(value, high_is_good),
    )


@measure("income", "weights")
def extended_gini(income: Values, weights: Values | None = None, *, aversion: float) -> Estimate:
    """Return the extended (S-)Gini, which heeds the poorest as much as one chooses.

    Parameters
    ----------
    income : column
        Amounts of 0 or more.
    weights : column, optional
        People (or survey weight) in each row.
    aversion : float
        Aversion to inequality (nu), above 1: 2 is the Gini coefficient.

    Returns
    -------
    Estimate

    References
    ----------
    Donaldson D, Weymark JA (1980), J Econ Theory 22:67-86; Yitzhaki S (1983), Int Econ Rev
    24:617-628.
    """
    check_not_negative("income", np.asarray(income))
    value, amount = _extended(income, income, weights, aversion, "disadvantaged", "income")
    return Estimate(
        measure=f"extended Gini coefficient ({aversion:g})",
        value=value,
        method="weighted area under the Lorenz curve",
        n=len(amount),
    )


def _extended(
    outcome: Values,
    rank: Values,
    weights: Values | None,
    aversion: float,
    low_rank: LowRank,
    name: str = "outcome",
) -> tuple[float, np.ndarray]:
    if isinstance(aversion, bool) or not np.isfinite(aversion) or aversion <= 1:
        raise MeasureError(f"aversion is {aversion!r}; give a number above 1: 2 for the ordinary index.")
    amount = np.asarray(outcome)
    part = shares(weights, len(amount))
    mean = float(part @ amount)
    check_mean(mean, name)
    check_choice("low_rank", low_rank, LOW_RANKS)
    order = np.asarray(rank) if low_rank == "disadvantaged" else -np.asarray(rank)
    levels = np.unique(order, return_inverse=True)[1]
    people, held = np.bincount(levels, weights=part), np.bincount(levels, weights=part * amount)
    above = 1 - np.append(0.0, np.cumsum(people))
    above[-1] = 0.0
    heed = np.divide(-np.diff(above**aversion), people, out=np.zeros(len(people)), where=people > 0)
    return 1 - float(held @ heed) / mean, amount
