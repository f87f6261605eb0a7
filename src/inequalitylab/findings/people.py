"""Who lives in a place, and in which neighbourhoods: Census 2021 and the Indices of Deprivation 2025."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from inequalitylab import datasets
from inequalitylab.findings.comparing import against_england
from inequalitylab.findings.kinds import AN_INDEX, NOT_APPLICABLE, Distribution, Level, Row
from inequalitylab.findings.lives import tenth_label
from inequalitylab.findings.sources import source_of
from inequalitylab.findings.topics import TOPICS
from inequalitylab.places import ENGLAND, Place

CENSUS_YEAR = "2021"
DEPRIVATION_YEAR = "2025"
PERCENT = 100
TENTHS = range(1, 11)
WEIGHTED = "Neighbourhoods by the Indices of Deprivation 2025, people by Census 2021."
AGES = {
    "age_0_to_15": ("aged under 16", "0 to 15"),
    "age_16_to_24": ("aged 16 to 24", "16 to 24"),
    "age_25_to_34": ("aged 25 to 34", "25 to 34"),
    "age_35_to_49": ("aged 35 to 49", "35 to 49"),
    "age_50_to_64": ("aged 50 to 64", "50 to 64"),
    "age_65_and_over": ("aged 65 and over", "65 and over"),
}


@lru_cache
def _by_place() -> dict[Any, dict[Any, float]]:
    """People and people by age group for each place, England among them."""
    table = datasets.load("authorities").set_index("area_code")[["population", *AGES]].astype(float)
    table.loc[ENGLAND.code] = table.sum()
    return table.to_dict("index")


@lru_cache
def _by_tenth() -> dict[Any, dict[Any, float]]:
    """People by tenth of neighbourhood deprivation (1 to 10) for each place, England among them."""
    table = datasets.load("iod2025")
    people = table.pivot_table("population", "authority_code", "imd_decile", "sum", fill_value=0)
    people = people.reindex(columns=list(TENTHS), fill_value=0).astype(float)
    people.loc[ENGLAND.code] = people.sum()
    return people.to_dict("index")


@lru_cache
def _average_scores() -> dict[Any, float]:
    """The population-weighted average score of neighbourhoods for each place, England among them."""
    table = datasets.load("iod2025")
    table = table.assign(weighted=table["imd_score"] * table["population"])
    sums = table.groupby("authority_code")[["weighted", "population"]].sum()
    sums.loc[ENGLAND.code] = sums.sum()
    return (sums["weighted"] / sums["population"]).to_dict()


def people(place: Place) -> Level:
    """Return the number of usual residents (Census 2021), and their share of everyone in England."""
    counts = {code: row["population"] for code, row in _by_place().items()}
    share = counts[place.code] / counts[ENGLAND.code] if place != ENGLAND else None
    here = Row(label=place.name, value=counts[place.code], code=place.code, share=share)
    return Level(
        topic=TOPICS["people"],
        place=place,
        period=CENSUS_YEAR,
        source=source_of("authorities"),
        rows=(here,),
        here=here,
        others=_others(counts),
        why_no_interval=NOT_APPLICABLE,
        method="Counted by the census.",
    )


def _others(values: dict[Any, float]) -> tuple[float, ...]:
    return tuple(value for code, value in values.items() if code != ENGLAND.code)


def ages(place: Place) -> Distribution:
    """Return the share of people in six age groups, with England's beside them."""
    return _spread("ages", place, CENSUS_YEAR, "authorities", _by_place(), AGES, "Counted by the census.")


def by_deprivation(place: Place) -> Distribution:
    """Return the share of people in each tenth of England's neighbourhoods, most deprived first."""
    groups = {tenth: (f"in {tenth_label(tenth)} of neighbourhoods", str(tenth)) for tenth in TENTHS}
    return _spread("tenths", place, DEPRIVATION_YEAR, "iod2025", _by_tenth(), groups, WEIGHTED)


def _spread(
    key: str,
    place: Place,
    period: str,
    dataset: str,
    found: dict[Any, dict[Any, float]],
    groups: Mapping[Any, tuple[str, str]],
    method: str,
) -> Distribution:
    """Return the shares of groups, whose columns map to a label and a short label."""

    def rows(code: str) -> tuple[Row, ...]:
        total = sum(found[code][column] for column in groups)
        return tuple(
            Row(
                label=label,
                short=short,
                value=PERCENT * found[code][column] / total,
                count=found[code][column],
                denominator=total,
            )
            for column, (label, short) in groups.items()
        )

    return Distribution(
        topic=TOPICS[key],
        place=place,
        period=period,
        source=source_of(dataset),
        rows=rows(place.code),
        england=() if place == ENGLAND else rows(ENGLAND.code),
        why_no_interval=NOT_APPLICABLE,
        method=method,
    )


def in_most_deprived_tenth(place: Place) -> Level:
    """Return the share of people in neighbourhoods among England's most deprived tenth, in %."""
    found = _by_tenth()
    totals = {code: sum(row.values()) for code, row in found.items()}
    shares = {code: PERCENT * row[1] / totals[code] for code, row in found.items()}

    def row(code: str, label: str) -> Row:
        return Row(label=label, value=shares[code], code=code, count=found[code][1], denominator=totals[code])

    return _against("most_deprived", place, row, _others(shares))


def average_score(place: Place) -> Level:
    """Return the population-weighted average score of neighbourhoods (higher means more deprived)."""
    scores = _average_scores()
    return _against(
        "deprivation_score",
        place,
        lambda code, label: Row(label=label, value=scores[code], code=code),
        _others(scores),
        AN_INDEX,
    )


def _against(
    key: str,
    place: Place,
    row: Callable[[str, str], Row],
    others: tuple[float, ...],
    why_no_interval: str = NOT_APPLICABLE,
) -> Level:
    return against_england(
        TOPICS[key],
        place,
        DEPRIVATION_YEAR,
        source_of("iod2025"),
        row(place.code, place.name),
        row(ENGLAND.code, "England"),
        others=others,
        why_no_interval=why_no_interval,
        method=WEIGHTED,
    )
