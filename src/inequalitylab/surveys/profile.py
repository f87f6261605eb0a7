"""What each column of a survey holds: its kind, how full it is, what its values are."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import pandas as pd

from inequalitylab.surveys.files import Progress, SurveyFile, count_of
from inequalitylab.surveys.questions import MOST_ANSWERS
from inequalitylab.surveys.values import dates_of, looks_like_date, number_of, wants_decimal_comma

Kind = Literal["empty", "answers", "number", "date", "ticks", "words"]
MOSTLY = 0.9
FEW_DIFFERENT = 12
LONG_CODE = 9
LOOKED_AT = 500
TICK_SEPARATORS = (";", "|", ",")
LONGEST_ANSWER = 60


@dataclass(frozen=True)
class ColumnProfile:
    """One column.

    Attributes
    ----------
    name : its name
    kind : "empty"; "answers" (a few different ones); "number"; "date"; "ticks" (several answers in a
        cell, see `tick_separator`); "words" (many different texts)
    answered, blank : how many rows have something, and nothing
    different : how many different values
    answers : the different values, for kinds "answers" and "number" with few of them; else empty
    unread : how many filled cells do not fit the kind (no number, no real date)
    tick_separator : what parts the answers of a cell, for kind "ticks"
    decimal_comma, month_first : how its numbers and dates are written
    notices : what a person should know
    """

    name: str
    kind: Kind
    answered: int
    blank: int
    different: int
    answers: tuple[str, ...] = ()
    unread: int = 0
    tick_separator: str = ""
    decimal_comma: bool = False
    month_first: bool = False
    notices: tuple[str, ...] = ()


def profile_survey(survey: SurveyFile, *, progress: Progress | None = None) -> tuple[ColumnProfile, ...]:
    """Return what each column holds, in the order of the file.

    Parameters
    ----------
    survey : made by `reading.read_survey`
    progress : called with what is being done, how many columns are done, and of how many
    """
    profiles = []
    for position, name in enumerate(survey.frame.columns):
        if progress is not None:
            progress("Looking at columns", position, survey.frame.shape[1])
        profiles.append(profile_column(survey.frame[name]))
    return tuple(profiles)


def profile_column(column: pd.Series) -> ColumnProfile:
    """Return what one column of texts holds."""
    name = str(column.name)
    counts = column.value_counts(sort=False)
    filled = counts[(counts.index != "") & counts.index.notna()]
    answered, different = int(filled.sum()), len(filled)
    base = ColumnProfile(name, "words", answered, len(column) - answered, different)
    if not different:
        return replace(base, kind="empty", notices=("This column has no answers.",))
    texts = [str(text) for text in filled.index]
    weights = filled.to_numpy()
    found = _numbers(texts, weights, base) or _dates(texts, weights, base)
    if found is not None:
        return found
    notes = ("Everyone gave the same answer.",) if different == 1 and answered > 1 else ()
    separator = _tick_separator(texts)
    if separator:
        return replace(base, kind="ticks", tick_separator=separator, notices=notes)
    if different <= MOST_ANSWERS and max(map(len, texts)) <= LONGEST_ANSWER:
        return replace(base, kind="answers", answers=tuple(sorted(texts, key=str.casefold)), notices=notes)
    return replace(base, kind="words", notices=notes)


def _numbers(texts: list[str], weights: np.ndarray, base: ColumnProfile) -> ColumnProfile | None:
    """Return a profile of numbers if nearly all of the column are numbers (and not long codes)."""
    looked_at = texts[:LOOKED_AT]
    if sum(number_of(text) is None and number_of(text, True) is None for text in looked_at) > 0.6 * len(
        looked_at
    ):
        return None
    direct = pd.to_numeric(pd.Series(texts, dtype=object), errors="coerce").to_numpy(dtype=float, copy=True)
    comma = False
    rest = [i for i, value in enumerate(direct) if not np.isfinite(value)]
    if rest:
        comma = wants_decimal_comma(texts)
        for i in rest:
            value = number_of(texts[i], comma)
            direct[i] = np.nan if value is None else value
    is_number = np.isfinite(direct)
    share = weights[is_number].sum() / weights.sum()
    strange = [text for text, fits in zip(texts, is_number, strict=True) if not fits]
    if share < MOSTLY and not (share >= 0.5 and len(strange) <= 5):
        return None
    if _are_codes([text for text, fits in zip(texts, is_number, strict=True) if fits]):
        return None
    if any(looks_like_date(text) for text in texts[:50]):
        return None
    notes = []
    if not all(text.isascii() for text in texts):
        notes.append("Digits of another script were read as numbers.")
    if comma:
        notes.append("Numbers with a decimal comma were read as such.")
    if strange:
        notes.append(f"{count_of(int(weights[~is_number].sum()), 'cell')} not a number.")
    few = tuple(sorted(texts, key=_sort_key(comma))) if len(texts) <= FEW_DIFFERENT else ()
    return replace(
        base,
        kind="number",
        answers=few,
        unread=int(weights[~is_number].sum()),
        decimal_comma=comma,
        notices=tuple(notes),
    )


def _are_codes(texts: list[str]) -> bool:
    """Whether these are codes (phone and record numbers), which lose their sense as numbers."""
    sample = texts[:500]
    zeros = sum(len(text) > 1 and text[0] in "0+" and text.lstrip("+").isdigit() for text in sample)
    long = sum(len(text) >= LONG_CODE and text.replace(" ", "").isdigit() for text in sample)
    return zeros > 0.2 * len(sample) or long > 0.5 * len(sample)


def _dates(texts: list[str], weights: np.ndarray, base: ColumnProfile) -> ColumnProfile | None:
    sample = texts[:200]
    if sum(looks_like_date(text) for text in sample) < 0.6 * len(sample):
        return None
    found, forms = dates_of(texts)
    real = np.array([day is not None for day in found])
    alike = sum(looks_like_date(text) for text in texts)
    if alike < MOSTLY * len(texts) and len(texts) - alike > 5:
        return None
    notes = []
    if forms.month_first:
        notes.append("These dates have the month before the day.")
    elif forms.is_unclear:
        notes.append("Day and month cannot be told apart here. The day was taken to come first.")
    if forms.forms > 1:
        notes.append(f"Dates are written in {forms.forms} forms. All were read.")
    if not real.all():
        notes.append(f"{count_of(int(weights[~real].sum()), 'cell')} not a date that exists.")
    return replace(
        base,
        kind="date",
        unread=int(weights[~real].sum()),
        month_first=forms.month_first,
        notices=tuple(notes),
    )


def _tick_separator(texts: list[str]) -> str:
    """Return the sign that parts several answers in a cell, if the parts are a few that come again."""
    texts = texts[:LOOKED_AT]
    for sign in TICK_SEPARATORS:
        split = [[part.strip() for part in text.split(sign)] for text in texts]
        several = sum(len(parts) > 1 for parts in split)
        if several < 2:
            continue
        options = {part for parts in split for part in parts if part}
        short = max(map(len, options), default=99) <= LONGEST_ANSWER
        parts_seen = sum(len(parts) for parts in split)
        if short and len(options) <= 20 and parts_seen >= 2 * len(options) and several >= 0.2 * len(texts):
            return sign
    return ""


def _sort_key(comma: bool) -> Callable[[str], tuple[bool, float, str]]:
    def key(text: str) -> tuple[bool, float, str]:
        value = number_of(text, comma)
        return (value is None, value or 0.0, text)

    return key
