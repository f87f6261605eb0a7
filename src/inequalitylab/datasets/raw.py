"""The publishers' raw files: read, and refused when they are not what a recipe expects."""

import gzip
import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd

from inequalitylab.datasets.errors import RawFileChanged
from inequalitylab.datasets.sheets import read_ods
from inequalitylab.errors import quoted_list


class RawFolder:
    """A folder of raw files that remembers what was read from it, with checksums."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise RawFileChanged(f"There is no folder of raw files at {folder}. Give another one with --raw.")
        self.folder = folder
        self.used: dict[str, str] = {}
        self._checksums: dict[str, str] = {}

    def start(self) -> None:
        """Forget which files were read: the next recipe begins."""
        self.used = {}

    def path(self, name: str) -> Path:
        """Return where a raw file is, and note that it was used."""
        path = self.folder / name
        if not path.is_file():
            raise RawFileChanged(
                f"The raw file {name} is not in {self.folder}. Add it, or give another --raw."
            )
        if name not in self._checksums:
            self._checksums[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        self.used[name] = self._checksums[name]
        return path

    def csv(self, name: str, columns: Sequence[str], **options: Any) -> pd.DataFrame:
        """Read the named columns of a CSV file as text: codes keep their zeros, marks stay as they are."""
        options = {"encoding": "utf-8-sig", **options}
        path = self.path(name)
        with _readable(name):
            table = pd.read_csv(path, dtype=str, keep_default_na=False, **options)
        return self.expect(table, name, columns)

    def excel(self, name: str, columns: Sequence[str], **options: Any) -> pd.DataFrame:
        """Read the named columns of a sheet as text."""
        path = self.path(name)
        with _readable(name):
            table = pd.read_excel(path, dtype=str, keep_default_na=False, **options)
        return self.expect(table, name, columns)

    def ods(self, name: str, sheet: str) -> list[list[str]]:
        """Read the cells of a sheet of an OpenDocument workbook as text."""
        path = self.path(name)
        with _readable(name):
            return read_ods(path, sheet)

    def expect(self, table: pd.DataFrame, name: str, columns: Sequence[str]) -> pd.DataFrame:
        """Keep the expected columns; refuse a file that lacks one, and name what it has instead."""
        missing = [column for column in columns if column not in table.columns]
        if missing:
            others = [str(column) for column in table.columns if column not in columns]
            raise RawFileChanged(
                f"The raw file {name} has no column {quoted_list(missing)}. Columns there that were not "
                f"expected: {quoted_list(others, 'and') or 'none'}. The publisher may have changed the "
                "layout: compare the file with the recipe."
            )
        return table[list(columns)]

    def geojson(self, name: str, properties: Sequence[str]) -> list[dict[str, Any]]:
        """Read the features of a GeoJSON file, gzipped or not, which must have the named properties."""
        path = self.path(name)
        with _readable(name):
            data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            features: list[dict[str, Any]] = json.loads(data)["features"]
        self.expect(pd.DataFrame([feature["properties"] for feature in features]), name, properties)
        return features


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Turn the many ways in which a damaged file can fail into one message."""
    try:
        yield
    except (ValueError, KeyError, EOFError, OSError, zipfile.BadZipFile, zlib.error) as error:
        raise RawFileChanged(
            f"The raw file {name} cannot be read ({error}). It may be cut short, or laid out in a new way: "
            "fetch it again, and compare it with the recipe."
        ) from error


def numbers(values: pd.Series, missing: Sequence[str] = ("", "NA")) -> pd.Series:
    """Turn text into numbers; the marks named are missing, anything else is refused."""
    text = values.str.strip().str.replace(",", "", regex=False)
    text = text.mask(text.isin(list(missing)))
    found = pd.to_numeric(text, errors="coerce")
    strange = values[found.isna() & text.notna()]
    if len(strange):
        raise RawFileChanged(f"Not a number: {quoted_list(sorted(set(strange))[:5])} in '{values.name}'.")
    return found.astype("float64")
