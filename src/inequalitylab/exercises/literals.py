"""Writes data and checks as the Python that stands in a test cell."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from inequalitylab.exercises.ideas import IDEAS

_DIGITS = 10


def literal(value: Any) -> str:
    """Return Python source for a number, text, list, mapping or table; nan as ``float("nan")``."""
    if isinstance(value, pd.DataFrame):
        columns = {str(name): value[name].tolist() for name in value.columns}
        return f"pd.DataFrame({literal(columns)})"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{literal(key)}: {literal(one)}" for key, one in value.items()) + "}"
    if isinstance(value, tuple):
        return "(" + ", ".join(literal(one) for one in value) + (",)" if len(value) == 1 else ")")
    if isinstance(value, list | np.ndarray):
        return "[" + ", ".join(literal(one) for one in value) + "]"
    if isinstance(value, bool | np.bool_ | str) or value is None:
        return '"' + value + '"' if isinstance(value, str) and '"' not in value else repr(value)
    if isinstance(value, int | np.integer):
        return repr(int(value))
    if math.isnan(value):
        return 'float("nan")'
    return repr(float(f"{float(value):.{_DIGITS}g}"))


def check(
    kind: str,
    function: str,
    *given: Any,
    about: str,
    expect: Any = None,
    slips: Mapping[str, Any] | None = None,
    extra: Mapping[str, Any] | None = None,
    carried: Mapping[str, Any] | None = None,
    **named: Any,
) -> str:
    """Return one call of `checks`, for example ``check.number("gap", table, expect=1.0, about="...")``.

    Slips whose answer cannot be told from the right one, or from an earlier slip, are left out.
    A slip that is no known idea is an error.
    """
    unknown = set(slips or {}) - set(IDEAS)
    if unknown:
        raise ValueError(f"Not in ideas.IDEAS: {sorted(unknown)}.")
    parts = [literal(function), *(literal(one) for one in given)]
    parts += [f"{name}={literal(value)}" for name, value in named.items()]
    if expect is not None:
        parts.append(f"expect={literal(expect)}")
    parts.append(f"about={literal(about)}")
    parts += [f"{name}={literal(value)}" for name, value in (extra or {}).items()]
    if carried:
        parts.append(f"carried={literal(carried)}")
    if slips:
        told_apart: dict[str, Any] = {}
        seen = {literal(expect)}
        for idea, value in slips.items():
            if literal(value) not in seen:
                seen.add(literal(value))
                told_apart[idea] = value
        parts.append(f"slips={literal(told_apart)}")
    return f"check.{kind}(\n    " + ",\n    ".join(parts) + ",\n)"
