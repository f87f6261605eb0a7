"""Reading tables and boundaries: offline, checked, and ready to join."""

import gzip
import io
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inequalitylab.datasets import storage
from inequalitylab.datasets.catalogue import resource
from inequalitylab.datasets.errors import TableNotHere

if TYPE_CHECKING:
    import pandas as pd

# Tables kept in memory, so that one process reads and checks each of them once.
_KEPT = 24
# From pandas 3 on a shallow copy is the caller's own: it is copied in full when someone writes to it.
_FIRST_TO_COPY_ON_WRITE = 3


def column_types(entry: dict[str, Any]) -> dict[str, Any]:
    """Return the pandas type of each column: whole numbers that may be missing are floats."""
    types: dict[str, Any] = {"string": str, "number": "float64", "boolean": bool}
    return {
        field["name"]: (
            ("int64" if field["constraints"].get("required") else "float64")
            if field["type"] == "integer"
            else types[field["type"]]
        )
        for field in entry["schema"]["fields"]
    }


def parse(content: bytes, entry: dict[str, Any]) -> "pd.DataFrame":
    """Read the bytes of a table's file with the types that the catalogue gives."""
    import pandas as pd

    if entry["path"].endswith(".gz"):
        content = gzip.decompress(content)
    return pd.read_csv(
        io.BytesIO(content),
        dtype=column_types(entry),
        keep_default_na=False,
        na_values=[""],
        encoding="utf-8",
    )


@lru_cache(maxsize=_KEPT)
def _read(path: Path, size: int, changed: int, name: str, checksum: str) -> "pd.DataFrame":  # noqa: ARG001
    return parse(storage.checked_bytes(path, checksum), resource(name))


def load(name: str) -> "pd.DataFrame":
    """Return a table of the catalogue as a data frame.

    The file is checked against its SHA-256 the first time that a process reads it (and again when
    the file changes on disk); later calls give a fresh copy from memory. Missing values are NaN; the
    column ``note`` says why, where there is one.

    Parameters
    ----------
    name : str
        A name from `names()`, such as ``"iod2025"``.

    Raises
    ------
    DataSetNotFound
        There is no such table; the message gives the nearest names.
    TableNotHere
        The table's file is not on this machine; the message says how to get it.
    DamagedTable
        The file does not match its checksum.

    Examples
    --------
    >>> load("life_expectancy_by_deprivation").shape[0]
    60
    """
    entry = resource(name)
    checksum = entry["hash"].removeprefix("sha256:")
    path = storage.find_file(entry["path"], checksum, name)
    status = path.stat()
    kept = _read(path, status.st_size, status.st_mtime_ns, name, checksum)
    return kept.copy(deep=_pandas_generation() < _FIRST_TO_COPY_ON_WRITE)


@lru_cache(maxsize=1)
def _pandas_generation() -> int:
    import pandas as pd

    return int(pd.__version__.partition(".")[0])


@lru_cache(maxsize=_KEPT)
def _read_shapes(path: Path, size: int, changed: int, checksum: str) -> dict[str, Any]:  # noqa: ARG001
    content = storage.checked_bytes(path, checksum)
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    shapes: dict[str, Any] = json.loads(content)
    return shapes


def boundaries(name: str, area_code: str | None = None) -> dict[str, Any]:
    """Return shapes as a GeoJSON FeatureCollection (a plain dict; longitude and latitude).

    Each feature has ``properties`` ``area_code`` and ``area_name`` and a MultiPolygon geometry. The
    dict is shared between calls: do not change it.

    Parameters
    ----------
    name : str
        A table of boundaries, with or without its ending: ``"authority_boundaries"`` or
        ``"authority"``, ``"lsoa_boundaries"`` or ``"lsoa"``.
    area_code : str, optional
        For LSOAs and MSOAs, the local authority whose areas are wanted. For tables held in one
        file it picks one area.

    Raises
    ------
    DataSetNotFound
        There is no such table.
    TableNotHere
        The area has no shapes in this table, or the file is not on this machine.
    """
    ending = "_boundaries"
    name = name if name.endswith(ending) else f"{name}{ending}"
    index = {row["area_code"]: row for row in load(name).to_dict("records")}
    parts = {row["file"] for row in index.values()}
    if area_code is None:
        if len(parts) > 1:
            raise TableNotHere(
                f"'{name}' has one file for each authority: name one, such as boundaries('{name}', "
                "'E08000035')."
            )
        return _shapes_of(name, next(iter(index.values())))
    if area_code not in index:
        raise TableNotHere(
            f"'{name}' has no shapes for '{area_code}'. It holds {len(index)} areas, from {min(index)} to "
            f"{max(index)}."
        )
    shapes = _shapes_of(name, index[area_code])
    if len(parts) > 1:
        return shapes
    chosen = [f for f in shapes["features"] if f["properties"]["area_code"] == area_code]
    return {"type": "FeatureCollection", "features": chosen}


def _shapes_of(name: str, row: Mapping[Any, Any]) -> dict[str, Any]:
    path = storage.find_file(f"{name}/{row['file']}", row["sha256"], name)
    status = path.stat()
    return _read_shapes(path, status.st_size, status.st_mtime_ns, row["sha256"])
