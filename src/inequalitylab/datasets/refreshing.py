"""Renewing a table from fetched raw files, without touching the old one until all is well."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pandas as pd

from inequalitylab.datasets.building import Built, make, read_entries, replace_folder, write_package
from inequalitylab.datasets.catalogue import describe
from inequalitylab.datasets.errors import DataSetNotFound, FetchFailed
from inequalitylab.datasets.fetching import fetch
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.reading import load
from inequalitylab.datasets.recipe import discover
from inequalitylab.errors import quoted_list


@dataclass(frozen=True)
class Changes:
    """What differs between the table in use and a new one."""

    rows_added: int
    rows_removed: int
    values_changed: dict[str, int]

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        return bool(self.rows_added or self.rows_removed or self.values_changed)

    def in_words(self) -> str:
        """Say what differs."""
        if not self.any:
            return "Nothing changed: every row and value is as before."
        columns = ", ".join(f"{name} in {count:,} rows" for name, count in self.values_changed.items())
        return (
            f"{self.rows_added:,} rows are new, {self.rows_removed:,} are gone; of the others, "
            f"{f'these changed: {columns}' if columns else 'none changed'}."
        )


def compare(old: pd.DataFrame, new: pd.DataFrame, key: list[str]) -> Changes:
    """Compare two tables by their key; two missing values are the same."""
    before, after = old.set_index(key), new.set_index(key)
    shared = before.index.intersection(after.index)
    before_shared, after_shared = before.loc[shared], after.loc[shared]
    changed = {}
    for column in [name for name in after.columns if name in before.columns]:
        left, right = before_shared[column], after_shared[column]
        differs = int((~((left == right) | (left.isna() & right.isna()))).sum())
        if differs:
            changed[column] = differs
    return Changes(len(after.index.difference(shared)), len(before.index.difference(shared)), changed)


def fetch_raw(name: str, folder: Path, base: str | None, new_edition: bool, progress: bool) -> RawFolder:
    """Fetch the raw files of a table into a folder.

    A file must have the checksum of the edition in use, unless a new edition is asked for.
    """
    about = describe(name)
    lacking = [raw for raw in about.raw_files if raw not in about.downloads and not base]
    if lacking:
        raise FetchFailed(
            f"The catalogue knows no lasting web address for {quoted_list(lacking, 'and')}. The publisher's "
            f"current edition is at {about.address}. Fetch it by hand, put it into a folder under this name, "
            f"and run: inequalitylab data build {name} --raw FOLDER. Or name a server that holds the files: "
            "--from ADDRESS."
        )
    for raw, checksum in about.raw_files.items():
        address = about.downloads.get(raw) or f"{(base or '').rstrip('/')}/{quote(raw)}"
        fetch(address, None if new_edition else checksum, folder / raw, progress)
    return RawFolder(folder)


def refresh(
    name: str,
    datasets: Path,
    base: str | None = None,
    new_edition: bool = False,
    replace: bool = False,
    say: Callable[[str], None] = print,
) -> Changes:
    """Fetch, rebuild, show what changed; replace the table only if asked and only when all checks pass.

    Parameters
    ----------
    name : str
        A table of the catalogue.
    datasets : Path
        The folder of the tables.
    base : str, optional
        Web address of a server that holds the raw files under their names.
    new_edition : bool
        Take files whose checksums differ from those of the edition in use.
    replace : bool
        Put the new table in place of the old one.
    say : callable
        Told what is going on.
    """
    recipes = discover()
    if name not in recipes:
        describe(name)  # names the nearest tables
        raise DataSetNotFound(f"'{name}' has no recipe here, so it cannot be built again.")
    with tempfile.TemporaryDirectory() as staging:
        say(f"Fetching the raw files of {name}.")
        raw = fetch_raw(name, Path(staging), base, new_edition, progress=True)
        say("Building the table and checking it.")
        built = make(recipes[name], raw)
    changes = compare(load(name), as_loaded(built), list(built.recipe.key))
    say(changes.in_words())
    if replace:
        replace_folder(built, datasets)
        write_package({**read_entries(datasets), name: built.entry}.values(), datasets)
        say(f"The table {name} was replaced.")
    elif changes.any:
        say("Nothing was replaced. To take the new table, run this again with --replace.")
    return changes


def as_loaded(built: Built) -> pd.DataFrame:
    """Return a built table as `load` would give it, rounded as written."""
    from inequalitylab.datasets.reading import parse

    return parse(built.files[built.entry["path"]], built.entry)
