"""What a person wants to count: questions, their answers, and tables of one or two of them."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from inequalitylab.errors import CourseError, quoted_list

CHOSEN, NOT_CHOSEN = "Chosen", "Not chosen"
"""The two values of a column that `cleaning.split_answers` makes from a "tick all that apply" question."""

NO_ANSWER = "No answer given"
"""The answer of those who left a question empty, where that counts as an answer (see `gaps`)."""
NO_NUMBER = 1e300
"""What stands for it among numbers that are counted in bands: far above any number of a survey."""


@dataclass(frozen=True)
class Answer:
    """One row of a table: a label and what counts as it.

    Attributes
    ----------
    label : what the table says
    values : the cleaned values (as text) that count as this answer; or
    low, high : a band of numbers, from `low` up to but not with `high` (None: no limit)
    """

    label: str
    values: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None

    @property
    def is_band(self) -> bool:
        """Whether the answer is a band of numbers."""
        return not self.values


@dataclass(frozen=True)
class Question:
    """One column of the survey, with the answers that a table shows.

    Attributes
    ----------
    label : the question in words, for titles
    column : the column of the cleaned survey
    answers : its answers in the order to show; no value may count as two of them
    """

    label: str
    column: str
    answers: tuple[Answer, ...]

    def __post_init__(self) -> None:
        """Refuse answers that overlap, so that no person is counted twice."""
        if not self.answers:
            raise CourseError(f"The question on '{self.column}' has no answers to count. Choose its answers.")
        labels = [answer.label for answer in self.answers]
        if len(set(labels)) < len(labels):
            raise CourseError(f"Two answers of '{self.column}' have the same label. Give each its own.")
        if len({answer.is_band for answer in self.answers}) > 1:
            raise CourseError(f"'{self.column}' mixes bands and single answers. Use one or the other.")
        values = [value for answer in self.answers for value in answer.values]
        bands = sorted((_low(answer), _high(answer)) for answer in self.answers if answer.is_band)
        crossed = any(first[1] > second[0] for first, second in itertools.pairwise(bands))
        if len(set(values)) < len(values) or crossed or any(low >= high for low, high in bands):
            raise CourseError(f"Answers of '{self.column}' overlap. Count each value as one answer only.")


@dataclass(frozen=True)
class ManyQuestion:
    """A "tick all that apply" question: one yes/no column an option, and one base for all.

    Attributes
    ----------
    label : the question in words
    options : one `Question` an option, made by `many_question`; all have the same people in their base
    """

    label: str
    options: tuple[Question, ...]


AnyQuestion = Question | ManyQuestion


@dataclass(frozen=True)
class TableChoice:
    """A table to make: the answers of one question, alone or split by the groups of another."""

    question: AnyQuestion
    by: Question | None = None

    @property
    def title(self) -> str:
        """The table's title in words."""
        return self.question.label if self.by is None else f"{self.question.label}, by {self.by.label}"


def question_of(
    survey: pd.DataFrame,
    column: str,
    *,
    label: str | None = None,
    join: Mapping[str, Sequence[str]] | None = None,
    order: Sequence[str] = (),
) -> Question:
    """Return a question with every answer found in a column, some joined under one label.

    Parameters
    ----------
    survey : the cleaned survey
    column : its column
    label : the question in words (the column's name if left out)
    join : label of the joined answer -> the answers that it takes in
    order : labels in the order to show; those not named follow (numbers by size, words by the alphabet)

    Raises
    ------
    CourseError
        If the column is not there, has too many answers for a table, or a joined answer is unknown.
    """
    found = answers_found(survey, column)
    joined = {value: name for name, values in (join or {}).items() for value in values}
    unknown = sorted(set(joined) - set(found))
    if unknown:
        raise CourseError(
            f"'{column}' has no answer called {quoted_list(unknown)}. Choose from the answers in the file."
        )
    groups: dict[str, list[str]] = {}
    for value in found:
        groups.setdefault(joined.get(value, value), []).append(value)
    places = {name: place for place, name in enumerate(order)}
    names = sorted(groups, key=lambda name: places.get(name, len(places)))
    answers = tuple(Answer(name, tuple(groups[name])) for name in names)
    return Question(label or column, column, answers)


