"""What the tests in an exercise call: each check runs a student's function and says what is wrong, and why.

A check names the idea behind a wrong answer where the answer matches a known slip. It accepts a right answer
in any style (NumPy, pandas, plain Python), hands over copies, and keeps what the function prints or warns.
A function is given by its name, so that one that is not there gets a message too.
"""

import copy
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from inequalitylab.exercises.calling import Function, call, found, judged, name_of
from inequalitylab.exercises.comparing import (
    all_close,
    as_number,
    as_numbers,
    diagnosed,
    one_value,
    same_table,
    shown,
)
from inequalitylab.exercises.wrong import WrongAnswerError, kind, wrong


def number(
    function: Function | str,
    *given: Any,
    expect: float,
    about: str,
    slips: Mapping[str, float] | None = None,
    tolerance: float | None = None,
    carried: Mapping[str, Any] | None = None,
    **named: Any,
) -> None:
    """Check that a function returns one number.

    Parameters
    ----------
    function, given, named
        The student's function, or its name, and what it is called with.
    expect : float
        The right answer; nan where there is none.
    about : str
        What is being tried, in words that do not give the answer away.
    slips : mapping of str to float, optional
        For each idea (a key of `ideas.IDEAS`), the answer that someone with that slip would give.
    tolerance : float, optional
        Absolute; by default a millionth of the answer.
    carried : mapping, optional
        For each function of an earlier task that may be called, its right answer here: one answer, or a
        mapping from arguments to answers. So a mistake there is counted there only.

    Raises
    ------
    WrongAnswerError
        With the idea behind the mistake.
    """

    def judge(answer: Any, name: str) -> None:
        got = as_number(answer)
        if got is None:
            raise wrong("wrong_kind", name, about, f"It should be one number, and is of type {kind(answer)}.")
        if not all_close([got], [expect], tolerance):
            known = {idea: [value] for idea, value in (slips or {}).items()}
            idea = diagnosed([got], [expect], known, tolerance)
            raise wrong(idea, name, about, f"Your answer: {shown([got])}.")

    judged(function, about, given, named, judge, carried)


def numbers(
    function: Function | str,
    *given: Any,
    expect: Iterable[float],
    about: str,
    slips: Mapping[str, Iterable[float]] | None = None,
    tolerance: float | None = None,
    carried: Mapping[str, Any] | None = None,
    **named: Any,
) -> None:
    """Check that a function returns numbers in order: a list, tuple, array, Series or one-column table.

    Parameters and errors as for `number`.
    """
    right = list(expect)

    def judge(answer: Any, name: str) -> None:
        got = as_numbers(answer)
        if got is None:
            detail = f"It should be a list of numbers, and is of type {kind(answer)}."
            raise wrong("wrong_kind", name, about, detail)
        if len(got) != len(right):
            detail = f"It should hold {len(right)} numbers, and holds {len(got)}."
            raise wrong("wrong_kind", name, about, detail)
        if not all_close(got, right, tolerance):
            known = {idea: list(value) for idea, value in (slips or {}).items()}
            idea = diagnosed(got, right, known, tolerance)
            raise wrong(idea, name, about, f"Your answer: {shown(got)}.")

    judged(function, about, given, named, judge, carried)


def text(
    function: Function | str,
    *given: Any,
    expect: str,
    about: str,
    slips: Mapping[str, str] | None = None,
    carried: Mapping[str, Any] | None = None,
    **named: Any,
) -> None:
    """Check that a function returns the text asked for; capitals and outer blanks do not matter."""

    def judge(answer: Any, name: str) -> None:
        answer = one_value(answer)
        if not isinstance(answer, str):
            raise wrong("wrong_kind", name, about, f"It should be text, and is of type {kind(answer)}.")
        got = answer.strip().casefold()
        if got != expect.casefold():
            known = (idea for idea, value in (slips or {}).items() if got == value.casefold())
            raise wrong(next(known, "not_yet_right"), name, about, f"Your answer: '{answer[:60]}'.")

    judged(function, about, given, named, judge, carried)


def table(
    function: Function | str,
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

    def judge(answer: Any, name: str) -> None:
        if not isinstance(answer, pd.DataFrame):
            raise wrong("wrong_kind", name, about, f"It should be a table, and is of type {kind(answer)}.")
        absent = [column for column in expect.columns if column not in answer.columns]
        if absent:
            raise wrong("wrong_kind", name, about, f"The table has no column {', '.join(absent)}.")
        if not same_table(answer, expect, key):
            known = (idea for idea, value in (slips or {}).items() if same_table(answer, value, key))
            rows = f"Your table has {len(answer)} rows; there should be {len(expect)}."
            detail = rows if len(answer) != len(expect) else ""
            raise wrong(next(known, "not_yet_right"), name, about, detail)

    judged(function, about, given, named, judge, None)


def refuses(
    function: Function | str, *given: Any, about: str, idea: str = "should_refuse", **named: Any
) -> None:
    """Check that a function raises ValueError on input that has no answer."""
    tried = found(function, about)
    try:
        answer = call(tried, about, given, named)
    except WrongAnswerError as error:
        if isinstance(error.__cause__, ValueError):
            return
        raise
    raise wrong(idea, name_of(tried), about, f"It gave back an answer, of type {kind(answer)}.")


def leaves_alone(function: Function | str, *given: Any, about: str, **named: Any) -> None:
    """Check that a function does not change the tables that it is given."""
    tried = found(function, about)
    kept = copy.deepcopy(given)

    def on_the_table_itself() -> Any:
        return tried(*given, **named)

    on_the_table_itself.__name__ = name_of(tried)
    call(on_the_table_itself, about, (), {})
    for before, after in zip(kept, given, strict=True):
        if isinstance(before, pd.DataFrame) and not before.equals(after):
            raise wrong("changed_input", name_of(tried), about)
