"""A look at words that a person wrote: causes that no study shows, blame, dignity, numbers without source.

The patterns are a first look, no judge: they find common ways to say it, and people decide. The course's own
pages are held to `DIGNITY`.
"""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["cause", "blame", "dignity", "number", "long"]
LONGEST_SENTENCE = 25
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True)
class Remark:
    """One thing to look at: the words found, why they may harm or mislead, and what to try instead."""

    kind: Kind
    found: str
    why: str
    instead: str


@dataclass(frozen=True)
class _Rule:
    kind: Kind
    pattern: re.Pattern[str]
    why: str
    instead: str


def _rule(kind: Kind, pattern: str, why: str, instead: str) -> _Rule:
    return _Rule(kind, re.compile(pattern, re.IGNORECASE), why, instead)


_CAUSE = "It says what made it so. These numbers cannot show that."
_BLAME = "It can sound as if people are to blame."
_SEEN = "People are more than what is counted about them."

_DIGNITY = (
    _rule(
        "dignity",
        r"\b(?:deprived|disadvantaged|underprivileged|poor) "
        r"(?:people|person|communit(?:y|ies)|famil(?:y|ies)|child(?:ren)?|kids|groups?|parents)\b"
        r"|underprivileged|disadvantaged",
        _SEEN,
        "people living in areas with higher measured deprivation",
    ),
    _rule(
        "dignity", r"\bhard[ -]to[ -]reach\b", "Services can be hard to reach too.", "people not yet asked"
    ),
    _rule(
        "dignity", r"\bvulnerab\w+", "It says nothing of what puts people at risk.", "say what the risk is"
    ),
    _rule(
        "dignity",
        r"\b(?:BAME|BME|non-white|ethnic minorit(?:y|ies)|minorities)\b",
        "It puts very different people into one box.",
        "name the groups, as they name themselves",
    ),
    _rule(
        "dignity",
        r"\bthe (?:disabled|homeless|poor|elderly|mentally ill)\b",
        "It makes people into one thing.",
        "disabled people, people without a home, older people",
    ),
    _rule(
        "dignity",
        r"\bsuffer(?:s|ing|ed)? from\b|\bwheelchair[ -]bound\b|\bvictims? of\b|\bafflicted\b",
        "It decides for people how they feel.",
        "people with …, people who use …",
    ),
)
_OTHERS = (
    _rule(
        "cause",
        r"\b(?:because of|due to|caused? by|causes|lead(?:s|ing)? to|results? (?:in|from)|as a result of"
        r"|thanks to|the reason (?:is|why|for)|because (?:their|they|these|people|parents|families))\b",
        _CAUSE,
        "“goes with”, “is higher where”, or name the study that shows it",
    ),
    _rule(
        "blame",
        r"\b(?:lazy|feckless|irresponsible|careless|ignorant|scroungers?|bad parents?"
        r"|(?:do not|don['’]t|doesn['’]t|cannot|can['’]t be) (?:care|bother(?:ed)?)"
        r"|refus(?:e|es|ing) to|fail(?:s|ed|ing)? to"
        r"|(?:their|his|her) (?:own )?fault|should know better|lifestyle choices?|bad choices)\b",
        _BLAME,
        "say what stands in people's way, and who can change it",
    ),
    _rule(
        "blame",
        r"\b(?:the worst|bottom of|league table|name and shame|failing (?:area|council|school|town)s?)\b",
        "A place in a list shames people who live there, and chance moves it.",
        "say how far from England, or from places like it",
    ),
    _rule(
        "number",
        r"\b\d+(?:\.\d+)?\s?(?:%|per ?cent)"
        r"|\b(?:one|two|three|\d+) (?:in|out of) (?:two|three|four|five|ten|\d+)\b"
        r"|\b\d+(?:\.\d+)? times\b",
        "A reader will ask where this number comes from.",
        "add the source, or leave the number out",
    ),
)
DIGNITY = re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in _DIGNITY), re.IGNORECASE)


def check(text: str) -> tuple[Remark, ...]:
    """Return what to look at again in a text, in the order of the kinds, each wording once."""
    found = [
        Remark(rule.kind, match.group(), rule.why, rule.instead)
        for rule in (*_OTHERS[:1], *_OTHERS[1:3], *_DIGNITY, *_OTHERS[3:])
        for match in rule.pattern.finditer(text)
    ]
    found += [
        Remark("long", f"{' '.join(words[:6])} …", f"This sentence has {len(words)} words.", "make it two")
        for part in SENTENCE_END.split(text)
        if len(words := part.split()) > LONGEST_SENTENCE
    ]
    once = {(remark.kind, remark.found.lower()): remark for remark in reversed(found)}
    return tuple(reversed(once.values()))