MOST_ANSWERS = 30


def answers_found(survey: pd.DataFrame, column: str) -> list[str]:
    """Return the different answers of a column as text, in order; refuse more than a table can show."""
    if column not in survey.columns:
        raise CourseError(f"The survey has no column '{column}' now. Choose one of its columns.")
    values = as_text(survey[column]).dropna()
    found = sorted(values.unique(), key=_sort_key)
    if len(set(found) - {NO_ANSWER}) > MOST_ANSWERS:
        raise CourseError(
            f"'{column}' has {len(found)} different answers; a table can show {MOST_ANSWERS}. "
            "Join answers, use bands for numbers, or leave the column out."
        )
    return found


def banded_question(
    column: str, edges: Sequence[float], *, label: str | None = None, with_gaps: bool = False
) -> Question:
    """Return a question that counts a column of numbers in bands.

    Parameters
    ----------
    column : the column
    edges : where a new band starts, rising: ``[25, 45, 65]`` gives under 25, 25 to 44, 45 to 64, 65 and over
    label : the question in words
    with_gaps : whether no answer is a band of its own (`NO_NUMBER` in the column)
    """
    rising = list(edges)
    if not rising or any(first >= second for first, second in itertools.pairwise(rising)):
        raise CourseError("The edges of bands must be numbers that rise, such as 25, 45, 65.")
    answers = [Answer(f"under {rising[0]:g}", high=rising[0])]
    for low, high in itertools.pairwise(rising):
        whole = float(low).is_integer() and float(high).is_integer()
        text = f"{low:g} to {high - 1:g}" if whole else f"{low:g} up to {high:g}"
        answers.append(Answer(f"{low:g}" if whole and high - low == 1 else text, low=low, high=high))
    answers.append(Answer(f"{rising[-1]:g} and over", low=rising[-1], high=NO_NUMBER if with_gaps else None))
    if with_gaps:
        answers.append(Answer(NO_ANSWER, low=NO_NUMBER))
    return Question(label or column, column, tuple(answers))


def many_question(label: str, options: Mapping[str, str]) -> ManyQuestion:
    """Return a "tick all that apply" question.

    Parameters
    ----------
    label : the question in words
    options : the option's label -> its column of `CHOSEN` and `NOT_CHOSEN`
    """
    answers = (Answer(CHOSEN, (CHOSEN,)), Answer(NOT_CHOSEN, (NOT_CHOSEN,)))
    return ManyQuestion(label, tuple(Question(name, column, answers) for name, column in options.items()))


def as_text(column: pd.Series) -> pd.Series:
    """Return a column as text to compare answers by; whole numbers lose their ".0", missing stays missing."""
    if pd.api.types.is_bool_dtype(column.dtype):
        return column.map({True: "Yes", False: "No"})
    if not pd.api.types.is_numeric_dtype(column.dtype):
        return column.where(column.isna(), column.astype(str))
    return column.map(lambda value: f"{value:.15g}", na_action="ignore")


def picked(column: pd.Series, answer: Answer) -> np.ndarray:
    """Return which rows of a column count as an answer."""
    if not answer.is_band:
        return as_text(column).isin(answer.values).to_numpy()
    numbers = pd.to_numeric(column, errors="coerce").to_numpy(dtype=float)
    with np.errstate(invalid="ignore"):
        return (numbers >= _low(answer)) & (numbers < _high(answer))


def _low(answer: Answer) -> float:
    return -np.inf if answer.low is None else answer.low


def _high(answer: Answer) -> float:
    return np.inf if answer.high is None else answer.high


def _sort_key(value: str) -> tuple[int, float, str]:
    if value == NO_ANSWER:
        return (2, 0.0, value)
    try:
        return (0, float(value), value)
    except ValueError:
        return (1, 0.0, value.casefold())
