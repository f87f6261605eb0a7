"""Set a place beside others: its region, the councils most like it, or the council that it lies in.

Each takes a question (`ask`), a function from a place to its level, and asks it of every place shown.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from statistics import median

from inequalitylab.findings.kinds import Absence, Comparison, Level, Row
from inequalitylab.places import Place, authorities, regions, similar
from inequalitylab.places.similar import SimilarPlace

Ask = Callable[[Place], Level | Absence]

ALIKE = "Alike in deprivation, ages, density and ethnic groups"
NO_REGION_FIGURE = "There is no figure for regions. Half of the councils lie above the middle council."
# What the library adds up itself from small areas: it can be asked of a region too.
ADDED_UP = ("people", "most_deprived", "deprivation_score", "disabled")


def beside_similar(place: Place, ask: Ask, count: int = 5) -> Comparison | Absence:
    """Return a place and the councils most like it (`places.similar`), the most alike first."""
    found = ask(place)
    if isinstance(found, Absence):
        return found
    rows = tuple(_row(ask(other.place), other.place) for other in similar(place, count))
    return _comparison(
        found,
        rows,
        order="with the councils most like it below",
        among="councils like it",
        method=f"{ALIKE}. {found.method}",
    )


def beside_region(place: Place, ask: Ask) -> Comparison | Absence:
    """Return a place and its region: the region's figure, or its middle council where there is none."""
    found = ask(place)
    if isinstance(found, Absence):
        return found
    region = next(other for other in regions() if other.code == place.region_code)
    if found.topic.key in ADDED_UP:
        own, method = _row(ask(region), region), found.method
    else:
        own, method = _middle(region, ask), f"{found.method} {NO_REGION_FIGURE}"
    return _comparison(found, (own,), order="with its region below", among="its region", method=method)


def beside_council(place: Place, ask: Ask) -> Comparison | Absence:
    """Return a neighbourhood and the council that it lies in."""
    found = ask(place)
    if isinstance(found, Absence):
        return found
    council = council_of(place)
    rows = (_row(ask(council), council),)
    return _comparison(found, rows, order="with its council below", among="its council", method=found.method)


def council_of(place: Place) -> Place:
    """Return the council that a place lies in (itself for a council)."""
    return next(other for other in authorities() if other.code == place.authority_code)


def why_similar(place: Place, count: int = 5) -> list[SimilarPlace]:
    """Return the councils most like a place, each with the figures of both that make it so."""
    return similar(place, count)


def _comparison(found: Level, rows: tuple[Row, ...], *, order: str, among: str, method: str) -> Comparison:
    return Comparison(
        topic=found.topic,
        place=found.place,
        period=found.period,
        source=found.source,
        rows=(found.here, *rows),
        england=found.england,
        order=order,
        among=among,
        why_no_interval=found.why_no_interval,
        method=method,
    )


def _row(found: Level | Absence, place: Place) -> Row:
    if isinstance(found, Absence):
        return Row(label=place.name, value=None, code=place.code, note=found.reason)
    return replace(found.here, label=place.name, share=None)


@lru_cache(maxsize=64)
def _middle(region: Place, ask: Ask) -> Row:
    """Return the middle of the figures of a region's councils, as a row of the region."""
    inside = [other for other in authorities() if other.region_code == region.code]
    rows = [_row(ask(other), other) for other in inside]
    known = [row.value for row in rows if row.value is not None]
    label = f"the middle council of {region.name}"
    note = f"{len(known)} of {len(inside)} councils have a figure"
    return Row(label=label, value=median(known) if known else None, code=region.code, note=note)
