"""Find columns that could tell who a person is: names, addresses, numbers, dates, and their own words.

Patterns of our own with `python-stdnum` (check digits of NHS numbers) and `phonenumbers`. No model is
used and nothing leaves the machine, so a name that is no common one, in a column whose title says nothing,
may be missed: a person must still look.
"""

import ipaddress
import re
from dataclasses import dataclass
from typing import Literal

import pandas as pd
from stdnum.gb import nhs

from inequalitylab.surveys.files import Progress
from inequalitylab.surveys.given_names import GIVEN_NAMES
from inequalitylab.surveys.personal_patterns import (
    EMAIL,
    HEADERS,
    HOUSE,
    INSURANCE,
    PHONE,
    POSTCODE,
    TEN_DIGITS,
    TITLE,
    TWO_NAMES,
    is_phone,
)
from inequalitylab.surveys.profile import ColumnProfile
from inequalitylab.surveys.values import dates_of, latin_digits

Sureness = Literal["certain", "likely", "possible"]
MOST_LOOKED_AT = 20_000
MOST_PARSED = 500

ADVICE = {
    "name": "Drop it. Nobody needs names to count answers.",
    "e-mail address": "Drop it, or keep it in another file under lock.",
    "phone number": "Drop it, or keep it in another file under lock.",
    "postcode": "Drop it. A full postcode is about 15 homes. Keep an area that you worked out beforehand.",
    "NHS number": "Drop it. It points at one person's health record.",
    "birth date": "Drop it. Keep an age band instead.",
    "address": "Drop it.",
    "insurance number": "Drop it.",
    "internet address": "Drop it. It can lead to a household.",
    "exact place": "Drop it. Keep an area instead.",
    "record number": "Drop it, unless you need it to remove repeated replies first.",
    "time of answering": "Drop it. Someone who was there may know who answered then.",
    "social media name": "Drop it.",
    "own words": (
        "Drop it here. Read it by yourself for themes; people can be known by how they tell a story."
    ),
}
NEVER_IN_TABLES = frozenset(
    {
        "name",
        "e-mail address",
        "phone number",
        "postcode",
        "NHS number",
        "birth date",
        "address",
        "insurance number",
        "internet address",
        "exact place",
        "social media name",
    }
)


@dataclass(frozen=True)
class PersonalDetail:
    """A reason to drop a column.

    Attributes
    ----------
    column : its name
    kind : what it seems to hold ("e-mail address", "name", "own words")
    sureness : "certain", "likely" or "possible"
    reason : what points to it, in plain words, without quoting a value
    advice : what to do
    """

    column: str
    kind: str
    sureness: Sureness
    reason: str
    advice: str

    @property
    def must_go(self) -> bool:
        """Whether the column may not be kept: surely or likely a detail that has no place in a table."""
        return self.kind in NEVER_IN_TABLES and self.sureness != "possible"


def find_personal_details(
    frame: pd.DataFrame, profiles: tuple[ColumnProfile, ...], *, progress: Progress | None = None
) -> tuple[PersonalDetail, ...]:
    """Return every sign of a personal detail, the surest of each kind first, in the order of the columns.

    Parameters
    ----------
    frame : the survey as read (`SurveyFile.frame`)
    profiles : of its columns
    progress : called with what is being done, how many columns are done, and of how many
    """
    found: list[PersonalDetail] = []
    for position, profile in enumerate(profiles):
        if progress is not None:
            progress("Looking for personal details", position, len(profiles))
        if profile.kind != "empty":
            found += _in_column(frame[profile.name], profile)
    return tuple(found)


def _in_column(column: pd.Series, profile: ColumnProfile) -> list[PersonalDetail]:
    texts = [str(text) for text in column.unique() if text and text == text]
    signs: dict[str, tuple[Sureness, str]] = {}
    for kind, sure, reason in (*_by_header(profile), *_by_values(texts, profile)):
        ranks = ("possible", "likely", "certain")
        if kind not in signs or ranks.index(sure) > ranks.index(signs[kind][0]):
            signs[kind] = (sure, reason)
    if any(sure == "certain" and kind != "own words" for kind, (sure, _) in signs.items()):
        signs = {kind: sign for kind, sign in signs.items() if sign[0] != "possible"}
    return [
        PersonalDetail(profile.name, kind, sure, why, ADVICE[kind]) for kind, (sure, why) in signs.items()
    ]


Sign = tuple[str, Sureness, str]


def _by_header(profile: ColumnProfile) -> list[Sign]:
    name = re.sub(r"[_\s]+", " ", profile.name)
    signs: list[Sign] = []
    for kind, pattern in HEADERS:
        if pattern.search(name):
            if kind == "own words" and profile.kind != "words":
                continue
            surely = kind in NEVER_IN_TABLES and profile.kind in ("words", "date", "number")
            signs.append((kind, "likely" if surely else "possible", "The name of the column says so."))
    return signs


