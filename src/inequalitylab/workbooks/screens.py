"""Show a walk: a heading that takes the focus, messages that are spoken, Continue, Back, Pause, Delete.

What the page's own script adds (`course/share`): it moves the focus to the newest element that carries
`data-il-focus`, and blanks a page left alone for as long as `data-il-idle` says, in minutes.
"""

import gc
import itertools
import logging
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from importlib.resources import files
from typing import Any, Generic

import ipywidgets as widgets

from inequalitylab.errors import CourseError
from inequalitylab.workbooks.keeping import download
from inequalitylab.workbooks.kit import button, html, page
from inequalitylab.workbooks.settling import Settling
from inequalitylab.workbooks.steps import (
    Detour,
    Hand,
    Screen,
    State,
    Step,
    Walk,
    back,
    begin,
    file_name,
    forward,
    keep,
    leave,
)

IDLE_MINUTES = 5
SECONDS_BETWEEN_NEWS = 0.3
NOT_SAFE = (
    "Something went wrong in this workbook. Nothing that you did is lost. Press Back and try again, or "
    "choose something else. If it happens again, tell whoever looks after the course."
)
DELETE = (
    "Everything that you chose, typed or opened here will be gone from this page and from its memory. Files "
    "that you saved stay where you saved them."
)
DELETED = "Everything is deleted. You can start again, or close this page."
KEPT = "Nothing was deleted."
PAUSE = (
    "Save your choices to a file and come back another day. The file holds what you chose. It holds no "
    "answers from a survey."
)


@dataclass(frozen=True)
class Plan(Generic[State]):
    """A workbook: its steps and where they start.

    Attributes
    ----------
    steps : every step
    start : makes the first state
    save : the walk -> the text to keep, for the person's own file; None where there is nothing to keep
    file : the usual name of that file, without its ending
    pause : what that file holds, in words
    idle_minutes : how long the page may be left alone before it blanks
    detour : the way from later steps to change something early; None for none
    """

    steps: tuple[Step[State], ...]
    start: Callable[[], State]
    save: Callable[[Walk[State]], str] | None = None
    file: str = "my choices"
    pause: str = PAUSE
    idle_minutes: float = IDLE_MINUTES
    detour: Detour[State] | None = None


