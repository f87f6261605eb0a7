"""The map of a council, a ward or a neighbourhood by deprivation, and the same as a list of names."""

from collections import Counter
from dataclasses import dataclass, replace

from inequalitylab.findings import residents
from inequalitylab.findings.beside import council_of
from inequalitylab.findings.kinds import Pattern
from inequalitylab.findings.neighbourhoods import FIFTHS, SHAPES, class_row, deprivation_map, where_they_lie
from inequalitylab.places import Place, small_places
from inequalitylab.places.place import MSOA


@dataclass(frozen=True)
class NamedPart:
    """One named neighbourhood: its place, and how many of its small areas are in each fifth of England."""

    place: Place
    by_fifth: tuple[int, ...]


def neighbourhood_map(place: Place) -> Pattern:
    """Return the small areas of a council, a ward or a neighbourhood by fifth of England's deprivation."""
    if not residents.is_small(place):
        return deprivation_map(place)
    council = deprivation_map(council_of(place))
    inside = set(residents.parts_of(place))
    rows = tuple(row for row in council.rows if row.code in inside)
    return replace(
        council,
        place=place,
        rows=rows,
        by_class=tuple(class_row(rows, named) for named in FIFTHS),
        where="",
        method=residents.method(place, council.method),
    )


def map_as_list(found: Pattern) -> tuple[NamedPart, ...]:
    """Return a map by deprivation as its named neighbourhoods (MSOA), in order of their names."""
    parents = residents.neighbourhood_of_each(found.place)
    counts: dict[str, Counter[int]] = {}
    for row in found.rows:
        fifth = next(n for n, named in enumerate(FIFTHS) if named.low <= (row.value or 0) <= named.high)
        counts.setdefault(parents[row.code], Counter())[fifth] += 1
    named = small_places(MSOA)
    parts = (
        NamedPart(named[code], tuple(count[fifth] for fifth in range(len(FIFTHS))))
        for code, count in counts.items()
    )
    return tuple(sorted(parts, key=lambda part: part.place.name))


def where_it_lies(place: Place) -> str:
    """Say where in its council a ward or a neighbourhood lies: "mostly in the north-east of Leeds"."""
    council = council_of(place)
    where = where_they_lie(SHAPES, council, set(residents.parts_of(place)))
    return f"{where.removeprefix('mostly ')} of {council.name}" if where else ""
