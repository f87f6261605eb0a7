"""Finding a place as a person types: councils, wards and neighbourhoods that fit, and never one picked."""

import re
from dataclasses import dataclass
from functools import lru_cache

from inequalitylab import places
from inequalitylab.places import Place
from inequalitylab.places.finding import normalise
from inequalitylab.places.place import AUTHORITY, MSOA, WARD
from inequalitylab.words.names import said
from inequalitylab.words.numbers import opening

MOST_COUNCILS, MOST_SMALL = 6, 8
SHORTEST_SMALL = 3
POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?(\s*\d[A-Z]{2})?", re.IGNORECASE)
NAMES = {MSOA: "neighbourhood", WARD: "ward"}

EMPTY = "Type a name first, such as Leeds."
NO_POSTCODES = (
    "That looks like a postcode. This course holds no list of postcodes, so it looked nothing up. "
    "Type the name of your neighbourhood, your ward or your council."
)
NOT_FOUND = "Nothing here is called '{text}'. Try another spelling, or the name of a large town near you."
NEAR = "Nothing here is called '{text}'. Did you mean one of these?"


@dataclass(frozen=True)
class Offer:
    """What is offered for a text: a message, the places to choose from, and whether they are only guesses."""

    message: str
    places: tuple[Place, ...] = ()
    guessed: bool = False

    @property
    def only(self) -> Place | None:
        """The one place that fits, if just one does."""
        return self.places[0] if len(self.places) == 1 and not self.guessed else None


@dataclass(frozen=True)
class _Named:
    """A ward or a neighbourhood, by its name and its council's, each with a space before."""

    key: str
    council: str
    place: Place


def offer(text: str) -> Offer:
    """Return the councils, wards and neighbourhoods that fit what was typed, councils first."""
    typed = text.strip()
    if not typed:
        return Offer(EMPTY)
    if POSTCODE.fullmatch(typed):
        return Offer(NO_POSTCODES)
    councils = places.search(typed, kinds=(AUTHORITY,), limit=MOST_COUNCILS + 1)
    small = _small(typed)
    alike = not any(_holds(typed, place) for place in councils)
    if alike and small:
        councils = []
    every = [*councils[:MOST_COUNCILS], *small[:MOST_SMALL]]
    if not every:
        return Offer(NOT_FOUND.format(text=typed))
    if alike and not small:
        return Offer(NEAR.format(text=typed), tuple(every), guessed=True)
    return Offer(
        _found(len(every), more=len(councils) > MOST_COUNCILS or len(small) > MOST_SMALL), tuple(every)
    )


def _found(count: int, *, more: bool) -> str:
    if more:
        return f"Many places fit. Here are {count}. Type more of the name to see others."
    return "One place fits. Is it yours?" if count == 1 else f"{count} places fit. Choose yours."


def label_of(place: Place) -> str:
    """Return a place with what tells it from others: kind, council or region, and its former name."""
    name = opening(said(place))
    if place.kind in NAMES:
        return f"{name} ({NAMES[place.kind]} in {said(place.authority_name or '')})"
    former = f", was {place.found_as.rpartition(' (')[0]}" if place.found_as else ""
    return f"{name} (council in {said(place.region_name or '')}{former})"


def _holds(typed: str, place: Place) -> bool:
    """Whether the name that a place was found by holds what was typed, and is not only spelt alike."""
    names = (place.name, place.found_as or "", place.code)
    wanted = normalise(typed)
    return any(
        wanted in normalise(name) or set(wanted.split()) & set(normalise(name).split()) for name in names
    )


def _small(typed: str) -> list[Place]:
    name, _, rest = typed.partition(",")
    wanted = normalise(name)
    if len(wanted) < SHORTEST_SMALL:
        return []
    # After a comma stands the council, or more of a name that has a comma itself.
    starts, others = _starts(wanted), _starts(normalise(rest))
    found = [
        named
        for named in _named()
        if all(start in named.key for start in starts)
        and all(start in named.key or start in named.council for start in others)
    ]
    found.sort(key=lambda named: _order(named, f" {normalise(typed)}", f" {wanted}"))
    return [named.place for named in found]


def _starts(text: str) -> list[str]:
    """Return what names must hold for each word of a text to start one of theirs."""
    return [f" {word}" for word in text.split()]


def _order(named: _Named, typed: str, wanted: str) -> tuple[bool, bool, bool, bool, str]:
    """Put the whole name first, then names that start so; those with a number for a name come last."""
    whole = typed in (named.key, f"{named.key}{named.council}")
    starts = named.key.startswith(wanted)
    return (
        named.key[-1].isdigit() and not whole,
        not whole,
        named.key != wanted,
        not starts,
        named.place.label,
    )


@lru_cache(maxsize=1)
def _named() -> tuple[_Named, ...]:
    return tuple(
        _Named(f" {normalise(place.name)}", f" {normalise(place.authority_name or '')}", place)
        for kind in (MSOA, WARD)
        for place in places.small_places(kind).values()
    )
