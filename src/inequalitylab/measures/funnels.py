"""Funnel limits: how far chance alone takes areas from the average, with or without overdispersion."""

import numpy as np
import pandas as pd
from scipy import special

from inequalitylab.measures.inputs import Values, read_columns
from inequalitylab.measures.intervals import normal_quantile
from inequalitylab.measures.refusals import (
    MeasureError,
    check_above_zero,
    check_confidence,
    check_not_negative,
    check_positive,
)

LEVELS = (0.95, 0.998)


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
    overdispersion: float = 1.0,
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
    overdispersion : float
        Variance over what chance alone gives, from `overdispersion`; 1 for none.
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
    quantiles with 2 O + 2 and 2 O degrees of freedom, halved. Overdispersion stretches the distance
    from 1 by its root.

    References
    ----------
    Spiegelhalter DJ (2005), Stat Med 24:1185-1202.
    """
    count = _column("observed", observed, data)
    check_not_negative("observed", count)
    limits = {"observed": count}
    stretch = check_positive("overdispersion", overdispersion) ** 0.5
    for level in levels:
        tail = (1 - check_confidence(level)) / 2
        lower_at = special.gammaincinv(count + 1, 1 - tail)
        upper_at = special.gammaincinv(np.where(count > 0, count, np.nan), tail)
        for side, at in (("lower", lower_at), ("upper", upper_at)):
            ratio = np.maximum(1 + stretch * (count / at - 1), 0)
            limits[f"{side}_{_name(level)}"], limits[f"{side}_{_name(level)}_at"] = per * ratio, at
    return pd.DataFrame(limits, index=_index(observed, data, len(count)))


def funnel_limits_of_rates(
    events: Values,
    average: float,
    *,
    per: float = 100_000,
    years: float = 1,
    levels: tuple[float, ...] = LEVELS,
    overdispersion: float = 1.0,
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
    overdispersion : float
        Variance over what chance alone gives, from `overdispersion`; 1 for none.
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
    limits = funnel_limits_of_ratios(
        events, per=average, levels=levels, overdispersion=overdispersion, data=data
    )
    for column in [name for name in limits.columns if str(name).endswith("_at")]:
        limits[column] *= per / average / years
    limits.insert(1, "average", average)
    return limits.rename(columns={"observed": "events"})


def _column(name: str, values: Values, data: pd.DataFrame | None) -> np.ndarray:
    return np.atleast_1d(read_columns({name: values}, data=data).arrays[name])


def _index(values: Values, data: pd.DataFrame | None, length: int) -> pd.Index:
    if isinstance(values, pd.Series):
        return values.index
    return data.index if isinstance(values, str) and data is not None else pd.RangeIndex(length)


def _name(level: float) -> str:
    return f"{100 * level:g}".replace(".", "_")
