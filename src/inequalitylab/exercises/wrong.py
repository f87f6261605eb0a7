"""What a test says of a wrong answer: the idea behind it first, then where to read, then what was tried."""

import textwrap
from typing import Any

from inequalitylab.exercises.ideas import IDEAS
from inequalitylab.exercises.ideas.sections import reading

_WIDTH = 90


class WrongAnswerError(AssertionError):
    """An answer is wrong; the message says how, starting with the name of the idea."""

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows: the message alone, since where it was raised helps nobody."""
        return textwrap.wrap(f"{type(self).__name__}: {self}", _WIDTH)


def wrong(idea: str, name: str, about: str, detail: str = "") -> WrongAnswerError:
    """Return the error that names an idea.

    Parameters
    ----------
    idea : str
        A key of `ideas.IDEAS`.
    name, about : str
        The function that was tried, and on what, in words that do not give the answer away.
    detail : str, optional
        What came back.
    """
    known = IDEAS[idea]
    parts = [f"{known.name}. {known.text}", reading(known.section), detail]
    return WrongAnswerError(" ".join(part for part in parts if part) + f" (Tested: {name}, {about}.)")


def kind(answer: Any) -> str:
    """Return the name of an answer's type."""
    return type(answer).__name__