class Walker(Generic[State]):
    """The page of a walk; `view` is what a notebook shows."""

    def __init__(self, plan: Plan[State]) -> None:
        self.plan = plan
        self.settling = Settling()
        self.numbers = itertools.count(1)
        self.walk = self._begin()
        self.screen = Screen(())
        self.head, self.news, self.bar = html(), html(), html()
        self.body, self.aside = widgets.VBox(), widgets.VBox()
        for part in (self.body, self.aside):
            part.add_class("il-body")
        self.aside.add_class("il-aside")
        self.away = [button(plan.detour.label, self.safe(self.leave))] if plan.detour else []
        self.foot = widgets.HBox(self._foot())
        self.foot.add_class("il-foot")
        self.told = 0.0
        mark = html(f'<style>{_style()}</style><i hidden data-il-idle="{plan.idle_minutes}"></i>')
        self.view = page(mark, self.head, self.news, self.aside, self.body, self.bar, self.foot)
        self.view.add_class("il-walk")
        self._draw(self.walk, take_focus=False)

    def _begin(self) -> Walk[State]:
        return begin(self.plan.steps, self.plan.start(), detour=self.plan.detour)

    def _foot(self) -> list[widgets.Widget]:
        pause = [button("Pause", self.safe(self.ask_to_pause))] if self.plan.save else []
        return [*pause, *self.away, button("Delete everything", self.safe(self.ask_to_delete))]

    # What the buttons do

    def forward(self) -> None:
        """Go on with what is on the screen, if it will do."""
        was_away = self.walk.left_at is not None
        self._draw(forward(self.walk, self.screen.read(), self.tell))
        if self.plan.detour is not None and was_away and self.walk.left_at is None:
            self.say(self.plan.detour.news(self.walk.state))

    def back(self) -> None:
        """Go one step back."""
        self._draw(back(self.walk, self.screen.read()))

    def leave(self) -> None:
        """Take the detour: go and change something early."""
        assert self.plan.detour is not None
        self._draw(leave(self.walk, self.screen.read()))
        self.say(self.plan.detour.invite(self.walk.state))

    def ask_to_delete(self) -> None:
        """Ask before everything goes."""
        self._step_aside(
            "Delete everything?",
            [
                html(f"<p>{escape(DELETE)}</p>"),
                button("Yes, delete everything", self.safe(self.delete), main=True),
                button("No, keep it", self.safe(lambda: self._come_back(KEPT))),
            ],
        )

    def delete(self) -> None:
        """Forget everything: state, answers, and the widgets that held them, here and on the page."""
        self._draw(self._begin())
        self.say(DELETED)
        gc.collect()

    def ask_to_pause(self) -> None:
        """Offer the person's own file."""
        assert self.plan.save is not None
        text = self.plan.save(keep(self.walk, self.screen.read()))
        name = widgets.Text(description="Name of the file", value=self.plan.file, layout={"width": "auto"})
        link = html(download(text, file_name(name.value, self.plan.file, ".json")))

        def rename() -> None:
            link.value = download(text, file_name(name.value, self.plan.file, ".json"))

        name.observe(lambda _: self.safe(rename)(), names="value")
        self._step_aside(
            "Pause and come back",
            [
                html(f"<p>{escape(self.plan.pause)}</p>"),
                name,
                link,
                button("Back to the workbook", self.safe(lambda: self._come_back(""))),
            ],
        )

    # What is shown

    def say(self, text: str) -> None:
        """Show a message, which is spoken; the same one again is spoken again."""
        number = f'data-il-news="{next(self.numbers)}"'
        self.news.value = f'<p class="il-live" role="alert" {number}>{escape(text)}</p>' if text else ""

    def lead(self, text: str, selector: str) -> None:
        """Show a message, which is spoken, and move the focus to the first part that a selector finds."""
        to = f'{self._focus()} data-il-focus-on="{escape(selector)}"'
        self.news.value = f'<p class="il-live" role="alert" {to}>{escape(text)}</p>'

    def complain(self, text: str) -> None:
        """Show a problem: spoken, and the focus goes there."""
        self.news.value = (
            f'<div class="il-live il-problem" tabindex="-1" role="alert" {self._focus()}>'
            f"<p><strong>Please look at this.</strong> {escape(text)}</p></div>"
        )

    def tell(self, what: str, done: int, of: int) -> None:
        """Show how far something slow is; not more often than an eye can follow."""
        now = time.monotonic()
        if now - self.told < SECONDS_BETWEEN_NEWS and done < of:
            return
        start = self.told == 0.0
        self.told = now
        self.bar.value = (
            f'<p class="il-working"{" role=status" * start}>{escape(what)} '
            f'<progress max="{max(of, 1)}" value="{done}" aria-label="{escape(what)}"></progress></p>'
        )

    def safe(self, act: Callable[[], None]) -> Callable[[], None]:
        """Return `act`, done when the page has settled; it shows no traceback and logs nothing entered."""

        def guarded() -> None:
            self.told = 0.0
            try:
                act()
            except CourseError as problem:
                self.complain(str(problem))
            except Exception as problem:
                log_without_data(problem)
                self.complain(NOT_SAFE)
            finally:
                self.bar.value = ""

        return lambda: self.settling.then(guarded)

    def _draw(self, walk: Walk[State], take_focus: bool = True) -> None:
        step = walk.step
        screen = step.show(walk.state, walk.answer, Hand(self.say, self.safe, self.tell, self.lead))
        nav = [] if walk.is_last else [button(step.onward, self.safe(self.forward), main=True)]
        nav += [] if walk.is_first else [button("Back", self.safe(self.back))]
        row = widgets.HBox(nav)
        row.add_class("il-nav")
        self.news.value = ""
        self._head(step.title, _way(walk), take_focus)
        for each in self.away:
            each.layout.display = "" if walk.may_leave else "none"
        self._clear_aside()
        old = self.body.children
        self.walk, self.screen = walk, screen
        self.body.children = [*screen.parts, row]
        _close(old)

    def _head(self, title: str, progress: str = "", take_focus: bool = True) -> None:
        self.head.value = (
            f'<p class="il-progress">{progress}</p>'
            f'<h2 tabindex="-1" {self._focus() if take_focus else ""}>{escape(title)}</h2>'
        )

    def _focus(self) -> str:
        return f'data-il-focus="{next(self.numbers)}"'

    def _step_aside(self, title: str, parts: list[widgets.Widget]) -> None:
        """Show something before the screen, which waits unseen and unchanged."""
        self.news.value = ""
        self.body.layout.display = "none"
        old = self.aside.children
        self.aside.children = parts
        _close(old)
        self._head(title)

    def _clear_aside(self) -> None:
        old = self.aside.children
        self.aside.children = []
        _close(old)
        self.body.layout.display = ""

    def _come_back(self, news: str) -> None:
        self._clear_aside()
        self._head(self.walk.step.title, _way(self.walk))
        self.say(news)


def _way(walk: Walk[Any]) -> str:
    """Return where a walk is, as markup: in words, and as a line that fills."""
    at, of = walk.done
    line = f'<span class="il-way" aria-hidden="true"><i style="width:{at / of:.0%}"></i></span>'
    return f"{escape(walk.progress)} {line}"


def log_without_data(problem: BaseException) -> None:
    """Log where something went wrong, for a helper: names of files and functions, no message and no value."""
    frames = traceback.extract_tb(problem.__traceback__)
    trail = " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in reversed(frames))
    _log().error("%s at %s", type(problem).__name__, trail)


@lru_cache(maxsize=1)
def _log() -> logging.Logger:
    log = logging.getLogger("inequalitylab.workbooks")
    # A kernel's sys.stderr is a message to the page; the helper's log is the real one.
    log.addHandler(logging.StreamHandler(sys.__stderr__))
    log.propagate = False
    return log


@lru_cache(maxsize=1)
def _style() -> str:
    return files("inequalitylab.workbooks").joinpath("steps.css").read_text(encoding="utf-8")


def _close(parts: Iterable[Any]) -> None:
    """Close widgets and all within them, so that the page forgets them too."""
    for part in parts:
        _close(getattr(part, "children", ()))
        part.close()
