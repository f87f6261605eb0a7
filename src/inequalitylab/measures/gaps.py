"""Gaps between two figures or across groups: differences, ratios and their kin."""

import numpy as np

from inequalitylab.measures.intervals import normal_quantile
from inequalitylab.measures.refusals import NoResultError, check_confidence, check_not_negative
from inequalitylab.measures.row_results import Results, Row, reasons, row_measure

NO_ERRORS = "no interval: standard errors not given"


@row_measure("value", "reference", "standard_error", "reference_standard_error")
def difference(
    value: Row,
    reference: Row,
    standard_error: Row = None,
    reference_standard_error: Row = None,
    *,
    confidence: float = 0.95,
    unit: str = "",
) -> Results:
    """Return the absolute gap: value minus reference.

    Parameters
    ----------
    value, reference : number or column
        Two figures in the same unit. The result is positive where `value` is the larger.
    standard_error, reference_standard_error : number or column, optional
        Their standard errors; the two figures are taken as independent. Without both, no interval.
    confidence : float
        Level of the interval.
    unit : str
        Unit of the figures, such as "years" or "percentage points".

    Returns
    -------
    Estimate or DataFrame
        One result from numbers, one a row from columns.

    Notes
    -----
    Standard error: the root of the sum of the squared standard errors; normal limits.

    References
    ----------
    WHO (2013), Handbook on health inequality monitoring, section 3.
    """
    value, reference, notes = _pair(value, reference)
    gap = value - reference
    lower = upper = None
    errors = _errors(standard_error, reference_standard_error)
    if errors is not None:
        spread = normal_quantile(check_confidence(confidence)) * np.hypot(*errors)
        lower, upper = gap - spread, gap + spread
    return Results(
        measure="difference",
        value=gap,
        lower=lower,
        upper=upper,
        confidence=confidence,
        method=NO_ERRORS if lower is None else "normal interval, independent figures",
        unit=unit,
        note=notes,
    )


@row_measure("value", "reference", "standard_error", "reference_standard_error")
def ratio(
    value: Row,
    reference: Row,
    standard_error: Row = None,
    reference_standard_error: Row = None,
    *,
    confidence: float = 0.95,
) -> Results:
    """Return the relative gap: value divided by reference.

    Parameters
    ----------
    value, reference : number or column
        Two figures in the same unit. The result is above 1 where `value` is the larger.
    standard_error, reference_standard_error : number or column, optional
        Their standard errors; the two figures are taken as independent. Without both, no interval.
    confidence : float
        Level of the interval.

    Returns
    -------
    Estimate or DataFrame
        One result from numbers, one a row from columns. A reference of zero gives a missing result
        with its reason.

    Notes
    -----
    The interval is worked out on the log scale by the delta method.

    Raises
    ------
    MeasureError
        If a figure is negative: a ratio of figures with a sign has no meaning.

    References
    ----------
    WHO (2013), Handbook on health inequality monitoring, section 3.
    """
    value, reference, notes = _pair(value, reference)
    check_not_negative("value", value[~np.isnan(value)], "a ratio needs figures of 0 or more.")
    check_not_negative("reference", reference[~np.isnan(reference)], "a ratio needs figures of 0 or more.")
    notes = np.where(reference == 0, "The reference is zero, so the ratio is not defined.", notes)
    reference = np.where(reference == 0, np.nan, reference)
    result = value / reference
    lower = upper = None
    errors = _errors(standard_error, reference_standard_error)
    if errors is not None:
        positive = np.where(value > 0, value, np.nan)
        spread = normal_quantile(check_confidence(confidence)) * np.hypot(
            errors[0] / positive, errors[1] / reference
        )
        lower, upper = result * np.exp(-spread), result * np.exp(spread)
    return Results(
        measure="ratio",
        value=result,
        lower=lower,
        upper=upper,
        confidence=confidence,
        method=NO_ERRORS if lower is None else "normal interval on the log scale, independent figures",
        note=notes,
    )


def _pair(value: Row, reference: Row) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    first, second = np.asarray(value, dtype=float), np.asarray(reference, dtype=float)
    notes = reasons(
        len(first), the_value_is_missing=np.isnan(first), the_reference_is_missing=np.isnan(second)
    )
    return first, second, notes


def _errors(first: Row, second: Row) -> tuple[np.ndarray, np.ndarray] | None:
    if first is None and second is None:
        return None
    if first is None or second is None:
        absent = "standard_error" if first is None else "reference_standard_error"
        raise NoResultError(f"{absent} is missing; give both standard errors, or neither.")
    errors = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    check_not_negative("standard_error", errors[0][~np.isnan(errors[0])])
    check_not_negative("reference_standard_error", errors[1][~np.isnan(errors[1])])
    return errors
