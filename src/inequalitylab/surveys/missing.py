"""Values that may stand for "no answer", and the one that does not: "prefer not to say" is an answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from inequalitylab.surveys.profile import ColumnProfile
from inequalitylab.surveys.values import number_of

PREFER_NOT = re.compile(
    r"^(i('d| would)? )?(prefer|rather|choose|do(n't| not) want|wish)( not)? (not )?to (say|answer|tell|"
    r"disclose)$|"
    r"^(i('d| would)? )?rather not (say|answer)$|^refused$|^pnts$",
    re.I,
)
BLANK_WORDS = re.compile(
    r"^(n/?a|none given|no answer|not answered|not stated|missing|null|nan|nil|unknown|-+|\.+|\?+|#null!|"
    r"skipped)$",
    re.I,
)
CODES = frozenset({"-1", "-8", "-9", "-99", "-999", "88", "98", "99", "888", "998", "999", "9999"})


@dataclass(frozen=True)
class MissingCode:
    """A value that may stand for "no answer".

    Attributes
    ----------
    column : where it is
    code : the value
    rows : how many rows have it
    reason : why it may mean that
    """

    column: str
    code: str
    rows: int
    reason: str


def suggest_missing(frame: pd.DataFrame, profiles: Sequence[ColumnProfile]) -> tuple[MissingCode, ...]:
    """Return values that may stand for "no answer", for a person to say yes or no to each.

    "Prefer not to say" is never among them: it is an answer.
    """
    found = []
    for profile in profiles:
        if profile.kind in ("empty", "words", "ticks"):
            continue
        counts = frame[profile.name].value_counts()
        numbers = [
            n for text in counts.index if (n := number_of(str(text), profile.decimal_comma)) is not None
        ]
        for code, rows in counts.items():
            text = str(code)
            if BLANK_WORDS.match(text):
                found.append(MissingCode(profile.name, text, int(rows), "A word for no answer."))
            elif text in CODES and profile.kind == "number" and _stands_apart(float(text), numbers):
                found.append(MissingCode(profile.name, text, int(rows), "A number far from the others."))
    return tuple(found)


def _stands_apart(code: float, numbers: Sequence[float]) -> bool:
    others = np.array([number for number in numbers if number != code and str(int(number)) not in CODES])
    if not others.size:
        return False
    spread = max(others.max() - others.min(), 1.0)
    return bool(code < others.min() < 0 or (code < 0 <= others.min()) or code > others.max() + spread / 4)


def is_prefer_not_to_say(text: str) -> bool:
    """Whether an answer says that the person prefers not to answer."""
    return bool(PREFER_NOT.match(text.strip()))
