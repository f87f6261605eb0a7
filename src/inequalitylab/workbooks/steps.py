"""A workbook as a walk: one decision a screen, from state to state, without a widget.

A workbook is a frozen state and a list of steps. A step says its title, how its screen looks and what an
answer does to the state. `forward` and `back` go from screen to screen; what was answered or half written
on a screen stays, and is there when the person comes back. `screens.Walker` shows a walk.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from ipywidgets import Widget

from inequalitylab.errors import CourseError

State = TypeVar("State")
Tell = Callable[[str, int, int], None]
"""Told what is being done, how many parts are done, and of how many."""

LONGEST_FILE_NAME = 60
NO_LETTERS = re.compile(r"[^\w\- ]+")


@dataclass(frozen=True)
class Hand:
    """What a screen may ask of the page it stands on.

    Attributes
    ----------
    say : show a message that a screen reader speaks
    safe : wrap what a button of the screen does, so that a problem becomes a message
    tell : show how far something slow is
    lead : show a message that is spoken, and move the focus to the first part that a CSS selector finds
    """

    say: Callable[[str], None]
    safe: Callable[[Callable[[], None]], Callable[[], None]]
    tell: Tell
    lead: Callable[[str, str], None] = lambda _text, _selector: None


@dataclass(frozen=True)
class Screen:
    """A screen's parts, in reading order, and what the person has answered on it so far."""

    parts: Sequence[Widget]
    read: Callable[[], Any] = lambda: None


def _always(_: Any) -> bool:
    return True


def _unchanged(state: State, _answer: Any, _tell: Tell) -> State:
    return state


@dataclass(frozen=True)
class Step(Generic[State]):
    """One decision.

    Attributes
    ----------
    key : its name, the same in every version of the workbook (saved choices lean on it)
    title : the screen's heading
    show : state, what was answered here before (None: nothing), and the hand -> the screen
    apply : state, answer, tell -> the new state; raises `CourseError` with advice on an answer that will
        not do
    comes_up : whether the step is part of the walk, as things stand
    onward : what the button says that goes on
    """

    key: str
    title: str
    show: Callable[[State, Any, Hand], Screen]
    apply: Callable[[State, Any, Tell], State] = _unchanged
    comes_up: Callable[[State], bool] = _always
    onward: str = "Continue"


@dataclass(frozen=True)
class Detour(Generic[State]):
    """A way from any later step to some early ones, to change what they decided, and back again.

    Attributes
    ----------
    label : what its button says
    first, last : the keys of the first and the last of those steps
    invite, news : what is said on leaving and on coming back, from the state
    """

    label: str
    first: str
    last: str
    invite: Callable[[State], str]
    news: Callable[[State], str]


@dataclass(frozen=True)
class Walk(Generic[State]):
    """Where a person is in a workbook.

    Attributes
    ----------
    steps : every step there can be
    state : what the answers so far make
    at : the number of the step the person is on
    answers : step's key -> what was last answered, or half written, there
    detour : the way to change something early, if there is one
    left_at : the number of the step from which the person is on the detour; None if they are not
    """

    steps: tuple[Step[State], ...]
    state: State
    at: int = 0
    answers: Mapping[str, Any] = field(default_factory=dict)
    detour: Detour[State] | None = None
    left_at: int | None = None

    @property
    def step(self) -> Step[State]:
        """The step the person is on."""
        return self.steps[self.at]

    @property
    def answer(self) -> Any:
        """What was answered on this step before; None for nothing."""
        return self.answers.get(self.step.key)

    @property
    def is_first(self) -> bool:
        """Whether there is no way back."""
        return _near(self, -1) is None

    @property
    def is_last(self) -> bool:
        """Whether there is no way on, as things stand."""
        return _near(self, +1) is None

    @property
    def done(self) -> tuple[int, int]:
        """Which step this is, and of how many."""
        up = [number for number, step in enumerate(self.steps) if step.comes_up(self.state)]
        return sum(number <= self.at for number in up), len(up)

    @property
    def progress(self) -> str:
        """Where this is, in words: "Step 3 of 9"."""
        return "Step {} of {}".format(*self.done)

    @property
    def may_leave(self) -> bool:
        """Whether the detour can be taken from here."""
        return (
            self.detour is not None
            and self.left_at is None
            and self.at > _number_of(self.steps, self.detour.last)
        )


