"""The concentration index and its kin: how an outcome is spread along the ranking by advantage."""

from typing import Literal

import numpy as np

from inequalitylab.measures.calling import measure
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.inputs import Values
from inequalitylab.measures.intervals import normal_quantile
from inequalitylab.measures.ranks import LowRank, from_disadvantaged, mid_ranks
from inequalitylab.measures.refusals import (
    HIGH_IS_GOOD,
    MeasureError,
    NoResultError,
    check_choice,
    check_confidence,
    check_flag,
)
from inequalitylab.measures.weighting import checked_weights

Kind = Literal["standard", "generalised", "wagstaff", "erreygers"]
ErrorMethod = Literal["kakwani", "regression"]
NAMES = {
    "standard": "concentration index",
    "generalised": "generalised concentration index",
    "wagstaff": "concentration index (Wagstaff)",
    "erreygers": "concentration index (Erreygers)",
}


@measure("outcome", "rank", "weights")
def concentration_index(
    outcome: Values,
    rank: Values,
    weights: Values | None = None,
    *,
    kind: Kind = "standard",
    bounds: tuple[float, float] | None = None,
    low_rank: LowRank = "disadvantaged",
    high_is_good: bool | None = None,
    errors: ErrorMethod | None = None,
    confidence: float = 0.95,
    unit: str = "",
) -> Estimate:
    """Return the concentration index: negative where the outcome is concentrated among the disadvantaged.

    Parameters
    ----------
    outcome : column
        The outcome of each person or group, such as illness or visits.
    rank : column
        What people are ranked by, such as income. Row order never matters; ties share a mid-rank.
    weights : column, optional
        People (or survey weight) in each row.
    kind : {"standard", "generalised", "wagstaff", "erreygers"}
        "standard" is relative to the mean; "generalised" is that times the mean. An outcome with
        bounds (yes or no; 0 to 100) needs one of the two corrections and its `bounds`.
    bounds : (float, float), optional
        The least and the most the outcome can be, not what it happens to be in these data.
    low_rank : {"disadvantaged", "advantaged"}
        What the lowest rank is.
    high_is_good : bool, optional
        Whether the outcome is good or bad, for the sentence; the sign does not depend on it.
    errors : {"kakwani", "regression"}, optional
        Ask for an interval. "kakwani": for individuals without weights. "regression": for groups or
        weighted rows, by the convenient regression over rows, which leaves out that ranks depend on
        one another.
    confidence : float
        Level of the interval.
    unit : str
        Unit of the generalised index.

    Returns
    -------
    Estimate
        With the ``mean`` and, if asked for, the ``standard_error`` in ``parts``.

    Notes
    -----
    Twice the weighted covariance of outcome and mid-rank, divided by the mean, with no n - 1. For
    an outcome with bounds the standard index depends on whether health or illness is counted.

    References
    ----------
    Kakwani N, Wagstaff A, van Doorslaer E (1997), J Econometrics 77:87-103; Wagstaff A (2005),
    Health Econ 14:429-432; Erreygers G (2009), J Health Econ 28:504-515; O'Donnell O, O'Neill S,
    Van Ourti T, Walsh B (2016), Stata J 16:112-138.
    """
    check_choice("kind", kind, tuple(NAMES))
    amount = np.asarray(outcome)
    weight = None if weights is None else checked_weights(weights, len(amount))
    position = from_disadvantaged(mid_ranks(np.asarray(rank), weight), low_rank)
    mean = float(amount.mean() if weight is None else weight @ amount / weight.sum())
    absolute = 2 * _covariance(amount, position, mean, weight)
    scale = _scale(kind, bounds, amount, mean)
    value = absolute * scale
    error = None if errors is None else _error(errors, amount, position, weight, absolute, mean) * scale
    reach = None if error is None else normal_quantile(check_confidence(confidence)) * error
    return Estimate(
        measure=NAMES[kind],
        value=value,
        lower=None if reach is None else value - reach,
        upper=None if reach is None else value + reach,
        confidence=None if reach is None else confidence,
        method=_method(kind, errors),
        unit=unit if kind == "generalised" else "",
        n=len(amount),
        meaning=concentration_meaning(value, high_is_good),
        parts={"mean": mean} | ({} if error is None else {"standard_error": error}),
    )


