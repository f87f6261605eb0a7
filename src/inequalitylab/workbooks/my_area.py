"""W1, My area at a glance: choose a place, start with what is good there, then four cards beside England."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import ipywidgets as widgets

from inequalitylab import findings, places
from inequalitylab.findings import Absence, Finding
from inequalitylab.places import Place
from inequalitylab.places.place import AUTHORITY
from inequalitylab.show import asked, show
from inequalitylab.words.names import said
from inequalitylab.words.numbers import opening
from inequalitylab.workbooks.kit import announcement, button, html, page

KINDS = (AUTHORITY,)
OFFERED = 8
WELCOME = """
<h2>1. Choose your area</h2>
<p>Type the name of a council. It can be a part of the name, or an old name.</p>
"""
STRENGTHS = """
<h2>2. What is good here?</h2>
<p>Start with what works. Think of people, groups, parks, shops, or things that are done well.
You do not have to write. What you type stays on this page. It is not saved and not sent.</p>
"""
TALK = """
<h2>4. Talk about it</h2>
<ul>
<li>What looks wrong? What does not fit with what you know?</li>
<li>Who is not counted?</li>
<li>What would you ask next, and who could answer?</li>
</ul>
<p>A number shows where to ask. It does not say why. It does not say who you are.</p>
"""
CARDS_INTRO = "Each card sets {name} beside England. Open a card's table to see or keep the numbers."


@dataclass(frozen=True)
class Offer:
    """What is offered after a search: a message, and the places to choose from (never chosen for anyone)."""

    message: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Card:
    """One card: a heading, a line that says what it shows, and its findings."""

    heading: str
    intro: str
    findings: tuple[Finding, ...]

    def markup(self) -> str:
        """Return the card; figures on length of life wait behind one choice for the whole card."""
        shown = "".join(show(finding, ask=False).html(style=False) for finding in self.findings)
        if any(finding.topic.sensitive for finding in self.findings):
            shown = asked(shown)
        return f"<h3>{escape(self.heading)}</h3><p>{escape(self.intro)}</p>{shown}"


def offer(text: str) -> Offer:
    """Return the councils that fit what was typed; the person chooses, even where one fits."""
    if not text.strip():
        return Offer("Type a name first, such as Leeds.", ())
    every = places.search(text, kinds=KINDS, limit=OFFERED + 1)
    found = every[:OFFERED]
    if not found:
        return Offer(f"No council fits '{text.strip()}'. Try another spelling, or a large town near you.", ())
    if len(found) == 1:
        return Offer(f"We found {label_of(found[0])}. Choose it to go on.", tuple(found))
    if len(every) > OFFERED:
        return Offer(f"More than {OFFERED} councils fit. Type more of the name, or choose one.", tuple(found))
    return Offer(f"{len(found)} councils fit. Choose yours.", tuple(found))


def label_of(place: Place) -> str:
    """Return a place with its region and the name that it was found by."""
    former = f", was {place.found_as.rpartition(' (')[0]}" if place.found_as else ""
    return f"{opening(said(place))} ({place.region_name}{former})"


def cards(place: Place) -> tuple[Card, ...]:
    """Return the four cards of a place: people, deprivation, length of life, teeth."""
    name = said(place)
    return (
        Card(
            "People",
            f"How many people live in {name}, and their ages.",
            (findings.people(place), findings.ages(place)),
        ),
        Card(
            "Deprivation",
            "Deprivation means not having what most people need. It is measured for small areas.",
            (findings.in_most_deprived_tenth(place), findings.by_deprivation(place)),
        ),
        Card(
            "Length of life",
            "How long people live, on average. You can skip this card.",
            (findings.life_expectancy(place, "male"), findings.life_expectancy(place, "female")),
        ),
        Card(
            "Teeth",
            "Tooth decay in young children can be prevented.",
            (findings.decay(place), findings.decay_over_time(place), *_beside_similar(place)),
        ),
    )


def _beside_similar(place: Place) -> tuple[Finding, ...]:
    """Return the comparison with similar councils, if the place has a figure to set beside them."""
    found = findings.decay_in_similar_places(place)
    return () if isinstance(found, Absence) else (found,)


def strengths_markup(text: str, place: Place) -> str:
    """Return what a person wrote about a place, safe to show."""
    lines = "".join(f"<li>{escape(line.strip())}</li>" for line in text.splitlines() if line.strip())
    return f"<h3>What you said is good in {escape(said(place))}</h3><ul>{lines}</ul>" if lines else ""


def at_a_glance(place: Place, strengths: str = "") -> str:
    """Return the page about a place: strengths first, then the four cards."""
    parts = [
        f"<h2>3. {escape(opening(said(place)))} at a glance</h2>",
        strengths_markup(strengths, place),
        f"<p>{escape(CARDS_INTRO.format(name=said(place)))}</p>",
    ]
    return "".join([*parts, *(card.markup() for card in cards(place)), TALK])


class MyArea:
    """The workbook's parts and what joins them; `view` is what a page shows."""

    def __init__(self) -> None:
        self.box = widgets.Text(
            placeholder="Name of a council", description="Council", layout={"width": "auto"}
        )
        self.find = button("Find", self.look, main=True)
        self.news = html()
        self.choices = widgets.VBox()
        self.strengths = widgets.Textarea(
            placeholder="One thing on each line", description="What is good here?", layout={"width": "auto"}
        )
        self.result = html()
        self.wipe = button("Clear this page", self.clear)
        self.place: Place | None = None
        self.box.observe(lambda _: self.look(), names="value")
        self.strengths.observe(lambda _: self.draw(), names="value")
        self.box.continuous_update = False
        self.strengths.continuous_update = False
        self.view = page(
            html(WELCOME),
            self.box,
            self.find,
            self.news,
            self.choices,
            html(STRENGTHS),
            self.strengths,
            self.result,
            self.wipe,
        )

    def look(self) -> None:
        """Offer the places that fit what is in the box."""
        found = offer(self.box.value)
        self.news.value = announcement(found.message)
        self.choices.children = [button(label_of(place), self._chooser(place)) for place in found.places]

    def _chooser(self, place: Place) -> Callable[[], None]:
        return lambda: self.choose(place)

    def choose(self, place: Place) -> None:
        """Show the page of a place."""
        self.place = place
        self.choices.children = []
        self.news.value = announcement(f"You chose {label_of(place)}. Four cards are below.")
        self.draw()

    def clear(self) -> None:
        """Forget the place and everything that was typed."""
        self.place = None
        self.box.value = self.strengths.value = self.result.value = ""
        self.choices.children = []
        self.news.value = announcement("The page is clear.")

    def draw(self) -> None:
        """Draw the page again, if a place is chosen."""
        if self.place is not None:
            self.result.value = at_a_glance(self.place, self.strengths.value)


def workbook() -> widgets.VBox:
    """Return the workbook, ready to show."""
    return MyArea().view
