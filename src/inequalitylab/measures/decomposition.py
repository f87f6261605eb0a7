"""Inequality within groups and between them: the exact split of generalised entropy."""

import numpy as np

from inequalitylab.measures.calling import measure
from inequalitylab.measures.entropy import INFINITE, entropy_of, relative_incomes
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.inputs import Values


@measure("income", "group", "weights", labels=("group",))
def entropy_decomposition(
    income: Values, group: Values, weights: Values | None = None, *, alpha: float = 1
) -> Estimate:
    """Return generalised entropy split into inequality within groups and between groups.

    Parameters
    ----------
    income : column
        Amounts of 0 or more.
    group : column
        The group of each row.
    weights : column, optional
        People (or survey weight) in each row.
    alpha : float
        1 for Theil's T, 0 for the mean log deviation, 2 for half the squared coefficient of variation.

    Returns
    -------
    Estimate
        The total, with ``within``, ``between`` and ``between_share`` in ``parts``; within and
        between add up to the total exactly.

    References
    ----------
    Shorrocks AF (1984), Econometrica 52:1369-1385.
    """
    part, relative, _ = relative_incomes(income, weights, alpha)
    codes = np.unique(np.asarray(group, dtype=str), return_inverse=True)[1]
    people = np.bincount(codes, weights=part)
    total = np.bincount(codes, weights=part * relative)
    held = people > 0
    people, total = people[held], total[held]
    codes = (np.cumsum(held) - 1)[codes]
    between = entropy_of(people, total / people, alpha)
    whole = entropy_of(part, relative, alpha)
    within = 0.0
    for place, (share, of_income) in enumerate(zip(people, total, strict=True)):
        rows = codes == place
        if of_income > 0:
            inside = entropy_of(part[rows] / share, relative[rows] * share / of_income, alpha)
            within += of_income**alpha * share ** (1 - alpha) * inside
    return Estimate(
        measure=f"generalised entropy index GE({alpha:g})",
        value=whole,
        method="exact split within and between groups",
        n=len(relative),
        note=INFINITE if np.isinf(whole) else "",
        parts={
            "within": within if np.isfinite(whole) else whole,
            "between": between,
            "between_share": between / whole if 0 < whole < np.inf else 0.0,
        },
    )
