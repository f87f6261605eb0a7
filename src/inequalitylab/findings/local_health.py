"""Health by neighbourhood: disability by the census, and length of life where there is a figure."""

from collections.abc import Hashable
from functools import lru_cache
from typing import Any

from inequalitylab import datasets
from inequalitylab.findings import residents
from inequalitylab.findings.comparing import absent, against_england
from inequalitylab.findings.kinds import NOT_APPLICABLE, Absence, Level, Row
from inequalitylab.findings.lives import Sex, topic_of
from inequalitylab.findings.people import CENSUS_YEAR, PERCENT
from inequalitylab.findings.sources import source_of
from inequalitylab.findings.topics import TOPICS
from inequalitylab.places import ENGLAND, Place
from inequalitylab.places.place import LSOA, MSOA, WARD

DISABILITY = "census2021_disability"
LOCAL = "local_health_msoa"
FIVE_YEARS = "2015 to 2019"
NOT_SUCH = {
    LSOA: "Too few people live in so small an area; there are figures for larger ones.",
    WARD: "The figures are for neighbourhoods whose lines are not those of wards.",
}
NEW_LINES = "Its lines were drawn anew in 2021, and the figures are for the old ones."
WITHHELD = "The publisher holds it back, since the numbers are small."


def disabled(place: Place) -> Level:
    """Return the share of people who are disabled under the Equality Act, by their own answer (Census 2021).

    Not adjusted for age. Source: ONS, Census 2021, table TS038, added up from small areas.
    """
    found = residents.counts(DISABILITY, place, ("disabled", "total"))
    shares = {code: PERCENT * row["disabled"] / row["total"] for code, row in found.items()}

    def row(code: str, label: str) -> Row:
        counts = found[code]
        return Row(
            label=label, value=shares[code], code=code, count=counts["disabled"], denominator=counts["total"]
        )

    return against_england(
        TOPICS["disabled"],
        place,
        CENSUS_YEAR,
        source_of(DISABILITY),
        row(place.code, place.name),
        row(ENGLAND.code, ENGLAND.name),
        others=residents.among(place, shares),
        others_are=residents.peers(place),
        why_no_interval=NOT_APPLICABLE,
        method=residents.method(place, "Counted by the census, not adjusted for age."),
    )


@lru_cache(maxsize=2)
def _lives(sex: Sex) -> dict[Hashable, dict[Hashable, Any]]:
    """Return life expectancy by neighbourhood of 2011, with its council."""
    table = datasets.load(LOCAL)[["area_code", "authority_code", f"life_expectancy_{sex}"]]
    table.columns = ["code", "council", "years"]
    return table.set_index("code").to_dict("index")


def life_expectancy_nearby(place: Place, sex: Sex) -> Level | Absence:
    """Return life expectancy at birth in one neighbourhood (MSOA), five years together, in years.

    The neighbourhoods are those of 2011: one whose code is no longer the same has no figure. Neither
    England's figure for these years nor an interval is in the copy used. Source: OHID, Local Health.
    """
    topic, source, found = topic_of(sex), source_of(LOCAL), _lives(sex)
    if place.kind != MSOA:
        return absent(topic, place, FIVE_YEARS, source, NOT_SUCH[place.kind])
    if place.code not in found:
        return absent(topic, place, FIVE_YEARS, source, NEW_LINES)
    years = found[place.code]["years"]
    if years != years:
        return absent(topic, place, FIVE_YEARS, source, WITHHELD)
    here = Row(label=place.name, value=float(years), code=place.code)
    near = tuple(
        float(row["years"])
        for row in found.values()
        if row["council"] == place.authority_code and row["years"] == row["years"]
    )
    return against_england(
        topic,
        place,
        FIVE_YEARS,
        source,
        here,
        None,
        others=near,
        others_are=residents.peers(place),
        method="As published, to one decimal place. Few people die in one neighbourhood, so it can jump.",
    )