def _covariance(amount: np.ndarray, position: np.ndarray, mean: float, weight: np.ndarray | None) -> float:
    if weight is None:
        return float(amount @ position) / len(amount) - mean / 2
    return float((weight * amount) @ position) / float(weight.sum()) - mean / 2


def _scale(kind: Kind, bounds: tuple[float, float] | None, amount: np.ndarray, mean: float) -> float:
    """Return what the generalised index is multiplied by to get the kind asked for."""
    if kind in ("wagstaff", "erreygers"):
        if bounds is None or len(bounds) != 2 or not bounds[0] < bounds[1]:
            raise MeasureError(
                f'bounds is {bounds!r}; kind="{kind}" needs the least and the most the outcome can be, '
                "such as (0, 1) for yes or no."
            )
        low, high = bounds
        if amount.min() < low or amount.max() > high:
            raise NoResultError(
                f"outcome reaches from {amount.min():g} to {amount.max():g}, outside bounds {low:g} to "
                f"{high:g}; give the least and the most it can be."
            )
        if kind == "erreygers":
            return 4 / (high - low)
        if not low < mean < high:
            raise NoResultError(
                f"outcome has its mean at a bound ({mean:g}), where Wagstaff's index is not defined."
            )
        return (high - low) / ((high - mean) * (mean - low))
    if bounds is not None:
        raise MeasureError('bounds is for kind="wagstaff" or "erreygers"; leave it out.')
    if kind == "generalised":
        return 1.0
    check_mean(mean, "outcome")
    return 1 / mean


def check_mean(mean: float, name: str) -> None:
    """Refuse a mean that nothing can be relative to."""
    if mean <= 0:
        raise NoResultError(
            f"{name} has a mean of {mean:g}, and an index relative to the mean needs one above 0; "
            'use kind="generalised" in concentration_index.'
        )


def _error(
    method: ErrorMethod,
    amount: np.ndarray,
    position: np.ndarray,
    weight: np.ndarray | None,
    absolute: float,
    mean: float,
) -> float:
    """Return the standard error of the generalised index, the mean taken as known."""
    check_choice("errors", method, ("kakwani", "regression"))
    if len(amount) < 3:
        raise NoResultError(f"outcome has {len(amount)} rows; an interval needs at least 3.")
    if method == "kakwani":
        if weight is not None:
            raise MeasureError('errors="kakwani" is for rows without weights; use errors="regression".')
        check_mean(mean, "outcome")
        return _kakwani(amount, position, absolute / mean, mean) * mean
    part = np.full(len(amount), 1 / len(amount)) if weight is None else weight / weight.sum()
    away = position - 0.5
    spread = float(part @ away**2)
    scaled = 2 * spread * amount
    slope = float(part @ (away * scaled)) / spread
    residual = scaled - float(part @ scaled) - slope * away
    return float(np.sqrt(part @ residual**2 / (len(amount) - 2) / spread))


def _kakwani(amount: np.ndarray, position: np.ndarray, index: float, mean: float) -> float:
    order = np.argsort(position, kind="stable")
    curve = np.cumsum(amount[order]) / (len(amount) * mean)
    before = np.append(0.0, curve[:-1])
    terms = amount[order] / mean * (2 * position[order] - 1 - index) + 2 - before - curve
    return float(np.sqrt((np.mean(terms**2) - (1 + index) ** 2) / len(amount)))


def _method(kind: Kind, errors: ErrorMethod | None) -> str:
    text = "twice the covariance with population mid-ranks"
    text += {"standard": " over the mean", "generalised": ""}.get(kind, f", {kind.capitalize()}'s correction")
    if errors is None:
        return f"{text}; no interval asked for"
    return (
        f"{text}; standard error of Kakwani et al."
        if errors == "kakwani"
        else f"{text}; convenient regression"
    )


def concentration_meaning(value: float, high_is_good: bool | None) -> str:
    """Say among whom the outcome is concentrated."""
    what = "The outcome"
    if high_is_good is not None:
        good = check_flag("high_is_good", high_is_good, HIGH_IS_GOOD)
        what = "The good outcome" if good else "The bad outcome"
    if abs(value) < 1e-12:
        return f"{what} is spread evenly along the ranking."
    return f"{what} is concentrated among the {'dis' if value < 0 else ''}advantaged."