def begin(
    steps: Sequence[Step[State]],
    state: State,
    answers: Mapping[str, Any] | None = None,
    detour: Detour[State] | None = None,
) -> Walk[State]:
    """Return a walk at its first step, with earlier answers to start from, if there are any."""
    keys = [step.key for step in steps]
    if len(set(keys)) < len(keys):
        raise ValueError(f"Two steps have the same key: {keys}.")
    first = next(number for number, step in enumerate(steps) if step.comes_up(state))
    return Walk(tuple(steps), state, first, dict(answers or {}), detour)


def keep(walk: Walk[State], answer: Any) -> Walk[State]:
    """Return the walk with what is on the screen kept, as it is."""
    return replace(walk, answers={**walk.answers, walk.step.key: answer})


def forward(walk: Walk[State], answer: Any, tell: Tell = lambda *_: None) -> Walk[State]:
    """Return the walk one step on.

    Raises
    ------
    CourseError
        If the answer will not do; the person stays where they are.
    """
    done = replace(keep(walk, answer), state=walk.step.apply(walk.state, answer, tell))
    if walk.detour is not None and walk.left_at is not None and walk.step.key == walk.detour.last:
        return _returned(done)
    onward = _near(done, +1)
    return done if onward is None else replace(done, at=onward)


def leave(walk: Walk[State], answer: Any) -> Walk[State]:
    """Return the walk at the first step of its detour; what is on the screen holds if it will do."""
    assert walk.detour is not None
    first = _number_of(walk.steps, walk.detour.first)
    away = replace(keep(walk, answer), at=first, left_at=walk.at)
    try:
        return replace(away, state=walk.step.apply(walk.state, answer, lambda *_: None))
    except CourseError:
        return away


def back(walk: Walk[State], answer: Any) -> Walk[State]:
    """Return the walk one step back; what is on the screen is kept, whether it will do or not.

    From the first step of a detour, back is where the detour began.
    """
    if walk.detour is not None and walk.left_at is not None and walk.step.key == walk.detour.first:
        return _returned(keep(walk, answer))
    before = _near(walk, -1)
    return keep(walk, answer) if before is None else replace(keep(walk, answer), at=before)


def _returned(walk: Walk[State]) -> Walk[State]:
    """Return the walk where its detour began, or at the next step that comes up."""
    assert walk.left_at is not None
    home = replace(walk, at=walk.left_at, left_at=None)
    onward = _near(home, +1)
    return home if home.step.comes_up(home.state) or onward is None else replace(home, at=onward)


def _number_of(steps: Sequence[Step[Any]], key: str) -> int:
    return next(number for number, step in enumerate(steps) if step.key == key)


def _near(walk: Walk[Any], way: int) -> int | None:
    """Return the number of the next step that comes up, forwards or backwards."""
    rest = range(walk.at + way, len(walk.steps) if way > 0 else -1, way)
    return next((number for number in rest if walk.steps[number].comes_up(walk.state)), None)


def file_name(typed: str, usual: str, ending: str) -> str:
    """Return a name that every computer takes, from what a person typed.

    Raises
    ------
    CourseError
        If nothing of it is left to be a name.
    """
    stem = typed.strip() or usual
    stem = stem[: -len(ending)] if stem.lower().endswith(ending) else stem
    clean = " ".join(NO_LETTERS.sub(" ", stem).split())[:LONGEST_FILE_NAME].strip(" -")
    if not clean:
        raise CourseError(f"A file name needs letters or numbers, such as {usual}{ending}.")
    return f"{clean}{ending}"
