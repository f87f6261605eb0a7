"""What is on the cards for a talk: its parts and their times, what to look for, and hard questions.

The hand-outs "Talk checklist" and "Hard questions" are the same cards on paper; a test holds them together.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class TalkPart:
    """One part of a talk: its name, what to say, and its share of the time (of ten)."""

    name: str
    what: str
    tenths: int


TALK = (
    TalkPart("Hello", "Who we are, and thank you", 1),
    TalkPart("Why", "Why this matters here", 1),
    TalkPart("Finding", "One number: what, where, when, out of whom, how sure", 3),
    TalkPart("Story", "What it is like, with a yes to tell it", 2),
    TalkPart("Ask", "One thing, who, by when", 2),
    TalkPart("Question", "One for them, then stop", 1),
)
FAIR = (
    "We give the gap in points and as a ratio.",
    "We say how sure we are, and who is not counted.",
    "We do not blame the people in the numbers.",
    "We do not say what made it so, unless a study shows it.",
    "We say something that is good here.",
)
EVERYONE = ("Big text, few words.", "Each chart is said aloud.", "We stop on time.")
QUESTIONS = (
    ("How sure are you?", "The number, its range, and who was left out"),
    ("Isn't that just how people live?", "What is around them, and who can change it"),
    ("Everywhere has this.", "Our place beside England or places like it, fairly"),
    ("It is getting better.", "For whom? Look at the gap in points and as a ratio"),
    ("That is one person's story.", "Yes. It shows how. The number shows how many"),
    ("Your survey is small.", "Yes. So we say what it can show and what it cannot"),
    ("We have no money.", "What costs little? What does doing nothing cost?"),
    ("It is not our job.", "Whose is it? Will you ask them with us?"),
    ("We are already doing that.", "Good. Can we see it? For whom does it work?"),
    ("Who do you speak for?", "For ourselves. Here is how we listened, and to whom"),
)
ALWAYS = (
    "That is not a question we will answer. It is private.",
    "Can you say that in other words?",
    "By what date will you tell us?",
)


def seconds_of(part: TalkPart, minutes: int) -> int:
    """Return how long a part of a talk of so many minutes may take, to five seconds."""
    return max(5, round(minutes * 60 * part.tenths / 10 / 5) * 5)


def time_of(seconds: int) -> str:
    """Return a time in words: ``1 minute 30 seconds``."""
    minutes, rest = divmod(seconds, 60)
    parts = [
        f"{count} {name}{'s' * (count != 1)}"
        for count, name in ((minutes, "minute"), (rest, "second"))
        if count
    ]
    return " ".join(parts) or "0 seconds"
