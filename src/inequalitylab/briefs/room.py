"""How closely a document must be set to fit one page of A4: an estimate, on the safe side."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from inequalitylab.briefs.content import (
    Chart,
    Document,
    FindingPart,
    Heading,
    Listed,
    Paragraph,
    Part,
    Table,
    expanded,
    levelled,
)
from inequalitylab.briefs.theme import BODY, SMALL
from inequalitylab.charts.plan import plan
from inequalitylab.charts.style import WIDE, wrapped

POINTS_PER_CM = 72 / 2.54
# Inside the close margins of a document of one page, in centimetres, with a little to spare.
WIDTH, HEIGHT = 17.8, 26.0
WIDEST, NARROWEST = 16.5, 8.5
# Sizes of the text and of the small print in points, from the usual ones to the smallest.
CLOSER = ((BODY, SMALL), (11.0, 9.5), (10.5, 9.0), (10.0, 8.5))
LINE = 1.17
# Points above and below the words of a cell, and between a table and what follows.
IN_CELL, AFTER_TABLE = 1, 4
# Letters of a cell, above which it is broken, and of a whole line of small letters.
LONGEST_LINE, LETTERS = 44, 95
# The font that is measured is wider than the one that is set, and lacks the letters of some languages.
NARROWER = 0.86
UNKNOWN = re.compile("[^\u0020-\u024f\u2010-\u2122]")


@dataclass(frozen=True)
class Fit:
    """Sizes of text, small print and large print in points, and the width of charts in centimetres."""

    body: float
    small: float
    chart: float

    @property
    def large(self) -> float:
        """The size of what must be seen first."""
        return self.body + 2


CLOSEST = Fit(*CLOSER[-1], NARROWEST)


def fit(document: Document) -> Fit:
    """Return the usual sizes; for a document of one page, the largest at which all of it has room."""
    if not document.one_page:
        return Fit(*CLOSER[0], WIDEST)
    charts = [part for part in _plain(document.parts) if isinstance(part, Chart)]
    slope = sum(plan(part.finding, WIDE).height for part in charts) / WIDE.width
    for body, small in CLOSER:
        left = HEIGHT - depth(document, Fit(body, small, WIDEST)) / POINTS_PER_CM
        if left >= NARROWEST * slope:
            return Fit(body, small, min(WIDEST, left / slope) if slope else WIDEST)
    return CLOSEST


def depth(document: Document, sizes: Fit = CLOSEST) -> float:
    """Estimate the height of a document of one page without its charts, in points."""
    words = (Heading(document.title, 1), Paragraph(document.subtitle), *_plain(document.parts))
    return sum(_height(part, sizes) for part in words)


def _plain(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part, level in levelled(parts):
        yield from expanded(part, level) if isinstance(part, FindingPart) else (part,)


def _height(part: Part, sizes: Fit) -> float:
    """Estimate the height of a part without its charts, in points."""
    match part:
        case Heading():
            size = 18.0 if part.level == 1 else 13.0
            return _lines(part.text, size) * size * LINE + 11
        case Paragraph():
            size = {"small": sizes.small, "normal": sizes.body, "large": sizes.large}[part.size]
            return _lines(f"{part.lead} {part.text}", size) * size * LINE + (6 if part.size == "small" else 4)
        case Listed():
            return sum(_lines(item, sizes.body) * sizes.body * LINE + 3 for item in part.items)
        case Table():
            wide = shares(part)
            deep = sum(_table_lines(row, wide, sizes.small) for row in (part.header, *part.rows))
            between = (2 * IN_CELL + 1) * (len(part.rows) + 1)
            return deep * sizes.small * LINE + between + AFTER_TABLE + 20
    return 8


def lines(text: str, size: float, width: float) -> int:
    """Return how many lines a text takes in points, a little more than in the font that is set."""
    return max(1, len(wrapped(UNKNOWN.sub("W", text), size * NARROWER, width)))


def _lines(text: str, size: float) -> int:
    return sum(lines(line, size, WIDTH * POINTS_PER_CM) for line in text.split("\n"))


def _table_lines(cells: tuple[str, ...], wide: tuple[float, ...], size: float) -> int:
    rooms = (share * WIDTH * POINTS_PER_CM - 12 for share in wide)
    return max(lines(cell, size, room) for cell, room in zip(cells, rooms, strict=True))


def shares(table: Table) -> tuple[float, ...]:
    """Return what part of the width each column gets: its longest word, then more where there is more."""
    columns = list(zip(*(table.header, *table.rows), strict=True))
    needed = [max(len(word) for cell in column for word in (cell.split() or [""])) + 3 for column in columns]
    liked = [min(max(map(len, column)), LONGEST_LINE) + 3 for column in columns]
    more = [max(like - need, 1) for like, need in zip(liked, needed, strict=True)]
    left = max(LETTERS - sum(needed), 0)
    letters = [need + left * each / sum(more) for need, each in zip(needed, more, strict=True)]
    return tuple(count / sum(letters) for count in letters)
