"""Small areas inside a place: a map of their deprivation, and where people with a low income live."""

from functools import lru_cache
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from inequalitylab import datasets
from inequalitylab.findings.kinds import AN_INDEX, MapClass, Parts, Pattern, Row
from inequalitylab.findings.people import DEPRIVATION_YEAR, PERCENT, WEIGHTED
from inequalitylab.findings.sources import source_of
from inequalitylab.findings.topics import TOPICS
from inequalitylab.places import ENGLAND, Place

Drawn = TypeVar("Drawn", bound=Pattern)

SHAPES = "lsoa_boundaries"
FIFTHS = (
    MapClass("most deprived fifth", 1, 2),
    MapClass("second fifth", 3, 4),
    MapClass("middle fifth", 5, 6),
    MapClass("fourth fifth", 7, 8),
    MapClass("least deprived fifth", 9, 10),
)
DOTS = 200
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
NICE = (1, 2, 5)
# Further from the middle than this share of the usual distance, a direction is named.
NOTICEABLE = 0.3


@lru_cache(maxsize=8)
def neighbourhoods_of(code: str) -> pd.DataFrame:
    """Return the rows of the Indices of Deprivation 2025 for one authority, or for England."""
    table = datasets.load("iod2025")
    return table if code == ENGLAND.code else table[table["authority_code"] == code]


def low_income_by_neighbourhood(place: Place = ENGLAND, tenths: int = 1) -> Parts:
    """Return how many people with a low income live inside and outside the most deprived tenth of areas.

    `tenths` says how many of the most deprived tenths count as inside, from 1 to 9. Low income is the income
    domain's share times Census 2021 residents: an estimate, not a count.
    """
    table = neighbourhoods_of(place.code)
    poor = table["income_score"] * table["population"]
    inside = float(poor[table["imd_decile"] <= tenths].sum())
    total = float(poor.sum())
    cut = f"the {_most_deprived(tenths)} of small areas"
    rows = tuple(
        Row(
            label=label,
            short=short,
            value=PERCENT * count / total,
            count=round(count),
            denominator=round(total),
        )
        for label, short, count in (
            (f"outside {cut}", "Outside", total - inside),
            (f"in {cut}", "Inside", inside),
        )
    )
    return Parts(
        topic=TOPICS["low_income"],
        place=place,
        period=DEPRIVATION_YEAR,
        source=source_of("iod2025"),
        rows=rows,
        whole="people with a low income",
        one_dot=people_in_a_dot(total),
        why_no_interval="It is an estimate from records, so it has no sampling range.",
        method="Share of people with a low income in each small area, times its residents.",
    )


def _most_deprived(tenths: int) -> str:
    return "most deprived tenth" if tenths == 1 else f"{NUMBERS[tenths]} most deprived tenths"


def people_in_a_dot(total: float) -> int:
    """Return a round number of people, so that there are about two hundred dots at most."""
    power = 1
    while True:
        for digit in NICE:
            if total / (digit * power) <= DOTS:
                return digit * power
        power *= 10


def deprivation_map(place: Place) -> Pattern:
    """Return the small areas of one authority by fifth of England's deprivation."""
    table = neighbourhoods_of(place.code)
    rows = tuple(
        Row(
            label=row["area_name"],
            value=float(row["imd_decile"]),
            code=row["area_code"],
            count=row["population"],
        )
        for row in table.sort_values("area_code").to_dict("records")
    )
    return in_fifths(Pattern, place, rows, method=WEIGHTED)


def in_fifths(
    kind: type[Drawn],
    place: Place,
    rows: tuple[Row, ...],
    *,
    topic: str = "neighbourhoods",
    shapes: str = SHAPES,
    **more: Any,
) -> Drawn:
    """Return a map of areas by fifth of England's deprivation; the rows hold their tenths."""
    return kind(
        topic=TOPICS[topic],
        place=place,
        period=DEPRIVATION_YEAR,
        source=source_of("iod2025"),
        rows=rows,
        shapes=shapes,
        classes=FIFTHS,
        by_class=tuple(class_row(rows, named) for named in FIFTHS),
        where=where_they_lie(shapes, place, {row.code for row in rows if (row.value or 0) <= FIFTHS[0].high}),
        why_no_interval=AN_INDEX,
        **more,
    )


def class_row(rows: tuple[Row, ...], named: MapClass) -> Row:
    """Return how many areas are in a class of a map, and their share of all areas, in %."""
    count = sum(row.value is not None and named.low <= row.value <= named.high for row in rows)
    share = PERCENT * count / len(rows)
    return Row(
        label=f"in the {named.name}", short=named.name, value=share, count=count, denominator=len(rows)
    )


def where_they_lie(shapes: str, place: Place, codes: set[str]) -> str:
    """Say in which direction some areas lie from the middle of all, or that they lie near it or all over."""
    middles = _middles(shapes, place.code)
    chosen = np.array([middle for code, middle in middles.items() if code in codes])
    if len(chosen) == 0 or len(middles) == 1:
        return ""
    every = np.array(list(middles.values()))
    spread = every.std(axis=0).mean() or 1.0
    east, north = (chosen.mean(axis=0) - every.mean(axis=0)) / spread
    words = []
    if abs(north) > NOTICEABLE:
        words.append("north" if north > 0 else "south")
    if abs(east) > NOTICEABLE:
        words.append("east" if east > 0 else "west")
    if words:
        return f"mostly in the {'-'.join(words)}"
    close = chosen.std(axis=0).mean() / spread
    return "mostly near the middle" if len(chosen) > 1 and close < 1 - NOTICEABLE else "in many parts"


@lru_cache(maxsize=8)
def _middles(shapes: str, code: str) -> dict[str, Any]:
    """Return a point in the middle of each small area, with east and north on one scale."""
    found = {}
    for feature in datasets.boundaries(shapes, code)["features"]:
        outline = np.vstack([np.asarray(polygon[0]) for polygon in feature["geometry"]["coordinates"]])
        east, north = outline.mean(axis=0)
        found[feature["properties"]["area_code"]] = (east * np.cos(np.radians(north)), north)
    return found
