"""Tooth decay in five-year-olds: by place, over time, and between the ends of the scale of deprivation."""

from inequalitylab.findings import published
from inequalitylab.findings.beside import beside_similar
from inequalitylab.findings.comparing import gap
from inequalitylab.findings.kinds import Absence, Comparison, Gap, Level, Row, Source, Trend
from inequalitylab.findings.topics import TOPICS
from inequalitylab.places import ENGLAND, Place

DATASET = "dental_decay"
SEX = "persons"

# Printed in the national report; no table here splits decay by deprivation.
SURVEY_2024 = Source(
    dataset="",
    title="Oral health survey of 5 year old schoolchildren 2024",
    publisher="Office for Health Improvement and Disparities",
    attribution="Contains public sector information licensed under the Open Government Licence v3.0.",
    licence="Open Government Licence v3.0",
    address="https://www.gov.uk/government/statistics/oral-health-survey-of-5-year-old-schoolchildren-2024",
    how_sure="The report has intervals; the two figures are quoted here without them.",
    who_is_missing="Children whose parents did not agree, and children outside mainstream state schools.",
)
DECAY_MOST_DEPRIVED_FIFTH = 32.2
DECAY_LEAST_DEPRIVED_FIFTH = 13.6


def decay(place: Place, period: str | None = None) -> Level | Absence:
    """Return the share of five-year-olds examined with visible tooth decay, with England beside it.

    Source: OHID, Fingertips indicator 93563. No interval or count is in the copy used; the publisher's own
    test against England is carried as a flag.
    """
    return published.level(DATASET, TOPICS["decay"], place, SEX, period)


def decay_over_time(place: Place) -> Trend | Absence:
    """Return tooth decay over the five surveys; a survey without a figure stays as a gap."""
    return published.trend(DATASET, TOPICS["decay"], place, SEX)


def decay_in_similar_places(place: Place, count: int = 5) -> Comparison | Absence:
    """Return decay in a place and in the authorities most like it (`places.similar`), most alike first."""
    return beside_similar(place, decay, count)


def decay_gap(place: Place, period: str | None = None) -> Gap | Absence:
    """Return the gap between a place and England: the place minus, and divided by, England."""
    found = decay(place, period)
    if isinstance(found, Absence) or found.england is None:
        return found if isinstance(found, Absence) else _no_gap(found)
    return gap(
        found.topic,
        place,
        found.period,
        found.source,
        Row(label=place.name, value=found.here.value, code=place.code, flag=found.here.flag),
        Row(label=ENGLAND.name, value=found.england.value, code=ENGLAND.code),
        method=found.method,
    )


def _no_gap(found: Level) -> Absence:
    return Absence(
        topic=found.topic,
        place=found.place,
        period=found.period,
        source=found.source,
        rows=(),
        reason="England is the figure that places are set against, so it has no gap of its own.",
    )


def decay_by_fifth() -> Gap:
    """Return decay in the most and least deprived fifth of small areas, England 2024, as printed."""
    return gap(
        TOPICS["decay"],
        ENGLAND,
        "2023/24",
        SURVEY_2024,
        Row(
            label="in the most deprived fifth of small areas",
            short="Most deprived",
            value=DECAY_MOST_DEPRIVED_FIFTH,
        ),
        Row(
            label="in the least deprived fifth of small areas",
            short="Least deprived",
            value=DECAY_LEAST_DEPRIVED_FIFTH,
        ),
        missing="The three fifths between are left out",
        method="The two figures are quoted from the report.",
    )
