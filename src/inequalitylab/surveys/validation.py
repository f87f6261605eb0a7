"""Check a cleaned survey against what its answers can be; a problem says how many rows, never which."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from inequalitylab.errors import CourseError
from inequalitylab.surveys.cleaning import Cleaned, LogLine
from inequalitylab.surveys.files import count_of

AGE = re.compile(r"\bage\b|\bhow old\b|\byears old\b", re.I)
MONTHS = re.compile(r"\bmonths?\b", re.I)
SHARE = re.compile(r"%|\bper ?cent(age)?\b", re.I)
CHANGE = re.compile(r"\b(chang|increas|decreas|grow|rise|more|less|fewer|up|down)", re.I)


@dataclass(frozen=True)
class Expectation:
    """What the answers of a column can be.

    Attributes
    ----------
    column : the column
    low, high : the smallest and largest number or date; None for no limit
    allowed : the only answers there can be; empty for any
    required : whether every row must have one
    """

    column: str
    low: float | datetime.date | None = None
    high: float | datetime.date | None = None
    allowed: tuple[str, ...] = ()
    required: bool = False

    @property
    def limits(self) -> str:
        """What its numbers or dates must be, in words."""
        start = [] if self.low is None else [f"from {_said(self.low)}"]
        end = [] if self.high is None else [f"{'to' if start else 'up to'} {_said(self.high)}"]
        return " ".join([*start, *end])


@dataclass(frozen=True)
class Problem:
    """Answers of a column that cannot be."""

    column: str
    what: str
    rows: int

    def __str__(self) -> str:
        """Say it in a sentence, without a value."""
        return f"'{self.column}': {count_of(self.rows, 'row')} {self.what}."


def suggest_expectations(frame: pd.DataFrame, today: datetime.date) -> tuple[Expectation, ...]:
    """Return what can be expected without asking: ages 0 to 120, percentages 0 to 100, no date to come."""
    found = []
    for name in map(str, frame.columns):
        if pd.api.types.is_numeric_dtype(frame[name]):
            if AGE.search(name) and not MONTHS.search(name):
                found.append(Expectation(name, low=0, high=120))
            elif SHARE.search(name) and not CHANGE.search(name):
                found.append(Expectation(name, low=0, high=100))
        elif pd.api.types.is_datetime64_any_dtype(frame[name]):
            found.append(Expectation(name, high=today))
    return tuple(found)


def validate_survey(frame: pd.DataFrame, expectations: Sequence[Expectation]) -> tuple[Problem, ...]:
    """Return what does not fit, a problem a column and kind.

    Parameters
    ----------
    frame : the cleaned survey
    expectations : what the answers can be

    Raises
    ------
    CourseError
        If an expectation is about a column that is not there.
    """
    if not expectations:
        return ()
    # pandera takes seconds to import, and a screen must open at once
    import pandera.pandas as pa
    from pandera.errors import SchemaErrors

    columns: dict[str, pa.Column] = {}
    for expected in expectations:
        if expected.column not in frame.columns:
            raise CourseError(f"The survey has no column '{expected.column}' now. Choose one of its columns.")
        checks = []
        if expected.low is not None:
            checks.append(pa.Check.ge(_limit(expected.low), error="below the smallest value there can be"))
        if expected.high is not None:
            checks.append(pa.Check.le(_limit(expected.high), error="above the largest value there can be"))
        if expected.allowed:
            checks.append(
                pa.Check.isin(list(expected.allowed), error="with an answer that is not on the list")
            )
        columns[expected.column] = pa.Column(checks=checks, nullable=not expected.required)
    try:
        pa.DataFrameSchema(columns).validate(frame, lazy=True)
    except SchemaErrors as failed:
        cases = failed.failure_cases
        cases = cases.assign(check=cases["check"].replace("not_nullable", "without an answer").astype(str))
        sizes = cases.groupby(["column", "check"], sort=True).size()
        return tuple(Problem(str(column), str(what), int(rows)) for (column, what), rows in sizes.items())
    return ()


def leave_out(cleaned: Cleaned, expectations: Sequence[Expectation], columns: Sequence[str]) -> Cleaned:
    """Return the survey with answers that cannot be set to no answer, in the columns that a person chose.

    Parameters
    ----------
    cleaned : the survey
    expectations : the limits of its numbers and dates
    columns : where to leave them out; elsewhere they stay as they are
    """
    frame, log = cleaned.frame.copy(deep=False), list(cleaned.log)
    for expected in expectations:
        if expected.column in columns:
            column = frame[expected.column]
            fits = pd.Series(True, index=column.index)
            if expected.low is not None:
                fits &= column >= _limit(expected.low)
            if expected.high is not None:
                fits &= column <= _limit(expected.high)
            wrong = column.notna() & ~fits
            frame[expected.column] = column.mask(wrong)
            said = f"'{expected.column}': answers that are not {expected.limits} set to no answer."
            log.append(LogLine("impossible", said, int(wrong.sum())))
    return replace(cleaned, frame=frame, log=tuple(log))


def _said(end: float | datetime.date) -> str:
    return f"{end.day} {end:%B %Y}" if isinstance(end, datetime.date) else f"{end:g}"


def _limit(value: float | datetime.date) -> float | pd.Timestamp:
    return pd.Timestamp(value) if isinstance(value, datetime.date) else value
