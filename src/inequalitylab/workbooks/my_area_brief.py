"""W1's pages to take away: one page to print, and all the cards; as a web page and as a Word file."""

from collections.abc import Iterator

from inequalitylab.briefs import Chart, Document, FindingPart, Heading, Listed, Paragraph, Part, Table
from inequalitylab.briefs.room import depth
from inequalitylab.findings import NOT_APPLICABLE, NOT_PUBLISHED, Absence, Comparison, Finding, Level, Row
from inequalitylab.findings.cards import BESIDE_REGION, BESIDE_SIMILAR, CARDS, Card, beside
from inequalitylab.findings.people import by_deprivation
from inequalitylab.places import Place
from inequalitylab.places.place import LSOA
from inequalitylab.words import headline
from inequalitylab.words.facts import WHERE_FROM
from inequalitylab.words.lacking import lacking
from inequalitylab.words.names import said
from inequalitylab.words.numbers import bare, compared, listed, opening, short_step, times, when
from inequalitylab.words.sure import interval_words
from inequalitylab.workbooks.my_area_choices import BESIDE_ENGLAND, Glance, lines

ENGLAND = "England"
NOTHING = "no figure"
SURE = {NOT_PUBLISHED: "No range", NOT_APPLICABLE: "Full count"}
STRENGTHS, ODD, ASK = "What is good here", "What looks wrong", "What we want to ask"
FIGURES, ONE_CHART = "The figures", "Where people live"
CAUTION = "These figures are about places. They do not say what each person is like, and they do not say why."
SUPPORT = "Someone to talk to"
BESIDE_HEADING = {BESIDE_REGION: "Beside the region", BESIDE_SIMILAR: "Beside councils like it"}
MISSING = "What is missing"
# Points, as `room.depth` estimates them: pages up to this were printed, and had room for a small chart.
DEEPEST_BESIDE_A_CHART = 735
LONGER = "The longer version names each table and its address."


def shown_cards(state: Glance) -> list[Card]:
    """Return the cards that the person has chosen to see; what is missing comes last."""
    return [make(state.here) for key, make in CARDS.items() if key != "health" or state.lives]


def one_page(state: Glance) -> Document:
    """Return the page to print: strengths, a table of the main figures, one chart, what is missing."""
    here = state.here
    cards = shown_cards(state)
    before = (
        *_written(STRENGTHS, state.strengths),
        Heading(FIGURES),
        _figures(cards, here),
        Paragraph(CAUTION),
    )
    after = (
        *_written(ODD, state.odd),
        *_written(ASK, state.ask),
        Heading(MISSING),
        *_missing(cards),
        *_support(state),
        *_sources(cards),
    )
    with_chart = _page(here, (*before, *_one_chart(here), *after))
    return with_chart if depth(with_chart) <= DEEPEST_BESIDE_A_CHART else _page(here, (*before, *after))


def _page(here: Place, parts: tuple[Part, ...]) -> Document:
    title = f"{opening(said(here))} at a glance"
    return Document(title, subtitle=_inside(here), parts=parts, one_page=True)


def every_card(state: Glance) -> Document:
    """Return all cards, each finding whole, with what was written."""
    here = state.here
    parts: list[Part] = [*_written(STRENGTHS, state.strengths), Paragraph(CAUTION)]
    cards = shown_cards(state)
    for card in cards:
        parts += [Heading(card.heading), Paragraph(card.intro)]
        parts += _missing(cards) if card.key == "missing" else ()
        parts += [FindingPart(finding) for finding in card.findings]
    if state.beside != BESIDE_ENGLAND:
        found = beside(here, state.beside, lives_too=bool(state.lives))
        parts += [Heading(BESIDE_HEADING[state.beside]), *map(FindingPart, found)]
    parts += [*_written(ODD, state.odd), *_written(ASK, state.ask), *_support(state)]
    return Document(f"{opening(said(here))}: all cards", subtitle=_inside(here), parts=tuple(parts))


def _inside(place: Place) -> str:
    council = f"In {said(place.authority_name or '')}. " if place.code != place.authority_code else ""
    return f"{council}Beside England. Official figures, worked out in Inequality Lab."


def _written(heading: str, text: str) -> Iterator[Part]:
    written = lines(text)
    if written:
        yield Heading(heading)
        yield Listed(written)


def _support(state: Glance) -> Iterator[Part]:
    if state.support.strip():
        yield Paragraph(state.support.strip(), lead=f"{SUPPORT}:")


def _missing(cards: list[Card]) -> Iterator[Part]:
    """Return which figures are not there, and whom each source does not count."""
    found = [finding for card in cards for finding in card.findings]
    shown = {finding.topic.key for finding in found}
    not_there = tuple(lacking(finding for finding in cards[-1].lacks if finding.topic.key in shown))
    if not_there:
        yield Listed(not_there)
    for card in cards[:-1]:
        reasons = (finding.source.who_is_missing for finding in card.findings)
        if reason := next(filter(None, reasons), ""):
            yield Paragraph(reason, lead=f"{card.heading.partition(':')[0]}:", size="small")


def _one_chart(here: Place) -> Iterator[Part]:
    """Return the chart of the page: where people live, by deprivation; a small area has one figure only."""
    if here.kind != LSOA:
        found = by_deprivation(here)
        yield Heading(headline(found), 3)
        yield Chart(found)


def _sources(cards: list[Card]) -> Iterator[Part]:
    """Return who publishes the figures, and the licences."""
    every = (finding for card in cards for finding in card.findings)
    found = [finding.source for finding in every if not isinstance(finding, Absence)]
    publishers = listed(list(dict.fromkeys(source.publisher for source in found)))
    licences = listed(list(dict.fromkeys(source.licence for source in found)))
    yield Paragraph(f"{publishers}. {licences}. {LONGER}", lead=f"{WHERE_FROM}:", size="small")


def _figures(cards: list[Card], here: Place) -> Table:
    found = [finding for card in cards if card.key != "missing" for finding in card.findings]
    rows = [row for row in (_row(finding, here) for finding in found) if row]
    header = ("What, when, out of whom", "Here", ENGLAND, "Difference", "Ratio", "How sure")
    return Table("The main figures of the cards", header, tuple(rows))


def _row(finding: Finding, here: Place) -> tuple[str, ...] | None:
    """Return the line of a finding in the table; charts of many groups and absences have none."""
    where = "" if finding.place == here else f" ({said(finding.place)})"
    name = f"{finding.topic.name}{where}, {when(finding.period)}, out of {finding.topic.out_of}"
    if not isinstance(finding, (Level, Comparison)):
        return None
    own = finding.here if isinstance(finding, Level) else finding.rows[0]
    england = finding.england.value if finding.england else None
    return (
        name,
        _value(own.value, finding),
        _value(england, finding) if england is not None else "",
        *_against(own.value, england, finding),
        _sure(finding, own),
    )


def _sure(finding: Finding, own: Row) -> str:
    """Return how sure a figure is in a few words: its range, or why it has none."""
    return interval_words(own, finding.topic) or SURE.get(finding.why_no_interval, finding.why_no_interval)


def _value(value: float | None, finding: Finding) -> str:
    return NOTHING if value is None else bare(value, finding.topic)


def _against(here: float | None, england: float | None, finding: Finding) -> tuple[str, str]:
    """Return the difference from England, and the ratio to it."""
    if here is None or england is None:
        return "", ""
    direction = compared(here - england, finding.topic)
    if direction == "the same":
        return direction, times(1)
    ratio = times(here / england) if england > 0 and here > 0 else ""
    return f"{short_step(here - england, finding.topic)} {direction}", ratio
