"""One result of one measure: the number, its interval or why there is none, and how it was made."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SIGNIFICANT_DIGITS = 4


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """The result of a measure.

    Attributes
    ----------
    measure : str
        The measure's standard name, in lower case ("slope index of inequality").
    value : float or None
        The number; None where there is no result, and then `note` says why.
    lower, upper : float or None
        The limits of the interval; None where there is no interval (`note` or `method` says why).
    confidence : float or None
        The level of the interval, such as 0.95; None where there is no interval.
    method : str
        How value and interval were worked out.
    unit : str
        The unit of value and limits ("years", "per 100,000", "%"); empty for a plain number.
    n : float or None
        The number of rows, people or areas behind it (the measure's page says which).
    note : str
        What the reader must know: why a result is missing, what was left out.
    meaning : str
        What the sign or size says, as a sentence; empty where the number speaks for itself.
    parts : mapping of str to float
        Numbers on the way, such as observed and expected events.
    """

    measure: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    confidence: float | None = None
    method: str = ""
    unit: str = ""
    n: float | None = None
    note: str = ""
    meaning: str = ""
    parts: Mapping[str, float] = field(default_factory=dict, hash=False)

    @property
    def is_missing(self) -> bool:
        """Whether there is no result."""
        return self.value is None

    @property
    def has_interval(self) -> bool:
        """Whether both limits are known."""
        return self.lower is not None and self.upper is not None

    def row(self) -> dict[str, Any]:
        """Return the result as a row: ``pd.DataFrame([estimate.row(), ...])``."""
        return {
            "measure": self.measure,
            "value": self.value,
            "lower": self.lower,
            "upper": self.upper,
            "confidence": self.confidence,
            "method": self.method,
            "unit": self.unit,
            "n": self.n,
            "note": self.note,
            **self.parts,
        }

    def __str__(self) -> str:
        """Say the result as a sentence."""
        if self.value is None:
            return f"The {self.measure} is missing. {self.note}".strip()
        return " ".join(part for part in (self._figure(), self.meaning, self.note) if part)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Show the sentence where a notebook shows the last value of a cell."""
        printer.text("..." if cycle else str(self))

    def _figure(self) -> str:
        inside = []
        if self.has_interval:
            inside.append(
                f"{_percent(self.confidence)}interval {say_number(self.lower)} to {say_number(self.upper)}"
            )
        if self.n is not None:
            inside.append(f"n = {say_number(self.n)}")
        brackets = f" ({'; '.join(inside)})" if inside else ""
        return f"The {self.measure} is {say_number(self.value)}{_unit(self.unit)}{brackets}."


def missing_estimate(measure: str, reason: str, *, method: str = "", unit: str = "") -> Estimate:
    """Return a result that is missing, with its reason."""
    return Estimate(measure=measure, value=None, method=method, unit=unit, note=reason)


def say_number(number: float | None) -> str:
    """Write a number for a reader: four significant digits, thousands set apart."""
    if number is None:
        return "not known"
    if math.isinf(number):
        return "infinite"
    if number == int(number) or abs(number) >= 10**SIGNIFICANT_DIGITS:
        return f"{number:,.0f}".replace("-", "\N{MINUS SIGN}")
    return f"{number:,.{SIGNIFICANT_DIGITS}g}".replace("-", "\N{MINUS SIGN}")


def _unit(unit: str) -> str:
    return unit if unit.startswith("%") else f" {unit}" if unit else ""


def _percent(level: float | None) -> str:
    return f"{100 * level:g}% " if level else ""
