"""From raw files to `datasets/`: run recipes, check, write, describe."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from inequalitylab.datasets import writing
from inequalitylab.datasets.checking import check
from inequalitylab.datasets.errors import DataSetNotFound
from inequalitylab.datasets.publishers import LICENCE_ADDRESSES
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import STRING, Column, Recipe, Shapes, discover
from inequalitylab.datasets.storage import PACKAGE_FILE
from inequalitylab.errors import quoted_list

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Built:
    """One table made from raw files: its entry for `datapackage.json` and its files by path."""

    recipe: Recipe
    table: pd.DataFrame
    entry: dict[str, Any]
    files: dict[str, bytes]


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.maximum is not None:
        constraints["maximum"] = column.maximum
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    field = {"name": column.name, "type": column.kind, "description": column.description}
    if column.unit:
        field["unit"] = column.unit
    if column.missing:
        field["missing"] = column.missing
    return {**field, "constraints": constraints}


def _entry(recipe: Recipe, path: str, content: bytes, rows: int, used: dict[str, str]) -> dict[str, Any]:
    sources = (recipe.source, *recipe.also)
    packed = {"compression": "gz"} if path.endswith(".gz") else {}
    return {
        "name": recipe.name,
        "type": "table",
        "topic": recipe.topic,
        "title": recipe.title,
        "description": recipe.description,
        "path": path,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **packed,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "rows": rows,
        "period": recipe.period,
        "geography": recipe.geography,
        "sources": [
            {
                "title": source.title,
                "path": source.address,
                "publisher": source.publisher,
                "published": source.published,
                "copied_from": source.copied_from,
            }
            for source in sources
        ],
        "current_edition": recipe.current_edition or recipe.source.address,
        "licenses": [
            {"name": licence, "title": licence, "path": LICENCE_ADDRESSES[licence]}
            for licence in dict.fromkeys(source.licence for source in sources)
        ],
        "attribution": " ".join(dict.fromkeys(source.attribution for source in sources)),
        "who_is_missing": recipe.who_is_missing,
        "how_sure": recipe.how_sure,
        "caveats": list(recipe.caveats),
        "chapters": list(recipe.chapters),
        "core": recipe.core,
        "has_shapes": False,
        "expectations": [expectation.says for expectation in recipe.expectations],
        "raw_files": dict(sorted(used.items())),
        "downloads": dict(sorted(recipe.downloads.items())),
        "schema": {
            "fields": [_field(column) for column in recipe.columns],
            "primaryKey": list(recipe.key),
            "missingValues": [""],
        },
    }


def make(recipe: Recipe, raw: RawFolder) -> Built:
    """Run one recipe and check the result; nothing is written."""
    raw.start()
    result = recipe.build(raw)
    table, shapes = result if isinstance(result, tuple) else (result, Shapes({}))
    files: dict[str, bytes] = {}
    if shapes.files:
        table, files = _with_shapes(recipe.name, table, shapes)
    table = table[[column.name for column in recipe.columns]].sort_values(list(recipe.key), kind="stable")
    table = _empty_is_missing(table.reset_index(drop=True), recipe)
    check(table, recipe)
    content = writing.table_bytes(table, recipe.columns)
    path = f"{recipe.name}/{recipe.name}.csv"
    if len(content) > writing.GZIP_ABOVE_BYTES:
        path, content = f"{path}.gz", writing.compress(content)
    entry = _entry(recipe, path, content, len(table), raw.used)
    entry["has_shapes"] = bool(shapes.files)
    return Built(recipe, table, entry, {path: content, **files})


def _empty_is_missing(table: pd.DataFrame, recipe: Recipe) -> pd.DataFrame:
    """Make empty texts missing: in the file the two look the same."""
    texts = [column.name for column in recipe.columns if column.kind == STRING]
    return table.assign(**{name: table[name].mask(table[name] == "") for name in texts})


def _with_shapes(name: str, table: pd.DataFrame, shapes: Shapes) -> tuple[pd.DataFrame, dict[str, bytes]]:
    """Fill in file name, size and checksum of each area's shapes."""
    written = {}
    for part, collection in shapes.files.items():
        content = writing.shape_bytes(collection)
        ending = ".geojson.gz" if shapes.compressed else ".geojson"
        written[part] = (f"{part}{ending}", writing.compress(content) if shapes.compressed else content)
    filled = table.assign(
        file=[written[part][0] for part in table["part"]],
        bytes=[len(written[part][1]) for part in table["part"]],
        sha256=[hashlib.sha256(written[part][1]).hexdigest() for part in table["part"]],
    )
    return filled, {f"{name}/{file}": content for file, content in written.values()}


def replace_folder(built: Built, folder: Path) -> None:
    """Put a table's files in place; a stop half way leaves the old folder or the new one, never a mix."""
    target, fresh = folder / built.recipe.name, folder / f".{built.recipe.name}.new"
    old = folder / f".{built.recipe.name}.old"
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    for path, content in built.files.items():
        place = fresh / Path(path).name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def write_package(entries: Iterable[dict[str, Any]], folder: Path) -> None:
    """Write `datapackage.json` in one step."""
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "inequalitylab-datasets",
        "title": "Public inequality data, tidy and joined by place",
        "description": "Derived from the publishers' files by `inequalitylab data build`; never a copy "
        "of one.",
        "contributors": [{"title": "Inequality Lab contributors", "roles": ["wrangler"]}],
        "resources": sorted(entries, key=lambda entry: entry["name"]),
    }
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    fresh = folder / f".{PACKAGE_FILE}.new"
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(folder / PACKAGE_FILE)


def read_entries(folder: Path) -> dict[str, dict[str, Any]]:
    """Return what `datapackage.json` in a folder holds now, by name."""
    path = folder / PACKAGE_FILE
    if not path.is_file():
        return {}
    return {entry["name"]: entry for entry in json.loads(path.read_text(encoding="utf-8"))["resources"]}


def choose(wanted: Iterable[str], recipes: dict[str, Recipe]) -> list[Recipe]:
    """Return the recipes of these names, or all."""
    wanted = list(wanted)
    unknown = [name for name in wanted if name not in recipes]
    if unknown:
        raise DataSetNotFound(
            f"There is no recipe for {quoted_list(unknown)}. There are: {', '.join(recipes)}."
        )
    return [recipes[name] for name in wanted] if wanted else list(recipes.values())


def build(
    raw: RawFolder, folder: Path, wanted: Iterable[str] = (), progress: Progress | None = None
) -> list[Built]:
    """Run recipes and write their tables and the catalogue into a folder.

    Each table replaces the old one only after all its checks pass. A build of everything also
    removes tables that have no recipe any more.
    """
    recipes = discover()
    wanted = list(wanted)
    chosen = choose(wanted, recipes)
    folder.mkdir(parents=True, exist_ok=True)
    entries = read_entries(folder)
    done = []
    for number, recipe in enumerate(chosen, 1):
        if progress:
            progress(number, len(chosen), recipe.name)
        built = make(recipe, raw)
        replace_folder(built, folder)
        entries[recipe.name] = built.entry
        write_package(entries.values(), folder)
        done.append(built)
    if not wanted:
        for stale in set(entries) - set(recipes):
            shutil.rmtree(folder / stale, ignore_errors=True)
        write_package((entries[name] for name in recipes if name in entries), folder)
    return done
