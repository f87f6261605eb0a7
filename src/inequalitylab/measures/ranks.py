"""Where a group sits in the whole population: the weighted mid-rank (ridit) that every gradient uses."""

from typing import Literal

import numpy as np
import pandas as pd

from inequalitylab.measures.inputs import Values, read_columns
from inequalitylab.measures.refusals import NoResultError, check_choice, check_not_negative
from inequalitylab.measures.sorting import ascending_order

LowRank = Literal["disadvantaged", "advantaged"]
LOW_RANKS = ("disadvantaged", "advantaged")


def fractional_rank(
    rank: Values, weights: Values | None = None, *, data: pd.DataFrame | None = None
) -> np.ndarray:
    """Return each row's mid-rank in the population, between 0 and 1 (its ridit).

    Parameters
    ----------
    rank : column
        What the rows are ordered by; equal values share one mid-rank.
    weights : column, optional
        People (or weight) in each row; equal if left out.
    data : DataFrame, optional
        The frame that column names refer to.

    Returns
    -------
    numpy.ndarray
        The share of the population below the row plus half of the share level with it, in the
        order of the rows given. Its weighted mean is 0.5.

    References
    ----------
    Lerman RI, Yitzhaki S (1989), J Econometrics 42:43-47; Bross IDJ (1958), Biometrics 14:18-38.
    """
    table = read_columns({"rank": rank, "weights": weights}, data=data)
    weight = table.arrays.get("weights")
    if weight is None:
        weight = np.ones(table.length)
    check_not_negative("weights", weight)
    if weight.sum() <= 0:
        raise NoResultError("weights sum to 0; give at least one row a weight above 0.")
    return mid_ranks(table.arrays["rank"], weight)


def mid_ranks(rank: np.ndarray, weight: np.ndarray | None) -> np.ndarray:
    """Return the mid-ranks of one population, weighted or not (no checks)."""
    order = ascending_order(rank)
    ordered = rank[order]
    tied = ordered[1:] == ordered[:-1]
    if weight is None:
        middle = np.arange(0.5, len(rank))
        total = float(len(rank))
    else:
        held = weight[order]
        middle = np.cumsum(held)
        total = float(middle[-1])
        middle -= held / 2
    if tied.any():
        starts = np.flatnonzero(np.append(True, ~tied))
        people = np.diff(np.append(starts, len(rank))) if weight is None else np.add.reduceat(held, starts)
        levels = np.cumsum(people) - people / 2
        middle = np.repeat(levels, np.diff(np.append(starts, len(rank))))
    middle /= total
    result = np.empty(len(rank))
    result[order] = middle
    return result


def mid_ranks_in_groups(rank: np.ndarray, weight: np.ndarray, codes: np.ndarray, size: int) -> np.ndarray:
    """Return the weighted mid-ranks of each row within its group; nan where a group has no weight."""
    levels, distinct = pd.factorize(rank, sort=True)
    width = len(distinct)
    if size * width <= 4 * len(rank) + 1000:
        cell = codes * width + levels
        people = np.bincount(cell, weights=weight, minlength=size * width).reshape(size, width)
        total = people.sum(axis=1, keepdims=True)
        with np.errstate(invalid="ignore", divide="ignore"):
            middle = (np.cumsum(people, axis=1) - people / 2) / total
        return middle.ravel()[cell]
    order = np.lexsort((levels, codes))
    sorted_codes, sorted_levels = codes[order], levels[order]
    new = np.ones(len(rank), dtype=bool)
    new[1:] = (np.diff(sorted_codes) != 0) | (np.diff(sorted_levels) != 0)
    cell = np.cumsum(new) - 1
    people = np.bincount(cell, weights=weight[order])
    group = sorted_codes[new]
    total = np.bincount(group, weights=people, minlength=size)
    before = np.cumsum(total) - total
    with np.errstate(invalid="ignore", divide="ignore"):
        middle = (np.cumsum(people) - people / 2 - before[group]) / total[group]
    result = np.empty(len(rank))
    result[order] = middle[cell]
    return result


def from_disadvantaged(middle: np.ndarray, low_rank: str) -> np.ndarray:
    """Turn mid-ranks so that 0 is the most disadvantaged end and 1 the most advantaged."""
    check_choice("low_rank", low_rank, LOW_RANKS)
    return middle if low_rank == "disadvantaged" else 1 - middle
