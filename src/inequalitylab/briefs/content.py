"""What a document or a set of slides holds: a few plain parts, and a finding that becomes such parts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from inequalitylab import charts, tables, words
from inequalitylab.findings import Finding
from inequalitylab.show import ASK
from inequalitylab.words.facts import HOW_SURE, WHERE_FROM, WHO_IS_MISSING

LANGUAGE = "en-GB"
TABLE_CAPTION = "The same numbers as a table"
Size = Literal["small", "normal", "large"]
Detail = Literal["short", "full"]
# Characters that no XML file may hold, such as a page break copied from elsewhere.
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Heading:
    """A heading: level 2 for a part of the document, 3 below it. The title is level 1."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `lead` stands before it in bold, `link` is an address that its text leads to."""

    text: str
    lead: str = ""
    size: Size = "normal"
    link: str = ""


@dataclass(frozen=True)
class Listed:
    """A list with dots, or with numbers."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """A table: its first row and its first column are headings.

    `caption` is seen; `about` says to a screen reader what the table holds, where that is more.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    about: str = ""


@dataclass(frozen=True)
class Chart:
    """The chart of a finding, with its alternative text; an absence has none."""

    finding: Finding

    @property
    def alternative(self) -> str:
        """What the chart shows, in words."""
        return words.alt_text(self.finding)


@dataclass(frozen=True)
class FindingPart:
    """A whole finding: headline, chart, sentence, table, how sure, source.

    `detail` ``"short"`` keeps of the facts only how sure and who is not counted, for a document of one page.
    """

    finding: Finding
    detail: Detail = "full"


Part = Heading | Paragraph | Listed | Table | Chart | FindingPart


@dataclass(frozen=True)
class Document:
    """A document: a title, a line under it, and parts. `one_page` sets it closely, to fit one side of A4."""

    title: str
    subtitle: str = ""
    parts: tuple[Part, ...] = ()
    language: str = LANGUAGE
    one_page: bool = False


@dataclass(frozen=True)
class Slide:
    """One slide: its own title, a few parts with at most one chart or table, and what the speaker says."""

    title: str
    parts: tuple[Part, ...]
    notes: str


@dataclass(frozen=True)
class Deck:
    """A set of slides. The first one opens the talk."""

    title: str
    slides: tuple[Slide, ...]
    language: str = LANGUAGE


def table_of(finding: Finding) -> Table:
    """Return the table of a finding."""
    shown = tables.written(finding)
    return Table(TABLE_CAPTION, shown.header, shown.rows, tables.caption(finding))


def drawn(finding: Finding) -> tuple[Chart, ...]:
    """Return the chart of a finding, if there is anything to draw."""
    return (Chart(finding),) if charts.can_draw(finding) else ()


def facts_of(finding: Finding, detail: Detail) -> tuple[Paragraph, ...]:
    """Return what goes with the number, each fact as a small paragraph, the source last."""
    facts = [
        Paragraph(text, lead=f"{name}:", size="small")
        for name, text in words.facts(finding)
        if name != WHERE_FROM and (detail == "full" or name in (HOW_SURE, WHO_IS_MISSING))
    ]
    source = finding.source
    facts.append(Paragraph(f"{words.source_line(finding)} {source.attribution}", size="small"))
    if source.address:
        facts.append(
            Paragraph(source.address, lead="The publisher's page:", size="small", link=source.address)
        )
    return tuple(facts)


def expanded(part: FindingPart, level: int) -> tuple[Part, ...]:
    """Return a finding as plain parts, its headline as a heading of this level."""
    finding = part.finding
    return (
        Heading(words.headline(finding), level),
        *((Paragraph(ASK, size="small"),) if finding.topic.sensitive else ()),
        Paragraph(words.subtitle(finding), lead="Made-up numbers." if finding.made_up else "", size="small"),
        *drawn(finding),
        Paragraph(words.sentence(finding)),
        table_of(finding),
        *facts_of(finding, part.detail),
    )


def levelled(parts: Iterable[Part]) -> Iterator[tuple[Part, int]]:
    """Yield each part with the level that a heading inside it must have."""
    level = 2
    for part in parts:
        yield part, level
        if isinstance(part, Heading):
            level = part.level + 1


def printable(text: str) -> str:
    """Return text without the characters that no document may hold."""
    return NOT_IN_XML.sub(" ", text)
