"""Hiding unreliable results: a step of its own, visible, with its reason."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import numpy as np
import pandas as pd

from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.refusals import MeasureError

Result = TypeVar("Result", Estimate, pd.DataFrame)
EVENTS = ("count", "observed", "deaths")


def suppress(
    result: Result,
    *,
    events_below: float | None = None,
    interval_wider_than: float | None = None,
    population_at_most: float | None = None,
) -> Result:
    """Return the result with its value and limits withheld where it is too unreliable to show.

    Parameters
    ----------
    result : Estimate or DataFrame
        What a measure returned.
    events_below : float, optional
        Withhold what rests on fewer events: 10 for directly standardised rates.
    interval_wider_than : float, optional
        Withhold what has a wider interval, in the unit of the value: 20 for years of life.
    population_at_most : float, optional
        Withhold what rests on this many people or fewer: 5000 for life expectancy.

    Returns
    -------
    Estimate or DataFrame
        The same kind, with the reason in ``note``. This is about reliability, not privacy: the
        counts that the result rests on stay in it.

    References
    ----------
    Morris JK, Tan J, Fryers P, Bestwick J (2018), J Public Health 40:e526-e532, on the rule of ten.
    """
    rules = [
        _rule(events_below, EVENTS, np.less, "fewer than {:g} events"),
        _rule(population_at_most, ("population",), np.less_equal, "{:g} people or fewer"),
        _rule(interval_wider_than, ("width",), np.greater, "the interval is wider than {:g}"),
    ]
    if not any(rules):
        raise MeasureError(
            "suppress has no rule; give events_below=10, interval_wider_than=20 or population_at_most=5000."
        )
    for rule in rules:
        if rule is not None:
            result = _apply(result, *rule)
    return result


Rule = tuple[float, tuple[str, ...], Callable[[np.ndarray, float], np.ndarray], str]


def _rule(
    limit: float | None, names: tuple[str, ...], test: Callable[..., np.ndarray], why: str
) -> Rule | None:
    return None if limit is None else (limit, names, test, f"Withheld: {why.format(limit)}.")


def _apply(
    result: Result, limit: float, names: tuple[str, ...], test: Callable[..., np.ndarray], why: str
) -> Result:
    if isinstance(result, Estimate):
        size = _size(result.row(), names)
        if result.is_missing or not bool(
            test(np.array(np.nan if size is None else size, dtype=float), limit)
        ):
            return result
        return replace(result, value=None, lower=None, upper=None, confidence=None, note=why)
    if result["value"].isna().all():
        return result
    column = _size(result, names)
    hidden = test(np.asarray(column, dtype=float), limit) & result["value"].notna().to_numpy()
    kept = result.copy()
    kept.loc[hidden, ["value", "lower", "upper", "confidence"]] = np.nan
    kept.loc[hidden, "note"] = why
    return kept


def _size(row: dict | pd.DataFrame, names: tuple[str, ...]) -> float | pd.Series | None:
    if names == ("width",):
        if row["lower"] is None or row["upper"] is None:
            return None
        return row["upper"] - row["lower"]
    found = next((name for name in names if name in row), None)
    if found is None:
        raise MeasureError(f"result does not say its {names[0]}; use a rule that fits it.")
    return row[found]
