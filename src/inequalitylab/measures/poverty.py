"""Poverty below a line: Foster-Greer-Thorbecke, Watts, Sen, Sen-Shorrocks-Thon."""

import numpy as np

from inequalitylab.measures.calling import measure
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.gini import gini_of
from inequalitylab.measures.inputs import Values
from inequalitylab.measures.refusals import MeasureError, check_not_negative, check_positive
from inequalitylab.measures.weighting import shares

NAMES = {0: "poverty headcount ratio", 1: "poverty gap index", 2: "squared poverty gap index"}


@measure("income", "weights")
def foster_greer_thorbecke(
    income: Values, weights: Values | None = None, *, line: float, alpha: float = 0
) -> Estimate:
    """Return the Foster-Greer-Thorbecke index FGT(alpha).

    Parameters
    ----------
    income : column
        Incomes; those strictly below the line count as poor.
    weights : column, optional
        People (or survey weight) in each row.
    line : float
        The poverty line, in the unit of the incomes.
    alpha : float
        0 is the headcount ratio, 1 the poverty gap, 2 the squared gap (severity).

    Returns
    -------
    Estimate

    References
    ----------
    Foster J, Greer J, Thorbecke E (1984), Econometrica 52:761-766.
    """
    if isinstance(alpha, bool) or not np.isfinite(alpha) or alpha < 0:
        raise MeasureError(f"alpha is {alpha!r}; give 0, 1, 2 or another number of 0 or more.")
    amount, part, gap = _gaps(income, weights, line)
    poor = amount < line
    return _estimate(
        NAMES.get(int(alpha) if alpha == int(alpha) else -1, f"FGT({alpha:g}) index"),
        float(part[poor] @ gap[poor] ** alpha),
        amount,
        line,
    )


@measure("income", "weights")
def watts(income: Values, weights: Values | None = None, *, line: float) -> Estimate:
    """Return the Watts index: the mean over all people of the log shortfall of the poor.

    Parameters
    ----------
    income : column
        Incomes of 0 or more; an income of 0 makes the index infinite.
    weights : column, optional
        People (or survey weight) in each row.
    line : float
        The poverty line, in the unit of the incomes.

    Returns
    -------
    Estimate

    References
    ----------
    Watts HW (1968), An economic definition of poverty, Institute for Research on Poverty.
    """
    amount, part, _ = _gaps(income, weights, line)
    check_not_negative("income", amount, "the Watts index takes logarithms; use foster_greer_thorbecke.")
    poor = (amount < line) & (part > 0)
    if poor.any() and amount[poor].min() == 0:
        return _estimate("Watts index", np.inf, amount, line, "An income of 0 makes the index infinite.")
    return _estimate("Watts index", float(part[poor] @ np.log(line / amount[poor])), amount, line)


@measure("income", "weights")
def sen_index(income: Values, weights: Values | None = None, *, line: float) -> Estimate:
    """Return Sen's poverty index: headcount, gap and inequality among the poor in one number.

    Parameters
    ----------
    income : column
        Incomes of 0 or more.
    weights : column, optional
        People (or survey weight) in each row.
    line : float
        The poverty line, in the unit of the incomes.

    Returns
    -------
    Estimate
        H (I + (1 - I) G): headcount ratio H, mean relative gap I and Gini G of the poor, without
        the small-sample correction.

    References
    ----------
    Sen A (1976), Econometrica 44:219-231.
    """
    amount, part, gap = _gaps(income, weights, line)
    check_not_negative("income", amount, "Sen's index needs incomes of 0 or more.")
    poor = amount < line
    headcount = float(part[poor].sum())
    if headcount == 0:
        return _estimate("Sen poverty index", 0.0, amount, line)
    depth = float(part[poor] @ gap[poor]) / headcount
    inequality = gini_of(amount[poor], part[poor]) if depth < 1 else 0.0
    return _estimate("Sen poverty index", headcount * (depth + (1 - depth) * inequality), amount, line)


@measure("income", "weights")
def sen_shorrocks_thon_index(income: Values, weights: Values | None = None, *, line: float) -> Estimate:
    """Return the Sen-Shorrocks-Thon index: the mean gap times one plus the Gini of the gaps.

    Parameters
    ----------
    income : column
        Incomes of 0 or more.
    weights : column, optional
        People (or survey weight) in each row.
    line : float
        The poverty line, in the unit of the incomes.

    Returns
    -------
    Estimate
        Gaps of all people, 0 for those who are not poor, without the small-sample correction.

    References
    ----------
    Shorrocks AF (1995), Econometrica 63:1225-1230.
    """
    amount, part, gap = _gaps(income, weights, line)
    check_not_negative("income", amount, "the Sen-Shorrocks-Thon index needs incomes of 0 or more.")
    gap = np.maximum(gap, 0)
    mean = float(part @ gap)
    value = mean * (1 + gini_of(gap, part)) if mean > 0 else 0.0
    return _estimate("Sen-Shorrocks-Thon index", value, amount, line)


def _gaps(income: Values, weights: Values | None, line: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    line = check_positive("line", line)
    amount = np.asarray(income)
    return amount, shares(weights, len(amount)), (line - amount) / line


def _estimate(name: str, value: float, amount: np.ndarray, line: float, note: str = "") -> Estimate:
    method = f"poor where strictly below {line:,g}"
    return Estimate(measure=name, value=value, method=method, n=len(amount), note=note)
