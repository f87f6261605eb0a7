"""What an idea is."""

from dataclasses import dataclass

from inequalitylab.exercises.ideas.sections import Section


@dataclass(frozen=True)
class Idea:
    """A misconception or slip that a test can recognise.

    Attributes
    ----------
    name : str
        A few words; a message starts with them, and a class summary counts them.
    text : str
        What was done and the idea that puts it right, in plain words.
    section : Section or None
        Where to read more.
    """

    name: str
    text: str
    section: Section | None = None
