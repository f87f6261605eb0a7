"""Calls a student's function: by its name, with copies, in quiet, and once more with earlier tasks right."""

import contextlib
import copy
import dis
import io
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from inequalitylab.exercises.kernel import MeasuresAreOffError
from inequalitylab.exercises.wrong import WrongAnswerError, kind, wrong

Function = Callable[..., Any]
CARRIED = "This passes with the right answer of {} in place of yours. A mistake counts once, where it is."


def found(function: Function | str, about: str) -> Function:
    """Return a function of the notebook by its name, or the function itself.

    Raises
    ------
    WrongAnswerError
        If the notebook has no such function: its cell stopped, or it has another name.
    """
    if callable(function):
        return function
    frame = sys._getframe()
    while frame.f_back is not None and frame.f_globals.get("__name__") != "__main__":
        frame = frame.f_back
    answer = frame.f_globals.get(function)
    if not callable(answer):
        raise wrong("no_function", function, about)
    return answer


def name_of(function: Function) -> str:
    """Return what a function is called."""
    return getattr(function, "__name__", "the function")


def call(function: Function, about: str, given: tuple[Any, ...], named: Mapping[str, Any]) -> Any:
    """Call with copies, and keep what is printed or warned.

    Raises
    ------
    WrongAnswerError
        If nothing comes back, or an error does.
    """
    sink = io.StringIO()
    name = name_of(function)
    try:
        with contextlib.redirect_stdout(sink), contextlib.redirect_stderr(sink), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            answer = function(*copy.deepcopy(given), **copy.deepcopy(dict(named)))
    except NotImplementedError as error:
        raise wrong("not_answered", name, about) from error
    except MeasuresAreOffError as error:
        raise wrong("library_called", name, about) from error
    except (Exception, SystemExit) as error:
        idea = "refused_wrongly" if _raised_by_the_student(error) else "stopped"
        raise wrong(idea, name, about, f"It said {type(error).__name__}: {error}") from error
    if answer is None:
        raise wrong("returned_nothing", name, about)
    return answer


def _raised_by_the_student(error: BaseException) -> bool:
    """Return whether a ValueError comes from a `raise` in the notebook, and not from what it called."""
    step = error.__traceback__
    if step is None or not isinstance(error, ValueError):
        return False
    while step.tb_next is not None:
        step = step.tb_next
    instruction = dis.opname[step.tb_frame.f_code.co_code[step.tb_lasti]]
    return instruction == "RAISE_VARARGS" and step.tb_frame.f_globals.get("__name__") == "__main__"


def judged(
    function: Function | str,
    about: str,
    given: tuple[Any, ...],
    named: Mapping[str, Any],
    judge: Callable[[Any, str], None],
    carried: Mapping[str, Any] | None,
) -> None:
    """Judge what a function answers; where it is wrong, once more with earlier tasks answered rightly.

    Parameters
    ----------
    function, about, given, named
        What is called, in words, and with what.
    judge : callable
        Takes the answer and the function's name; raises `WrongAnswerError` if the answer is wrong.
    carried : mapping, optional
        For each function of an earlier task that may be called, its right answer here: one answer, or a
        mapping from arguments to answers. A mistake there is not counted again here.
    """
    tried = found(function, about)

    def attempt() -> None:
        judge(call(tried, about, given, named), name_of(tried))

    try:
        attempt()
    except WrongAnswerError:
        names = getattr(tried, "__globals__", None)
        if not carried or names is None:
            raise
        with _standing_in(names, carried):
            attempt()
        print(CARRIED.format(" and ".join(carried)))


@contextlib.contextmanager
def _standing_in(names: dict[str, Any], carried: Mapping[str, Any]) -> Iterator[None]:
    before = {name: names[name] for name in carried if name in names}
    names.update({name: _stand_in(before.get(name), right) for name, right in carried.items()})
    try:
        yield
    finally:
        for name in carried:
            del names[name]
        names.update(before)


def _stand_in(own: Any, right: Any) -> Function:
    """Return a function that answers rightly, in the form of the student's own where it has one."""

    def answer(*given: Any, **named: Any) -> Any:
        try:
            theirs = own(*given, **named)
        except Exception:
            theirs = None
        if not isinstance(right, Mapping):
            return _in_the_form_of(theirs, right)
        asked = (*given, *named.values())
        known = (one for arguments, one in right.items() if _same(arguments, asked))
        return _in_the_form_of(theirs, next(known, theirs))

    return answer


def _same(arguments: tuple[Any, ...], asked: tuple[Any, ...]) -> bool:
    try:
        return len(arguments) == len(asked) and all(
            float(one) == float(other) for one, other in zip(arguments, asked, strict=True)
        )
    except (TypeError, ValueError):
        return False


def _in_the_form_of(theirs: Any, right: Any) -> Any:
    if not isinstance(right, list) or kind(theirs) == "list":
        return copy.copy(right)
    if isinstance(theirs, pd.Series) and len(theirs) == len(right):
        return pd.Series(right, index=theirs.index)
    if isinstance(theirs, tuple):
        return tuple(right)
    return np.array(right) if isinstance(theirs, np.ndarray) else list(right)
