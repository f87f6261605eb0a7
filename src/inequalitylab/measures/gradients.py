"""The slope and the relative index of inequality: a gap across the whole population, not its two ends."""

from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
import pandas as pd

from inequalitylab.measures.calling import frame_of, measure
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.gradient_lines import Lines, fit_lines, relative_limits, slope_limits
from inequalitylab.measures.gradient_words import gradient_method, index_meaning
from inequalitylab.measures.inputs import Columns, Values
from inequalitylab.measures.ranks import LowRank
from inequalitylab.measures.refusals import (
    HIGH_IS_GOOD,
    MeasureError,
    NoResultError,
    check_choice,
    check_confidence,
    check_flag,
)

Model = Literal["linear", "log", "logit"]

SLOPE = "slope index of inequality"
RELATIVE = "relative index of inequality"


@dataclass(frozen=True, kw_only=True)
class GradientEstimate(Estimate):
    """A slope or relative index with the line it comes from, row by row in the order given.

    Attributes
    ----------
    position : numpy.ndarray
        The mid-rank of each row: 0 is the most disadvantaged end, 1 the most advantaged.
    observed, fitted : numpy.ndarray
        The values given, and the line at each row's position.
    at_disadvantaged_end, at_advantaged_end : float
        The line at 0 and at 1.
    """

    position: np.ndarray = field(compare=False, repr=False)
    observed: np.ndarray = field(compare=False, repr=False)
    fitted: np.ndarray = field(compare=False, repr=False)
    at_disadvantaged_end: float
    at_advantaged_end: float

    @property
    def residuals(self) -> np.ndarray:
        """Observed minus fitted: a pattern in them says that a straight line does not fit."""
        return self.observed - self.fitted


def _slope_many(table: Columns, **options: Any) -> pd.DataFrame:
    return _many(table, "slope", **options)


def _relative_many(table: Columns, **options: Any) -> pd.DataFrame:
    return _many(table, "relative", **options)


COLUMNS = ("value", "rank", "population", "standard_error", "lower", "upper")


@measure(*COLUMNS, many=_slope_many)
def slope_index(
    value: Values,
    rank: Values,
    population: Values | None = None,
    *,
    high_is_good: bool,
    low_rank: LowRank = "disadvantaged",
    standard_error: Values | None = None,
    lower: Values | None = None,
    upper: Values | None = None,
    limits_confidence: float = 0.95,
    limits_scale: Model = "linear",
    model: Model = "linear",
    height_known: bool = False,
    confidence: float = 0.95,
    unit: str = "",
) -> Estimate:
    """Return the slope index of inequality: the gap between the two ends of a line through all groups.

    Parameters
    ----------
    value : column
        The figure of each group, such as life expectancy by tenth.
    rank : column
        The groups' order of advantage, such as tenth 1 to 10. Row order never matters; ties share
        their mid-rank.
    population : column, optional
        People in each group; equal if left out.
    high_is_good : bool
        True for life expectancy, False for decay or deaths.
    low_rank : {"disadvantaged", "advantaged"}
        What the lowest rank is: "disadvantaged" where 1 is the most deprived tenth (or the lowest
        income), "advantaged" where 1 is the least deprived (or for a deprivation score).
    standard_error : column, optional
        Standard errors of the values; they give the interval.
    lower, upper : columns, optional
        Published limits of the values, in place of standard errors.
    limits_confidence : float
        Their level.
    limits_scale : {"linear", "log", "logit"}
        The scale on which they lie evenly about the value: "log" for rates, "logit" for proportions.
    model : {"linear", "log", "logit"}
        Fit the line to the value, its logarithm or its logit (a proportion from 0 to 1).
    height_known : bool
        On the log and logit scales: take the height of the line at mid-rank 0.5 as known, which
        gives the limits that OHID publishes. They are a little off; leave it out otherwise.
    confidence : float
        Level of the interval returned.
    unit : str
        Unit of the values.

    Returns
    -------
    GradientEstimate
        Positive where people at the disadvantaged end fare worse, whichever way `high_is_good` is.
        Carries the line and its residuals. With ``by=`` a frame.

    Notes
    -----
    Weighted least squares of the value on the population mid-rank, weights = population. The
    interval is in closed form from the standard errors of the values; it says nothing about whether
    the line fits: look at the residuals. On the log and logit scales it rests on the slope of the
    line and on its height, by the delta method; OHID (the Office for Health Improvement and
    Disparities) leaves out the height.

    References
    ----------
    Pamuk ER (1985), Population Studies 39:17-31; Mackenbach JP, Kunst AE (1997), Soc Sci Med
    44:757-771; Low A, Low A (2004), J Public Health 26:388-395.
    """
    lines = _lines(
        value,
        rank,
        population,
        standard_error,
        lower,
        upper,
        low_rank=low_rank,
        model=model,
        limits_confidence=limits_confidence,
        limits_scale=limits_scale,
        height_known=height_known,
    )
    return _single(lines, "slope", high_is_good, confidence, unit, "ends")


