"""The rules of what may be shown. The two sizes are our choice; the screens and methods say so."""

from typing import Final

from inequalitylab.errors import CourseError

SMALLEST_CELL = 10
"""A count below this is hidden. Our choice: several keepers of health data use it."""

SMALLEST_GROUP = 30
"""No answers are shown for a group smaller than this, and no table at all for a survey smaller than this.
Our choice: a common size below which survey figures for a group are withheld."""

ROUNDING = 5
"""Shown counts are rounded to the nearest multiple of this."""

HALF_STEP = ROUNDING // 2


class TooFewAnswersError(CourseError):
    """The survey has too few replies for any table: write down words and themes instead."""


def rounded(count: float) -> int:
    """Return a count rounded to the nearest 5 (whole counts are never half way)."""
    return int(ROUNDING * round(count / ROUNDING))


def limits(shown: int, smallest: int) -> tuple[int, int]:
    """Return the smallest and largest count behind a shown one, for a reader who knows the rules."""
    return max(smallest, shown - HALF_STEP), shown + HALF_STEP


TEN_OR_MORE: Final = f"{SMALLEST_CELL} or more"
"""What stands for a count that may be known to be 10 or more, but not more than that."""

Shown = int | str | None
"""A count as it is shown: rounded, `TEN_OR_MORE`, or None where it is hidden."""


def must_hide(count: int, group: int) -> bool:
    """Whether an answer is hidden at once: few people, or a small group."""
    return count < SMALLEST_CELL or group < SMALLEST_GROUP


def is_everybody(count: int, group: int) -> bool:
    """Whether (nearly) everybody in the group gave the answer, so that its number would say 100%."""
    return rounded(count) >= rounded(group)


def percent(shown: int, base: int) -> float:
    """Return the percentage of two shown (rounded) counts."""
    return 100 * shown / base


def check_enough(n: int) -> None:
    """Refuse tables from a survey with fewer than 30 replies."""
    if n < SMALLEST_GROUP:
        raise TooFewAnswersError(
            f"{n} people replied. With fewer than {SMALLEST_GROUP} replies no table is made: figures would "
            "be unsure and could point at a person. Write down how many replied, the themes you heard "
            "and what to ask next."
        )
