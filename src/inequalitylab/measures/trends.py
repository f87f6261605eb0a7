"""Change over time: a straight line through the figures of several periods."""

import numpy as np
from scipy import special

from inequalitylab.measures.calling import measure
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.inputs import Values
from inequalitylab.measures.intervals import normal_quantile
from inequalitylab.measures.refusals import NoResultError, check_above_zero, check_confidence


@measure("value", "period", "standard_error")
def trend(
    value: Values,
    period: Values,
    standard_error: Values | None = None,
    *,
    confidence: float = 0.95,
    unit: str = "",
) -> Estimate:
    """Return the average change from one period to the next, by a straight line.

    Parameters
    ----------
    value : column
        The figure of each period.
    period : column
        The periods as numbers, such as years. Gaps are allowed; row order does not matter.
    standard_error : column, optional
        Standard errors of the figures, all above 0. They weight the figures and give the interval;
        without them the interval comes from how the figures scatter about the line.
    confidence : float
        Level of the interval.
    unit : str
        Unit of the figures.

    Returns
    -------
    Estimate
        Change per one step of `period`. Periods that overlap (three-year averages) are not
        independent, and the interval is then too narrow.
    """
    figures, times = np.asarray(value), np.asarray(period)
    confidence = check_confidence(confidence)
    weight = np.ones(len(figures))
    if standard_error is not None:
        errors = np.asarray(standard_error)
        check_above_zero("standard_error", errors)
        weight = 1 / errors**2
    away = times - weight @ times / weight.sum()
    spread = float(weight @ away**2)
    if spread <= 0:
        raise NoResultError("period has one value only; a trend needs at least two.")
    slope = float(weight @ (away * figures)) / spread
    note, reach, method = "", None, "weighted least squares; interval from standard errors"
    if standard_error is not None:
        reach = normal_quantile(confidence) * spread**-0.5
    else:
        method = "least squares; interval from the scatter about the line"
        free = len(figures) - 2
        if free < 1:
            note = "No interval: it needs at least three periods, or standard errors."
        else:
            residual = figures - figures.mean() - slope * away
            scatter = float(residual @ residual) / free
            reach = float(special.stdtrit(free, 0.5 + confidence / 2)) * (scatter / spread) ** 0.5
    return Estimate(
        measure="trend",
        value=slope,
        lower=None if reach is None else slope - reach,
        upper=None if reach is None else slope + reach,
        confidence=None if reach is None else confidence,
        method=method,
        unit=f"{unit} per period".strip(),
        n=len(figures),
        note=note,
    )
