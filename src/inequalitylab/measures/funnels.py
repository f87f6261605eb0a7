"""Funnel plots: how far chance alone takes areas from the average, with or without overdispersion."""

from typing import Literal

import numpy as np
import pandas as pd
from scipy import special

from inequalitylab.measures.calling import measure
from inequalitylab.measures.estimate import Estimate
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

LEVELS = (0.95, 0.998)
Statistic = Literal["proportion", "ratio"]


def funnel_limits_of_proportions(
    denominator: Values,
    average: float,
    *,
    per: float = 100,
    levels: tuple[float, ...] = LEVELS,
    overdispersion: float = 1.0,
    data: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the control limits of a proportion for areas of these sizes.

    Parameters
    ----------
    denominator : column
        People in each area.
    average : float
        The proportion of all areas together, as a share from 0 to 1.
    per : float
        100 for percentages, 1 for shares.
    levels : tuple of float
        Levels of the limits; 0.95 and 0.998 ("two and three standard deviations") if left out.
    overdispersion : float
        Variance over what chance alone gives, from `overdispersion`; 1 for none.
    data : DataFrame, optional
        The frame that column names refer to.

    Returns
    -------
    DataFrame
        ``denominator``, ``average`` and a ``lower_...`` and ``upper_...`` for each level, cut to
        0 and `per`.

    References
    ----------
    Spiegelhalter DJ (2005), Stat Med 24:1185-1202.
    """
    size = _column("denominator", denominator, data)
    check_above_zero("denominator", size)
    if not 0 <= average <= 1:
        raise MeasureError(f"average is {average:g}; give a share from 0 to 1 (a percentage divided by 100).")
    spread = np.sqrt(check_positive("overdispersion", overdispersion) * average * (1 - average) / size)
    limits: dict[str, np.ndarray | float] = {"denominator": size, "average": per * average}
    for level in levels:
        reach = normal_quantile(check_confidence(level)) * spread
        limits[f"lower_{_name(level)}"] = per * np.clip(average - reach, 0, 1)
        limits[f"upper_{_name(level)}"] = per * np.clip(average + reach, 0, 1)
    return pd.DataFrame(limits, index=_index(denominator, data, len(size)))


def funnel_limits_of_ratios(
    observed: Values,
    *,
    per: float = 1,
    levels: tuple[float, ...] = LEVELS,
    data: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the control limits of an observed over expected ratio, for these observed counts.

    Parameters
    ----------
    observed : column
        Observed counts to draw the limits at (1, 2, 3, ... for a smooth curve).
    per : float
        1 for ratios, 100 for ratios times 100.
    levels : tuple of float
        Levels of the limits.
    data : DataFrame, optional
        The frame that column names refer to.

    Returns
    -------
    DataFrame
        For each level the limit (``lower_...``, ``upper_...``) and the expected count at which it
        lies (``lower_..._at``, ``upper_..._at``), the place on the horizontal axis. The upper limit
        of no events is missing.

    Notes
    -----
    An observed count O lies just at the exact Poisson limit for these expected counts: chi-square
    quantiles with 2 O + 2 and 2 O degrees of freedom, halved. No overdispersion.

    References
    ----------
    Spiegelhalter DJ (2005), Stat Med 24:1185-1202.
    """
    count = _column("observed", observed, data)
    check_not_negative("observed", count)
    limits = {"observed": count}
    for level in levels:
        tail = (1 - check_confidence(level)) / 2
        lower_at = special.gammaincinv(count + 1, 1 - tail)
        upper_at = special.gammaincinv(np.where(count > 0, count, np.nan), tail)
        limits[f"lower_{_name(level)}"], limits[f"lower_{_name(level)}_at"] = per * count / lower_at, lower_at
        limits[f"upper_{_name(level)}"], limits[f"upper_{_name(level)}_at"] = per * count / upper_at, upper_at
    return pd.DataFrame(limits, index=_index(observed, data, len(count)))


def funnel_limits_of_rates(
    events: Values,
    average: float,
    *,
    per: float = 100_000,
    years: float = 1,
    levels: tuple[float, ...] = LEVELS,
    data: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the control limits of a rate, for these numbers of events.

    Parameters
    ----------
    events : column
        Numbers of events to draw the limits at.
    average : float
        The rate of all areas together, per `per`.
    per : float
        The rate is per this many.
    years : float
        Years of data behind the events, so that the place on the axis is a population of one year.
    levels : tuple of float
        Levels of the limits.
    data : DataFrame, optional
        The frame that column names refer to.

    Returns
    -------
    DataFrame
        As `funnel_limits_of_ratios`, with rates as limits and populations as places.
    """
    average, per, years = (
        check_positive(name, given) for name, given in (("average", average), ("per", per), ("years", years))
    )
    limits = funnel_limits_of_ratios(events, per=average, levels=levels, data=data)
    for column in [name for name in limits.columns if str(name).endswith("_at")]:
        limits[column] *= per / average / years
    limits.insert(1, "average", average)
    return limits.rename(columns={"observed": "events"})


def funnel_significance(
    count: Values,
    denominator: Values,
    *,
    statistic: Statistic,
    levels: tuple[float, float] = LEVELS,
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
    inner, outer = sorted(check_confidence(level) for level in levels)
    result = np.full(len(events), "within", dtype=object)
    for level in (inner, outer):
        low, high = _beyond(events, size, statistic, level)
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
    events: np.ndarray, size: np.ndarray, statistic: Statistic, level: float
) -> tuple[np.ndarray, np.ndarray]:
    if statistic == "ratio":
        lower, upper = poisson_limits(events, level)
        return upper < size, np.nan_to_num(lower) > size
    share, average = events / size, float(events.sum() / size.sum())
    reach = normal_quantile(level) * np.sqrt(average * (1 - average) / size)
    return share < average - reach, share > average + reach


def _column(name: str, values: Values, data: pd.DataFrame | None) -> np.ndarray:
    return np.atleast_1d(read_columns({name: values}, data=data).arrays[name])


def _index(values: Values, data: pd.DataFrame | None, length: int) -> pd.Index:
    if isinstance(values, pd.Series):
        return values.index
    return data.index if isinstance(values, str) and data is not None else pd.RangeIndex(length)


def _name(level: float) -> str:
    return f"{100 * level:g}".replace(".", "_")
