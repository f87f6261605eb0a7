"""The pages of the data catalogue in the book, written from `datapackage.json` and the tables."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from inequalitylab.datasets.catalogue import ColumnDescription, DataSet, describe, names
from inequalitylab.datasets.left_out import LEFT_OUT
from inequalitylab.datasets.reading import load
from inequalitylab.datasets.recipe import TOPICS

INDEX = "index"
_ROWS_SHOWN = 3
# Above this a table is shown on its side, so that a phone can hold it.
_WIDEST_TABLE = 8
_KINDS = {"string": "text", "integer": "whole number", "number": "number", "boolean": "yes or no"}


def _safe(text: object) -> str:
    """Keep Markdown from taking characters of the data for its own."""
    plain = " ".join(str(text).split())
    for mark in ("\\", "|", "$", "*", "_", "`", "<", ">", "[", "]", "{", "}"):
        plain = plain.replace(mark, f"\\{mark}")
    return plain


def _prose(text: object) -> str:
    """Return our own words, which may hold `code`, fit for Markdown and for a cell of a table."""
    plain = " ".join(str(text).split())
    for mark in ("|", "$", "*", "<"):
        plain = plain.replace(mark, f"\\{mark}")
    return plain


def _table(heads: list[str], rows: list[list[str]]) -> list[str]:
    return [
        f"| {' | '.join(heads)} |",
        f"|{'|'.join(' --- ' for _ in heads)}|",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]


def _shown(value: object) -> str:
    if value is pd.NA or value != value:
        return "missing"
    if isinstance(value, float):
        return f"{value:.10g}"
    return _safe(value)


def _first_rows(table: pd.DataFrame) -> list[str]:
    first = table.head(_ROWS_SHOWN).drop(columns="note", errors="ignore")
    if len(first.columns) > _WIDEST_TABLE:
        heads = ["Column", *(f"Row {number}" for number in range(1, len(first) + 1))]
        return _table(heads, [[_safe(name), *map(_shown, first[name])] for name in first.columns])
    return _table([_safe(name) for name in first.columns], [list(map(_shown, row)) for row in first.values])


def _column_row(column: ColumnDescription) -> list[str]:
    """Return two cells: a phone has no room for more."""
    missing = f" May be missing: {_prose(column.missing)}." if column.missing else ""
    return [f"`{column.name}`", f"{_prose(column.description)} ({_KINDS[column.kind]}).{missing}"]


def _repositories(text: str) -> str:
    """Set the names of repositories as code, or the book would make broken links of them."""
    return re.sub(r"github\.com/[\w./-]*[\w-]", lambda found: f"`{found[0]}`", _prose(text))


def _chapter(name: str) -> str:
    return f"workbook {name}" if name.startswith("W") else f"chapter {name}"


def _bullets(lines: tuple[str, ...]) -> list[str]:
    return [f"- {_prose(line)}" for line in lines]


def page(name: str) -> str:
    """Return the catalogue page of one table, in Markdown."""
    about = describe(name)
    used = ", ".join(map(_chapter, about.chapters)) or "no chapter yet: it is here for your own questions"
    shapes = (
        [
            "The outlines themselves come as plain GeoJSON (longitude and latitude):",
            "",
            "```python",
            _shapes_call(about),
            "```",
            "",
        ]
        if about.has_shapes
        else []
    )
    return "\n".join(
        [
            f"# {_prose(about.title)}",
            "",
            _prose(about.description),
            "",
            *_table(
                ["Detail", "Here"],
                [
                    ["**Name in the course**", f"`{about.name}`"],
                    ["**Time**", _prose(about.period)],
                    ["**Place**", _prose(about.geography)],
                    ["**Size**", f"{about.rows:,} rows, {len(about.columns)} columns"],
                    ["**Publisher**", _prose("; ".join(_publishers(about)))],
                    ["**Licence**", _licences(about)],
                    ["**Used in**", used],
                ],
            ),
            "",
            "## Who is missing from it",
            "",
            _prose(about.who_is_missing),
            "",
            "## How sure it is",
            "",
            _prose(about.how_sure),
            "",
            *(["## Take care", "", *_bullets(about.caveats), ""] if about.caveats else []),
            "## Use it",
            "",
            "```python",
            "from inequalitylab import datasets",
            "",
            f'table = datasets.load("{about.name}")',
            "```",
            "",
            *shapes,
            "## The first rows",
            "",
            *_first_rows(load(name)),
            "",
            "## Columns",
            "",
            *_table(["Name", "What it is"], [_column_row(c) for c in about.columns]),
            "",
            f"Each row is named by: {', '.join(f'`{part}`' for part in about.key)}.",
            "",
            "## Attribution to copy",
            "",
            f"> {about.attribution}",
            "",
            "## How to cite it",
            "",
            f"> {about.citation}",
            "",
            "## Where it comes from",
            "",
            f"The publisher keeps the current edition at <{about.address}>.",
            "The copy used here was found in public repositories:",
            "",
            *[
                f"- {_prose(source.title)}, {_prose(source.publisher)}: {_repositories(source.copied_from)}"
                for source in about.sources
            ],
            "",
            "It was checked for:",
            "",
            *_bullets(about.expectations),
            "",
        ]
    )


def _publishers(about: DataSet) -> list[str]:
    return list(dict.fromkeys(source.publisher for source in about.sources))


def _licences(about: DataSet) -> str:
    pairs = zip(about.licence.split(" and "), about.licence_addresses, strict=True)
    return ", ".join(f"[{name}]({address})" for name, address in pairs)


def _shapes_call(about: DataSet) -> str:
    kind = about.name.removesuffix("_boundaries")
    several = load(about.name)["file"].nunique() > 1
    return f'datasets.boundaries("{kind}", "E08000035")' if several else f'datasets.boundaries("{kind}")'


def index_page() -> str:
    """Return the first page of the catalogue: every table by topic, and what was left out."""
    known = [describe(name) for name in names()]
    lines = [
        "# Data catalogue",
        "",
        (
            f"The course stands on {len(known)} tables of public data. Each was made from a publisher's file "
            "by a small"
        ),
        (
            "script that anyone can read and run. Each page says what the figures are, who is missing from "
            "them, how sure"
        ),
        "they are, and how to give credit.",
        "",
        "Licences differ by source: each page has the words of credit to copy.",
        "",
    ]
    for topic in TOPICS:
        inside = [about for about in known if about.topic == topic]
        rows = [[f"[{_prose(a.title)}]({a.name}.md)", _prose(a.period), _prose(a.geography)] for a in inside]
        if rows:
            lines += [f"## {topic}", "", *_table(["Table", "Time", "Place"], rows), ""]
    lines += ["## What was left out, and why", ""]
    lines += [f"- **{_prose(what)}.** {_prose(why)}" for what, why in LEFT_OUT]
    return "\n".join([*lines, ""])


def write_pages(folder: Path, say: Callable[[str], Any] | None = None) -> list[Path]:
    """Write the catalogue's pages into a folder; pages of tables that are gone are removed.

    Returns
    -------
    list of Path
        The pages, the index first.
    """
    folder.mkdir(parents=True, exist_ok=True)
    texts = {INDEX: index_page(), **{name: page(name) for name in names()}}
    for old in folder.glob("*.md"):
        if old.stem not in texts:
            old.unlink()
    written = []
    for name, text in texts.items():
        path = folder / f"{name}.md"
        path.write_text(text, encoding="utf-8")
        written.append(path)
    if say:
        say(f"Wrote {len(written)} catalogue pages in {folder}.")
    return written
