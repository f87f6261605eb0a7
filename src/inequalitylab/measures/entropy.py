"""Entropy and welfare measures: Theil, mean log deviation, generalised entropy, Atkinson, Kolm."""

from typing import Any

import numpy as np
from scipy import special

from inequalitylab.measures.calling import measure
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.inputs import Values
from inequalitylab.measures.refusals import MeasureError, check_not_negative, check_positive
from inequalitylab.measures.weighting import positive_total, shares

INFINITE = "A value of 0 makes the measure infinite."


@measure("income", "weights")
def generalised_entropy(
    income: Values, weights: Values | None = None, *, alpha: float, per: float = 1
) -> Estimate:
    """Return the generalised entropy index GE(alpha).

    Parameters
    ----------
    income : column
        Amounts of 0 or more (any sign for alpha = 2), with a positive mean.
    weights : column, optional
        People (or survey weight) in each row.
    alpha : float
        0 is the mean log deviation, 1 Theil's T, 2 half the squared coefficient of variation. The
        smaller, the more it heeds the poorest.
    per : float
        1 in economics; the World Health Organization gives T and MLD times 1,000.

    Returns
    -------
    Estimate
        A value of 0 makes GE infinite where alpha is 0 or less; nothing is dropped or replaced.

    References
    ----------
    Shorrocks AF (1980), Econometrica 48:613-625; Cowell FA (2011), Measuring inequality, 3rd ed.
    """
    return _entropy(f"generalised entropy index GE({alpha:g})", income, weights, alpha, per)


@measure("income", "weights")
def theil(income: Values, weights: Values | None = None, *, per: float = 1) -> Estimate:
    """Return Theil's T, the generalised entropy index with alpha = 1.

    Parameters
    ----------
    income : column
        Amounts of 0 or more. Zeros stay in: x ln x tends to 0.
    weights : column, optional
        People (or survey weight) in each row; for group means, the groups' people.
    per : float
        1 in economics; the World Health Organization gives it times 1,000.

    Returns
    -------
    Estimate

    References
    ----------
    Theil H (1967), Economics and information theory.
    """
    return _entropy("Theil index T", income, weights, 1, per)


@measure("income", "weights")
def mean_log_deviation(income: Values, weights: Values | None = None, *, per: float = 1) -> Estimate:
    """Return the mean log deviation (Theil's L), the generalised entropy index with alpha = 0.

    Parameters
    ----------
    income : column
        Amounts of 0 or more; a single 0 makes it infinite.
    weights : column, optional
        People (or survey weight) in each row; for group means, the groups' people.
    per : float
        1 in economics; the World Health Organization gives it times 1,000.

    Returns
    -------
    Estimate

    References
    ----------
    Theil H (1967), Economics and information theory; WHO (2013), Handbook on health inequality
    monitoring.
    """
    return _entropy("mean log deviation", income, weights, 0, per)


@measure("income", "weights")
def atkinson(income: Values, weights: Values | None = None, *, epsilon: float) -> Estimate:
    """Return the Atkinson index: the share of income that could go without loss of welfare, if equal.

    Parameters
    ----------
    income : column
        Amounts of 0 or more.
    weights : column, optional
        People (or survey weight) in each row.
    epsilon : float
        Aversion to inequality, 0 or more; common choices are 0.5, 1 and 2.

    Returns
    -------
    Estimate
        With the equally distributed equivalent income in ``parts``. 1 where someone has 0 and
        epsilon is 1 or more.

    References
    ----------
    Atkinson AB (1970), J Econ Theory 2:244-263.
    """
    if isinstance(epsilon, bool) or not np.isfinite(epsilon) or epsilon < 0:
        raise MeasureError(f"epsilon is {epsilon!r}; give 0 or more, such as 1.")
    part, relative, mean = relative_incomes(income, weights)
    if epsilon == 0:
        equal = 1.0
    elif epsilon >= 1 and relative.min() == 0:
        equal = 0.0
    elif epsilon == 1:
        equal = float(np.exp(part @ np.log(relative)))
    else:
        logs = np.log(relative, out=np.full(len(relative), -np.inf), where=relative > 0)
        equal = float(np.exp(np.log1p(part @ np.expm1((1 - epsilon) * logs)) / (1 - epsilon)))
    return Estimate(
        measure=f"Atkinson index ({epsilon:g})",
        value=1 - equal,
        method="population formula",
        n=len(relative),
        parts={"equally_distributed_equivalent": equal * mean},
    )


