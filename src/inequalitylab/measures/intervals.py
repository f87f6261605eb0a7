"""Intervals: proportions (Wilson), counts (Byar, exact Poisson) and means."""

import numpy as np
from scipy import special

from inequalitylab.measures.calling import measure
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.inputs import Values
from inequalitylab.measures.refusals import NoResultError, check_confidence, check_not_negative
from inequalitylab.measures.row_results import Results, Row, reasons, row_measure

EXACT_BELOW = 10
"""Counts below this have an exact Poisson interval, the others Byar's (the practice of OHID)."""


def normal_quantile(confidence: float) -> float:
    """Return z for a two-sided level: 1.959964 for 0.95."""
    return float(special.ndtri(0.5 + confidence / 2))


def wilson_limits(count: np.ndarray, denominator: np.ndarray, z: float) -> tuple[np.ndarray, np.ndarray]:
    """Return Wilson's limits of a proportion, on the scale 0 to 1."""
    share = count / denominator
    spread = z * np.sqrt(share * (1 - share) / denominator + (z / (2 * denominator)) ** 2)
    middle = share + z**2 / (2 * denominator)
    scale = 1 + z**2 / denominator
    lower = np.where(count == 0, 0.0, (middle - spread) / scale)
    upper = np.where(count == denominator, 1.0, (middle + spread) / scale)
    return lower, upper


def byar_limits(count: np.ndarray, z: float) -> tuple[np.ndarray, np.ndarray]:
    """Return Byar's limits of a count; the lower is nan where the approximation falls below zero."""
    safe = np.where(count > 0, count, np.nan)
    lower = safe * (1 - 1 / (9 * safe) - z / (3 * np.sqrt(safe))) ** 3
    above = count + 1
    upper = above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3
    return np.where(lower < 0, np.nan, lower), upper


def exact_poisson_limits(count: np.ndarray, confidence: float) -> tuple[np.ndarray, np.ndarray]:
    """Return Garwood's exact limits of a count; the lower is 0 for no events."""
    tail = (1 - confidence) / 2
    lower = np.where(count > 0, special.gammaincinv(np.where(count > 0, count, 1), tail), 0.0)
    return lower, special.gammainccinv(count + 1, tail)


