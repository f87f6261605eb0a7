"""The screens that ask what to make of a doubtful row or answer: repeats, answers that cannot be, gaps."""

from dataclasses import replace

import ipywidgets as widgets

from inequalitylab import surveys
from inequalitylab.errors import CourseError
from inequalitylab.surveys.files import count_of
from inequalitylab.workbooks.choosers import one_of, points, tick, why, words
from inequalitylab.workbooks.our_survey import state
from inequalitylab.workbooks.our_survey.opening import CHOOSE, Asked
from inequalitylab.workbooks.our_survey.state import Work
from inequalitylab.workbooks.steps import Hand, Screen, Tell

MOST_SETS, MOST_ROWS = 12, 6
KEEP_ALL, KEEP_ONE = "all", "one"
REPEATS = (
    ("Keep all rows", KEEP_ALL),
    ("Keep one of each, and leave out the others", KEEP_ONE),
)


def has_repeats(work: Work) -> bool:
    """Whether rows of the file are the same in every column."""
    return bool(work.repeats.groups)


def show_repeats(work: Work, before: Asked, _hand: Hand) -> Screen:
    """Ask what to do with rows that are the same; nothing of what they say is shown."""
    extra, sets = work.repeats.extra, work.repeats.groups
    choice = one_of("What should we do?", REPEATS, before or KEEP_ALL)
    told = [_set(rows) for rows in sets[:MOST_SETS]]
    more = [f"And {count_of(len(sets) - MOST_SETS, 'more set')}."] if len(sets) > MOST_SETS else []
    says = "row says" if extra == 1 else "rows say"
    return Screen(
        (
            words(f"{extra:,} {says} the same as another row, in every column. There can be two reasons:"),
            points(
                [
                    "A reply was typed in or sent twice. Then one row should go.",
                    "Two people gave the same answers. Then both should stay. With few questions, this "
                    "happens often.",
                ]
            ),
            choice,
            why("Which rows are they?", "These are the row numbers in your file. Look there.", *told, *more),
        ),
        lambda: choice.value,
    )


def _set(rows: tuple[int, ...]) -> str:
    shown = [f"{row}" for row in rows[:MOST_ROWS]]
    more = [f"{len(rows) - MOST_ROWS} more"] if len(rows) > MOST_ROWS else []
    *first, last = [*shown, *more]
    return f"Rows {', '.join(first)} and {last}"


def apply_repeats(work: Work, answer: Asked, _tell: Tell) -> Work:
    """Keep all rows, or one of each set."""
    if answer not in (KEEP_ALL, KEEP_ONE):
        raise CourseError(CHOOSE)
    return replace(work, choices=replace(work.choices, drop_repeats=answer == KEEP_ONE), cleaned=None)


def has_problems(work: Work) -> bool:
    """Whether some answers cannot be."""
    return bool(work.problems)


def show_check(work: Work, before: Asked, _hand: Hand) -> Screen:
    """Show answers that cannot be, and ask whether to leave them out."""
    rows: dict[str, int] = {}
    for problem in work.problems:
        rows[problem.column] = rows.get(problem.column, 0) + problem.rows
    limits = {expected.column: expected.limits for expected in work.expected}
    wanted = set(before) if isinstance(before, list) else set(rows)
    boxes = {
        column: tick(
            f"'{column}': leave out {count_of(number, 'answer')} not {limits[column]}", column in wanted
        )
        for column, number in rows.items()
    }
    return Screen(
        (
            words(
                "Some answers cannot be right. A ticked one counts as no answer. One that is not ticked is "
                "counted as it is."
            ),
            *boxes.values(),
            why(
                "Can we mend them?",
                "Yes, if you know what was meant. Change your own file and save it. Then go back and choose "
                "it again.",
            ),
        ),
        lambda: [column for column, box in boxes.items() if box.value],
    )


def apply_check(work: Work, answer: Asked, _tell: Tell) -> Work:
    """Leave out the answers that cannot be, where the person said so."""
    known = {problem.column for problem in work.problems}
    chosen = tuple(column for column in answer if column in known)
    return state.settled(replace(work, choices=replace(work.choices, impossible=chosen)))


def has_gaps(work: Work) -> bool:
    """Whether some people left out a question that can be counted."""
    return not work.is_small and bool(work.gaps)


def show_gaps(work: Work, before: Asked, _hand: Hand) -> Screen:
    """Ask where a gap could tell something."""
    wanted = (
        set(before) if isinstance(before, list) else {name for name in work.gaps if surveys.may_tell(name)}
    )
    boxes: dict[str, widgets.Checkbox] = {
        name: tick(f"{name} ({count_of(number, 'gap')})", name in wanted)
        for name, number in work.gaps.items()
    }
    return Screen(
        (
            words(
                "Some people left questions empty. That can tell something too, such as when a question is "
                "about health.",
                "Tick the questions where a gap must stay private. Then “No answer given” is counted as an "
                "answer. It is protected like the others.",
            ),
            *boxes.values(),
            why(
                "What if I do not tick one?",
                "Then its percentages are out of the people who answered it. Readers can work out about how "
                "many left it empty. They may come within 8 people of the true number.",
                "If you tick one, its percentages are out of everyone who replied. More may be hidden.",
            ),
        ),
        lambda: [name for name, box in boxes.items() if box.value],
    )


def apply_gaps(work: Work, answer: Asked, _tell: Tell) -> Work:
    """Count gaps as answers, where the person said so."""
    chosen = tuple(name for name in answer if name in work.gaps)
    return state.settled(replace(work, choices=replace(work.choices, gaps=chosen)))
