"""Who lives in a place, and in which small areas: Census 2021 and the Indices of Deprivation 2025."""

from collections.abc import Callable, Mapping
from typing import Any

from inequalitylab.findings import residents
from inequalitylab.findings.comparing import against_england
from inequalitylab.findings.kinds import AN_INDEX, NOT_APPLICABLE, Distribution, Level, Row, Source
from inequalitylab.findings.lives import tenth_label
from inequalitylab.findings.residents import TENTHS, Figures
from inequalitylab.findings.sources import source_of
from inequalitylab.findings.topics import TOPICS
from inequalitylab.places import ENGLAND, Place

CENSUS_YEAR = "2021"
DEPRIVATION_YEAR = "2025"
PERCENT = 100
WEIGHTED = "Small areas by the Indices of Deprivation 2025, people by Census 2021."
AGES = {
    "age_0_to_15": ("aged under 16", "0 to 15"),
    "age_16_to_24": ("aged 16 to 24", "16 to 24"),
    "age_25_to_34": ("aged 25 to 34", "25 to 34"),
    "age_35_to_49": ("aged 35 to 49", "35 to 49"),
    "age_50_to_64": ("aged 50 to 64", "50 to 64"),
    "age_65_and_over": ("aged 65 and over", "65 and over"),
}


def people(place: Place) -> Level:
    """Return the number of usual residents (Census 2021), and their share of everyone in England."""
    counts = {code: row["population"] for code, row in residents.ages(place).items()}
    of_england = place != ENGLAND and not residents.is_small(place)
    share = counts[place.code] / counts[ENGLAND.code] if of_england else None
    here = Row(label=place.name, value=counts[place.code], code=place.code, share=share)
    return Level(
        topic=TOPICS["people"],
        place=place,
        period=CENSUS_YEAR,
        source=_census(place),
        rows=(here,),
        here=here,
        others=residents.among(place, counts),
        others_are=residents.peers(place),
        why_no_interval=NOT_APPLICABLE,
        method=residents.method(place, "Counted by the census."),
    )


def _census(place: Place) -> Source:
    return source_of("census2021_age" if residents.is_small(place) else "authorities")


def ages(place: Place) -> Distribution:
    """Return the share of people in six age groups, with England's beside them."""
    found = residents.ages(place)
    return _spread("ages", place, CENSUS_YEAR, _census(place), found, AGES, "Counted by the census.")


def by_deprivation(place: Place) -> Distribution:
    """Return the share of people in each tenth of England's small areas, most deprived first."""
    groups = {tenth: (f"in {tenth_label(tenth)} of small areas", str(tenth)) for tenth in TENTHS}
    found = residents.tenths(place)
    return _spread("tenths", place, DEPRIVATION_YEAR, source_of("iod2025"), found, groups, WEIGHTED)


def _spread(
    key: str,
    place: Place,
    period: str,
    source: Source,
    found: Figures,
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
        source=source,
        rows=rows(place.code),
        england=() if place == ENGLAND else rows(ENGLAND.code),
        why_no_interval=NOT_APPLICABLE,
        method=residents.method(place, method),
    )


def in_most_deprived_tenth(place: Place) -> Level:
    """Return the share of people in small areas among England's most deprived tenth, in %."""
    found = residents.tenths(place)
    totals = {code: sum(row.values()) for code, row in found.items()}
    shares = {code: PERCENT * row[1] / totals[code] for code, row in found.items()}

    def row(code: str, label: str) -> Row:
        return Row(label=label, value=shares[code], code=code, count=found[code][1], denominator=totals[code])

    return _against("most_deprived", place, row, residents.among(place, shares))


def average_score(place: Place) -> Level:
    """Return the population-weighted average score of small areas (higher means more deprived)."""
    scores = residents.scores(place)
    return _against(
        "deprivation_score",
        place,
        lambda code, label: Row(label=label, value=scores[code], code=code),
        residents.among(place, scores),
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
        others_are=residents.peers(place),
        why_no_interval=why_no_interval,
        method=residents.method(place, WEIGHTED),
    )
