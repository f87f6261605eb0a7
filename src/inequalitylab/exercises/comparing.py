"""Whether an answer is the right one, in whatever form it comes; and if not, which known slip gives it."""

import math
from collections.abc import Iterable, Mapping
from decimal import Decimal
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd

RELATIVE, ABSOLUTE = 1e-6, 1e-9
_ROUNDED_TO = range(5)
_NOTHING = 1e-12


def one_value(answer: Any) -> Any:
    """Return what a box with one thing in it holds; anything else as it is."""
    boxes = pd.DataFrame | pd.Series | pd.Index | pd.api.extensions.ExtensionArray | np.ndarray
    if isinstance(answer, boxes) and answer.size == 1:
        return np.asarray(answer).reshape(-1)[0]
    return answer


def as_number(answer: Any) -> float | None:
    """Return a number for anything that is one number, nan for a missing one, else None."""
    answer = one_value(answer)
    if answer is pd.NA or answer is pd.NaT:
        return math.nan
    if isinstance(answer, Real | np.number | Decimal) and not isinstance(answer, bool | np.bool_):
        return float(answer)
    return None


def as_numbers(answer: Any) -> list[float] | None:
    """Return numbers in order for a list, tuple, array, Series, mapping or one-column table, else None."""
    if isinstance(answer, str | bytes | set | frozenset):
        return None
    if isinstance(answer, Mapping):
        answer = list(answer.values())
    if isinstance(answer, pd.DataFrame | np.ndarray) and np.ndim(answer) == 2:
        answer = np.asarray(answer).reshape(-1) if 1 in answer.shape else None
    if answer is None or not isinstance(answer, Iterable):
        return None
    got = [as_number(one) for one in answer]
    return None if any(one is None for one in got) else [one for one in got if one is not None]


def shown(numbers: Iterable[float]) -> str:
    """Return numbers as a message shows them."""
    return ", ".join(f"{0.0 if abs(value) < _NOTHING else value:.6g}" for value in numbers)


def all_close(got: list[float], expected: list[float], tolerance: float | None = None) -> bool:
    """Return whether numbers are the same, within a tolerance (by default a millionth)."""
    return len(got) == len(expected) and all(
        _close(one, other, tolerance) for one, other in zip(got, expected, strict=True)
    )


def _close(got: float, expected: float, tolerance: float | None) -> bool:
    if math.isnan(expected):
        return math.isnan(got)
    allowed = max(ABSOLUTE, RELATIVE * abs(expected)) if tolerance is None else tolerance
    return abs(got - expected) <= allowed


def diagnosed(
    got: list[float], expected: list[float], slips: Mapping[str, list[float]], tolerance: float | None
) -> str:
    """Return the idea (a key of `ideas.IDEAS`) behind numbers that are wrong."""
    for idea, value in slips.items():
        if all_close(got, value, tolerance) and not all_close(value, expected, tolerance):
            return idea
    for digits in _ROUNDED_TO:
        if all_close(got, [round(value, digits) for value in expected]):
            return "rounded"
    for factor in (100.0, 0.01):
        allowed = None if tolerance is None else tolerance * factor
        if all_close(got, [value * factor for value in expected], allowed):
            return "percent_or_share"
    if any(math.isinf(value) for value in got):
        return "infinite"
    return "not_yet_right"


def same_table(got: pd.DataFrame, expected: pd.DataFrame, key: str) -> bool:
    """Return whether tables hold the same, in any order of rows; `key` tells rows apart."""
    if len(got) != len(expected):
        return False
    try:
        got, expected = got.sort_values(key), expected.sort_values(key)
    except (TypeError, ValueError):
        return False
    return all(_same_column(got[name], expected[name]) for name in expected.columns)


def _same_column(got: pd.Series, expected: pd.Series) -> bool:
    if not pd.api.types.is_numeric_dtype(expected):
        return bool(got.astype(str).tolist() == expected.astype(str).tolist())
    try:
        numbers = got.astype(float).to_numpy()
    except (TypeError, ValueError):
        return False
    right = expected.astype(float).to_numpy()
    return bool(np.allclose(numbers, right, rtol=RELATIVE, atol=ABSOLUTE, equal_nan=True))
