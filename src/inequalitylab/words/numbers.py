"""Numbers as a reader sees them: rounding, units, signs, and words for more and less."""

import re
from decimal import ROUND_HALF_UP, Decimal

from inequalitylab.findings.topics import Topic

MINUS = "\N{MINUS SIGN}"
RATIO_DECIMALS = 2
SINGULAR = {"people": "person", "households": "household"}
PERIOD_RANGE = re.compile(r"^(\d{4})\s*(?:-|\N{EN DASH}|to)\s*(\d{2}|\d{4})$")


def rounded(value: float, decimals: int) -> Decimal:
    """Round half away from zero, as people expect (Python's own rounding takes 0.25 to 0.2)."""
    # Ten digits first, so that 10.650000000000002 and 10.65 round alike.
    exact = Decimal(repr(round(float(value), 10)))
    result = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(result) if result == 0 else result


def plain(value: float, decimals: int) -> str:
    """Write a number with thousands set apart and a real minus sign."""
    return f"{rounded(value, decimals):,}".replace("-", MINUS)


def figure(value: float, topic: Topic) -> str:
    """Write a value of this topic, with its unit: ``21.9%``, ``77.9 years``, ``812,000 people``."""
    text = _small(value, topic)
    if topic.unit == "%":
        return f"{text}%"
    if topic.unit in ("score", "correlation"):
        return text
    return f"{text} {SINGULAR.get(topic.unit, topic.unit) if text == '1' else topic.unit}"


def _small(value: float, topic: Topic) -> str:
    """Write a share so that none and almost none differ: ``0`` and ``less than 0.1``."""
    if topic.unit != "%" or rounded(value, topic.decimals) != 0:
        return plain(value, topic.decimals)
    return "0" if value == 0 else f"less than {Decimal(1).scaleb(-topic.decimals)}"


def bare(value: float, topic: Topic) -> str:
    """Write a value as a chart label: the unit only where it is a single sign."""
    return _small(value, topic).replace("less than ", "<") + ("%" if topic.unit == "%" else "")


def step_unit(topic: Topic) -> str:
    """Return the unit of a difference: percentages differ by percentage points."""
    return {"%": "percentage points", "score": "points"}.get(topic.unit, topic.unit)


def step(value: float, topic: Topic, decimals: int | None = None) -> str:
    """Write the size of a difference, without its sign: ``9.7 percentage points``."""
    size = plain(abs(value), topic.decimals if decimals is None else decimals)
    unit = step_unit(topic)
    if size == "1":
        unit = SINGULAR.get(unit, unit)
    return f"{size} {unit}"


def short_step(value: float, topic: Topic) -> str:
    """Write the size of a difference for a chart or headline: ``9.7 points``."""
    return step(value, topic).replace("percentage points", "points")


def times(value: float) -> str:
    """Write a ratio."""
    return plain(value, RATIO_DECIMALS)


def compared(difference: float, topic: Topic, decimals: int | None = None) -> str:
    """Return ``higher``, ``lower`` or ``the same``, after rounding to what is shown."""
    shown = rounded(difference, topic.decimals if decimals is None else decimals)
    if shown == 0:
        return "the same"
    return "higher" if shown > 0 else "lower"


def when(period: str) -> str:
    """Return the period as a sentence says it: ``2022 - 24`` becomes ``2022 to 2024``."""
    if found := PERIOD_RANGE.match(period.strip()):
        first, last = found.groups()
        return f"{first} to {first[: 4 - len(last)]}{last}"
    return period.strip()


def listed(names: list[str]) -> str:
    """Set names in a sentence: ``a, b and c``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def opening(text: str) -> str:
    """Give a sentence its capital."""
    return text[:1].upper() + text[1:]


def word_count(text: str) -> int:
    """Count words as a reader would."""
    return len(text.split())
