"""The weights of rows, checked once for every measure that takes them."""

import numpy as np

from inequalitylab.measures.inputs import Values
from inequalitylab.measures.refusals import NoResultError, check_not_negative


def checked_weights(weights: Values | None, length: int, name: str = "weights") -> np.ndarray:
    """Return the weights, or ones; refuse negative ones and those that sum to zero."""
    if weights is None:
        return np.ones(length)
    weight = np.asarray(weights)
    check_not_negative(name, weight)
    if weight.sum() <= 0:
        raise NoResultError(f"{name} sum to 0; give at least one row a weight above 0.")
    return weight


def shares(weights: Values | None, length: int, name: str = "weights") -> np.ndarray:
    """Return the weights as shares of their sum."""
    checked = checked_weights(weights, length, name)
    return checked / checked.sum()


def positive_total(total: float) -> float:
    """Return the total, or refuse one that leaves nothing to share."""
    if total <= 0:
        raise NoResultError(
            "income adds up to 0 or less, so there is nothing to share; give a positive total."
        )
    return total
