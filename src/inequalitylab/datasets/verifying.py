"""Verifying that the tables on this machine are what the catalogue says."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from inequalitylab.datasets import storage
from inequalitylab.datasets.catalogue import names, resource
from inequalitylab.datasets.reading import load
from inequalitylab.errors import CourseError


def faults_of(name: str) -> list[str]:
    """Return what is wrong with one table's files: missing, damaged, or not as described."""
    entry = resource(name)
    try:
        table = load(name)
    except CourseError as error:
        return [str(error)]
    faults = []
    if len(table) != entry["rows"]:
        faults.append(f"{name} has {len(table):,} rows; the catalogue says {entry['rows']:,}.")
    if table.duplicated(entry["schema"]["primaryKey"]).any():
        faults.append(f"{name} repeats a key.")
    if entry["has_shapes"]:
        for row in table.drop_duplicates("file").to_dict("records"):
            path = storage.locate(f"{name}/{row['file']}")
            if path is None:
                faults.append(f"{name}/{row['file']} is missing.")
            elif hashlib.sha256(path.read_bytes()).hexdigest() != row["sha256"]:
                faults.append(f"{path} is damaged: its checksum is not the one in {name}.csv.")
    return faults


def verify(wanted: Iterable[str] = (), progress: Callable[[int, int, str], None] | None = None) -> list[str]:
    """Check tables (all, or those named) and return what is wrong; an empty list means all is well."""
    chosen = list(wanted) or names()
    faults = []
    for number, name in enumerate(chosen, 1):
        if progress:
            progress(number, len(chosen), name)
        faults += faults_of(name)
    return faults


def frictionless_faults(folder: Path, limit_rows: int | None = None) -> list[str]:
    """Check the catalogue and its tables with Frictionless; return its complaints."""
    from frictionless import Checklist, Package

    package = Package(str(folder / storage.PACKAGE_FILE))
    report = package.validate(Checklist(), limit_rows=limit_rows)
    return [f"{name}: {note}" for name, note in report.flatten(["name", "note"])]
