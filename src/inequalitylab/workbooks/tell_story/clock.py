"""A clock for practice: it shows what is left, says a few times aloud, and can be left out or stopped."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from inequalitylab.workbooks.tell_story.card import time_of

NEAR_THE_END = 30
STARTED, STOPPED = "Start to speak. You have {time}.", "The clock has stopped."
HALF, NEAR, UP = (
    "Half of your time has gone.",
    "30 seconds left. Say your ask.",
    "Time is up. Say thank you, and stop.",
)
LOOKS_A_SECOND = 4


def news(before: float, now: float, whole: int) -> str:
    """Return what is said aloud between two looks at a clock; empty for nothing.

    Parameters
    ----------
    before, now : seconds left at the last look and at this one
    whole : seconds that there were at the start
    """
    if before > 0 >= now:
        return UP
    if before > NEAR_THE_END >= now and whole > NEAR_THE_END:
        return NEAR
    half = whole / 2
    return HALF if before > half >= now and half > NEAR_THE_END else ""


def face(left: float, whole: int) -> str:
    """Return the clock as markup: the time left in words, and a bar that does not move by itself."""
    seconds = max(0, round(left))
    gone = whole - seconds
    return (
        f'<p class="il-clock" role="timer" aria-live="off">{time_of(seconds)} left '
        f'<progress max="{whole}" value="{gone}" aria-label="Time gone"></progress></p>'
    )


@dataclass
class Clock:
    """One clock of a screen.

    Attributes
    ----------
    show : takes the clock's markup
    say : takes what is said aloud
    is_there : whether the screen is still there
    """

    show: Callable[[str], None]
    say: Callable[[str], None]
    is_there: Callable[[], bool] = lambda: True
    aloud: bool = True
    running: asyncio.Task[None] | None = None

    def start(self, minutes: int, aloud: bool) -> None:
        """Start, from the beginning if it runs already."""
        self._end()
        self.aloud = aloud
        self.say(STARTED.format(time=time_of(minutes * 60)))
        self.running = asyncio.get_running_loop().create_task(self._run(minutes * 60))

    def stop(self) -> None:
        """Stop, and say so."""
        if self.running is not None:
            self._end()
            self.show("")
            self.say(STOPPED)

    def _end(self) -> None:
        if self.running is not None:
            self.running.cancel()
            self.running = None

    async def _run(self, whole: int) -> None:
        start = time.monotonic()
        left: float = whole
        while left > 0 and self.is_there():
            self.show(face(left, whole))
            await asyncio.sleep(1 / LOOKS_A_SECOND if left < 2 else 1)
            before, left = left, whole - (time.monotonic() - start)
            told = news(before, left, whole)
            if told and (self.aloud or told == UP):
                self.say(told)
        if self.is_there():
            self.show(face(0, whole))
