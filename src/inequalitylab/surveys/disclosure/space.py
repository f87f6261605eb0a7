"""Every way a person can have answered, cut as finely as all tables of all releases need."""

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from inequalitylab.errors import CourseError
from inequalitylab.surveys.questions import Answer, Question, picked

Key = frozenset[tuple[str, frozenset[int]]]
"""Whom a count counts: for each column that matters, which of its kinds of answer. Empty: everybody."""

EVERYBODY: Key = frozenset()


@dataclass(frozen=True)
class Space:
    """The kinds of answer of each column.

    Attributes
    ----------
    sizes : column -> how many kinds of answer it has
    kinds : column and answer -> the kinds that the answer takes in
    """

    sizes: Mapping[str, int]
    kinds: Mapping[tuple[str, Answer], frozenset[int]]

    def key(self, *parts: tuple[str, Iterable[Answer]]) -> Key:
        """Return whom a count counts: those with one of these answers in each of these columns."""
        found = []
        for column, answers in parts:
            kinds = frozenset[int]().union(*(self.kinds[column, answer] for answer in answers))
            if len(kinds) < self.sizes[column]:
                found.append((column, kinds))
        return frozenset(found)

    def rests(self) -> tuple[Key, ...]:
        """Return, for each column that some people left empty, whom that counts."""
        said = {column: set[int]() for column in self.sizes}
        for (column, _), kinds in self.kinds.items():
            said[column] |= kinds
        left = ((column, frozenset(range(size)) - said[column]) for column, size in self.sizes.items())
        return tuple(frozenset({(column, kinds)}) for column, kinds in left if kinds)


def space_of(questions: Iterable[Question], with_rest: Iterable[str]) -> Space:
    """Return the kinds of answer that keep apart what any of the questions keeps apart.

    Parameters
    ----------
    questions : every question of every table, of this release and of the earlier ones
    with_rest : the columns in which some people gave no answer that is counted
    """
    by_column: dict[str, list[Question]] = {}
    for question in questions:
        known = by_column.setdefault(question.column, [])
        if question.answers not in [other.answers for other in known]:
            known.append(question)
    rest = set(with_rest)
    sizes: dict[str, int] = {}
    kinds: dict[tuple[str, Answer], frozenset[int]] = {}
    for column, asked in by_column.items():
        marks = _marks_of_pieces(column, asked)
        for number, question in enumerate(asked):
            for position, answer in enumerate(question.answers):
                kinds[column, answer] = kinds.get((column, answer), frozenset()) | {
                    kind for kind, mark in enumerate(marks) if mark[number] == position
                }
        sizes[column] = len(marks) + (column in rest)
    return Space(sizes, kinds)


def _marks_of_pieces(column: str, asked: list[Question]) -> list[tuple[int, ...]]:
    """Return the different patterns of answers (one a question) that a single value can have."""
    if len({question.answers[0].is_band for question in asked}) > 1:
        raise CourseError(
            f"'{column}' is counted in bands in one table and by single answers in another. "
            "Count it the same way in all tables, also those of earlier releases."
        )
    pieces: list[Answer]
    if asked[0].answers[0].is_band:
        edges = {e for q in asked for a in q.answers for e in (a.low, a.high) if e is not None}
        cuts = [None, *sorted(edges), None]
        pieces = [Answer("", low=low, high=high) for low, high in itertools.pairwise(cuts)]
    else:
        values = dict.fromkeys(value for q in asked for answer in q.answers for value in answer.values)
        pieces = [Answer("", (value,)) for value in values]
    marks = (tuple(_position(question, piece) for question in asked) for piece in pieces)
    return [mark for mark in dict.fromkeys(marks) if any(position >= 0 for position in mark)]


def _position(question: Question, piece: Answer) -> int:
    """Return which answer of the question a piece is part of; -1 for none."""
    for position, answer in enumerate(question.answers):
        if piece.is_band:
            above = answer.low is None or (piece.low is not None and piece.low >= answer.low)
            below = answer.high is None or (piece.high is not None and piece.high <= answer.high)
            if above and below:
                return position
        elif piece.values[0] in answer.values:
            return position
    return -1


@dataclass(frozen=True)
class People:
    """The survey as the disclosure rules see it: for each answer of each question, who gave it."""

    picked: Mapping[tuple[str, Answer], np.ndarray]
    n: int
    with_rest: frozenset[str]

    def who(self, *parts: tuple[str, Iterable[Answer]]) -> np.ndarray:
        """Return which people gave one of these answers in each of these columns."""
        everybody = np.ones(self.n, dtype=bool)
        for column, answers in parts:
            everybody &= np.any([self.picked[column, answer] for answer in answers], axis=0)
        return everybody


def people_of(survey: pd.DataFrame, questions: Iterable[Question]) -> People:
    """Return who gave which answer; a column that the survey lacks is refused."""
    found: dict[tuple[str, Answer], np.ndarray] = {}
    for question in questions:
        if question.column not in survey.columns:
            raise CourseError(
                f"The survey has no column '{question.column}' now, and a table needs it. "
                "Keep the column, or leave that table out."
            )
        for answer in question.answers:
            if (question.column, answer) not in found:
                found[question.column, answer] = picked(survey[question.column], answer)
    columns: dict[str, np.ndarray] = {}
    for (column, _), rows in found.items():
        columns[column] = columns.get(column, np.zeros(len(survey), dtype=bool)) | rows
    return People(found, len(survey), frozenset(c for c, rows in columns.items() if not rows.all()))


def kinds_of_people(people: People, space: Space) -> dict[str, np.ndarray]:
    """Return, for each column, which kind of answer each person gave."""
    found: dict[str, np.ndarray] = {}
    for column, size in space.sizes.items():
        fits = np.ones((people.n, size), dtype=bool)
        for (of, answer), kinds in space.kinds.items():
            if of == column:
                inside = np.isin(np.arange(size), sorted(kinds))
                fits &= people.picked[column, answer][:, None] == inside[None, :]
        found[column] = fits.argmax(axis=1)
    return found
