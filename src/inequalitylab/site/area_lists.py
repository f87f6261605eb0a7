"""The lists of the page "Find your area": by name and by region, as plain links that need no script.

Written in a page as the directives ``areas-by-name`` and ``areas-by-region``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive

from inequalitylab import places
from inequalitylab.pages import slug_of
from inequalitylab.places import Place
from inequalitylab.places.gazetteer import former_authorities
from inequalitylab.words import said
from inequalitylab.words.numbers import opening

# A book with this page has a page for each area, in this folder.
LIST = "book/areas"
FOLDER = "areas"
# Shown where scripts run: without them, the lists are all there is, and all there needs to be.
FILTER = """
<form class="area-filter" role="search" aria-label="Areas">
<label for="area-filter">Type a part of the name</label>
<input type="search" id="area-filter" autocomplete="off" spellcheck="false">
<button type="submit">Go</button>
<p class="area-count" role="status"></p>
</form>
"""


@dataclass(frozen=True)
class Entry:
    """One line of the list by name: what people may look for, and the place that it leads to."""

    name: str
    place: Place

    @property
    def former(self) -> bool:
        """Whether this is the name of a council that is now part of another."""
        return self.name != heading_of(self.place)


def heading_of(place: Place) -> str:
    """Return the name of a place as its page's heading has it."""
    return opening(said(place))


def _sorted_by(name: str) -> str:
    return name.removeprefix("The ").casefold()


def entries() -> list[Entry]:
    """Return today's councils and those that are part of one now, by name."""
    today = [Entry(heading_of(place), place) for place in places.authorities()]
    names = {entry.name for entry in today}
    earlier = {
        (said(place.found_as.rpartition(" (")[0]), place.code): place
        for place in former_authorities()
        if place.found_as
    }
    former = [
        Entry(opening(name), place) for (name, _), place in earlier.items() if opening(name) not in names
    ]
    return sorted([*today, *former], key=lambda entry: (_sorted_by(entry.name), entry.place.name))


def by_name(up: str) -> str:
    """Return the list by name, with its letters; `up` leads from the page to the top of the site."""
    found = groupby(entries(), lambda entry: _sorted_by(entry.name)[0].upper())
    groups = [(letter, list(group)) for letter, group in found]
    letters = "".join(f'<li><a href="#letter-{letter.lower()}">{letter}</a></li>' for letter, _ in groups)
    lists = "".join(
        f'<h3 id="letter-{letter.lower()}">{letter}</h3><ul class="areas">{_items(group, up)}</ul>'
        for letter, group in groups
    )
    jump = f'<nav aria-label="Letters"><ul class="letters">{letters}</ul></nav>'
    return f'{FILTER}{jump}<div class="area-lists">{lists}</div>'


def by_region(up: str) -> str:
    """Return the list of regions, each opened to its councils."""
    parts = []
    for region in places.regions():
        inside = [Entry(heading_of(place), place) for place in places.inside(region, "authority")]
        parts.append(
            f'<h3 id="{region_anchor(region.name)}">{escape(opening(said(region)))}</h3>'
            f'<ul class="areas">{_items(sorted(inside, key=lambda entry: _sorted_by(entry.name)), up)}</ul>'
        )
    return "".join(parts)


def region_anchor(name: str) -> str:
    """Return the anchor of a region on the page."""
    return name.lower().replace(" ", "-")


def _items(found: Iterable[Entry], up: str) -> str:
    items = []
    for entry in found:
        link = f'<a href="{up}{FOLDER}/{slug_of(entry.place)}.html">'
        if entry.former:
            items.append(f"<li>{escape(entry.name)}: now in {link}{escape(said(entry.place))}</a></li>")
        else:
            items.append(f"<li>{link}{escape(entry.name)}</a></li>")
    return "".join(items)


class AreasByName(Directive):
    """Write the list by name where the page says ``areas-by-name``."""

    write: ClassVar[Any] = staticmethod(by_name)

    def run(self) -> list[nodes.Node]:
        """Return the list as HTML."""
        page = self.state.document.settings.env.docname
        return [nodes.raw("", type(self).write("../" * page.count("/")), format="html")]


class AreasByRegion(AreasByName):
    """Write the list by region where the page says ``areas-by-region``."""

    write: ClassVar[Any] = staticmethod(by_region)
