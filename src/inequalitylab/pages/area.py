"""Put the page of one area together: words, charts, tables, links, and a file of all its numbers."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from inequalitylab import datasets, places
from inequalitylab.findings import Finding, Pattern
from inequalitylab.pages.addresses import slug_of
from inequalitylab.pages.numbers import numbers_csv
from inequalitylab.pages.sections import Section
from inequalitylab.pages.summary import figures_of, in_short
from inequalitylab.places import Place
from inequalitylab.places.gazetteer import former_authorities
from inequalitylab.show import ASK, CHOICE, show
from inequalitylab.words import said
from inequalitylab.words.numbers import listed, opening

SIMILAR = 5
DESCRIPTION = "Official figures for {name}, beside England: people, deprivation, health and teeth."


@dataclass(frozen=True)
class Chapter:
    """A page of the book that explains something: its name without ending, its title, its number if any."""

    page: str
    title: str
    number: str = ""


@dataclass(frozen=True)
class Host:
    """What the site knows and a page needs: the pages that explain, and a support line if it has one."""

    chapters: tuple[Chapter, ...] = ()
    support_line: str = ""


@dataclass(frozen=True)
class AreaPage:
    """The page of one area, without the frame of the site."""

    name: str
    slug: str
    description: str
    body: str
    csv: str
    contents: tuple[tuple[str, str], ...]


def area_page(place: Place, parts: tuple[Section, ...], host: Host) -> AreaPage:
    """Return the page of one local authority from its `sections`."""
    body = _template().render(
        place=place,
        name=said(place),
        slug=slug_of(place),
        host=host,
        short=in_short(parts),
        parts=parts,
        figures={part.key: Markup("".join(map(figure, part.findings))) for part in parts},
        waiting={part.key: figures_of(part) for part in parts if part.waits},
        ask=ASK,
        choice=CHOICE,
        learn={part.key: _learn(part, host) for part in parts},
        missing=_missing(parts),
        similar=places.similar(place, SIMILAR),
        neighbours=places.neighbours(place),
        former=former_names(place),
    )
    return AreaPage(
        name=opening(said(place)),
        slug=slug_of(place),
        description=DESCRIPTION.format(name=said(place)),
        body=body,
        csv=numbers_csv(_all(parts)),
        contents=(
            ("strengths", "What is good here?"),
            ("short", "In short"),
            *((part.key, part.heading) for part in parts),
            ("take", "Take it with you"),
            ("talk", "Talk about it"),
        ),
    )


def fingerprint(place: Place, parts: tuple[Section, ...], host: Host) -> str:
    """Return a digest of all data that the page of a place rests on: the same digest, the same page."""
    shapes = {finding.shapes for finding in _all(parts) if isinstance(finding, Pattern)}
    outlines = [_checksum_of_shapes(name, place.code) for name in sorted(shapes)]
    rests_on = (parts, outlines, places.similar(place, SIMILAR), former_names(place), host)
    return hashlib.sha256(repr(rests_on).encode()).hexdigest()


def former_names(place: Place) -> tuple[str, ...]:
    """Return the names of the councils that are now part of this one."""
    names = {
        str(former.found_as).rpartition(" (")[0]
        for former in former_authorities()
        if former.code == place.code
    }
    return tuple(sorted(names - {place.name}))


def _checksum_of_shapes(name: str, code: str) -> str:
    table = datasets.load(name)
    return str(table.loc[table["area_code"] == code, "sha256"].iloc[0])


def _all(parts: tuple[Section, ...]) -> list[Finding]:
    return [finding for part in parts for finding in (*part.findings, *part.regions)]


def figure(finding: Finding) -> str:
    """Return a finding as the book shows it: a landmark for each table would be too many."""
    return show(finding, ask=False).html(style=False).replace('role="region"', 'role="group"')


def _missing(parts: tuple[Section, ...]) -> list[tuple[str, str]]:
    """Return, for each source, whom it leaves out."""
    sources = {finding.source.title: finding.source.who_is_missing for finding in _all(parts)}
    return [(title, words) for title, words in sources.items() if words]


def _learn(part: Section, host: Host) -> list[Chapter]:
    """Return the lessons that use the section's tables, and the pages that explain its measures."""
    used = {finding.source.dataset for finding in part.findings} - {""}
    numbers = {chapter for name in used for chapter in datasets.describe(name).chapters}
    lessons = [chapter for chapter in host.chapters if chapter.number and chapter.number in numbers]
    explained = [chapter for chapter in host.chapters if chapter.page in part.learn]
    described = [(name, datasets.describe(name).title) for name in sorted(used)]
    tables = [Chapter(f"book/data/{name}", f"The data: {_lower(title)}") for name, title in described]
    return [*lessons, *explained, *tables]


def _lower(title: str) -> str:
    return title if title.startswith("English") else title[:1].lower() + title[1:]


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"opening": opening, "said": said, "slug": slug_of, "listed": listed}
    return environment.get_template("area.html.j2")