@measure(*COLUMNS, many=_relative_many)
def relative_index(
    value: Values,
    rank: Values,
    population: Values | None = None,
    *,
    high_is_good: bool,
    low_rank: LowRank = "disadvantaged",
    standard_error: Values | None = None,
    lower: Values | None = None,
    upper: Values | None = None,
    limits_confidence: float = 0.95,
    limits_scale: Model = "linear",
    model: Model = "linear",
    height_known: bool = False,
    definition: Literal["ends", "mean"] = "ends",
    confidence: float = 0.95,
) -> Estimate:
    """Return the relative index of inequality: the ratio between the two ends of a line through all groups.

    Parameters
    ----------
    value, rank, population, high_is_good, low_rank, standard_error, lower, upper
        As for `slope_index`.
    limits_confidence, limits_scale, model, height_known, confidence
        As for `slope_index`.
    definition : {"ends", "mean"}
        "ends": one end of the line divided by the other, turned so that a result above 1 means that
        people at the disadvantaged end fare worse. "mean": the slope index divided by the mean of
        the population, where above 0 means the same. Others publish either: say which.

    Returns
    -------
    GradientEstimate
        With ``by=`` a frame.

    Notes
    -----
    Where high is bad: the line at the disadvantaged end divided by the line at the advantaged end.
    Where high is good: the other way up. The interval of "ends" on the linear scale is Fieller's.

    References
    ----------
    Mackenbach JP, Kunst AE (1997), Soc Sci Med 44:757-771; Fieller EC (1954), J R Stat Soc B
    16:175-185.
    """
    check_choice("definition", definition, ("ends", "mean"))
    lines = _lines(
        value,
        rank,
        population,
        standard_error,
        lower,
        upper,
        low_rank=low_rank,
        model=model,
        limits_confidence=limits_confidence,
        limits_scale=limits_scale,
        height_known=height_known,
    )
    return _single(lines, "relative", high_is_good, confidence, "", definition)


def _lines(*columns: Any, **options: Any) -> Lines:
    length = len(columns[0])
    return fit_lines(*columns, codes=np.zeros(length, dtype=np.intp), size=1, **options)


def _single(
    lines: Lines, kind: str, high_is_good: bool, confidence: float, unit: str, definition: str
) -> GradientEstimate:
    value, lower, upper, reason = _results(lines, kind, high_is_good, confidence, definition)
    if reason[0]:
        raise NoResultError(str(reason[0]))
    return GradientEstimate(
        measure=SLOPE if kind == "slope" else RELATIVE,
        value=float(value[0]),
        lower=_known(lower),
        upper=_known(upper),
        confidence=confidence if _known(lower) is not None else None,
        method=gradient_method(lines, kind, high_is_good, definition),
        unit=unit,
        n=len(lines.observed),
        meaning=index_meaning(float(value[0]), kind, high_is_good, definition),
        position=lines.position,
        observed=lines.observed,
        fitted=lines.fitted,
        at_disadvantaged_end=float(lines.low_end[0]),
        at_advantaged_end=float(lines.high_end[0]),
    )


def _many(
    table: Columns,
    kind: str,
    *,
    high_is_good: bool,
    confidence: float,
    unit: str = "",
    definition: str = "ends",
    **options: Any,
) -> pd.DataFrame:
    check_choice("definition", definition, ("ends", "mean"))
    assert table.codes is not None
    assert table.keys is not None
    columns: list[Any] = [table.arrays.get(name) for name in COLUMNS]
    lines = fit_lines(*columns, codes=table.codes, size=len(table.keys), **options)
    value, lower, upper, reason = _results(lines, kind, high_is_good, confidence, definition)
    rows = pd.DataFrame(
        {
            "measure": SLOPE if kind == "slope" else RELATIVE,
            "value": value,
            "lower": lower,
            "upper": upper,
            "confidence": np.where(np.isnan(lower), np.nan, confidence),
            "method": gradient_method(lines, kind, high_is_good, definition),
            "unit": unit,
            "n": np.bincount(table.codes, minlength=len(table.keys)),
            "note": reason,
        }
    )
    return frame_of(table.keys, rows)


def _results(
    lines: Lines, kind: str, high_is_good: bool, confidence: float, definition: str
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    good, confidence = check_flag("high_is_good", high_is_good, HIGH_IS_GOOD), check_confidence(confidence)
    if kind == "slope" or definition == "mean":
        value, lower, upper = slope_limits(lines, good, confidence)
        if kind == "slope":
            return value, lower, upper, lines.reason
        if lines.has_errors:
            raise MeasureError(
                'definition="mean" has no interval here; leave out the standard errors, '
                'or use definition="ends".'
            )
        return value / lines.mean, lower, upper, lines.reason
    return relative_limits(lines, good, confidence)


def _known(limit: np.ndarray) -> float | None:
    return None if np.isnan(limit[0]) else float(limit[0])
