"""The straight lines behind the slope and relative index, fitted to many groups at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from inequalitylab.measures.intervals import normal_quantile
from inequalitylab.measures.ranks import from_disadvantaged, mid_ranks_in_groups
from inequalitylab.measures.refusals import (
    MeasureError,
    NoResultError,
    check_above_zero,
    check_choice,
    check_confidence,
    check_flag,
    check_not_negative,
)

SCALES = ("linear", "log", "logit")


@dataclass(frozen=True, kw_only=True)
class Lines:
    """One fitted line a group: arrays by row (position, observed, fitted) and by group (the others).

    `slope` and `height` (the line at mid-rank 0.5) are on the scale of the model, as are the variances;
    the ends and the mean are on the scale of the values.
    """

    model: str
    position: np.ndarray
    observed: np.ndarray
    fitted: np.ndarray
    slope: np.ndarray
    height: np.ndarray
    low_end: np.ndarray
    high_end: np.ndarray
    mean: np.ndarray
    has_errors: bool
    height_known: bool
    slope_variance: np.ndarray
    height_variance: np.ndarray
    covariance: np.ndarray
    reason: np.ndarray


def fit_lines(
    value: np.ndarray,
    rank: np.ndarray,
    population: np.ndarray | None,
    standard_error: np.ndarray | None,
    lower: np.ndarray | None,
    upper: np.ndarray | None,
    *,
    codes: np.ndarray,
    size: int,
    low_rank: str,
    model: str,
    limits_confidence: float,
    limits_scale: str,
    height_known: bool,
) -> Lines:
    """Fit a weighted line of the value on the mid-rank within each group."""
    check_choice("model", model, SCALES)
    check_choice("limits_scale", limits_scale, SCALES)
    weight = np.ones(len(value)) if population is None else population
    check_not_negative("population", weight)
    position = from_disadvantaged(mid_ranks_in_groups(rank, weight, codes, size), low_rank)
    scaled = to_scale(value, model)

    def total(column: np.ndarray) -> np.ndarray:
        return np.bincount(codes, weights=column, minlength=size)

    weights = total(weight)
    with np.errstate(invalid="ignore", divide="ignore"):
        height = total(weight * scaled) / weights
        mean = height if model == "linear" else total(weight * value) / weights
        apart = np.nan_to_num(position - 0.5)
        leverage = weight * apart
        spread = total(leverage * apart)
        spread = np.where(spread > 1e-12 * weights, spread, np.nan)
        slope = total(leverage * (scaled - height[codes])) / spread
    reason = np.full(size, "", dtype=object)
    reason[np.isnan(spread)] = "rank has one value only, and a line needs two; give at least two groups."
    reason[weights <= 0] = "population sums to 0, so there is no one to rank; give the people in each group."
    errors = _errors(value, standard_error, lower, upper, model, limits_confidence, limits_scale)
    variances = (np.full(size, np.nan),) * 3
    if errors is not None:
        with np.errstate(invalid="ignore", divide="ignore"):
            toward_slope, toward_height = leverage / spread[codes], weight / weights[codes]
            squared = errors**2
            variances = (
                total(toward_slope**2 * squared),
                total(toward_height**2 * squared),
                total(toward_slope * toward_height * squared),
            )
    return Lines(
        model=model,
        position=position,
        observed=value,
        fitted=from_scale(height[codes] + slope[codes] * (position - 0.5), model),
        slope=slope,
        height=height,
        low_end=from_scale(height - slope / 2, model),
        high_end=from_scale(height + slope / 2, model),
        mean=mean,
        has_errors=errors is not None,
        height_known=check_flag(
            "height_known", height_known, "leave out the uncertainty of the line's height?"
        ),
        slope_variance=variances[0],
        height_variance=variances[1],
        covariance=variances[2],
        reason=reason,
    )


def slope_limits(
    lines: Lines, high_is_good: bool, confidence: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the slope index and its limits, positive where the disadvantaged end fares worse."""
    z = normal_quantile(confidence)
    reach = z * np.sqrt(lines.slope_variance)
    middle, least, most = (_rise(lines, lines.slope + step) for step in (0.0, -reach, reach))
    if lines.model != "linear":
        low, high = (_steepness(end, lines.model) for end in (lines.low_end, lines.high_end))
        least, most = _with_height(lines, z, (middle, least, most), high - low, (high + low) / 2)
    return (middle, least, most) if high_is_good else (-middle, -most, -least)


