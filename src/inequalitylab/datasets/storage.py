"""Where the tables are on this machine, and whether a file is what the catalogue says it is.

Folders are asked in this order: `INEQUALITYLAB_DATA`, the checkout, the core set inside the installed
package, and the user's cache (filled from `INEQUALITYLAB_DATA_ADDRESS` where that is set).
"""

import hashlib
import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from inequalitylab.datasets.errors import DamagedTable, TableNotHere

FOLDER_VARIABLE = "INEQUALITYLAB_DATA"
ADDRESS_VARIABLE = "INEQUALITYLAB_DATA_ADDRESS"
PACKAGE_FILE = "datapackage.json"

_HERE = Path(__file__).resolve().parent
CORE_FOLDER = _HERE / "core"
CHECKOUT_FOLDER = _HERE.parents[2] / "datasets"
BOOK_FOLDER = _HERE.parents[2] / "book" / "data"


def cache_folder() -> Path:
    """Return the folder that downloaded tables go to."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    return Path(base) / "inequalitylab" / "datasets"


def folders() -> list[Path]:
    """Return the folders that tables are looked for in, in order."""
    named = os.environ.get(FOLDER_VARIABLE)
    given = [Path(named)] if named else []
    return [*given, CHECKOUT_FOLDER, CORE_FOLDER, cache_folder()]


@lru_cache(maxsize=8)
def _read_package(path: Path, changed: int) -> dict[str, Any]:  # noqa: ARG001 - part of the cache key
    try:
        package: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise DamagedTable(
            f"The catalogue {path} cannot be read ({error}). Restore it (git checkout datasets) or build "
            "again: inequalitylab data build --raw FOLDER."
        ) from error
    return package


def package_of(folder: Path) -> dict[str, Any] | None:
    """Return the catalogue held in a folder, or None."""
    path = folder / PACKAGE_FILE
    return _read_package(path, path.stat().st_mtime_ns) if path.is_file() else None


def package() -> dict[str, Any]:
    """Return the first catalogue found."""
    for folder in folders():
        found = package_of(folder)
        if found is not None:
            return found
    raise TableNotHere(
        f"No data catalogue found. Set {FOLDER_VARIABLE} to a folder that holds {PACKAGE_FILE}, or reinstall "
        "inequalitylab."
    )


def locate(path: str) -> Path | None:
    """Return the first file of this name in the folders, or None."""
    for folder in folders():
        if (folder / path).is_file():
            return folder / path
    return None


def _download(path: str, checksum: str) -> Path | None:
    """Fetch one file from the address that is set; None where none is set."""
    address = os.environ.get(ADDRESS_VARIABLE)
    if not address:
        return None
    from inequalitylab.datasets.fetching import fetch

    return fetch(f"{address.rstrip('/')}/{path}", checksum, cache_folder() / path)


def find_file(path: str, checksum: str, name: str) -> Path:
    """Return where a table's file is, fetching it where an address is set.

    Raises
    ------
    TableNotHere
        The file is nowhere; the message says how to get it.
    """
    found = locate(path) or _download(path, checksum)
    if found is None:
        raise TableNotHere(
            f"The table '{name}' is in the catalogue, but its file is not on this machine. Three ways to "
            f"get it: run the course from its checkout; set {FOLDER_VARIABLE} to a folder that holds "
            f"{path}; or set {ADDRESS_VARIABLE} to the web address of such a folder."
        )
    return found


def checked_bytes(path: Path, checksum: str) -> bytes:
    """Return a file's bytes, or refuse the file if its SHA-256 is not the one in the catalogue.

    Raises
    ------
    DamagedTable
        The file was changed, cut short or damaged.
    """
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != checksum:
        raise DamagedTable(
            f"The data file {path} is damaged or was changed: its checksum is not the one in {PACKAGE_FILE}. "
            "Restore it (git checkout datasets), or build it again: inequalitylab data build --raw FOLDER."
        )
    return content
