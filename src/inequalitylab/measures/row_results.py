"""Measures that work row by row: a number gives one result, a column gives one result a row."""

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ParamSpec, Protocol, cast, overload

import numpy as np
import pandas as pd

from inequalitylab.measures.calling import bind, document, frame_of
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.inputs import Columns, Keys, Values, read_columns
from inequalitylab.measures.refusals import MeasureError

P = ParamSpec("P")
Number = float | int | np.number | None
Row = Number | Values

SHARED = """
    data : DataFrame, optional
        The frame that column names refer to.
    by : column name(s) or labels, optional
        Add the rows of each group together first, then give one result a group.
"""
SHARED_WITHOUT_GROUPS = """
    data : DataFrame, optional
        The frame that column names refer to.
"""


@dataclass(frozen=True, kw_only=True)
class Results:
    """Many results of one measure, as arrays of one length; nan where there is none."""

    measure: str
    value: np.ndarray
    lower: np.ndarray | None = None
    upper: np.ndarray | None = None
    confidence: float | None = None
    method: str = ""
    unit: str = ""
    n: np.ndarray | None = None
    note: np.ndarray | str = ""
    parts: Mapping[str, np.ndarray] = field(default_factory=dict)

    def first(self) -> Estimate:
        """Return the only result as an `Estimate`."""
        lower, upper = _only(self.lower), _only(self.upper)
        note = self.note if isinstance(self.note, str) else str(self.note[0])
        parts = {name: float(numbers[0]) for name, numbers in self.parts.items()}
        return Estimate(
            measure=self.measure,
            value=_only(self.value),
            lower=lower,
            upper=upper,
            confidence=None if lower is None and upper is None else self.confidence,
            method=self.method,
            unit=self.unit,
            n=_only(self.n),
            note=note,
            parts=parts,
        )

    def frame(self, index: pd.Index) -> pd.DataFrame:
        """Return the results as a frame with one row a result."""
        columns = {
            "measure": self.measure,
            "value": self.value,
            "lower": np.nan if self.lower is None else self.lower,
            "upper": np.nan if self.upper is None else self.upper,
            "confidence": np.nan if self.confidence is None else self.confidence,
            "method": self.method,
            "unit": self.unit,
            "n": np.nan if self.n is None else self.n,
            "note": self.note,
            **self.parts,
        }
        return pd.DataFrame(columns, index=index)


class RowMeasure(Protocol[P]):
    """A row-by-row measure: an `Estimate` from numbers, a frame from columns or with ``by=``."""

    @overload
    def __call__(self, *args: Any, by: Keys, **kwargs: Any) -> pd.DataFrame: ...
    @overload
    def __call__(self, *args: Any, data: pd.DataFrame, **kwargs: Any) -> pd.DataFrame: ...
    @overload
    def __call__(self, *args: Number, **kwargs: Number | str | bool) -> Estimate: ...
    @overload
    def __call__(self, *args: Any, **kwargs: Any) -> pd.DataFrame: ...


def row_measure(*columns: str, adds_up: bool = False) -> Callable[[Callable[P, Results]], RowMeasure[P]]:
    """Make a function of arrays into a measure that takes numbers, columns, ``data=`` and ``by=``.

    Parameters
    ----------
    columns : the arguments that are columns (or numbers); the others are options
    adds_up : whether rows may be added together, so that ``by=`` has a meaning
    """

    def decorate(function: Callable[P, Results]) -> RowMeasure[P]:
        plain = inspect.signature(function)

        @functools.wraps(function)
        def call(
            *args: Any, data: pd.DataFrame | None = None, by: Keys | None = None, **kwargs: Any
        ) -> Estimate | pd.DataFrame:
            bound = bind(plain, function.__name__, args, kwargs)
            if by is not None and not adds_up:
                raise MeasureError(f"by is not for {function.__name__}: it gives one result a row already.")
            given = {name: bound[name] for name in columns}
            options = {name: value for name, value in bound.items() if name not in columns}
            given = {
                name: np.nan if value is None and plain.parameters[name].default is not None else value
                for name, value in given.items()
            }
            table = read_columns(given, data=data, by=by, missing="keep")
            single = by is None and all(array.ndim == 0 for array in table.arrays.values())
            arrays = _added_up(table) if by is not None else _spread(table)
            results = cast("Callable[..., Results]", function)(
                **{name: arrays.get(name) for name in columns}, **options
            )
            if single:
                return results.first()
            if table.keys is None:
                return results.frame(table.index)
            return frame_of(table.keys, results.frame(table.keys.index))

        document(call, plain, SHARED if adds_up else SHARED_WITHOUT_GROUPS, grouped=adds_up, missing=False)
        return cast("RowMeasure[P]", call)

    return decorate


def reasons(length: int, **flags: np.ndarray) -> np.ndarray:
    """Return a note a row: the first reason whose flag is up (underscores become spaces)."""
    notes = np.full(length, "", dtype=object)
    for reason, flag in reversed(flags.items()):
        notes[flag] = f"{reason.replace('_', ' ').capitalize()}."
    return notes


def _spread(table: Columns) -> dict[str, np.ndarray]:
    length = max((array.size for array in table.arrays.values() if array.ndim), default=1)
    return {name: np.broadcast_to(array, (length,)) for name, array in table.arrays.items()}


def _added_up(table: Columns) -> dict[str, np.ndarray]:
    assert table.codes is not None
    assert table.keys is not None
    size = len(table.keys)
    return {
        name: np.bincount(table.codes, weights=np.broadcast_to(array, table.codes.shape), minlength=size)
        for name, array in table.arrays.items()
    }


def _only(array: np.ndarray | None) -> float | None:
    if array is None or np.isnan(array[0]):
        return None
    return float(array[0])
