"""The Gini coefficient, weighted, with an interval where asked for."""

import numpy as np
from scipy import special

from inequalitylab.measures.calling import measure
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.inputs import Values
from inequalitylab.measures.refusals import NoResultError, check_confidence, check_flag
from inequalitylab.measures.sorting import ascending_order
from inequalitylab.measures.weighting import checked_weights, positive_total, shares

NEGATIVE_NOTE = "Some values are negative, so the result may be above 1."


@measure("income", "weights")
def gini(
    income: Values,
    weights: Values | None = None,
    *,
    correct: bool = False,
    confidence: float | None = None,
) -> Estimate:
    """Return the Gini coefficient: 0 where all have the same, near 1 where one has everything.

    Parameters
    ----------
    income : column
        Any amount that can be shared out. Zeros are kept; negative amounts are kept too while the
        total is positive.
    weights : column, optional
        People (or survey weight) in each row.
    correct : bool
        Multiply by N / (N - 1), with N the sum of the weights (which must then count people).
    confidence : float, optional
        Ask for an interval of this level, by linearisation, for a simple random sample.

    Returns
    -------
    Estimate
        The population formula unless `correct` is True.

    References
    ----------
    Cowell FA (2011), Measuring inequality, 3rd ed., ch. 2; Langel M, Tillé Y (2013), J R Stat Soc A
    176:521-540, on its variance.
    """
    amount = np.asarray(income)
    weight = None if weights is None else checked_weights(np.asarray(weights), len(amount))
    people = float(len(amount) if weight is None else weight.sum())
    value = gini_of(amount, weight)
    lower = upper = None
    method = "population formula"
    if confidence is not None:
        reach = special.ndtri(0.5 + check_confidence(confidence) / 2) * _gini_error(amount, weight, value)
        lower, upper = value - reach, value + reach
        method += "; linearised normal interval, simple random sample"
    if check_flag("correct", correct, "multiply by N / (N - 1)?"):
        if people <= 1:
            raise NoResultError(f"correct=True needs more than one person, and weights sum to {people:g}.")
        factor = people / (people - 1)
        value, method = value * factor, method.replace("population formula", "times N / (N - 1)")
        lower, upper = (None if limit is None else limit * factor for limit in (lower, upper))
    return Estimate(
        measure="Gini coefficient",
        value=value,
        lower=lower,
        upper=upper,
        confidence=confidence,
        method=method,
        n=len(amount),
        note=NEGATIVE_NOTE if amount.min() < 0 else "",
    )


def gini_of(amount: np.ndarray, weight: np.ndarray | None) -> float:
    """Return the population Gini of checked arrays."""
    if weight is None:
        ordered = np.sort(amount)
        total = positive_total(float(ordered.sum()))
        size = len(ordered)
        return 2 * float(ordered @ np.arange(1.0, size + 1)) / (size * total) - (size + 1) / size
    order = ascending_order(amount)
    held = weight[order]
    below = np.cumsum(held)
    people = below[-1]
    below *= 2
    below -= held
    held *= below
    return float(held @ amount[order]) / (people * positive_total(float(weight @ amount))) - 1


def _gini_error(amount: np.ndarray, weight: np.ndarray | None, value: float) -> float:
    part = shares(weight, len(amount))
    order = np.argsort(amount)
    ordered, held = amount[order], part[order]
    mean = float(held @ ordered)
    rank = np.cumsum(held)
    income_below = np.cumsum(held * ordered)
    influence = 2 * (ordered * (rank - held / 2) - income_below + held * ordered / 2) / mean
    influence += 1 - (1 + value) * ordered / mean
    influence -= held @ influence
    size = len(amount)
    return float(np.sqrt(np.sum((held * influence) ** 2) * size / max(size - 1, 1)))
