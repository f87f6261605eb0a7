"""What the tests in an exercise call: each check runs a student's function and says what is wrong, and why.

A check names the idea behind a wrong answer where the answer matches a known slip. It accepts a right answer
in any style (NumPy, pandas, plain Python), hands over copies, and keeps what the function prints or warns.
"""

import contextlib
import copy
import io
import math
import warnings
from collections.abc import Callable, Iterable, Mapping
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd

from inequalitylab.exercises.ideas import IDEAS

RELATIVE, ABSOLUTE = 1e-6, 1e-9
_ROUNDED_TO = range(5)


class WrongAnswerError(AssertionError):
    """An answer is wrong; the message says how, starting with the name of the idea."""


def _wrong(idea: str, function: Callable[..., Any], about: str, detail: str = "") -> WrongAnswerError:
    known = IDEAS[idea]
    where = f" (Tested: {_name(function)}, {about}.)"
    parts = [f"{known.name}. {known.text}", _lesson(known.lesson), detail]
    return WrongAnswerError(" ".join(part for part in parts if part) + where)


def _lesson(name: str) -> str:
    """Return where to read more: ``Read lesson 9, gaps and gradients.``"""
    number, _, title = name.partition("_")
    return f"Read lesson {int(number)}, {title.replace('_', ' ')}." if name else ""


def _name(function: Callable[..., Any]) -> str:
    return getattr(function, "__name__", "the function")


def _call(function: Callable[..., Any], about: str, given: tuple[Any, ...], named: Mapping[str, Any]) -> Any:
    """Call with copies, and keep what is printed or warned."""
    sink = io.StringIO()
    try:
        with contextlib.redirect_stdout(sink), contextlib.redirect_stderr(sink), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            answer = function(*copy.deepcopy(given), **copy.deepcopy(dict(named)))
    except NotImplementedError as error:
        raise _wrong("not_answered", function, about) from error
    except (Exception, SystemExit) as error:
        raise _wrong("stopped", function, about, f"It said {type(error).__name__}: {error}") from error
    if answer is None:
        raise _wrong("returned_nothing", function, about)
    return answer


def _as_number(answer: Any) -> float | None:
    """Return a number for anything that is one number, nan for a missing one, else None."""
    if isinstance(answer, pd.Series | pd.Index | np.ndarray) and np.size(answer) == 1:
        answer = np.asarray(answer).reshape(-1)[0]
    if answer is pd.NA or answer is pd.NaT:
        return math.nan
    if isinstance(answer, Real | np.number) and not isinstance(answer, bool | np.bool_):
        return float(answer)
    return None


def _close(got: float, expected: float, tolerance: float | None = None) -> bool:
    if math.isnan(expected):
        return math.isnan(got)
    allowed = max(ABSOLUTE, RELATIVE * abs(expected)) if tolerance is None else tolerance
    return abs(got - expected) <= allowed


def _all_close(got: list[float], expected: list[float], tolerance: float | None) -> bool:
    return len(got) == len(expected) and all(
        _close(one, other, tolerance) for one, other in zip(got, expected, strict=True)
    )


def _diagnose(
    got: list[float], expected: list[float], slips: Mapping[str, list[float]], tolerance: float | None
) -> str:
    for idea, value in slips.items():
        if _all_close(got, value, tolerance) and not _all_close(value, expected, tolerance):
            return idea
    for digits in _ROUNDED_TO:
        if _all_close(got, [round(value, digits) for value in expected], None):
            return "rounded"
    for factor in (100.0, 0.01):
        allowed = None if tolerance is None else tolerance * factor
        if _all_close(got, [value * factor for value in expected], allowed):
            return "percent_or_share"
    if any(math.isinf(value) for value in got):
        return "infinite"
    return "not_yet_right"


def number(
    function: Callable[..., Any],
    *given: Any,
    expect: float,
    about: str,
    slips: Mapping[str, float] | None = None,
    tolerance: float | None = None,
    **named: Any,
) -> None:
    """Check that a function returns one number.

    Parameters
    ----------
    function, given, named
        The student's function and what it is called with.
    expect : float
        The right answer; nan where there is none.
    about : str
        What is being tried, in words that do not give the answer away.
    slips : mapping of str to float, optional
        For each idea (a key of `ideas.IDEAS`), the answer that someone with that slip would give.
    tolerance : float, optional
        Absolute; by default a millionth of the answer.

    Raises
    ------
    WrongAnswerError
        With the idea behind the mistake.
    """
    answer = _call(function, about, given, named)
    got = _as_number(answer)
    if got is None:
        raise _wrong(
            "wrong_kind", function, about, f"It should be one number, and is of type {_kind(answer)}."
        )
    if not _close(got, expect, tolerance):
        idea = _diagnose([got], [expect], {name: [value] for name, value in (slips or {}).items()}, tolerance)
        raise _wrong(idea, function, about, f"Your answer: {got:.6g}.")


