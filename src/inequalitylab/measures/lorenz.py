"""The Lorenz curve and what is read from its middle: Wolfson's index and the asymmetry."""

import numpy as np
import pandas as pd

from inequalitylab.measures.calling import measure
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.gini import gini_of
from inequalitylab.measures.inputs import Values, read_columns
from inequalitylab.measures.refusals import NoResultError, check_not_negative
from inequalitylab.measures.weighting import positive_total, shares


def lorenz_curve(
    income: Values, weights: Values | None = None, *, data: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the points of the Lorenz curve, poorest first.

    Parameters
    ----------
    income : column
        Amounts of 0 or more.
    weights : column, optional
        People (or survey weight) in each row.
    data : DataFrame, optional
        The frame that column names refer to.

    Returns
    -------
    DataFrame
        ``population_share`` and ``income_share``, both from 0 to 1, one row more than the data.

    References
    ----------
    Lorenz MO (1905), Publications of the American Statistical Association 9:209-219.
    """
    table = read_columns({"income": income, "weights": weights}, data=data)
    people, held = lorenz_points(table.arrays["income"], table.arrays.get("weights"))
    return pd.DataFrame({"population_share": people, "income_share": held})


def lorenz_points(amount: np.ndarray, weight: Values | None) -> tuple[np.ndarray, np.ndarray]:
    """Return cumulated shares of people and of income, from (0, 0) to (1, 1)."""
    check_not_negative("income", amount, "a Lorenz curve needs amounts of 0 or more.")
    part = shares(weight, len(amount))
    order = np.argsort(amount, kind="stable")
    held = part[order] * amount[order]
    total = positive_total(float(held.sum()))
    people = np.append(0.0, np.cumsum(part[order]))
    income = np.append(0.0, np.cumsum(held) / total)
    people[-1] = income[-1] = 1.0
    return people, income


@measure("income", "weights")
def wolfson(income: Values, weights: Values | None = None) -> Estimate:
    """Return Wolfson's index of bipolarisation: how far people have moved from the middle.

    Parameters
    ----------
    income : column
        Amounts of 0 or more, with a median above 0.
    weights : column, optional
        People (or survey weight) in each row.

    Returns
    -------
    Estimate
        (1 - 2 L(0.5) - Gini) times mean over median.

    References
    ----------
    Wolfson MC (1994), Am Econ Rev 84:353-358.
    """
    amount = np.asarray(income)
    people, held = lorenz_points(amount, weights)
    part = shares(weights, len(amount))
    middle = weighted_median(amount, part)
    if middle <= 0:
        raise NoResultError("income has a median of 0, so Wolfson's index is not defined; use gini.")
    half = float(np.interp(0.5, people, held))
    value = (1 - 2 * half - gini_of(amount, part)) * float(part @ amount) / middle
    return Estimate(measure="Wolfson index", value=value, method="population formula", n=len(amount))


@measure("income")
def lorenz_asymmetry(income: Values) -> Estimate:
    """Return the Lorenz asymmetry coefficient: above 1 where the inequality comes from the richest.

    Parameters
    ----------
    income : column
        Amounts of 0 or more, one row a person: the definition goes from one person to the next, so
        it takes no weights and depends a little on how many there are.

    Returns
    -------
    Estimate
        The two shares at the mean, added; the middle of their range where some have exactly the mean.

    References
    ----------
    Damgaard C, Weiner J (2000), Ecology 81:1139-1142.
    """
    amount = np.asarray(income)
    people, held = lorenz_points(amount, None)
    ordered, mean = np.sort(amount), float(amount.mean())
    tolerance = 1e-12 * mean
    below = int(np.searchsorted(ordered, mean - tolerance, "left"))
    level = int(np.searchsorted(ordered, mean + tolerance, "right"))
    if level > below:
        value = (people[below] + held[below] + people[level] + held[level]) / 2
    else:
        step = (mean - ordered[below - 1]) / (ordered[below] - ordered[below - 1])
        value = sum(curve[below] + step * (curve[below + 1] - curve[below]) for curve in (people, held))
    return Estimate(
        measure="Lorenz asymmetry coefficient",
        value=float(value),
        method="shares of people and of income at the mean, added",
        n=len(amount),
    )


def weighted_median(amount: np.ndarray, part: np.ndarray) -> float:
    """Return the median; the middle of two rows where half the weight lies on each side."""
    order = np.argsort(amount, kind="stable")
    cumulated = np.cumsum(part[order])
    at = int(np.searchsorted(cumulated, 0.5 - 1e-12))
    if abs(cumulated[at] - 0.5) <= 1e-12 and at + 1 < len(amount):
        return float(amount[order[at]] + amount[order[at + 1]]) / 2
    return float(amount[order[at]])
