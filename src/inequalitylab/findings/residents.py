"""Who lives in a place: counts for England, its regions and councils, and the neighbourhoods of a council."""

from collections.abc import Hashable
from functools import lru_cache
from typing import Any

import pandas as pd

from inequalitylab import datasets
from inequalitylab.places import ENGLAND, Place, small_places
from inequalitylab.places.place import LSOA, MSOA, WARD

AGE_COLUMNS = (
    "age_0_to_15",
    "age_16_to_24",
    "age_25_to_34",
    "age_35_to_49",
    "age_50_to_64",
    "age_65_and_over",
)
CODE_COLUMN = {MSOA: "msoa_code", WARD: "ward_code", LSOA: "area_code"}
# Of the same council.
PEERS = {MSOA: "neighbourhoods nearby", WARD: "wards nearby", LSOA: "small areas nearby"}
ADDED_UP = "Added up from small areas, each counted with the ward that most of it is in."
TENTHS = range(1, 11)

Figures = dict[Hashable, dict[Any, float]]


def is_small(place: Place) -> bool:
    """Whether a place is a neighbourhood: figures for it come from counts of small areas."""
    return place.kind in CODE_COLUMN


def peers(place: Place) -> str:
    """Return what the places of this kind are that a place is shown among."""
    return PEERS.get(place.kind, "councils")


def method(place: Place, usual: str) -> str:
    """Return how a figure was worked out; for a ward, also how its small areas were put together."""
    return f"{usual} {ADDED_UP}" if place.kind == WARD else usual


def among(place: Place, values: dict[Any, float]) -> tuple[float, ...]:
    """Return the values of the places that a place is shown among, its own included."""
    start = place.code[:3] if is_small(place) else ("E06", "E07", "E08", "E09")
    return tuple(value for code, value in values.items() if str(code).startswith(start))


def ages(place: Place) -> Figures:
    """Return people (``population``) and people by age group, for a place, its peers and England."""
    if not is_small(place):
        return _ages()
    found = counts("census2021_age", place, AGE_COLUMNS)
    return {
        code: {"population": sum(row[name] for name in AGE_COLUMNS), **row} for code, row in found.items()
    }


def tenths(place: Place) -> Figures:
    """Return people by tenth of neighbourhood deprivation (1 to 10), for a place, its peers and England."""
    return _tenths_inside(place.kind, _council(place)) if is_small(place) else _tenths()


def scores(place: Place) -> dict[Any, float]:
    """Return the average score of neighbourhoods, weighted by people, for a place, its peers and England."""
    return _scores_inside(place.kind, _council(place)) if is_small(place) else _scores()


def counts(dataset: str, place: Place, columns: tuple[str, ...]) -> Figures:
    """Return sums of a table of counts by small area, for a place, its peers and England."""
    larger = _counts(dataset, columns)
    if not is_small(place):
        return larger
    council = _council(place)
    inside = _counts_inside(dataset, columns, place.kind, council)
    return {**inside, ENGLAND.code: larger[ENGLAND.code], council: larger[council]}


def _council(place: Place) -> str:
    return place.authority_code or place.code


@lru_cache(maxsize=1)
def _ages() -> Figures:
    columns = ["population", *AGE_COLUMNS]
    return _with_larger(datasets.load("authorities").set_index("area_code"), columns)


@lru_cache(maxsize=1)
def _tenths() -> Figures:
    table = datasets.load("iod2025")
    people = table.pivot_table(
        "population", ["authority_code", "region_code"], "imd_decile", "sum", fill_value=0
    )
    people = people.reindex(columns=list(TENTHS), fill_value=0).reset_index().set_index("authority_code")
    return _with_larger(people, list(TENTHS))


@lru_cache(maxsize=1)
def _scores() -> dict[Any, float]:
    table = datasets.load("iod2025")
    table = table.assign(weighted=table["imd_score"] * table["population"])
    sums = table.groupby(["authority_code", "region_code"])[["weighted", "population"]].sum()
    sums = sums.reset_index().set_index("authority_code")
    return _averages(_with_larger(sums, ["weighted", "population"]))


def _averages(found: Figures) -> dict[Any, float]:
    return {code: row["weighted"] / row["population"] for code, row in found.items()}


def _with_larger(table: pd.DataFrame, columns: list[Any]) -> Figures:
    """Return sums by council, and with them the sums of each region and of England."""
    sums = table[columns].astype(float)
    regions = sums.groupby(table["region_code"]).sum()
    sums.loc[ENGLAND.code] = sums.sum()
    return {**sums.to_dict("index"), **regions.to_dict("index")}


@lru_cache(maxsize=8)
def _parents(kind: str, council: str) -> "pd.Series[str]":
    """Return, for each small area (LSOA) of a council's neighbourhoods, the neighbourhood that it is in."""
    table = datasets.load("neighbourhoods")
    codes = {place.code for place in small_places(kind).values() if place.authority_code == council}
    column = CODE_COLUMN[kind]
    return table[table[column].isin(codes)].set_index("area_code", drop=False)[column]


def neighbourhood_of_each(place: Place) -> dict[str, str]:
    """Return the neighbourhood (MSOA) of each small area (LSOA) of a place's council."""
    table = datasets.load("neighbourhoods")
    table = table[table["authority_code"] == _council(place)]
    return dict(zip(table["area_code"], table["msoa_code"], strict=True))


def parts_of(place: Place) -> list[str]:
    """Return the codes of the small areas (LSOA) that make up a neighbourhood, a ward or a small area."""
    parents = _parents(place.kind, _council(place))
    return sorted(parents.index[parents == place.code])


def _inside(table: pd.DataFrame, kind: str, council: str) -> pd.DataFrame:
    parents = _parents(kind, council)
    table = table[table["area_code"].isin(parents.index)]
    return table.assign(place_code=table["area_code"].map(parents))


@lru_cache(maxsize=8)
def _counts(dataset: str, columns: tuple[str, ...]) -> Figures:
    regions = datasets.load("authorities").set_index("area_code")["region_code"]
    sums = datasets.load(dataset).groupby("authority_code")[list(columns)].sum()
    return _with_larger(sums.join(regions), list(columns))


@lru_cache(maxsize=16)
def _counts_inside(dataset: str, columns: tuple[str, ...], kind: str, council: str) -> Figures:
    table = _inside(datasets.load(dataset), kind, council)
    sums: Figures = table.groupby("place_code")[list(columns)].sum().astype(float).to_dict("index")
    return sums


@lru_cache(maxsize=8)
def _tenths_inside(kind: str, council: str) -> Figures:
    table = _inside(datasets.load("iod2025"), kind, council)
    people = table.pivot_table("population", "place_code", "imd_decile", "sum", fill_value=0)
    people = people.reindex(columns=list(TENTHS), fill_value=0).astype(float)
    return {**people.to_dict("index"), ENGLAND.code: _tenths()[ENGLAND.code], council: _tenths()[council]}


@lru_cache(maxsize=8)
def _scores_inside(kind: str, council: str) -> dict[Any, float]:
    table = _inside(datasets.load("iod2025"), kind, council)
    table = table.assign(weighted=table["imd_score"] * table["population"])
    sums = table.groupby("place_code")[["weighted", "population"]].sum()
    found = _averages({code: dict(row) for code, row in sums.to_dict("index").items()})
    return {**found, ENGLAND.code: _scores()[ENGLAND.code], council: _scores()[council]}