def relative_limits(
    lines: Lines, high_is_good: bool, confidence: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return the relative index (end over end), its limits and why a group has none."""
    z = normal_quantile(confidence)
    bad = (lines.low_end <= 0) | (lines.high_end <= 0)
    reason = np.where(
        bad & (lines.reason == ""),
        'value: the line is zero or below at one end, so a ratio has no meaning; use model="log" or "logit".',
        lines.reason,
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = np.where(bad, np.nan, lines.high_end / lines.low_end)
        if lines.model == "linear":
            least, most = _fieller(lines, z)
        else:
            reach = z * np.sqrt(lines.slope_variance)
            logs = [np.log(_quotient(lines, lines.slope + step)) for step in (0.0, -reach, reach)]
            low, high = (_steepness(end, lines.model) / end for end in (lines.low_end, lines.high_end))
            least, most = np.exp(_with_height(lines, z, logs, high - low, (high + low) / 2))
        least, most = np.where(bad, np.nan, least), np.where(bad, np.nan, most)
        if high_is_good:
            return ratio, least, most, reason
        return 1 / ratio, 1 / most, 1 / least, reason


def _with_height(
    lines: Lines,
    z: float,
    limits: Sequence[np.ndarray],
    toward_height: np.ndarray,
    toward_slope: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Widen limits from the slope alone by the uncertainty of the line's height (delta method)."""
    middle, least, most = limits
    if lines.height_known:
        return least, most
    added = z**2 * (
        toward_height**2 * lines.height_variance + 2 * toward_height * toward_slope * lines.covariance
    )
    below, above = (np.sqrt(np.maximum((middle - limit) ** 2 + added, 0)) for limit in (least, most))
    return middle - below, middle + above


def _rise(lines: Lines, slope: np.ndarray) -> np.ndarray:
    return from_scale(lines.height + slope / 2, lines.model) - from_scale(
        lines.height - slope / 2, lines.model
    )


def _quotient(lines: Lines, slope: np.ndarray) -> np.ndarray:
    return from_scale(lines.height + slope / 2, lines.model) / from_scale(
        lines.height - slope / 2, lines.model
    )


def _fieller(lines: Lines, z: float) -> tuple[np.ndarray, np.ndarray]:
    """Return Fieller's limits of high end over low end; nan where they are not bounded."""
    variance, half = lines.height_variance + lines.slope_variance / 4, lines.covariance
    top, bottom = variance + half, variance - half
    shared = lines.height_variance - lines.slope_variance / 4
    a = lines.low_end**2 - z**2 * bottom
    b = lines.high_end * lines.low_end - z**2 * shared
    c = lines.high_end**2 - z**2 * top
    root = np.sqrt(np.maximum(b**2 - a * c, 0))
    bounded = a > 0
    return np.where(bounded, (b - root) / a, np.nan), np.where(bounded, (b + root) / a, np.nan)


def to_scale(value: np.ndarray, model: str) -> np.ndarray:
    """Return the values on the scale of the model, or refuse those that have no place on it."""
    if model == "linear":
        return value
    check_above_zero("value", value, f'model="{model}" needs values above 0; use model="linear".')
    if model == "log":
        return np.log(value)
    if value.size and value.max() >= 1:
        raise NoResultError(
            f'value reaches {value.max():g}; model="logit" needs proportions above 0 and below 1: '
            'divide percentages by 100, or use model="linear".'
        )
    return special.logit(value)


def from_scale(scaled: np.ndarray, model: str) -> np.ndarray:
    """Return numbers on the scale of the model as values."""
    if model == "linear":
        return scaled
    return np.exp(scaled) if model == "log" else special.expit(scaled)


def _errors(
    value: np.ndarray,
    standard_error: np.ndarray | None,
    lower: np.ndarray | None,
    upper: np.ndarray | None,
    model: str,
    limits_confidence: float,
    limits_scale: str,
) -> np.ndarray | None:
    """Return the standard errors on the scale of the model, from whichever form was given."""
    if (lower is None) != (upper is None):
        raise MeasureError(
            f"{'lower' if lower is None else 'upper'} is missing; give both limits, or neither."
        )
    if standard_error is not None and lower is not None:
        raise MeasureError("standard_error and limits are both given; give one of the two.")
    if standard_error is not None:
        check_not_negative("standard_error", standard_error)
        errors, scale = standard_error, "linear"
    elif lower is not None and upper is not None:
        if (lower > upper).any():
            raise NoResultError("lower is above upper in some row; give the lower limit first.")
        width = to_scale(upper, limits_scale) - to_scale(lower, limits_scale)
        errors = width / 2 / normal_quantile(check_confidence(limits_confidence))
        scale = limits_scale
    else:
        return None
    return errors * _steepness(value, scale) / _steepness(value, model)


def _steepness(value: np.ndarray, scale: str) -> np.ndarray:
    """Return how much the value changes for a small step on a scale."""
    if scale == "linear":
        return np.ones(len(value))
    return value if scale == "log" else value * (1 - value)
