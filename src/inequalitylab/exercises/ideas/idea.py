"""What an idea is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Idea:
    """A misconception or slip that a test can recognise.

    Attributes
    ----------
    name : str
        A few words; a message starts with them, and a class summary counts them.
    text : str
        What was done and the idea that puts it right, in plain words.
    lesson : str
        The chapter and section to read, as the file name of the lesson and an anchor; empty: none.
    """

    name: str
    text: str
    lesson: str = ""
