"""One way into every measure: arrays or columns of a frame; one result, or one a group with ``by=``."""

import functools
import inspect
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, ParamSpec, Protocol, cast, overload

import numpy as np
import pandas as pd

from inequalitylab.measures.estimate import Estimate, missing_estimate
from inequalitylab.measures.inputs import Columns, Keys, Missing, read_columns
from inequalitylab.measures.refusals import MeasureError, MeasureWarning, NoResultError

P = ParamSpec("P")
Many = Callable[..., pd.DataFrame]

SHARED = """
    data : DataFrame, optional
        The frame that column names refer to.
    by : column name(s) or labels, optional
        Split the rows into groups and return a frame with one row a group; a group that allows no
        result is missing, with its reason in ``note``, and the others stand.
    missing : {"refuse", "drop"}
        What to do with a row that has a missing value: refuse it (the default) or leave it out and
        say so in ``note``.
"""


class Measure(Protocol[P]):
    """A measure: returns one `Estimate`, or with ``by=`` a frame with one row a group."""

    @overload
    def __call__(self, *args: Any, by: Keys, **kwargs: Any) -> pd.DataFrame: ...  # type: ignore[overload-overlap]
    @overload
    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Estimate: ...
    @overload
    def __call__(self, *args: Any, data: pd.DataFrame | None = None, **kwargs: Any) -> Estimate: ...
    @overload
    def __call__(self, *args: Any, missing: Missing, **kwargs: Any) -> Estimate: ...


def measure(
    *columns: str, labels: Sequence[str] = (), zeros: Sequence[str] = (), many: Many | None = None
) -> Callable[[Callable[P, Estimate]], Measure[P]]:
    """Make a function of columns into a measure that also takes ``data=``, ``by=`` and ``missing=``.

    Parameters
    ----------
    columns : the arguments that are columns of the rows; the others are options
    labels : those of them that hold labels, not numbers
    zeros : those of them whose missing values may be counted as 0, with ``missing="zero"``
    many : a faster way to all groups at once: called with ``Columns`` and the options
    """

    def decorate(function: Callable[P, Estimate]) -> Measure[P]:
        plain = inspect.signature(function)

        @functools.wraps(function)
        def call(
            *args: Any,
            data: pd.DataFrame | None = None,
            by: Keys | None = None,
            missing: Missing = "refuse",
            **kwargs: Any,
        ) -> Estimate | pd.DataFrame:
            bound = bind(plain, function.__name__, args, kwargs)
            given = {name: bound[name] for name in columns}
            options = {name: value for name, value in bound.items() if name not in columns}
            table = read_columns(given, labels=labels, zeros=zeros, data=data, by=by, missing=missing)
            _check_one_dimension(table)
            if by is None:
                return _one(cast("Callable[..., Estimate]", function), table, columns, options)
            if many is not None:
                return many(table, **options)
            return _each(cast("Callable[..., Estimate]", function), table, columns, options)

        document(call, plain, SHARED)
        return cast("Measure[P]", call)

    return decorate


def _one(
    function: Callable[..., Estimate], table: Columns, columns: Sequence[str], options: Mapping[str, Any]
) -> Estimate:
    if table.length == 0:
        raise NoResultError(f"{columns[0]} has no rows; give at least one.")
    result = function(**{name: table.arrays.get(name) for name in columns}, **options)
    left_out = table.note()
    return replace(result, note=f"{result.note} {left_out}".strip()) if left_out else result


def _each(
    function: Callable[..., Estimate], table: Columns, columns: Sequence[str], options: Mapping[str, Any]
) -> pd.DataFrame:
    assert table.keys is not None
    results: list[Estimate] = []
    for rows in group_rows(table):
        arrays = {name: table.arrays[name][rows] if name in table.arrays else None for name in columns}
        try:
            results.append(function(**arrays, **options))
        except NoResultError as refusal:
            results.append(missing_estimate("", str(refusal)))
    named = next((result for result in results if result.measure), None)
    if named is not None:
        same = {"measure": named.measure, "unit": named.unit, "method": named.method}
        results = [result if result.measure else replace(result, **same) for result in results]  # type: ignore[arg-type]
    return frame_of(table.keys, pd.DataFrame([result.row() for result in results]))


def group_rows(table: Columns) -> Iterator[np.ndarray]:
    """Yield the row positions of each group, in the order of the keys."""
    assert table.codes is not None
    assert table.keys is not None
    order = np.argsort(table.codes, kind="stable")
    ends = np.cumsum(np.bincount(table.codes, minlength=len(table.keys)))
    return iter(np.split(order, ends[:-1]))


def frame_of(keys: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Put the groups' labels before their results and warn of those that are missing."""
    absent = int(rows["value"].isna().sum())
    if absent:
        warnings.warn(
            f"{absent:,} of {len(rows):,} groups have no result; the column 'note' says why.",
            MeasureWarning,
            stacklevel=4,
        )
    numbers = [name for name in ("value", "lower", "upper", "confidence", "n") if name in rows]
    rows = rows.astype(dict.fromkeys(numbers, float))
    clash = {name: f"group_{name}" for name in keys.columns if name in rows.columns}
    return pd.concat([keys.rename(columns=clash), rows], axis=1)


def bind(
    plain: inspect.Signature, name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> dict[str, Any]:
    """Return every argument of a call by name, defaults filled in."""
    try:
        bound = plain.bind(*args, **kwargs)
    except TypeError as problem:
        raise TypeError(f"{name}() {problem}") from None
    bound.apply_defaults()
    return dict(bound.arguments)


def _check_one_dimension(table: Columns) -> None:
    for name, array in table.arrays.items():
        if array.ndim == 0:
            raise MeasureError(f"{name} is one number; give a column: one value a row.")


def document(
    call: Callable[..., Any],
    plain: inspect.Signature,
    shared: str,
    *,
    grouped: bool = True,
    missing: bool = True,
) -> None:
    """Give a wrapped measure its full signature and the paragraph on the shared arguments."""
    keyword = inspect.Parameter.KEYWORD_ONLY
    extra = [inspect.Parameter("data", keyword, default=None, annotation="DataFrame | None")]
    if grouped:
        extra.append(inspect.Parameter("by", keyword, default=None, annotation="Keys | None"))
    if missing:
        extra.append(inspect.Parameter("missing", keyword, default="refuse", annotation=Missing))
    call.__signature__ = plain.replace(  # type: ignore[attr-defined]
        parameters=[*plain.parameters.values(), *extra], return_annotation="Estimate | DataFrame"
    )
    text = call.__doc__ or ""
    head, found, tail = text.partition("\n\n    Returns\n")
    call.__doc__ = f"{head}{shared.rstrip()}{found}{tail}" if found else text
