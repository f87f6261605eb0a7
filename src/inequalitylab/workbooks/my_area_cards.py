"""A card of W1 on a page: its findings, the map as a list, what is missing, why councils are alike."""

from collections.abc import Iterable, Sequence
from html import escape

from inequalitylab.findings import Absence, Finding, Pattern
from inequalitylab.findings.beside import why_similar
from inequalitylab.findings.cards import CARDS, Card
from inequalitylab.findings.neighbourhood_maps import map_as_list
from inequalitylab.findings.neighbourhoods import FIFTHS
from inequalitylab.places import Place
from inequalitylab.places.place import AUTHORITY
from inequalitylab.show import show
from inequalitylab.words.facts import HOW_SURE, WHO_IS_MISSING, facts
from inequalitylab.words.lacking import lacking, without_range
from inequalitylab.words.names import said
from inequalitylab.words.numbers import opening, when

WHOLE_COUNCIL = "The whole council: {name}"
AS_A_LIST = "The map as a list of neighbourhoods"
NOT_THERE = "Figures that are not there"
NOTHING_LACKS = "Each figure on the cards is there for {name}."
NOT_COUNTED = "Who is not counted, and how old the figures are"
WHY_ALIKE = "Why these councils?"
ALIKE = (
    "These councils are the most like {name} in four things: deprivation, ages, how close people live, and "
    "ethnic groups. Each thing counts the same. Alike does not mean the same."
)


def card_markup(card: Card, here: Place) -> str:
    """Return a card: what it is about, then each finding; figures on the whole council stand apart."""
    parts = [f'<p class="il-lead">{escape(card.intro)}</p>']
    apart = False
    for finding in card.findings:
        if not apart and finding.place.kind == AUTHORITY and here.kind != AUTHORITY:
            parts.append(f"<h3>{escape(WHOLE_COUNCIL.format(name=said(finding.place)))}</h3>")
            apart = True
        parts.append(shown(finding))
    return "".join(parts)


def shown(finding: Finding) -> str:
    """Return one finding, and for a map its list of names."""
    markup = show(finding, ask=False).html(style=False)
    return markup + _list_of_names(finding) if isinstance(finding, Pattern) else markup


def _list_of_names(finding: Pattern) -> str:
    parts = map_as_list(finding)
    if len(parts) < 2:
        return ""
    name = f"{AS_A_LIST}: {said(finding.place)}"
    header = ("Neighbourhood", *(opening(fifth.name) for fifth in FIFTHS))
    rows = [(part.place.name, *map(str, part.by_fifth)) for part in parts]
    return (
        f'<details class="il-more"><summary>{escape(AS_A_LIST)}</summary>'
        "<p>How many small areas of each neighbourhood are in each fifth of England.</p>"
        f"{table(name, header, rows, numbers=True)}</details>"
    )


def missing_markup(place: Place, *, lives_too: bool) -> str:
    """Return what is missing: figures that are not there, how far surveys reach, and who is not counted."""
    shown_cards = [make(place) for key, make in CARDS.items() if key != "health" or lives_too]
    missing = shown_cards[-1]
    found = [finding for card in shown_cards for finding in card.findings]
    subjects = {finding.topic.key for finding in found}
    lines = list(lacking(finding for finding in missing.lacks if finding.topic.key in subjects))
    lines += filter(None, [without_range(found)])
    listed = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return "".join(
        [
            f'<p class="il-lead">{escape(missing.intro)}</p><h3>{NOT_THERE}</h3>',
            f"<ul>{listed}</ul>" if listed else f"<p>{NOTHING_LACKS.format(name=escape(said(place)))}</p>",
            f"<h3>{NOT_COUNTED}</h3>{_sources(found)}",
            "".join(shown(finding) for finding in missing.findings),
        ]
    )


def _sources(found: Iterable[Finding]) -> str:
    """Return for each source how old it is, whom it leaves out and how sure it is."""
    by_source: dict[str, list[Finding]] = {}
    for finding in found:
        if not isinstance(finding, Absence):
            by_source.setdefault(finding.source.title, []).append(finding)
    parts = []
    for title, findings in by_source.items():
        known = dict(facts(findings[0]))
        told = (
            ("How old", when(findings[0].period)),
            (WHO_IS_MISSING, known.get(WHO_IS_MISSING, "")),
            (HOW_SURE, known[HOW_SURE]),
        )
        listed = "".join(f"<dt>{name}</dt><dd>{escape(text)}</dd>" for name, text in told if text)
        parts.append(f"<h4>{escape(title)}</h4><dl>{listed}</dl>")
    return "".join(parts)


def beside_markup(found: Sequence[Finding]) -> str:
    """Return findings that set the council beside others."""
    return "".join(shown(finding) for finding in found)


def why_alike_markup(council: Place) -> str:
    """Return the councils most like one, and the figures that make them so."""
    rows = [
        (said(other.place), *(opening(reason.words) for reason in other.reasons))
        for other in why_similar(council)
    ]
    header = ("Council", "Deprivation", "Ages", "How close people live", "Ethnic groups")
    name = said(council)
    caption = f"Figures of each council, then of {name}"
    return f"<h3>{WHY_ALIKE}</h3><p>{escape(ALIKE.format(name=name))}</p>{table(caption, header, rows)}"


def table(
    caption: str, header: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: bool = False
) -> str:
    """Return a table whose first row and column are headings; it scrolls by itself where it is wide."""
    kind = ' class="il-number"' if numbers else ""
    head = f'<th scope="col">{escape(header[0])}</th>'
    head += "".join(f'<th scope="col"{kind}>{escape(name)}</th>' for name in header[1:])
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(f"<td{kind}>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for name, *cells in rows
    )
    return (
        f'<div class="il-across" role="region" tabindex="0" aria-label="{escape(caption)}">'
        f'<table class="il-plain"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
