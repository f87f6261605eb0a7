"""What a cell's text says: a number, a date, or words. Signs of other scripts and countries are read too."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

DIGITS = str.maketrans(
    {
        chr(code): str(unicodedata.digit(chr(code)))
        for start in (0x660, 0x6F0, 0x966, 0xFF10, 0x9E6)
        for code in range(start, start + 10)
    }
    | {"٫": ".", "٬": ",", "\u00a0": " ", "\u202f": " ", "\u2212": "-", "，": ",", "．": "."}
)
PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?")
THOUSANDS = re.compile(r"[+-]?\d{1,3}([, ']\d{3})+(\.\d+)?")
COMMA = re.compile(r"[+-]?(\d{1,3}([. ']\d{3})+|\d+),\d+")
AROUND = re.compile(r"^[£$€]\s*|\s*[%£$€]$")
MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
TIME = r"(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[AaPp][Mm])?(?:Z|[+-]\d{2}:?\d{2})?)?"
YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){TIME}")
YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){TIME}")
DAY_WORD = re.compile(
    rf"(?:[A-Za-z]{{3,9}},? )?(\d{{1,2}})(?:st|nd|rd|th)?[ -]"
    rf"([A-Za-z]{{3,9}})\.?,?[ -](\d{{4}}|\d{{2}}){TIME}"
)
WORD_DAY = re.compile(
    rf"(?:[A-Za-z]{{3,9}},? )?([A-Za-z]{{3,9}})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}}){TIME}"
)


def latin_digits(text: str) -> str:
    """Return a text with digits of other scripts written as 0 to 9."""
    return text if text.isascii() else text.translate(DIGITS)


def number_of(text: str, decimal_comma: bool = False) -> float | None:
    """Return the number that a text says, or None.

    Parameters
    ----------
    text : such as "1,234.5", "45%", "£1 200", or digits of another script
    decimal_comma : whether "1,5" is one and a half
    """
    if len(text) > 40:
        return None
    plain = latin_digits(text).strip()
    if not PLAIN.fullmatch(plain):
        plain = AROUND.sub("", plain)
        if decimal_comma and COMMA.fullmatch(plain):
            plain = re.sub("[. ']", "", plain).replace(",", ".")
        elif THOUSANDS.fullmatch(plain):
            plain = re.sub("[, ']", "", plain)
        elif not PLAIN.fullmatch(plain):
            return None
    return float(plain)


def is_number(text: str) -> bool:
    """Whether a text says a number, with point or comma."""
    return number_of(text) is not None or number_of(text, decimal_comma=True) is not None


def wants_decimal_comma(texts: Iterable[str]) -> bool:
    """Whether the numbers of a column have a decimal comma: some "1,5", no "1.5", not "1,234" alone."""
    commas = 0
    for text in texts:
        plain = AROUND.sub("", latin_digits(text).strip())
        if COMMA.fullmatch(plain):
            commas += not THOUSANDS.fullmatch(plain)
        elif "." in plain and PLAIN.fullmatch(plain):
            return False
    return commas > 0


@dataclass(frozen=True)
class DateForms:
    """The forms that the dates of a column have, and how day and month were told apart."""

    month_first: bool
    is_unclear: bool
    forms: int


def dates_of(texts: list[str]) -> tuple[list[date | None], DateForms]:
    """Return the date that each text says (None: no real date) and the forms that were met.

    Day before month is taken unless the column shows otherwise: some second number above 12, no first one.
    """
    firsts, seconds, forms = [], [], set()
    for text in texts:
        match = YEAR_LAST.fullmatch(latin_digits(text).strip())
        if match:
            firsts.append(int(match[1]))
            seconds.append(int(match[3]))
    first_over, second_over = any(n > 12 for n in firsts), any(n > 12 for n in seconds)
    month_first = second_over and not first_over
    found = []
    for text in texts:
        day, form = _date_of(text, month_first)
        if day is not None:
            forms.add(form)
        found.append(day)
    return found, DateForms(month_first, bool(firsts) and not first_over and not second_over, len(forms))


def is_date(text: str) -> bool:
    """Whether a text is a date that exists."""
    return _date_of(text, False)[0] is not None or _date_of(text, True)[0] is not None


def looks_like_date(text: str) -> bool:
    """Whether a text has the form of a date, if perhaps of one that does not exist."""
    plain = latin_digits(text).strip()
    return any(form.fullmatch(plain) for form in (YEAR_FIRST, YEAR_LAST, DAY_WORD, WORD_DAY))


def _date_of(text: str, month_first: bool) -> tuple[date | None, str]:
    if not 6 <= len(text) <= 40:
        return None, ""
    plain = latin_digits(text).strip()
    if match := YEAR_FIRST.fullmatch(plain):
        return _day(int(match[1]), int(match[2]), int(match[3])), "year first"
    if match := YEAR_LAST.fullmatch(plain):
        first, second = int(match[1]), int(match[3])
        day, month = (second, first) if month_first else (first, second)
        return _day(_year(match[4]), month, day), f"numbers {match[2]}"
    if match := DAY_WORD.fullmatch(plain):
        return _day(_year(match[3]), MONTHS.get(match[2][:3].lower(), 0), int(match[1])), "day and word"
    if match := WORD_DAY.fullmatch(plain):
        return _day(int(match[3]), MONTHS.get(match[1][:3].lower(), 0), int(match[2])), "word and day"
    return None, ""


def _year(text: str) -> int:
    number = int(text)
    if len(text) == 4:
        return number
    return 2000 + number if number <= date.today().year % 100 else 1900 + number


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
