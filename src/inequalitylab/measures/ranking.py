"""Quantile groups of areas, and how sure a rank is."""

import numpy as np
import pandas as pd

from inequalitylab.measures.inputs import Keys, Values, read_columns
from inequalitylab.measures.refusals import (
    MeasureError,
    NoResultError,
    check_confidence,
    check_flag,
    check_not_negative,
)


def quantile_groups(
    value: Values,
    groups: int,
    *,
    highest_first: bool = False,
    data: pd.DataFrame | None = None,
    by: Keys | None = None,
) -> pd.Series:
    """Return the quantile group of each area: tenths, fifths, quarters.

    Parameters
    ----------
    value : column
        What the areas are ordered by. An area without a value gets no group.
    groups : int
        How many groups: 10 for tenths.
    highest_first : bool
        Group 1 has the highest values; otherwise the lowest.
    data : DataFrame, optional
        The frame that column names refer to.
    by : column name(s) or labels, optional
        Make the groups within each of these.

    Returns
    -------
    Series of Int64
        1 to `groups`, in the order and with the index of the rows. All missing where there are
        fewer areas than groups.

    Notes
    -----
    floor(k + 1 - ceil((N + 1 - rank) / (N / k))) with tied areas at their lowest rank, worked out in
    whole numbers: the rule of Public Health England. Equal areas always share a group, which
    `pandas.qcut` handles in another way.

    References
    ----------
    Public Health England (2017), Technical guide: assigning deprivation categories.
    """
    if isinstance(groups, bool) or not isinstance(groups, (int, np.integer)) or groups < 2:
        raise MeasureError(f"groups is {groups!r}; give a whole number of 2 or more, such as 10.")
    check_flag("highest_first", highest_first, "does group 1 have the highest values?")
    table = read_columns({"value": value}, data=data, by=by, missing="keep")
    codes = np.zeros(table.length, dtype=int) if table.codes is None else table.codes
    within = pd.Series(table.arrays["value"]).groupby(codes)
    rank = within.rank(method="min", ascending=not highest_first)
    count = within.transform("count")
    known = (rank.notna() & (count >= groups)).to_numpy()
    place, size = rank[known].to_numpy(dtype="int64"), count[known].to_numpy(dtype="int64")
    quantile = np.ones(table.length, dtype="int64")
    quantile[known] = np.maximum(groups + 1 + (-((size + 1 - place) * groups) // size), 1)
    return pd.Series(pd.arrays.IntegerArray(quantile, ~known), index=table.index, name="quantile_group")


def rank_intervals(
    value: Values,
    standard_error: Values,
    *,
    highest_first: bool = True,
    confidence: float = 0.95,
    draws: int = 10_000,
    seed: int = 0,
    data: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return each area's rank with an interval: how far chance could move it in a league table.

    Parameters
    ----------
    value, standard_error : column
        The figure of each area and its standard error.
    highest_first : bool
        Rank 1 is the highest figure; otherwise the lowest.
    confidence : float
        Level of the interval.
    draws : int
        Simulated tables; 10,000 keeps the error of the ends of an interval to about a rank in 100.
    seed : int
        The same seed gives the same result.
    data : DataFrame, optional
        The frame that column names refer to.

    Returns
    -------
    DataFrame
        ``rank`` (ties at the lowest), ``lower`` and ``upper``, in the order of the rows.

    Notes
    -----
    Each figure is drawn from a normal distribution about itself; the limits are quantiles of its
    simulated ranks. The tail beyond a limit is right to about 2 sqrt(0.025 x 0.975 / draws): 0.3
    percentage points with 10,000 draws.

    References
    ----------
    Goldstein H, Spiegelhalter DJ (1996), J R Stat Soc A 159:385-443.
    """
    table = read_columns({"value": value, "standard_error": standard_error}, data=data)
    figures, errors = table.arrays["value"], table.arrays["standard_error"]
    check_not_negative("standard_error", errors)
    tail = (1 - check_confidence(confidence)) / 2
    if isinstance(draws, bool) or not isinstance(draws, (int, np.integer)) or draws < 100:
        raise MeasureError(f"draws is {draws!r}; give a whole number of 100 or more.")
    if len(figures) == 0:
        raise NoResultError("value has no rows; give at least one.")
    sign = -1 if highest_first else 1
    simulated = sign * np.random.default_rng(seed).normal(figures, errors, size=(draws, len(figures)))
    order = np.argsort(simulated, axis=1)
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(1, len(figures) + 1)[None, :], axis=1)
    lower, upper = np.quantile(ranks, [tail, 1 - tail], axis=0, method="inverted_cdf")
    return pd.DataFrame(
        {
            "value": figures,
            "rank": pd.Series(sign * figures).rank(method="min").astype(int).to_numpy(),
            "lower": lower.astype(int),
            "upper": upper.astype(int),
        },
        index=table.index,
    )
