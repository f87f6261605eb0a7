"""How much room there is for a chart on a page of A4: an estimate, on the safe side."""

import re
from collections.abc import Iterator

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
from inequalitylab.briefs.theme import BODY, LARGE, SMALL
from inequalitylab.charts.plan import plan
from inequalitylab.charts.style import WIDE, wrapped

POINTS_PER_CM = 72 / 2.54
# Inside the close margins of a document of one page.
WIDTH, HEIGHT = 17.8, 26.5
WIDEST, NARROWEST = 16.5, 9.0
LINE, TABLE_LINE = 1.17, 14.5
# Letters of a cell, above which it is broken, and of a whole line of small letters.
LONGEST_LINE, LETTERS = 34, 95
# The font that is measured is wider than the one that is set, and lacks the letters of some languages.
NARROWER = 0.93
UNKNOWN = re.compile("[^\u0020-\u024f\u2010-\u2122]")
SIZES = {"small": SMALL, "normal": BODY, "large": LARGE}


def chart_width(document: Document) -> float:
    """Return the width of charts in centimetres: full, or on one page what the words leave room for."""
    if not document.one_page:
        return WIDEST
    every = list(_plain(document.parts))
    pictures = [part for part in every if isinstance(part, Chart)]
    if not pictures:
        return WIDEST
    words = (Heading(document.title, 1), Paragraph(document.subtitle), *every)
    left = HEIGHT - sum(map(_height, words)) / POINTS_PER_CM
    slope = sum(plan(part.finding, WIDE).height for part in pictures) / WIDE.width
    return min(WIDEST, max(NARROWEST, left / slope))


def _plain(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part, level in levelled(parts):
        yield from expanded(part, level) if isinstance(part, FindingPart) else (part,)


def _height(part: Part) -> float:
    """Estimate the height of a part without its charts, in points."""
    match part:
        case Heading():
            size = 18 if part.level == 1 else 13
            return _lines(part.text, size) * size * LINE + 11
        case Paragraph():
            size = SIZES[part.size]
            return _lines(f"{part.lead} {part.text}", size) * size * LINE + 3
        case Listed():
            return sum(_lines(item, BODY) * BODY * LINE + 3 for item in part.items)
        case Table():
            wide = shares(part)
            return sum(TABLE_LINE * _table_lines(row, wide) for row in (part.header, *part.rows)) + 24
    return 8


def lines(text: str, size: float, width: float) -> int:
    """Return how many lines a text takes in points, a little more than in the font that is set."""
    return max(1, len(wrapped(UNKNOWN.sub("W", text), size * NARROWER, width)))


def _lines(text: str, size: float) -> int:
    return lines(text, size, WIDTH * POINTS_PER_CM)


def _table_lines(cells: tuple[str, ...], wide: tuple[float, ...]) -> int:
    rooms = (share * WIDTH * POINTS_PER_CM - 12 for share in wide)
    return max(lines(cell, SMALL, room) for cell, room in zip(cells, rooms, strict=True))


def shares(table: Table) -> tuple[float, ...]:
    """Return what part of the width each column gets: its longest word, then more where there is more."""
    columns = list(zip(*(table.header, *table.rows), strict=True))
    needed = [max(len(word) for cell in column for word in (cell.split() or [""])) + 3 for column in columns]
    liked = [min(max(map(len, column)), LONGEST_LINE) + 3 for column in columns]
    more = [max(like - need, 1) for like, need in zip(liked, needed, strict=True)]
    left = max(LETTERS - sum(needed), 0)
    letters = [need + left * each / sum(more) for need, each in zip(needed, more, strict=True)]
    return tuple(count / sum(letters) for count in letters)
