"""Areas beyond the funnel, and how much more than chance areas vary."""

from typing import Literal

import numpy as np
import pandas as pd

from inequalitylab.measures.calling import measure
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.funnels import LEVELS
from inequalitylab.measures.inputs import Values, read_columns
from inequalitylab.measures.intervals import normal_quantile, poisson_limits
from inequalitylab.measures.refusals import (
    MeasureError,
    NoResultError,
    check_above_zero,
    check_choice,
    check_confidence,
    check_not_negative,
    check_positive,
)

Statistic = Literal["proportion", "ratio"]


def funnel_significance(
    count: Values,
    denominator: Values,
    *,
    statistic: Statistic,
    levels: tuple[float, float] = LEVELS,
    overdispersion: float = 1.0,
    data: pd.DataFrame | None = None,
) -> pd.Series:
    """Return whether chance alone would seldom take each area so far from the average.

    Parameters
    ----------
    count : column
        Events in each area (observed events for a ratio).
    denominator : column
        People in each area (expected events for a ratio).
    statistic : {"proportion", "ratio"}
        A proportion is compared with that of all areas together, a ratio with 1.
    levels : (float, float)
        The two levels.
    overdispersion : float
        Variance over what chance alone gives, from `overdispersion`; 1 for none.
    data : DataFrame, optional
        The frame that column names refer to.

    Returns
    -------
    Series of str
        "low beyond 99.8%", "low beyond 95%", "within", "high beyond 95%" or "high beyond 99.8%".

    Notes
    -----
    Proportions: outside the limits about the average. Ratios: 1 outside the Poisson interval of the
    ratio (exact below 10 events, Byar's from 10 up). Many areas are looked at: with 300, chance
    alone puts about 15 beyond 95%.
    """
    check_choice("statistic", statistic, ("proportion", "ratio"))
    table = read_columns({"count": count, "denominator": denominator}, data=data)
    events, size = table.arrays["count"], table.arrays["denominator"]
    check_not_negative("count", events)
    check_above_zero("denominator", size)
    stretch = check_positive("overdispersion", overdispersion) ** 0.5
    inner, outer = sorted(check_confidence(level) for level in levels)
    result = np.full(len(events), "within", dtype=object)
    for level in (inner, outer):
        low, high = _beyond(events, size, statistic, level, stretch)
        result[low] = f"low beyond {100 * level:g}%"
        result[high] = f"high beyond {100 * level:g}%"
    return pd.Series(result, index=table.index, name="significance")


@measure("count", "denominator")
def overdispersion(
    count: Values, denominator: Values, *, statistic: Statistic, winsorise: float = 0.1
) -> Estimate:
    """Return how much more areas vary than chance alone would have them (phi).

    Parameters
    ----------
    count, denominator, statistic
        As for `funnel_significance`.
    winsorise : float
        Share of the areas at each end whose distance is pulled in, so that a few outliers do not
        widen the funnel for all.

    Returns
    -------
    Estimate
        1 is chance alone. With the variance between areas (``between_variance``, on the scale of
        the proportion or ratio) in ``parts`` for an additive model; it is 0 unless phi exceeds
        (areas - 1) / areas.

    References
    ----------
    Spiegelhalter DJ (2005), Qual Saf Health Care 14:347-351; DerSimonian R, Laird N (1986),
    Control Clin Trials 7:177-188.
    """
    check_choice("statistic", statistic, ("proportion", "ratio"))
    if not 0 <= winsorise < 0.5:
        raise MeasureError(f"winsorise is {winsorise!r}; give a share from 0 to below 0.5, such as 0.1.")
    events, size = np.asarray(count), np.asarray(denominator)
    check_not_negative("count", events)
    check_above_zero("denominator", size)
    areas = len(events)
    if areas < 2:
        raise NoResultError("count has one area only; overdispersion needs several.")
    average = 1.0 if statistic == "ratio" else float(events.sum() / size.sum())
    variance = average / size if statistic == "ratio" else average * (1 - average) / size
    if not variance.min() > 0:
        raise NoResultError("count is none or all of the denominator, so nothing can vary.")
    scores = (events / size - average) / np.sqrt(variance)
    if winsorise:
        scores = np.clip(scores, *np.quantile(scores, [winsorise, 1 - winsorise]))
    phi = float(np.mean(scores**2))
    precision = 1 / variance
    between = (areas * phi - (areas - 1)) / (precision.sum() - (precision**2).sum() / precision.sum())
    return Estimate(
        measure="overdispersion factor",
        value=phi,
        method=f"mean squared z-score, {winsorise:.0%} winsorised at each end",
        n=areas,
        parts={"between_variance": max(float(between), 0.0)},
    )


def _beyond(
    events: np.ndarray, size: np.ndarray, statistic: Statistic, level: float, stretch: float
) -> tuple[np.ndarray, np.ndarray]:
    if statistic == "ratio":
        lower, upper = (events + stretch * (limit - events) for limit in poisson_limits(events, level))
        return upper < size, np.nan_to_num(lower) > size
    share, average = events / size, float(events.sum() / size.sum())
    reach = stretch * normal_quantile(level) * np.sqrt(average * (1 - average) / size)
    return share < average - reach, share > average + reach
