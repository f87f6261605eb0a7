"""What a slope or relative index says: how it was made, which one it is, who fares worse."""

import numpy as np

from inequalitylab.measures.gradient_lines import Lines

NO_INTERVAL = "no interval: neither standard errors nor limits given"


def gradient_method(lines: Lines, kind: str, high_is_good: bool, definition: str) -> str:
    """Say how a slope or relative index was worked out."""
    scale = "" if lines.model == "linear" else f" of the {lines.model}"
    text = f"weighted least squares{scale} on the population mid-rank"
    if kind == "relative":
        text += f"; {relative_definition(high_is_good, definition)}"
    return f"{text}; {'interval from standard errors' if lines.has_errors else NO_INTERVAL}"


def index_meaning(value: float, kind: str, high_is_good: bool, definition: str) -> str:
    """Say what a slope or relative index means, and which of the two relative ones it is."""
    if kind == "slope":
        return gradient_meaning(value, 0.0)
    which = f"It is the {relative_definition(high_is_good, definition)}."
    return f"{which} {gradient_meaning(value, 1.0 if definition == 'ends' else 0.0)}"


def relative_definition(high_is_good: bool, definition: str = "ends") -> str:
    """Say which of the two relative indices it is, and which way up."""
    if definition == "mean":
        return "slope index divided by the population mean"
    ends = ("advantaged", "disadvantaged") if high_is_good else ("disadvantaged", "advantaged")
    return f"line at the {ends[0]} end divided by line at the {ends[1]} end"


def gradient_meaning(value: float, neutral: float) -> str:
    """Say who fares worse along the line; `neutral` is the value of a level line."""
    if np.isclose(value, neutral, rtol=0, atol=1e-12):
        return "The line is level."
    worse = "disadvantaged" if value > neutral else "advantaged"
    return f"Along the line, people at the {worse} end fare worse."
