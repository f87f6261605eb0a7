"""What a survey with fewer than 30 replies gives: words and themes, no tables."""

from dataclasses import dataclass

from inequalitylab.surveys.disclosure.rules import SMALLEST_GROUP
from inequalitylab.surveys.exports import MADE_UP, Survey, check_outgoing


@dataclass(frozen=True)
class ThemesPage:
    """What the page for a small survey shows.

    Attributes
    ----------
    replied : how many replied
    sentences : what to say, in order
    prompts : what the group fills in, by hand and in its own words
    """

    replied: int
    sentences: tuple[str, ...]
    prompts: tuple[str, ...]


def themes_page(replied: int, survey: Survey) -> ThemesPage:
    """Return the page for a survey with fewer than 30 replies.

    Parameters
    ----------
    replied : how many people replied; it is said, and nothing else is counted
    survey : its title and who was asked
    """
    people = "1 person" if replied == 1 else f"{replied} people"
    sentences = [
        *([f"{MADE_UP}."] if survey.made_up else []),
        f"{survey.title}. {survey.asked}".strip(),
        f"{people} replied.",
        f"With fewer than {SMALLEST_GROUP} replies we make no tables and give no percentages. They would be "
        "unsure, "
        "and they could point at a person.",
        "What people told us still counts. Here are the themes, in our own words.",
    ]
    prompts = (
        "What came up again and again?",
        "What did only one person say, that matters?",
        "What surprised us?",
        "Who did we not hear from?",
        "What will we ask next, and whom?",
    )
    check_outgoing(" ".join(sentences))
    return ThemesPage(replied, tuple(sentences), prompts)


def needs_themes_page(replied: int) -> bool:
    """Whether a survey is too small for tables."""
    return replied < SMALLEST_GROUP
