"""How a reference case finds its measure, and how its columns are read."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from inequalitylab import measures as m

Case = Mapping[str, Any]
Got = dict[str, Any]
ADAPTERS: dict[str, Callable[..., Got]] = {}
LEVELS = {0.95: "95", 0.998: "998"}


def adapter(*names: str) -> Callable[[Callable[..., Got]], Callable[..., Got]]:
    """Register how the cases of these measures are worked out."""

    def register(function: Callable[..., Got]) -> Callable[..., Got]:
        ADAPTERS.update(dict.fromkeys(names, function))
        return function

    return register


def frame(case: Case, folder: Path) -> pd.DataFrame:
    """Return the rows of a case, from its file or from its columns."""
    given = case["input"]
    if "file" in given:
        return pd.read_csv(folder / given["file"])
    return pd.DataFrame(
        {name: pd.Series(column, dtype=float) for name, column in given.items() if isinstance(column, list)}
    )


def levels(case: Case) -> list[float]:
    given = case["parameters"].get("confidence", 0.95)
    return given if isinstance(given, list) else [given]


def at_levels(case: Case, work: Callable[..., m.Estimate]) -> Got:
    """Return value and limits at each level asked for."""
    got: Got = {}
    for level in levels(case):
        result = work(confidence=level)
        got |= {"value": result.value, **result.parts}
        got |= {f"lower{LEVELS[level]}": result.lower, f"upper{LEVELS[level]}": result.upper}
    return got
