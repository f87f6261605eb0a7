"""Do what a button says only when the page has sent everything that was chosen before it was pressed.

A part of a page sends one change at a time, and keeps later ones back until the program has answered. The
press of a button is sent at once, so with quick keys it would overtake the last choice. Here the program asks
the page for a number and waits for it: what was kept back comes before it.
"""

import asyncio
from collections.abc import Callable

import ipywidgets as widgets
from comm import DummyComm

LONGEST_WAIT = 5.0
"""Seconds after which things are done all the same."""


class Settling:
    """A line to the page, and what waits for the page's answer."""

    def __init__(self) -> None:
        self.asked, self.answered = widgets.IntText(), widgets.IntText()
        self.link = widgets.jsdlink((self.asked, "value"), (self.answered, "value"))
        self.answered.observe(lambda _: self.go(), names="value")
        self.waiting: list[Callable[[], None]] = []

    @property
    def has_page(self) -> bool:
        """Whether a page can answer; without one there is nothing to wait for."""
        return not isinstance(self.asked.comm, DummyComm)

    def then(self, act: Callable[[], None]) -> None:
        """Do something when the page has settled: once, however often it is asked for until then."""
        if not self.has_page:
            act()
        elif act not in self.waiting:
            self.waiting.append(act)
            self.asked.value += 1
            asyncio.get_running_loop().call_later(LONGEST_WAIT, self.go)

    def go(self) -> None:
        """Do what waits, in its order."""
        acts, self.waiting = self.waiting, []
        for act in acts:
            act()