def _by_values(texts: list[str], profile: ColumnProfile) -> list[Sign]:
    sample = texts[:MOST_LOOKED_AT] if len(texts) > MOST_LOOKED_AT else texts
    joined = "\n".join(sample)
    plain = latin_digits(joined)
    signs: list[Sign] = []
    if "@" in joined:
        signs += _share("e-mail address", len(EMAIL.findall(joined)), len(texts))
    if profile.kind != "date" and any(sign.isdigit() for sign in plain):
        signs += _share("postcode", _lines_with(POSTCODE, plain), len(texts))
        signs += _share("insurance number", _lines_with(INSURANCE, plain), len(texts))
        signs += _nhs_numbers(plain, len(texts))
        signs += _phones(plain, len(texts), profile)
        if profile.kind != "number":
            signs += _share("address", _lines_with(HOUSE, plain), len(texts))
            signs += _share(
                "internet address", sum(map(_is_internet_address, sample[:MOST_PARSED])), len(texts)
            )
    if profile.kind == "date":
        signs += _birth_dates(sample[:MOST_PARSED])
    if profile.kind in ("words", "answers"):
        signs += _names(sample[:2000], len(texts))
        signs += _own_words(sample, profile)
    return signs


def _share(kind: str, hits: int, of: int) -> list[Sign]:
    """Return how sure a number of hits makes: one hit is enough to say so."""
    if not hits:
        return []
    sure: Sureness = "certain" if hits >= 0.5 * of else "likely"
    reason = (
        "Most of its values have this form." if sure == "certain" else "Some of its values have this form."
    )
    return [(kind, sure, reason)]


def _lines_with(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def _nhs_numbers(text: str, of: int) -> list[Sign]:
    found = [match[1] for match in TEN_DIGITS.finditer(text)]
    valid = sum(nhs.is_valid(number) for number in found[:MOST_PARSED])
    looked = min(len(found), MOST_PARSED)
    if looked and valid >= 0.8 * looked:
        sure: Sureness = "certain" if looked >= 0.5 * min(of, MOST_PARSED) else "likely"
        return [("NHS number", sure, "Ten digits with the right check digit.")]
    return []


def _phones(text: str, of: int, profile: ColumnProfile) -> list[Sign]:
    found = [match[0] for match in PHONE.finditer(text)][:MOST_PARSED]
    if profile.kind in ("number", "words") and len(found) < 0.1 * of:
        found += [f"0{n}" for n in re.findall(r"(?<!\d)[1-37]\d{9}(?!\d)", text)[:MOST_PARSED]]
    return _share("phone number", sum(map(is_phone, found)), min(of, MOST_PARSED))


def _is_internet_address(text: str) -> bool:
    if text.count(".") != 3 and text.count(":") < 2:
        return False
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _birth_dates(texts: list[str]) -> list[Sign]:
    days = [day for day in dates_of(texts)[0] if day is not None]
    years = {day.year for day in days}
    if len(years) > 8 and min(years) < 2012:
        return [("birth date", "likely", "Its dates spread over many years, as birth dates do.")]
    return []


def _names(texts: list[str], of: int) -> list[Sign]:
    titled = sum(bool(TITLE.match(text)) for text in texts)
    known = sum(_has_given_name(text) for text in texts)
    shaped = sum(bool(TWO_NAMES.match(text)) and text[:1].isupper() for text in texts)
    size = min(of, len(texts))
    if titled >= 0.3 * size or known >= 0.3 * size:
        return [
            ("name", "certain" if known + titled >= 0.5 * size else "likely", "Its values look like names.")
        ]
    if known and shaped >= 0.6 * size and size >= 5:
        return [("name", "likely", "Its values look like names.")]
    if known or titled:
        return [("name", "possible", "Some of its values look like names.")]
    if shaped >= 0.9 * size and size > 30:
        return [("name", "possible", "Nearly every value is two or three words with a capital letter.")]
    return []


def _has_given_name(text: str) -> bool:
    words = text.replace(",", " ").split()
    return (
        0 < len(words) <= 4 and any(word.casefold() in GIVEN_NAMES for word in words) and text[:1].isupper()
    )


def _own_words(texts: list[str], profile: ColumnProfile) -> list[Sign]:
    long = sum(len(text) > 40 or text.count(" ") >= 6 for text in texts)
    if profile.kind == "words" and long >= 0.2 * len(texts):
        return [("own words", "certain", "Many of its answers are whole sentences.")]
    if long and profile.kind == "words":
        return [("own words", "likely", "Some of its answers are whole sentences.")]
    if profile.kind == "words" and profile.different > 0.5 * profile.answered:
        return [("own words", "possible", "Nearly everyone gave a different answer.")]
    return []
