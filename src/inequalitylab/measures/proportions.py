"""Proportions: one, and two compared (difference and ratio)."""

import numpy as np

from inequalitylab.measures.intervals import checked_counts, normal_quantile, wilson_limits, wilson_results
from inequalitylab.measures.refusals import check_confidence, check_positive
from inequalitylab.measures.row_results import Results, Row, row_measure


def unit_per(per: float) -> str:
    """Return the unit that a multiplier stands for: "%", "per 100,000"."""
    if per == 1:
        return ""
    return "%" if per == 100 else f"per {per:,.15g}"


@row_measure("count", "denominator", adds_up=True)
def proportion(count: Row, denominator: Row, *, per: float = 100, confidence: float = 0.95) -> Results:
    """Return a proportion with Wilson's score interval, as a percentage unless asked otherwise.

    Parameters
    ----------
    count : number or column
        How many of the denominator have the characteristic. Need not be whole.
    denominator : number or column
        Out of how many.
    per : float
        100 for a percentage, 1 for a share.
    confidence : float
        Level of the interval, such as 0.95.

    Returns
    -------
    Estimate or DataFrame
        One result from numbers, one a row from columns. A missing or zero denominator gives a
        missing result with its reason.

    Raises
    ------
    MeasureError
        If a count is negative or larger than its denominator.

    References
    ----------
    Wilson EB (1927), J Am Stat Assoc 22:209-212; Newcombe RG (1998), Stat Med 17:857-872.
    """
    per = check_positive("per", per)
    return wilson_results(count, denominator, per=per, confidence=confidence, unit=unit_per(per))


PAIR = ("count", "denominator", "reference_count", "reference_denominator")


@row_measure(*PAIR, adds_up=True)
def difference_of_proportions(
    count: Row,
    denominator: Row,
    reference_count: Row,
    reference_denominator: Row,
    *,
    per: float = 100,
    confidence: float = 0.95,
) -> Results:
    """Return one proportion minus another, with Newcombe's hybrid score interval.

    Parameters
    ----------
    count, denominator : number or column
        The proportion of interest. Positive results mean that it is the larger.
    reference_count, reference_denominator : number or column
        The proportion it is compared with, from other people.
    per : float
        100 for percentage points, 1 for shares.
    confidence : float
        Level of the interval.

    Returns
    -------
    Estimate or DataFrame
        One result from numbers, one a row from columns.

    References
    ----------
    Newcombe RG (1998), Stat Med 17:873-890, method 10.
    """
    per, z = check_positive("per", per), normal_quantile(check_confidence(confidence))
    first, second, notes = _two(count, denominator, reference_count, reference_denominator)
    share, other = first[0] / first[1], second[0] / second[1]
    low, high = wilson_limits(*first, z)
    other_low, other_high = wilson_limits(*second, z)
    gap = share - other
    return Results(
        measure="difference of proportions",
        value=per * gap,
        lower=per * (gap - np.hypot(share - low, other_high - other)),
        upper=per * (gap + np.hypot(high - share, other - other_low)),
        confidence=confidence,
        method="Newcombe hybrid score interval",
        unit="percentage points" if per == 100 else unit_per(per),
        n=first[1] + second[1],
        note=notes,
    )


@row_measure(*PAIR, adds_up=True)
def ratio_of_proportions(
    count: Row,
    denominator: Row,
    reference_count: Row,
    reference_denominator: Row,
    *,
    confidence: float = 0.95,
) -> Results:
    """Return one proportion divided by another (the risk ratio), with Katz's log interval.

    Parameters
    ----------
    count, denominator : number or column
        The proportion of interest. Results above 1 mean that it is the larger.
    reference_count, reference_denominator : number or column
        The proportion it is compared with, from other people.
    confidence : float
        Level of the interval.

    Returns
    -------
    Estimate or DataFrame
        One result from numbers, one a row from columns. No events in the reference gives a missing
        result; no events in the first gives 0 without an interval; each with its reason.

    References
    ----------
    Katz D, Baptista J, Azen SP, Pike MC (1978), Biometrics 34:469-474.
    """
    z = normal_quantile(check_confidence(confidence))
    (x, n), (y, m), notes = _two(count, denominator, reference_count, reference_denominator)
    notes = np.where(x == 0, "No interval: there are no events in the first proportion.", notes)
    notes = np.where(y == 0, "The reference has no events, so the ratio is not defined.", notes)
    x_known, y_known = np.where(x > 0, x, np.nan), np.where(y > 0, y, np.nan)
    ratio = (x / n) / (y_known / m)
    spread = z * np.sqrt(1 / x_known - 1 / n + 1 / y_known - 1 / m)
    return Results(
        measure="ratio of proportions",
        value=ratio,
        lower=ratio * np.exp(-spread),
        upper=ratio * np.exp(spread),
        confidence=confidence,
        method="Katz log interval",
        n=n + m,
        note=notes,
    )


Pair = tuple[np.ndarray, np.ndarray]


def _two(
    count: Row, denominator: Row, reference_count: Row, reference_denominator: Row
) -> tuple[Pair, Pair, np.ndarray]:
    first = checked_counts(count, denominator, below=True)
    second = checked_counts(reference_count, reference_denominator, below=True, prefix="reference_")
    notes = np.where(first[2] != "", first[2], second[2])
    return (first[0], first[1]), (second[0], second[1]), notes
