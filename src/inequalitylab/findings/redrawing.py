"""The same people counted in other areas: averages by area and by person, and maps drawn in several ways."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
import pandas as pd

from inequalitylab import datasets, measures
from inequalitylab.findings.area_kinds import Average, Drawing, DrawnMap, Redrawn
from inequalitylab.findings.comparing import absent
from inequalitylab.findings.kinds import AN_INDEX, Absence, Parts, Row, Source
from inequalitylab.findings.neighbourhoods import (
    FIFTHS,
    in_fifths,
    neighbourhoods_of,
    people_in_a_dot,
)
from inequalitylab.findings.people import DEPRIVATION_YEAR
from inequalitylab.findings.practice import PRACTICE_PLACE, WHY_NO_INTERVAL
from inequalitylab.findings.sources import MADE_UP, source_of
from inequalitylab.findings.topics import TOPICS
from inequalitylab.places import ENGLAND, Place

PERCENT, TENTHS = 100, 10
FEW = 12
FEWEST = 10
NO_RANGE = "It describes all the areas there are, so it has no sampling range."
LARGER = "neighbourhoods"
DRAWINGS = {"area_code": "small areas (LSOA)", "msoa_code": "neighbourhoods (MSOA)", "ward_code": "wards"}


def incomes_in_most_deprived_tenth(place: Place = ENGLAND) -> Parts | Absence:
    """Return how many people in England's most deprived tenth of small areas have a low income.

    Low income is the income domain's share times Census 2021 residents: an estimate, not a count.
    """
    table = neighbourhoods_of(place.code)
    table = table[table["imd_decile"] == 1]
    topic, source = TOPICS["most_deprived_people"], source_of("iod2025")
    if table.empty:
        reason = "It has no small area in England's most deprived tenth."
        return absent(topic, place, DEPRIVATION_YEAR, source, reason)
    everyone = float(table["population"].sum())
    poor = float((table["income_score"] * table["population"]).sum())
    rows = tuple(
        Row(
            label=label,
            short=short,
            value=PERCENT * count / everyone,
            count=round(count),
            denominator=everyone,
        )
        for label, short, count in (
            ("without a low income", "Without", everyone - poor),
            ("on a low income", "With", poor),
        )
    )
    return Parts(
        topic=topic,
        place=place,
        period=DEPRIVATION_YEAR,
        source=source,
        rows=rows,
        whole="people in the most deprived tenth of small areas",
        one_dot=people_in_a_dot(everyone),
        why_no_interval="It is an estimate from records, so it has no sampling range.",
        method="Share of people with a low income in each small area, times its residents.",
    )


def average_of_neighbourhoods(place: Place) -> Average:
    """Return the mean deprivation score of a place's small areas, and the mean weighted by people."""
    table = neighbourhoods_of(place.code).sort_values(["imd_score", "area_code"], ascending=[False, True])
    areas = tuple(
        Row(label=name, value=float(score), count=float(people))
        for name, score, people in zip(
            table["area_name"], table["imd_score"], table["population"], strict=True
        )
    )
    return _average(place, DEPRIVATION_YEAR, source_of("iod2025"), areas, AN_INDEX, made_up=False)


def practice_average(scores: tuple[float, ...], people: tuple[float, ...]) -> Average:
    """Return both averages of a few made-up areas, to work by hand."""
    areas = tuple(
        Row(label=f"Area {name}", short=name, value=float(score), count=float(count))
        for name, score, count in zip("ABCDEF", scores, people, strict=False)
    )
    return _average(PRACTICE_PLACE, "one year", MADE_UP, areas, WHY_NO_INTERVAL, made_up=True)


def _average(
    place: Place, period: str, source: Source, areas: tuple[Row, ...], why_no_interval: str, *, made_up: bool
) -> Average:
    scores = np.array([row.value for row in areas], dtype=float)
    people = np.array([row.count for row in areas], dtype=float)
    alike = Row(label="Each area counts once", value=float(scores.mean()), count=float(people.sum()))
    weighted = Row(
        label="Each person counts once",
        value=float(np.average(scores, weights=people)),
        count=float(people.sum()),
    )
    return Average(
        topic=TOPICS["deprivation_score"],
        place=place,
        period=period,
        source=source,
        rows=(*(areas if len(areas) <= FEW else ()), alike, weighted),
        areas=areas,
        areas_alike=alike,
        people_alike=weighted,
        why_no_interval=why_no_interval,
        made_up=made_up,
        method="Mean of the scores, and mean of the scores weighted by people (Census 2021)."
        if not made_up
        else "",
    )


