"""Writing tables so that the same data give the same bytes."""

import gzip
import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from inequalitylab.datasets.recipe import BOOLEAN, INTEGER, NUMBER, Column

GZIP_ABOVE_BYTES = 1_000_000


def _as_text(values: pd.Series, column: Column) -> np.ndarray:
    """Return a column as text: fixed decimals for numbers, nothing where a value is missing."""
    if column.kind == NUMBER:
        rounded = values.to_numpy("float64").round(column.decimals) + 0.0  # + 0.0 turns -0.0 into 0.0
        text = np.char.mod(f"%.{column.decimals}f", rounded).astype(object)
    elif column.kind == INTEGER:
        text = np.char.mod("%d", values.fillna(0).to_numpy("int64")).astype(object)
    elif column.kind == BOOLEAN:
        text = np.where(values.to_numpy(bool), "true", "false").astype(object)
    else:
        text = values.astype(object).to_numpy().copy()
    text[values.isna().to_numpy()] = ""
    return text


def table_bytes(table: pd.DataFrame, columns: Sequence[Column]) -> bytes:
    """Return a table as UTF-8 CSV with Unix line ends."""
    text = pd.DataFrame({column.name: _as_text(table[column.name], column) for column in columns})
    return text.to_csv(index=False, lineterminator="\n").encode("utf-8")


def compress(content: bytes) -> bytes:
    """Gzip without a file name or a time, so that equal content gives equal bytes."""
    return gzip.compress(content, compresslevel=9, mtime=0)


def shape_bytes(shapes: dict[str, Any]) -> bytes:
    """Return a FeatureCollection as compact JSON."""
    return json.dumps(shapes, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"