@measure("income", "weights")
def kolm(income: Values, weights: Values | None = None, *, alpha: float, unit: str = "") -> Estimate:
    """Return Kolm's absolute index: it stays the same when everyone gets the same amount more.

    Parameters
    ----------
    income : column
        Amounts of any sign.
    weights : column, optional
        People (or survey weight) in each row.
    alpha : float
        Aversion to inequality, above 0, per unit of income: divide it by 1,000 for income in
        pounds instead of thousands.
    unit : str
        Unit of the amounts.

    Returns
    -------
    Estimate
        In the unit of the amounts.

    References
    ----------
    Kolm S-C (1976), J Econ Theory 12:416-442.
    """
    alpha = check_positive("alpha", alpha)
    amount = np.asarray(income)
    part = shares(weights, len(amount))
    held = part > 0
    steps = np.log(part[held]) + alpha * (float(part @ amount) - amount[held])
    return Estimate(
        measure=f"Kolm index ({alpha:g})",
        value=max(float(special.logsumexp(steps)) / alpha, 0.0),
        method="population formula",
        unit=unit,
        n=len(amount),
    )


@measure("income", "weights")
def coefficient_of_variation(income: Values, weights: Values | None = None, *, per: float = 1) -> Estimate:
    """Return the standard deviation divided by the mean (both of the population, weighted).

    Parameters
    ----------
    income : column
        Amounts with a positive mean; for group means, give the groups' people as weights.
    weights : column, optional
        People (or survey weight) in each row.
    per : float
        1 for a ratio, 100 for a percentage of the mean.

    Returns
    -------
    Estimate
    """
    per = check_positive("per", per)
    amount = np.asarray(income)
    part = shares(weights, len(amount))
    mean = positive_total(float(part @ amount))
    deviation = float(np.sqrt(part @ (amount - mean) ** 2))
    return Estimate(
        measure="coefficient of variation",
        value=per * deviation / mean,
        method="population standard deviation over mean",
        unit="%" if per == 100 else "",
        n=len(amount),
    )


def entropy_of(part: np.ndarray, relative: np.ndarray, alpha: float) -> float:
    """Return GE(alpha) of incomes relative to their mean, with population shares.

    Written with expm1, so that alpha close to 0 or 1 loses no digits.
    """
    if alpha == 2:
        return float(part @ (relative - 1) ** 2) / 2
    if alpha <= 0 and relative.min() == 0:
        return float("inf")
    logs = np.log(relative, out=np.full(len(relative), -np.inf), where=relative > 0)
    if alpha == 0:
        return max(-float(part @ logs), 0.0)
    if alpha == 1:
        return max(float(part @ special.xlogy(relative, relative)), 0.0)
    if alpha < 0.5:
        return float(part @ np.expm1(alpha * logs)) / (alpha * (alpha - 1))
    tilted = np.multiply(relative, np.expm1((alpha - 1) * np.maximum(logs, -700)))
    return float(part @ tilted) / (alpha * (alpha - 1))


def _entropy(name: str, income: Any, weights: Any, alpha: float, per: float) -> Estimate:
    per = check_positive("per", per)
    if isinstance(alpha, bool) or not np.isfinite(alpha):
        raise MeasureError(f"alpha is {alpha!r}; give a number, such as 1 for Theil's T.")
    part, relative, _ = relative_incomes(income, weights, alpha)
    value = per * entropy_of(part, relative, alpha)
    return Estimate(
        measure=name,
        value=value,
        method="population formula" + ("" if per == 1 else f", times {per:,g}"),
        n=len(relative),
        note=INFINITE if np.isinf(value) else "",
    )


def relative_incomes(income: Any, weights: Any, alpha: float = 1) -> tuple[np.ndarray, np.ndarray, float]:
    """Return population shares, incomes relative to their mean (1 where the weight is 0), and the mean."""
    amount = np.asarray(income)
    part = shares(weights, len(amount))
    if alpha != 2:
        check_not_negative("income", amount, "only GE(2) and the Gini are defined with negative amounts.")
    mean = positive_total(float(part @ amount))
    return part, np.where(part > 0, amount / mean, 1.0), mean
