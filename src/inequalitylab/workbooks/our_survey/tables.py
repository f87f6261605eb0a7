"""What is to be counted and what comes of it, each a plain function from state to state: nothing drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from inequalitylab import surveys
from inequalitylab.errors import CourseError
from inequalitylab.surveys import TableChoice
from inequalitylab.workbooks.our_survey.state import Work
from inequalitylab.workbooks.steps import Tell


def question(work: Work, name: str, bands: Sequence[float] = ()) -> surveys.Question | surveys.ManyQuestion:
    """Return a question of the survey, with its joined answers or its bands."""
    assert work.cleaned is not None
    kinds = {each.name: each.kind for each in work.countable}
    if name not in kinds:
        raise CourseError(f"The survey has no question '{name}' to count now. Choose again.")
    if kinds[name] == "ticks":
        return surveys.many_question(name, work.cleaned.ticks[name])
    if kinds[name] == "numbers":
        if not bands:
            raise CourseError(f"'{name}' holds many numbers. Say where each band starts, such as 25, 45, 65.")
        return surveys.banded_question(name, bands, with_gaps=name in work.choices.gaps)
    return surveys.question_of(work.cleaned.frame, name, join=work.joins.get(name))


def single(work: Work, name: str, bands: Sequence[float] = ()) -> surveys.Question:
    """Return a question with one answer a person; refuse one where people ticked several."""
    found = question(work, name, bands)
    if not isinstance(found, surveys.Question):
        raise CourseError(f"People could tick several answers to '{name}', so it makes no groups.")
    return found


def groups(work: Work, name: str) -> surveys.Question:
    """Return the groups of a question to weight by: those who gave no answer are none of them."""
    found = single(work, name)
    return replace(found, answers=tuple(a for a in found.answers if a.label != surveys.NO_ANSWER))


def with_tables(work: Work, pairs: Sequence[Sequence[str]], bands: Mapping[str, Sequence[float]]) -> Work:
    """Return the work with its tables: pairs of a question and what to split it by ("" for nothing)."""
    if not pairs:
        raise CourseError("No table is chosen yet. Choose a question and press Add this table.")
    return replace(work, tables=tuple(table(work, pair, bands) for pair in pairs))


def table(work: Work, pair: Sequence[str], bands: Mapping[str, Sequence[float]]) -> TableChoice:
    """Return one table of a question, split by another or not."""
    name, by = pair
    if name == by:
        raise CourseError("A question cannot be split by itself. Choose another one to split it by.")
    split = single(work, by, bands.get(by, ())) if by else None
    return TableChoice(question(work, name, bands.get(name, ())), split)


def weighted(work: Work, name: str, shares: Mapping[str, float], source: str) -> Work:
    """Return the work with weights that bring the groups of a question to known shares."""
    assert work.cleaned is not None
    choice = surveys.targets_from(groups(work, name), shares, source=source)
    return replace(work, weights=surveys.weight_survey(work.cleaned.frame, choice))


def open_gaps(work: Work) -> list[str]:
    """Return the questions of the tables that some left empty, where a gap is not protected."""
    used = []
    for table in work.tables:
        asked = table.question
        used.append(asked.column if isinstance(asked, surveys.Question) else asked.label)
        used += [table.by.column] if table.by else []
    return [name for name in dict.fromkeys(used) if name in work.gaps and name not in work.choices.gaps]


def made(work: Work, tell: Tell) -> Work:
    """Return the work with its release made, and looked at as an outsider would.

    The same tables and weights once more give the same release; others are checked against it, if it was
    shared.
    """
    assert work.cleaned is not None
    asked = (work.tables, None if work.weights is None else work.weights.choice, work.choices, work.data)
    if work.release is not None and work.made_of == asked:
        return work
    release = surveys.make_release(
        work.cleaned.frame, work.tables, weights=work.weights, earlier=work.earlier, progress=tell
    )
    tell("Looking at the tables as an outsider would", 0, 1)
    rooms = surveys.room_left([*work.earlier, surveys.past_release(release)])
    return replace(work, release=release, rooms=rooms, made_of=asked, shared=False)


def shared(work: Work) -> Work:
    """Return the work with its release counted as released: later ones are checked against it."""
    assert work.release is not None
    if work.shared:
        return work
    return replace(work, shared=True, earlier=(*work.earlier, surveys.past_release(work.release)))
