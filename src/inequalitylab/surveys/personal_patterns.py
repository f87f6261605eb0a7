"""The patterns of personal details, and checks of a column's name and of any text."""

import re
from collections.abc import Callable

import phonenumbers
from stdnum.gb import nhs

from inequalitylab.surveys.given_names import GIVEN_NAMES
from inequalitylab.surveys.values import latin_digits

EMAIL = re.compile(r"[\w.+%'-]{1,64}@[\w-]+(?:\.[\w-]+)+")
POSTCODE = re.compile(
    r"\b(?:GIR ?0AA|[A-PR-UWYZ][A-Z]?[0-9][A-HJKPS-UW0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2})\b", re.I
)
TEN_DIGITS = re.compile(r"(?<![\d])(\d{3}[ -]?\d{3}[ -]?\d{4})(?![\d])")
PHONE = re.compile(r"(?<![\w.])(?:\+|00|\(?0)[\d ().-]{8,18}\d(?!\w)")
INSURANCE = re.compile(
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?(?:\d{2} ?){3}[A-D]\b", re.I
)
HOUSE = re.compile(
    r"\b\d{1,4}[A-Za-z]?,? [A-Z][\w' ]{1,40}? (?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Way|Court|"
    r"Place|"
    r"Terrace|Gardens|Crescent|Grove|Square|Hill)\b",
    re.I,
)
TITLE = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|prof|rev|sir|imam|fr)\.? +[A-Z]", re.I)
TWO_NAMES = re.compile(r"^[^\W\d_][\w'’-]+(?: [^\W\d_]\.?| [^\W\d_][\w'’-]+){1,3}$")

HEADERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("e-mail address", re.compile(r"\be-?mail\b", re.I)),
    ("phone number", re.compile(r"\b(tele)?phone\b|\bmobile( (no|number))?\b|\btel\b|\bwhatsapp\b", re.I)),
    ("postcode", re.compile(r"\bpost ?code\b|\bzip( ?code)?\b", re.I)),
    ("NHS number", re.compile(r"\bnhs ?(no|number|num|id)\b", re.I)),
    ("birth date", re.compile(r"\bd\.?o\.?b\.?\b|\bbirth ?(date|day)\b|\bdate of birth\b|\bborn on\b", re.I)),
    (
        "name",
        re.compile(
            r"^(your |full |first |last |sur|fore|given |family |middle |maiden |respondent'?s? |"
            r"participant'?s? |"
            r"child'?s? |contact |preferred |nick)?-?_?names?$|\b(first|last|full|sur|fore|given|"
            r"family)[ _-]?name\b|"
            r"\bwhat is your (full )?name\b|\binitials\b",
            re.I,
        ),
    ),
    ("address", re.compile(r"\b(home |street )?address( line)?\b|\bhouse (no|number|name)\b", re.I)),
    ("insurance number", re.compile(r"\bnational insurance\b|\bni ?(no|number)\b|\bnino\b", re.I)),
    ("internet address", re.compile(r"\bip( ?address)?\b", re.I)),
    (
        "exact place",
        re.compile(r"\b(latitude|longitude|lat|lon|lng|gps|grid ref(erence)?|what3words|uprn)\b", re.I),
    ),
    (
        "record number",
        re.compile(
            r"\b(respon(se|dent)|participant|record|user|person|patient|case|submission|device)[ _-]?id\b|"
            r"^id$|^uuid$|^token$",
            re.I,
        ),
    ),
    (
        "time of answering",
        re.compile(
            r"\b(time ?stamp|start (date|time)|end (date|time)|submitted( at)?|"
            r"completion time|recorded ?date)\b",
            re.I,
        ),
    ),
    (
        "social media name",
        re.compile(
            r"\b(twitter|instagram|facebook|tiktok|snapchat|linkedin|social media (name|handle))\b", re.I
        ),
    ),
    (
        "own words",
        re.compile(
            r"\bplease (say|tell|explain|describe|specify|give)\b|\bcomments?\b|\banything else\b|"
            r"\bin your own words\b|\bother \(|\bwhy\?$",
            re.I,
        ),
    ),
)


def is_phone(text: str) -> bool:
    """Whether a text is a phone number that can exist (a British one if it has no country)."""
    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(number) and phonenumbers.is_valid_number(number)


def is_personal_header(text: str) -> bool:
    """Whether a column's own name is a personal detail (a person's name, an e-mail address, a number)."""
    if EMAIL.search(text) or TITLE.match(text) or POSTCODE.fullmatch(text.strip()):
        return True
    digits = latin_digits(text)
    if any(is_phone(match[0]) for match in PHONE.finditer(digits)):
        return True
    if any(nhs.is_valid(match[1]) for match in TEN_DIGITS.finditer(digits)):
        return True
    words = text.split()
    return 2 <= len(words) <= 3 and words[0].casefold() in GIVEN_NAMES and all(w[:1].isupper() for w in words)


CHECKS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("an e-mail address", lambda text: bool(EMAIL.search(text))),
    ("a postcode", lambda text: bool(POSTCODE.search(text))),
    ("an insurance number", lambda text: bool(INSURANCE.search(text))),
    ("a phone number", lambda text: any(is_phone(match[0]) for match in PHONE.finditer(text))),
    ("an NHS number", lambda text: any(nhs.is_valid(match[1]) for match in TEN_DIGITS.finditer(text))),
)


def details_in_text(text: str) -> tuple[str, ...]:
    """Return which kinds of personal detail a text holds: the last look at everything before it goes out."""
    plain = latin_digits(text)
    return tuple(kind for kind, check in CHECKS if check(plain))