@lru_cache(maxsize=4)
def _drawn(code: str, column: str) -> pd.DataFrame:
    """Return score (weighted by people), people and disabled people of each area in one drawing."""
    table = neighbourhoods_of(code).merge(
        datasets.load("neighbourhoods")[["area_code", "msoa_code", "ward_code"]], on="area_code"
    )
    table = table.merge(
        datasets.load("census2021_disability")[["area_code", "total", "disabled"]], on="area_code"
    )
    table = table.assign(weighted=table["imd_score"] * table["population"])
    sums = table.groupby(column)[["weighted", "population", "total", "disabled"]].sum()
    return sums.assign(score=sums["weighted"] / sums["population"]).sort_index()


def redrawn(place: Place) -> Redrawn | Absence:
    """Return the correlation of deprivation with disability by LSOA, MSOA and ward: the same people.

    A ward holds the LSOAs of which it has most. With fewer than ten areas no correlation is given.
    """
    topic = TOPICS["disability_and_deprivation"]
    titles = (source_of(name).title for name in ("iod2025", "census2021_disability"))
    source = replace(source_of("iod2025"), title="; ".join(titles))
    rows, drawings = [], []
    for column, name in DRAWINGS.items():
        table = _drawn(place.code, column)
        share = PERCENT * table["disabled"] / table["total"]
        value = float(np.corrcoef(table["score"], share)[0, 1]) if len(table) >= FEWEST else None
        rows.append(Row(label=f"in {name}", short=name, value=value, count=len(table)))
        points = zip(table["score"].astype(float), share.astype(float), strict=True)
        drawings.append(Drawing(name=name, points=tuple(points)))
    if all(row.value is None for row in rows):
        reason = "It has too few areas, however they are drawn, to see a pattern."
        return absent(topic, place, DEPRIVATION_YEAR, source, reason)
    return Redrawn(
        topic=topic,
        place=place,
        period="2025 (deprivation) and 2021 (disability)",
        source=source,
        rows=tuple(rows),
        drawings=tuple(drawings),
        across="Deprivation score",
        up="Disabled people (%)",
        why_no_interval=NO_RANGE,
        method="Pearson correlation, each area counted once. Scores of larger areas weighted by people.",
    )


def larger_map(place: Place) -> DrawnMap:
    """Return the MSOAs of one authority by fifth of England's MSOAs, from the same scores."""
    every = _drawn(ENGLAND.code, "msoa_code")["score"]
    tenths = measures.quantile_groups(every, TENTHS, highest_first=True)
    lookup = datasets.load("neighbourhoods")
    names = (
        lookup[lookup["authority_code"] == place.code].drop_duplicates("msoa_code").sort_values("msoa_code")
    )
    rows = tuple(
        Row(label=name, value=float(tenths[code]), code=code)
        for code, name in zip(names["msoa_code"], names["msoa_name"], strict=True)
    )
    return in_fifths(
        DrawnMap,
        place,
        rows,
        topic="larger_neighbourhoods",
        shapes="msoa_boundaries",
        method="Scores of small areas weighted by people; tenths of England's MSOAs, in pairs.",
        pieces=LARGER,
    )


def share_in_most_deprived_fifth(place: Place) -> dict[str, float]:
    """Return the share of people in England's most deprived fifth of areas, for each drawing, in %."""
    found = {}
    for column, name in DRAWINGS.items():
        england = _drawn(ENGLAND.code, column)
        here = _drawn(place.code, column)
        tenths = measures.quantile_groups(england["score"], TENTHS, highest_first=True)
        inside = here.index.intersection(tenths.index[tenths <= FIFTHS[0].high])
        found[name] = PERCENT * float(here.loc[inside, "population"].sum()) / float(here["population"].sum())
    return found
