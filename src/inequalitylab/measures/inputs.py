"""What a caller may hand over (arrays, Series, columns of a frame) made into checked columns of numbers."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from inequalitylab.errors import quoted_list
from inequalitylab.measures.refusals import MeasureError, NoResultError, check_choice

Values = Sequence[float] | np.ndarray | pd.Series | str
Keys = str | Sequence[Any] | np.ndarray | pd.Series
Missing = Literal["refuse", "drop", "zero"]
Handling = Literal["refuse", "drop", "zero", "keep"]


@dataclass(frozen=True)
class Columns:
    """Checked columns of one length, the labels of their rows and what was left out."""

    arrays: Mapping[str, np.ndarray]
    index: pd.Index
    codes: np.ndarray | None
    keys: pd.DataFrame | None
    dropped: int

    @property
    def length(self) -> int:
        """The number of rows."""
        return len(self.index)

    def note(self) -> str:
        """Say how many rows were left out, if any."""
        if not self.dropped:
            return ""
        rows = "1 row" if self.dropped == 1 else f"{self.dropped:,} rows"
        return f"{rows} with a missing value left out, as asked."


def read_columns(
    given: Mapping[str, Any],
    *,
    labels: Sequence[str] = (),
    zeros: Sequence[str] = (),
    data: pd.DataFrame | None = None,
    by: Keys | None = None,
    missing: Handling = "refuse",
) -> Columns:
    """Look up, convert and check the columns of one call.

    Parameters
    ----------
    given : mapping of argument name to what the caller gave (None is left out)
    labels : names of arguments that hold labels, not numbers
    data : frame that column names refer to
    by : column name(s) or labels that split the rows into groups
    zeros : names of arguments whose missing values may be counted as 0
    missing : "refuse" a missing value, "drop" its row, count it as "zero" (where `zeros` allows: there
        a row must not be dropped), or "keep" it as nan (row-by-row measures)
    """
    if missing != "keep":
        check_choice("missing", missing, ("refuse", "zero") if zeros else ("refuse", "drop"))
    raw = {name: look_up(name, value, data) for name, value in given.items() if value is not None}
    index = _common_index(raw)
    columns = {
        name: _labels(name, value) if name in labels else to_numbers(name, value)
        for name, value in raw.items()
    }
    if missing == "zero":
        columns |= {name: np.nan_to_num(columns[name]) for name in zeros if name in columns}
    _check_lengths(columns)
    keys = None if by is None else read_keys(by, data, len(index), index)
    remedy = 'missing="zero" for counts of nothing' if zeros else 'missing="drop" to leave such rows out'
    index, columns, keys, dropped = _without_missing(index, columns, keys, missing, remedy)
    if keys is None:
        return Columns(columns, index, None, None, dropped)
    codes, groups = group_codes(keys)
    return Columns(columns, index, codes, groups, dropped)


def look_up(name: str, value: Any, data: pd.DataFrame | None) -> Any:
    """Return the column that a name refers to, or the values themselves."""
    if not isinstance(value, str):
        return value
    if data is None:
        raise MeasureError(f"{name} is the column name {value!r}; give the frame too: data=your_frame.")
    if value not in data.columns:
        near = difflib.get_close_matches(value, [str(column) for column in data.columns], n=3)
        hint = f" Did you mean {quoted_list(near)}?" if near else ""
        raise MeasureError(f"{name} is {value!r}, which is not a column of data.{hint}")
    column = data[value]
    if isinstance(column, pd.DataFrame):
        raise MeasureError(f"{name} is {value!r}, and data has more than one column of that name.")
    return column


def to_numbers(name: str, value: Any) -> np.ndarray:
    """Return one column as floats; a missing value becomes nan, an infinite one is refused."""
    if isinstance(value, pd.Series) and isinstance(value.dtype, pd.CategoricalDtype):
        if not value.cat.ordered:
            raise MeasureError(f"{name} is categories without an order; give numbers or ordered categories.")
        value = value.cat.codes.where(value.notna(), np.nan)
    if isinstance(value, (pd.Series, pd.Index)) and pd.api.types.is_extension_array_dtype(value.dtype):
        value = value.array
    if isinstance(value, np.ma.MaskedArray):
        value = np.ma.filled(value.astype(float), np.nan)
    try:
        if isinstance(value, pd.api.extensions.ExtensionArray):
            array = value.to_numpy(dtype=float, na_value=np.nan)
        else:
            array = np.asarray(value)
            if array.dtype.kind not in "biufO":
                raise TypeError
            array = np.asarray(array, dtype=float)
    except (TypeError, ValueError):
        raise MeasureError(
            f"{name} is not numbers; give numbers, a Series of numbers or a column name with data="
        ) from None
    if array.ndim > 1:
        raise MeasureError(f"{name} has {array.ndim} dimensions; give one column.")
    if array.size and np.isinf(array.sum()) and np.isinf(array).any():
        raise MeasureError(f"{name} has an infinite value; give finite numbers.")
    return array


def read_keys(by: Keys, data: pd.DataFrame | None, length: int, index: pd.Index) -> pd.DataFrame:
    """Return the group labels, one column a key."""
    if isinstance(by, str):
        return pd.DataFrame({by: np.asarray(look_up("by", by, data))}, index=index)
    named = isinstance(by, (list, tuple)) and by and all(isinstance(key, str) for key in by)
    if named and data is not None and (len(by) != length or all(key in data.columns for key in by)):
        return pd.DataFrame({key: np.asarray(look_up("by", key, data)) for key in by}, index=index)
    name = getattr(by, "name", None) or "group"
    labels = np.asarray(by)
    if labels.ndim != 1 or len(labels) != length:
        raise MeasureError(f"by has {labels.size:,} labels for {length:,} rows; give one label a row.")
    return pd.DataFrame({str(name): labels}, index=index)


def group_codes(keys: pd.DataFrame) -> tuple[np.ndarray, pd.DataFrame]:
    """Return each row's group number and the groups' labels, in sorted order."""
    codes, levels = pd.factorize(keys.iloc[:, 0], sort=True)
    if keys.shape[1] == 1:
        return codes, pd.DataFrame({keys.columns[0]: levels})
    groups = keys.groupby(list(keys.columns), sort=True, observed=True)
    return groups.ngroup().to_numpy(), groups.size().index.to_frame(index=False)


def _labels(name: str, value: Any) -> np.ndarray:
    array = np.asarray(value, dtype=object)
    if array.ndim != 1:
        raise MeasureError(f"{name} has {array.ndim} dimensions; give one label a row.")
    return array


def _common_index(raw: Mapping[str, Any]) -> pd.Index:
    series = {name: value for name, value in raw.items() if isinstance(value, pd.Series)}
    first_name, first = next(iter(series.items()), ("", None))
    if first is None:
        sizes = [np.shape(value)[0] for value in raw.values() if np.ndim(value)]
        return pd.RangeIndex(max(sizes, default=1))
    for name, value in series.items():
        if len(value) == len(first) and not value.index.equals(first.index):
            raise MeasureError(
                f"{name} and {first_name} are Series with different indexes, so their rows cannot "
                "be matched; give columns of one frame, or plain arrays in the same order."
            )
    return first.index


def _check_lengths(columns: Mapping[str, np.ndarray]) -> None:
    lengths = {name: len(array) for name, array in columns.items() if array.ndim}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{name} has {length:,}" for name, length in lengths.items())
        raise MeasureError(f"The columns differ in length ({told}); give one value a row in each.")


def _without_missing(
    index: pd.Index, columns: dict[str, np.ndarray], keys: pd.DataFrame | None, missing: Handling, remedy: str
) -> tuple[pd.Index, dict[str, np.ndarray], pd.DataFrame | None, int]:
    absent = {} if missing == "keep" else {name: _absent(array) for name, array in columns.items()}
    if keys is not None:
        absent["by"] = keys.isna().any(axis=1).to_numpy()
    gaps = {name: bad for name, bad in absent.items() if bad is not None and bad.any()}
    if not gaps:
        return index, columns, keys, 0
    if missing != "drop":
        name, bad = next(iter(gaps.items()))
        raise NoResultError(
            f"{name} has {int(bad.sum()):,} missing of {len(bad):,} (the first at position "
            f"{int(bad.argmax())}); "
            f"give complete rows, or {remedy}."
        )
    keep = ~np.logical_or.reduce(list(gaps.values()))
    kept = {name: array[keep] for name, array in columns.items()}
    return index[keep], kept, None if keys is None else keys[keep], int((~keep).sum())


def _absent(array: np.ndarray) -> np.ndarray | None:
    if array.dtype == object:
        return np.asarray(pd.isna(array))
    if array.size and np.isnan(array.sum()):
        return np.isnan(array)
    return None
