"""What the answers of E9 are under its rules, and what known slips give instead.

A table has one row a group, with columns `group`, `people`, `value` and, where asked for, `se`. Right
answers come from `inequalitylab.measures`; the line here serves the slips, and the weights of a variant.
"""

from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from inequalitylab import measures


@dataclass(frozen=True)
class Rules:
    """What the functions must do.

    Attributes
    ----------
    first_is_most_deprived : bool
        Whether group 1 is the most deprived group.
    outcome : str
        Name of the argument that says which way is good: ``high_is_good`` or ``high_is_bad``.
    weights : str
        What weights the line: ``people``, or ``precision`` (1 / se²).
    missing : str
        ``leave_out`` rows that have no number, or ``refuse`` the table.
    relative : str
        The relative index: ``ends`` of the line divided, or slope over ``mean``.
    confidence : int
        Of the interval, in percent.
    """

    first_is_most_deprived: bool = True
    outcome: str = "high_is_good"
    weights: str = "people"
    missing: str = "leave_out"
    relative: str = "ends"
    confidence: int = 95

    @property
    def z(self) -> float:
        """Standard errors each way."""
        return NormalDist().inv_cdf(0.5 + self.confidence / 200)

    @property
    def most(self) -> int:
        """Position of the most deprived group when groups are in the order of their numbers."""
        return 0 if self.first_is_most_deprived else -1

    @property
    def least(self) -> int:
        """Position of the least deprived group."""
        return -1 if self.first_is_most_deprived else 0

    def argument(self, high_is_good: bool) -> dict[str, Any]:
        """Return the named argument that says which way is good."""
        return {self.outcome: high_is_good if self.outcome == "high_is_good" else not high_is_good}


Vector = NDArray[np.float64]
NAN = float("nan")


def ordered(table: pd.DataFrame) -> pd.DataFrame:
    """Return the groups in the order of their numbers."""
    return table.sort_values("group", ignore_index=True)


def midpoints(table: pd.DataFrame, rules: Rules, shares: str = "people") -> Vector:
    """Return the groups' places from 0 (most deprived end) to 1, in the order of their numbers."""
    people = ordered(table)["people"].to_numpy(float)
    if shares == "equal":
        people = np.ones_like(people)
    if not rules.first_is_most_deprived:
        people = people[::-1]
    places = (np.cumsum(people) - people / 2) / people.sum()
    return places if rules.first_is_most_deprived else places[::-1]


def line(x: Vector, y: Vector, weights: Vector) -> tuple[float, float, Vector]:
    """Fit a weighted straight line; return intercept, slope, and what each y adds to the slope."""
    share = weights / weights.sum()
    centred = x - share @ x
    adds = share * centred / (share @ centred**2)
    slope = float(adds @ y)
    return float(share @ y - slope * (share @ x)), slope, adds


def weights_of(table: pd.DataFrame, name: str) -> Vector:
    """Return the weights of the line, in the order of group numbers."""
    rows = ordered(table)
    if name == "people":
        return rows["people"].to_numpy(float)
    if name == "precision":
        return 1 / rows["se"].to_numpy(float) ** 2
    return np.ones(len(rows))


def fitted(
    table: pd.DataFrame, rules: Rules, shares: str = "people", weights: str | None = None
) -> tuple[float, float, Vector]:
    """Fit the line of the rules, or of a slip."""
    values = ordered(table)["value"].to_numpy(float)
    return line(midpoints(table, rules, shares), values, weights_of(table, weights or rules.weights))


def _ends(table: pd.DataFrame, rules: Rules, high_is_good: bool) -> tuple[float, float]:
    """Return the two end values so that first above second means that the most deprived do worse."""
    values = ordered(table)["value"].to_numpy(float)
    most, least = float(values[rules.most]), float(values[rules.least])
    return (least, most) if high_is_good else (most, least)


def gap(table: pd.DataFrame, rules: Rules, high_is_good: bool) -> float:
    """Return the gap, positive when the most deprived group does worse."""
    return _value(measures.difference(*_ends(table, rules, high_is_good)))


def ratio(table: pd.DataFrame, rules: Rules, high_is_good: bool) -> float:
    """Return the ratio, above 1 when the most deprived group does worse; nan where dividing by zero."""
    return _value(measures.ratio(*_ends(table, rules, high_is_good)))


def slope_index(table: pd.DataFrame, rules: Rules, high_is_good: bool, **slip: str) -> float:
    """Return the slope index, positive when the most deprived end does worse."""
    if not slip and rules.weights == "people":
        return _value(measures.slope_index(**_columns(table, rules), high_is_good=high_is_good))
    slope = fitted(table, rules, **slip)[1]
    return slope if high_is_good else -slope


def relative_index(
    table: pd.DataFrame, rules: Rules, high_is_good: bool, relative: str | None = None
) -> float:
    """Return the relative index under one definition (`ends` or `mean`)."""
    definition = relative or rules.relative
    if rules.weights == "people":
        columns = _columns(table, rules)
        return _value(measures.relative_index(**columns, high_is_good=high_is_good, definition=definition))
    at_most, slope, _ = fitted(table, rules)
    at_least = at_most + slope
    if definition == "ends":
        return at_least / at_most if high_is_good else at_most / at_least
    people = weights_of(table, "people")
    mean = float(people @ ordered(table)["value"].to_numpy(float) / people.sum())
    return slope_index(table, rules, high_is_good) / mean


def slope_interval(
    table: pd.DataFrame, rules: Rules, high_is_good: bool, z: float | None = None, add_squares: bool = True
) -> list[float]:
    """Return the lower and upper limits of the slope index, from the standard errors of the groups."""
    _, _, adds = fitted(table, rules)
    errors = np.abs(adds) * ordered(table)["se"].to_numpy(float)
    se = float(np.sqrt((errors**2).sum())) if add_squares else float(errors.sum())
    middle, half = slope_index(table, rules, high_is_good), (rules.z if z is None else z) * se
    return [middle - half, middle + half]


def misses(table: pd.DataFrame, rules: Rules) -> Vector:
    """Return how far each group's value lies above the line, in the order of group numbers."""
    at_most, slope, _ = fitted(table, rules)
    return ordered(table)["value"].to_numpy(float) - (at_most + slope * midpoints(table, rules))


def _columns(table: pd.DataFrame, rules: Rules) -> dict[str, Any]:
    return {
        "value": table["value"],
        "rank": table["group"],
        "population": table["people"],
        "low_rank": "disadvantaged" if rules.first_is_most_deprived else "advantaged",
    }


def _value(estimate: Any) -> float:
    return NAN if estimate.is_missing else float(estimate.value)
