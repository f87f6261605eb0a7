"""What the measures refuse, and how they say it: the argument's name, what is wrong, what would be right."""

from collections.abc import Sequence

import numpy as np

from inequalitylab.errors import CourseError, quoted_list

SHOWN = 3
HIGH_IS_GOOD = "is a high value good, as for years of life, or bad, as for decay?"


class MeasureError(CourseError, ValueError):
    """An argument of a measure cannot be used; the message names it and says what would be right."""


class NoResultError(MeasureError):
    """These data allow no result.

    A single call raises it. With ``by=`` the group gets a missing result with this reason, and the
    other groups stand.
    """


class MeasureWarning(UserWarning):
    """A result is missing or a row was left out, and the caller should look at the notes."""


def check_confidence(confidence: float) -> float:
    """Return the confidence level, or refuse what is not strictly between 0 and 1."""
    if isinstance(confidence, bool) or not isinstance(confidence, (int, float, np.number)):
        raise MeasureError(f"confidence is {confidence!r}; give one number, such as 0.95.")
    if not 0 < confidence < 1:
        hint = f" Did you mean {confidence / 100:g}?" if 1 < confidence < 100 else ""
        raise MeasureError(
            f"confidence is {confidence:g}; give a number between 0 and 1, such as 0.95.{hint}"
        )
    return float(confidence)


def check_choice(name: str, given: object, allowed: Sequence[str]) -> None:
    """Refuse an option that is not one of those allowed."""
    if given not in allowed:
        raise MeasureError(f"{name} is {given!r}; give {quoted_list(list(allowed))}.")


def check_flag(name: str, given: object, meaning: str) -> bool:
    """Return a plain True or False, or refuse what is neither."""
    if not isinstance(given, (bool, np.bool_)):
        raise MeasureError(f"{name} is {given!r}; give True or False: {meaning}")
    return bool(given)


def check_positive(name: str, given: float) -> float:
    """Return a number above zero, or refuse it."""
    if isinstance(given, bool) or not isinstance(given, (int, float, np.number)) or not 0 < given < np.inf:
        raise MeasureError(f"{name} is {given!r}; give one number above 0.")
    return float(given)


def examples(values: np.ndarray, bad: np.ndarray) -> str:
    """Return up to three of the offending values with their positions, for a message."""
    places = np.flatnonzero(bad)
    shown = ", ".join(f"{values[i]:g} at position {i}" for i in places[:SHOWN])
    more = f" and {len(places) - SHOWN} more" if len(places) > SHOWN else ""
    return f"{shown}{more}"


def check_not_negative(name: str, values: np.ndarray, advice: str = "") -> None:
    """Refuse values below zero."""
    if values.size and values.min() < 0:
        bad = values < 0
        raise NoResultError(f"{name} is negative ({examples(values, bad)}); {advice or 'give 0 or more.'}")


def check_above_zero(name: str, values: np.ndarray, advice: str = "") -> None:
    """Refuse values of zero or less."""
    if values.size and values.min() <= 0:
        bad = values <= 0
        raise NoResultError(
            f"{name} is zero or negative ({examples(values, bad)}); {advice or 'give numbers above 0.'}"
        )