def poisson_limits(count: np.ndarray, confidence: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the limits of a count: exact below 10 events, Byar's from 10 up."""
    lower, upper = byar_limits(count, normal_quantile(confidence))
    few = count < EXACT_BELOW
    if few.any():
        exact = exact_poisson_limits(np.where(few, count, 1), confidence)
        lower, upper = np.where(few, exact[0], lower), np.where(few, exact[1], upper)
    return lower, upper


@row_measure("count", "denominator", adds_up=True)
def wilson_interval(count: Row, denominator: Row, *, confidence: float = 0.95) -> Results:
    """Return a proportion with Wilson's score interval (no continuity correction).

    Parameters
    ----------
    count : number or column
        How many of the denominator have the characteristic. Need not be whole.
    denominator : number or column
        Out of how many.
    confidence : float
        Level of the interval, such as 0.95.

    Returns
    -------
    Estimate or DataFrame
        On the scale 0 to 1: one result from numbers, one a row from columns. A missing or zero
        denominator gives a missing result with its reason.

    Raises
    ------
    MeasureError
        If a count is negative or larger than its denominator.

    See Also
    --------
    proportion : the same as a percentage or per any other number.

    References
    ----------
    Wilson EB (1927), J Am Stat Assoc 22:209-212; Newcombe RG (1998), Stat Med 17:857-872.
    """
    return wilson_results(count, denominator, per=1, confidence=confidence, unit="")


def wilson_results(count: Row, denominator: Row, *, per: float, confidence: float, unit: str) -> Results:
    """Work out proportions times `per` with their Wilson limits."""
    confidence = check_confidence(confidence)
    counts, denominators, notes = checked_counts(count, denominator, below=True)
    lower, upper = wilson_limits(counts, denominators, normal_quantile(confidence))
    return Results(
        measure="proportion",
        value=per * counts / denominators,
        lower=per * lower,
        upper=per * upper,
        confidence=confidence,
        method="Wilson score interval",
        unit=unit,
        n=denominators,
        note=notes,
        parts={"count": counts},
    )


def checked_counts(
    count: Row, denominator: Row, *, below: bool, prefix: str = ""
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return counts and denominators fit for division, and why a row has no result.

    Parameters
    ----------
    below : whether a count must not exceed its denominator
    prefix : what stands before the names of the arguments ("reference_")
    """
    count, denominator = np.asarray(count, dtype=float), np.asarray(denominator, dtype=float)
    known = ~(np.isnan(count) | np.isnan(denominator))
    check_not_negative(f"{prefix}count", count[known])
    check_not_negative(f"{prefix}denominator", denominator[known])
    usable = known & (denominator > 0)
    if below and (count[usable] > denominator[usable]).any():
        bad = int(np.argmax(usable & (count > denominator)))
        raise NoResultError(
            f"{prefix}count is more than its denominator ({count[bad]:g} of {denominator[bad]:g} at "
            f"position {bad}); for a proportion it must not be. If events can repeat, use crude_rate."
        )
    said = prefix.replace("_", " ")
    notes = np.full(len(count), "", dtype=object)
    notes[known & (denominator == 0)] = f"The {said}denominator is zero."
    notes[np.isnan(denominator)] = f"The {said}denominator is missing."
    notes[np.isnan(count)] = f"The {said}count is missing."
    return np.where(usable, count, np.nan), np.where(usable, denominator, np.nan), notes


@row_measure("count", adds_up=True)
def byar_interval(count: Row, *, confidence: float = 0.95) -> Results:
    """Return a count with Byar's approximate Poisson interval.

    Parameters
    ----------
    count : number or column
        Events.
    confidence : float
        Level of the interval.

    Returns
    -------
    Estimate or DataFrame
        One result from numbers, one a row from columns. Where the lower limit falls below zero, or
        there are no events, there is no lower limit.

    References
    ----------
    Breslow NE, Day NE (1987), Statistical methods in cancer research, vol. II, IARC, p. 69.
    """
    counts, notes = _events(count)
    lower, upper = byar_limits(counts, normal_quantile(check_confidence(confidence)))
    notes[~np.isnan(counts) & np.isnan(lower)] = "Byar's lower limit is not above zero: use poisson_interval."
    return _count_results(counts, lower, upper, confidence, "Byar approximation", notes)


@row_measure("count", adds_up=True)
def exact_poisson_interval(count: Row, *, confidence: float = 0.95) -> Results:
    """Return a count with Garwood's exact Poisson interval.

    Parameters
    ----------
    count : number or column
        Events.
    confidence : float
        Level of the interval.

    Returns
    -------
    Estimate or DataFrame
        One result from numbers, one a row from columns. The lower limit of no events is 0.

    References
    ----------
    Garwood F (1936), Biometrika 28:437-442.
    """
    counts, notes = _events(count)
    limits = exact_poisson_limits(counts, check_confidence(confidence))
    return _count_results(counts, *limits, confidence, "exact Poisson (Garwood)", notes)


@row_measure("count", adds_up=True)
def poisson_interval(count: Row, *, confidence: float = 0.95) -> Results:
    """Return a count with its Poisson interval: exact below 10 events, Byar's from 10 up.

    Parameters
    ----------
    count : number or column
        Events.
    confidence : float
        Level of the interval.

    Returns
    -------
    Estimate or DataFrame
        One result from numbers, one a row from columns.

    Notes
    -----
    The switch at 10 is the practice of England's Office for Health Improvement and Disparities.
    """
    counts, notes = _events(count)
    limits = poisson_limits(counts, check_confidence(confidence))
    return _count_results(counts, *limits, confidence, POISSON, notes)


@measure("value")
def mean_interval(value: Values, *, confidence: float = 0.95, unit: str = "") -> Estimate:
    """Return a mean with Student's t interval.

    Parameters
    ----------
    value : column
        The observations.
    confidence : float
        Level of the interval.
    unit : str
        Unit of the observations.

    Returns
    -------
    Estimate
        With the sample standard deviation (n - 1) in ``parts``. One observation has no interval.
    """
    confidence = check_confidence(confidence)
    numbers = np.asarray(value, dtype=float)
    size, mean = len(numbers), float(numbers.mean())
    method = "Student t interval"
    if size == 1:
        note = "No interval: there is only one observation."
        return Estimate(measure="mean", value=mean, method=method, unit=unit, n=1, note=note)
    deviation = float(numbers.std(ddof=1))
    reach = float(special.stdtrit(size - 1, 0.5 + confidence / 2)) * deviation / size**0.5
    return Estimate(
        measure="mean",
        value=mean,
        lower=mean - reach,
        upper=mean + reach,
        confidence=confidence,
        method=method,
        unit=unit,
        n=size,
        parts={"standard_deviation": deviation},
    )


POISSON = "exact Poisson below 10 events, Byar from 10 up"


def _events(count: Row) -> tuple[np.ndarray, np.ndarray]:
    counts = np.asarray(count, dtype=float)
    check_not_negative("count", counts[~np.isnan(counts)])
    return counts, reasons(len(counts), the_count_is_missing=np.isnan(counts))


def _count_results(
    counts: np.ndarray,
    lower: np.ndarray,
    upper: np.ndarray,
    confidence: float,
    method: str,
    notes: np.ndarray,
) -> Results:
    return Results(
        measure="count",
        value=counts,
        lower=lower,
        upper=upper,
        confidence=confidence,
        method=method,
        unit="events",
        note=notes,
    )
