"""What the workbook knows of a message, and how each answer changes it: plain functions, nothing drawn."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from inequalitylab import surveys, words
from inequalitylab.errors import CourseError
from inequalitylab.findings import Absence, Finding, Level
from inequalitylab.findings.cards import cards
from inequalitylab.findings.replies import can_be_told, is_practice, replies
from inequalitylab.places import Place
from inequalitylab.surveys import PRACTICE, PastRelease, SafeTable, Survey
from inequalitylab.surveys.exports import check_outgoing
from inequalitylab.words.message import Remark, check

AREA, GLANCE, SURVEY, SAVED = "area", "glance", "survey", "saved"
NO_STORY, OWN_STORY, OTHERS_STORY = "none", "own", "other"
NAMED, OTHER_NAME, NO_NAME = "named", "other name", "no name"
NO_SURVEY = Survey(title="", asked="")
LONGEST = {
    "who": 80,
    "decides": 120,
    "we": 80,
    "good": 240,
    "why": 200,
    "ask": 200,
    "by": 40,
    "question": 140,
    "story": 400,
    "name": 40,
    "study": 160,
}
"""Letters that the one page has room for, answer by answer."""
TOLD_AS = "One story shows how it can be. It does not say how many people it is like this for."
MORE_THAN_ONE = re.compile(r"[.!?;]\s+\S|\n\s*\S")
UNCLEAR = re.compile(r"\b(?:higher|lower|worse|better|more|less|fewer) than\b", re.IGNORECASE)
CLAIM = Remark(
    "number",
    "",
    "The publisher's test found no clear difference here.",
    "“about the same as”, or choose another number",
)


@dataclass(frozen=True)
class Story:
    """One message in the making, in memory only.

    Attributes
    ----------
    source : where the number comes from: public figures of an area, or safe tables of a survey
    place : the area
    releases, survey : the safe tables of a survey, and what it is called
    number : which finding, so that it can be found again
    finding : the number itself
    who, decides : who will hear it, and what they can decide
    we, good, why : who speaks, what is good here, and why it matters
    ask, by, question : one ask, its date, one question
    kind, story, name : whether there is a story, its exact words, and who it is said to be from
    agreed : what the story's owner has agreed to (all, or there is no story)
    study : a study that shows a cause, if the words claim one
    keeps : whether the words that the check found are kept after talking about them
    heard, change : what the partner heard at the first try, and the one change
    """

    source: str = ""
    place: Place | None = None
    releases: tuple[PastRelease, ...] = ()
    survey: Survey = NO_SURVEY
    number: str = ""
    finding: Finding | None = None
    who: str = ""
    decides: str = ""
    we: str = ""
    good: str = ""
    why: str = ""
    ask: str = ""
    by: str = ""
    question: str = ""
    kind: str = ""
    story: str = ""
    name: str = ""
    agreed: bool = False
    study: str = ""
    keeps: bool = False
    heard: str = ""
    change: str = ""

    @property
    def has_story(self) -> bool:
        """Whether a story is told: there is one, and its owner has said yes to these words."""
        return self.kind in (OWN_STORY, OTHERS_STORY) and self.agreed and bool(self.story)


def told(answer: str, part: str, what: str) -> str:
    """Return an answer without spare spaces; refuse one that the page has no room for.

    Raises
    ------
    CourseError
        If it is too long, or holds a personal detail such as a phone number.
    """
    text = "\n".join(" ".join(line.split()) for line in answer.strip().splitlines() if line.strip())
    if len(text) > LONGEST[part]:
        raise CourseError(
            f"{what} has {len(text)} letters. The page has room for {LONGEST[part]}. Make it shorter: say "
            "only what matters most."
        )
    check_outgoing(text)
    return text


# The number


def numbers_of_place(place: Place) -> dict[str, Finding]:
    """Return the findings of a place that can be told, by key, in the order of its cards."""
    return {
        f"{card.key} {number}": finding
        for card in _cards(place)
        for number, finding in enumerate(card.findings)
        if not isinstance(finding, Absence)
    }


@lru_cache(maxsize=8)
def _cards(place: Place) -> tuple[Any, ...]:
    return cards(place)


def label_of(finding: Finding) -> str:
    """Return what a choice of findings says: the number, but not how long people live."""
    if finding.topic.sensitive:
        return f"{finding.topic.name} in {words.said(finding.place)} (shows how long people live)"
    return words.headline(finding)


def safe_tables(releases: tuple[PastRelease, ...]) -> list[SafeTable]:
    """Return every table of the releases, the newest release first."""
    return [table for release in reversed(releases) for table in release.tables if table.lines]


def lines_of_tables(releases: tuple[PastRelease, ...]) -> list[tuple[str, str]]:
    """Return each table and group in which a number is shown: what it is called, and its key."""
    return [
        (f"{table.choice.question.label} ({line.label})", f"{number} {at}")
        for number, table in enumerate(safe_tables(releases))
        for at, line in enumerate(table.lines)
        if any(can_be_told(table, at, answer) for answer in range(len(table.answers)))
    ]


def answers_of(story: Story, key: str) -> dict[str, Finding]:
    """Return the findings of one group in one table, one for each number that is shown."""
    number, at = map(int, key.split())
    table = safe_tables(story.releases)[number]
    return {
        f"{key} {answer}": replies(table, story.survey, line=at, answer=answer)
        for answer in range(len(table.answers))
        if can_be_told(table, at, answer)
    }


def with_totals(story: Story, data: bytes) -> Story:
    """Return the story with the safe tables of a file; a practice survey is known and called made up.

    Raises
    ------
    CourseError
        If the file is not one of safe totals, or holds no table that may be shown.
    """
    totals = surveys.read_totals(data)
    if not lines_of_tables(totals.releases):
        raise CourseError(
            "This file holds no table with a number to show. Go back to your survey, make safe tables, and "
            "save the file again."
        )
    practice = totals.made_up
    if practice is None:  # a file from before it was written down
        practice = all(is_practice(release) for release in totals.releases)
    return replace(story, releases=totals.releases, survey=PRACTICE if practice else _about(totals.choices))


def _about(choices: Mapping[str, Any]) -> Survey:
    """Return what the file says of the survey; trusts nothing in it."""
    screens = choices.get("screens")
    about = screens.get("about") if isinstance(screens, dict) else None
    found = about if isinstance(about, dict) else {}
    sample = screens.get("sample") if isinstance(screens, dict) else None
    title, asked = (str(found.get(name, ""))[:160] for name in ("title", "asked"))
    return Survey(title, asked, convenience=sample != "random")


# The words


def one_ask(text: str) -> str:
    """Return the ask; refuse none, and more than one.

    Raises
    ------
    CourseError
        If there is no ask, or more than one.
    """
    found = told(text, "ask", "Your ask")
    if not found:
        raise CourseError("Write one ask. What should they do?")
    if MORE_THAN_ONE.search(found):
        raise CourseError(
            "That is more than one ask. One is heard, and three are lost. Keep the one that matters most."
        )
    return found


def remarks(story: Story) -> list[tuple[str, Remark]]:
    """Return what to look at again in the words, each with the part it stands in."""
    parts = {
        "What is good here": story.good,
        "Why it matters": story.why,
        "The ask": story.ask,
        "The question": story.question,
        "The story": story.story if story.has_story else "",
    }
    found = [(name, remark) for name, text in parts.items() for remark in check(text)]
    if isinstance(story.finding, Level) and story.finding.here.flag == "similar":
        found += [
            (name, replace(CLAIM, found=match.group()))
            for name, text in parts.items()
            if name != "The story" and (match := UNCLEAR.search(text))
        ]
    return found


def must_change(story: Story, kind: str) -> list[tuple[str, Remark]]:
    """Return the remarks of a kind that stand in the way; a story's words are its owner's own."""
    return [(name, remark) for name, remark in remarks(story) if remark.kind == kind and name != "The story"]


def without_story(story: Story) -> Story:
    """Return the message without its story: no word of it goes out."""
    return replace(story, kind=NO_STORY, story="", name="", agreed=False)


# What is kept in a person's own file

SAVED_WORDS = ("who", "decides", "we", "good", "why", "ask", "by", "question", "study", "heard", "change")


def choices_of(story: Story) -> dict[str, Any]:
    """Return what may be saved: choices and words of the message; a story and its owner's name never."""
    place = story.place.code if story.place else None
    return {"source": story.source, "place": place, "number": story.number} | {
        name: getattr(story, name) for name in SAVED_WORDS
    }


def with_choices(found: Mapping[str, Any], place_of: Any) -> Story:
    """Return the story that saved choices make; trusts nothing in them.

    Raises
    ------
    CourseError
        If a place in them is not known.
    """
    texts: dict[str, Any] = {
        name: found[name][: LONGEST.get(name, LONGEST["good"])]
        for name in SAVED_WORDS
        if isinstance(found.get(name), str)
    }
    source = found.get("source")
    place = place_of(str(found["place"])) if isinstance(found.get("place"), str) else None
    return Story(
        source=source if source in (AREA, GLANCE, SURVEY) else "",
        place=place,
        number=str(found.get("number") or "")[:80],
        **texts,
    )
