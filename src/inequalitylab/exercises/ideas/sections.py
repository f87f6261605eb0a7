"""The sections of lessons that messages send a student to."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """A section of a lesson.

    Attributes
    ----------
    lesson : str
        The lesson's file name, without ending.
    heading : str
        The section's heading, as the lesson has it; empty: the whole lesson.
    """

    lesson: str
    heading: str = ""

    @property
    def address(self) -> str:
        """Where the section is in the book, from the book's root."""
        page = f"notebooks/lessons/{self.lesson}.html"
        return f"{page}#{anchor(self.heading)}" if self.heading else page


def anchor(heading: str) -> str:
    """Return the book's anchor of a heading: ``use-everyone-the-slope``."""
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")


def reading(section: Section | None) -> str:
    """Return where to read more: ``Read lesson 9, section 'Two groups'.``"""
    if section is None:
        return ""
    number, _, title = section.lesson.partition("_")
    where = f"section '{section.heading}'" if section.heading else title.replace("_", " ")
    return f"Read lesson {int(number)}, {where}."


_FIVE = "05_your_area_in_public_data"
RANKS = Section(_FIVE, "What a rank says")
TENTHS = Section(_FIVE, "From rank to tenth, in words")
NOT_PEOPLE = Section(_FIVE, "Areas are not people")
COUNT_PEOPLE = Section(_FIVE, "Count people, not areas")
NEW_AREAS = Section(_FIVE, "When areas change")
_EIGHT = "08_chance_and_uncertainty"
MANY_SURVEYS = Section(_EIGHT, "One town, many surveys")
ONE_SHARE = Section(_EIGHT, "How sure is one share?")
COUNTS = Section(_EIGHT, "Everyone counted, and chance all the same")
OVERLAP = Section(_EIGHT, "Two ranges that overlap")
_NINE = "09_gaps_and_gradients"
TWO_WAYS = Section(_NINE, "One gap, two numbers")
SLOPE = Section(_NINE, "Use everyone: the slope")
THREE_GROUPS = Section(_NINE, "The sum in words, with three groups")
SLOPE_INTERVAL = Section(_NINE, "A slope with its interval")
