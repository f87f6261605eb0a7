"""The pages of the guides, read as what a reader meets: headings, sentences, tables, links."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin

BOOK = Path(__file__).resolve().parents[2] / "book"
GUIDES = BOOK / "guides"


@dataclass(frozen=True)
class Table:
    """One table: the words of its header row and of its other rows."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, name: str) -> tuple[str, ...]:
        return tuple(row[self.header.index(name)] for row in self.rows)


@dataclass(frozen=True)
class Page:
    """One page."""

    path: Path
    headings: tuple[tuple[int, str], ...]
    prose: tuple[str, ...]
    tables: tuple[Table, ...]
    links: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.path.relative_to(GUIDES).with_suffix("").as_posix()

    @property
    def words(self) -> str:
        """Everything that is read, in tables too."""
        cells = [cell for table in self.tables for row in (table.header, *table.rows) for cell in row]
        return "\n".join([*(title for _, title in self.headings), *self.prose, *cells])

    def table(self, *header: str) -> Table:
        """The one table whose header row begins with these words."""
        found = [table for table in self.tables if table.header[: len(header)] == header]
        assert len(found) == 1, f"{self.name}: {len(found)} tables begin with {header}, not one"
        return found[0]


def names() -> list[str]:
    """Names of all pages of the guides."""
    return sorted(path.relative_to(GUIDES).with_suffix("").as_posix() for path in GUIDES.rglob("*.md"))


@cache
def read(name: str) -> Page:
    """Read one page of the guides by its name."""
    path = GUIDES / f"{name}.md"
    parser = MarkdownIt("commonmark").enable("table").use(attrs_plugin).use(attrs_block_plugin)
    tokens = parser.parse(path.read_text(encoding="utf-8"))
    return Page(
        path=path,
        headings=tuple(_headings(tokens)),
        prose=tuple(_prose(tokens)),
        tables=tuple(_tables(tokens)),
        links=tuple(_links(tokens)),
    )


def anchors(path: Path) -> set[str]:
    """What a link into a page may name: its headings, as MyST names them."""
    titles = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def _text(inline: Token) -> str:
    parts = []
    for child in inline.children or []:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts).replace("{term}", "").strip()


def _headings(tokens: list[Token]) -> Iterator[tuple[int, str]]:
    for opening, inline in itertools.pairwise(tokens):
        if opening.type == "heading_open":
            yield int(opening.tag[1]), _text(inline)


def _prose(tokens: list[Token]) -> Iterator[str]:
    for opening, inline in itertools.pairwise(tokens):
        if opening.type == "paragraph_open":
            yield _text(inline)


def _tables(tokens: list[Token]) -> Iterator[Table]:
    rows: list[list[str]] = []
    for opening, inline in itertools.pairwise(tokens):
        if opening.type == "table_open":
            rows = []
        elif opening.type == "tr_open":
            rows.append([])
        elif opening.type in ("td_open", "th_open"):
            rows[-1].append(_text(inline) if inline.type == "inline" else "")
        elif opening.type == "tbody_close" or (
            opening.type == "thead_close" and inline.type == "table_close"
        ):
            yield Table(tuple(rows[0]), tuple(tuple(row) for row in rows[1:]))


def _links(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        for child in token.children or []:
            if child.type == "link_open":
                yield str(child.attrs["href"])