def numbers(
    function: Callable[..., Any],
    *given: Any,
    expect: Iterable[float],
    about: str,
    slips: Mapping[str, Iterable[float]] | None = None,
    tolerance: float | None = None,
    **named: Any,
) -> None:
    """Check that a function returns numbers in order: a list, tuple, array, Series or one-column table.

    Parameters and errors as for `number`.
    """
    answer = _call(function, about, given, named)
    right = list(expect)
    got = _as_numbers(answer)
    if got is None:
        raise _wrong(
            "wrong_kind", function, about, f"It should be a list of numbers, and is of type {_kind(answer)}."
        )
    if not _all_close(got, right, tolerance):
        if len(got) != len(right):
            raise _wrong(
                "wrong_kind", function, about, f"It should hold {len(right)} numbers, and holds {len(got)}."
            )
        idea = _diagnose(got, right, {name: list(value) for name, value in (slips or {}).items()}, tolerance)
        raise _wrong(idea, function, about, f"Your answer: {', '.join(f'{value:.6g}' for value in got)}.")


def _as_numbers(answer: Any) -> list[float] | None:
    if isinstance(answer, str | bytes | set):
        return None
    if isinstance(answer, Mapping):
        answer = list(answer.values())
    if isinstance(answer, pd.DataFrame):
        answer = answer.to_numpy().reshape(-1) if 1 in answer.shape else None
    if answer is None or not isinstance(answer, Iterable):
        return None
    got = [_as_number(one) for one in answer]
    return None if any(one is None for one in got) else [one for one in got if one is not None]


def text(
    function: Callable[..., Any],
    *given: Any,
    expect: str,
    about: str,
    slips: Mapping[str, str] | None = None,
    **named: Any,
) -> None:
    """Check that a function returns the text asked for; capitals and outer blanks do not matter."""
    answer = _call(function, about, given, named)
    if not isinstance(answer, str):
        raise _wrong("wrong_kind", function, about, f"It should be text, and is of type {_kind(answer)}.")
    got = answer.strip().casefold()
    if got != expect.casefold():
        known = (idea for idea, value in (slips or {}).items() if got == value.casefold())
        raise _wrong(next(known, "not_yet_right"), function, about, f"Your answer: '{answer[:60]}'.")


def table(
    function: Callable[..., Any],
    *given: Any,
    expect: pd.DataFrame,
    key: str,
    about: str,
    slips: Mapping[str, pd.DataFrame] | None = None,
    **named: Any,
) -> None:
    """Check that a function returns a table of numbers; order of rows and columns, and index, do not matter.

    `key` names the column that tells rows apart.
    """
    answer = _call(function, about, given, named)
    if not isinstance(answer, pd.DataFrame):
        raise _wrong("wrong_kind", function, about, f"It should be a table, and is of type {_kind(answer)}.")
    absent = [column for column in expect.columns if column not in answer.columns]
    if absent:
        raise _wrong("wrong_kind", function, about, f"The table has no column {', '.join(absent)}.")
    if not _same_table(answer, expect, key):
        known = (idea for idea, value in (slips or {}).items() if _same_table(answer, value, key))
        raise _wrong(next(known, "not_yet_right"), function, about)


def _same_table(got: pd.DataFrame, expected: pd.DataFrame, key: str) -> bool:
    if len(got) != len(expected):
        return False
    got, expected = got.sort_values(key), expected.sort_values(key)
    return all(_same_column(got[name], expected[name]) for name in expected.columns)


def _same_column(got: pd.Series, expected: pd.Series) -> bool:
    if not pd.api.types.is_numeric_dtype(expected):
        return got.astype(str).tolist() == expected.astype(str).tolist()
    try:
        numbers = got.astype(float).to_numpy()
    except (TypeError, ValueError):
        return False
    right = expected.astype(float).to_numpy()
    return bool(np.allclose(numbers, right, rtol=RELATIVE, atol=ABSOLUTE, equal_nan=True))


def refuses(
    function: Callable[..., Any], *given: Any, about: str, idea: str = "should_refuse", **named: Any
) -> None:
    """Check that a function raises ValueError on input that has no answer."""
    try:
        answer = _call(function, about, given, named)
    except WrongAnswerError as wrong:
        if isinstance(wrong.__cause__, ValueError):
            return
        raise
    raise _wrong(idea, function, about, f"Your answer was of type {_kind(answer)}.")


def leaves_alone(function: Callable[..., Any], *given: Any, about: str, **named: Any) -> None:
    """Check that a function does not change the tables that it is given."""
    kept = copy.deepcopy(given)

    def on_the_table_itself() -> Any:
        return function(*given, **named)

    on_the_table_itself.__name__ = _name(function)
    _call(on_the_table_itself, about, (), {})
    for before, after in zip(kept, given, strict=True):
        if isinstance(before, pd.DataFrame) and not before.equals(after):
            raise _wrong("changed_input", function, about)


def _kind(answer: Any) -> str:
    return type(answer).__name__
