"""The counts that a table is made of: which people each of its cells, rows and margins counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inequalitylab.errors import CourseError
from inequalitylab.surveys.disclosure.space import Key, Space
from inequalitylab.surveys.questions import NO_ANSWER, Answer, ManyQuestion, Question, TableChoice

Parts = tuple[tuple[str, tuple[Answer, ...]], ...]
EVERY_GROUP, EVERYONE = "Everyone who answered", "Everyone"


@dataclass(frozen=True)
class Line:
    """One group of people in a table (or everyone), and their answers.

    Attributes
    ----------
    label : the group
    base : whom the percentages are out of
    bases : the same people, said by each option's column of a "tick all" question
    cells : who gave each answer
    rests : who was asked but did not tick each option; empty for a question with one answer
    """

    label: str
    base: Parts
    bases: tuple[Parts, ...]
    cells: tuple[Parts, ...]
    rests: tuple[Parts, ...]


@dataclass(frozen=True)
class Layout:
    """A table as lines of counts; the first line is everyone."""

    choice: TableChoice
    answers: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def is_two_way(self) -> bool:
        """Whether the table splits its answers by group."""
        return self.choice.by is not None


def questions_of(choices: Iterable[TableChoice]) -> Iterator[Question]:
    """Go through every question (every option of a "tick all" one) that the tables need."""
    for choice in choices:
        yield from (
            choice.question.options if isinstance(choice.question, ManyQuestion) else (choice.question,)
        )
        if choice.by is not None:
            yield choice.by


def layout_of(choice: TableChoice) -> Layout:
    """Return the lines of a table."""
    question, by = choice.question, choice.by
    asked = question.options if isinstance(question, ManyQuestion) else (question,)
    if by is not None and by.column in [one.column for one in asked]:
        raise CourseError(
            f"A table of '{by.column}' by itself says nothing. Choose another question to split by."
        )
    first = EVERYONE if NO_ANSWER in _labels(choice) else EVERY_GROUP
    groups: list[tuple[str, Parts]] = [(first, ())]
    if by is not None:
        groups = [(first, ((by.column, by.answers),))]
        groups += [(answer.label, ((by.column, (answer,)),)) for answer in by.answers]
    return Layout(choice, _labels(choice), tuple(_line(label, who, choice) for label, who in groups))


def _labels(choice: TableChoice) -> tuple[str, ...]:
    if isinstance(choice.question, ManyQuestion):
        return tuple(option.label for option in choice.question.options)
    return tuple(answer.label for answer in choice.question.answers)


def _line(label: str, who: Parts, choice: TableChoice) -> Line:
    question = choice.question
    if isinstance(question, Question):
        base = (*who, (question.column, question.answers))
        cells = tuple((*who, (question.column, (answer,))) for answer in question.answers)
        return Line(label, base, (base,), cells, ())
    bases = tuple((*who, (option.column, option.answers)) for option in question.options)
    ticked = tuple((*who, (option.column, option.answers[:1])) for option in question.options)
    rests = tuple((*who, (option.column, option.answers[1:])) for option in question.options)
    return Line(label, bases[0], bases, ticked, rests)


def keys_of(space: Space, parts: Iterable[Parts]) -> tuple[Key, ...]:
    """Return whom each of these counts counts, in the terms of the space."""
    return tuple(space.key(*one) for one in parts)


def combined(layouts: Iterable[Layout]) -> list[frozenset[str]]:
    """Return the sets of columns that the tables count together."""
    return [frozenset(column for column, _ in cell) for table in layouts for cell in table.lines[0].cells]
