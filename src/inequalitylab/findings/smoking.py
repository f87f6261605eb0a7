"""Smoking at the time of giving birth, North West: an indicator that has counts, for ranges and funnels."""

from typing import Any

import numpy as np
import pandas as pd

from inequalitylab import datasets, measures, places
from inequalitylab.findings.comparing import absent
from inequalitylab.findings.kinds import Absence, Funnel, FunnelLimit, Level, Row
from inequalitylab.findings.sources import source_of
from inequalitylab.findings.topics import TOPICS
from inequalitylab.places import ENGLAND, Place

DATASET = "indicators_with_intervals"
INDICATOR = 93085
REGION = "North West"
# A county: its mothers are counted again in its districts.
OVERLAPS = ("Lancashire",)
CURVE_POINTS = 60
LIMITS = ["denominator", "lower_95", "upper_95", "lower_99_8", "upper_99_8"]
NORTH_WEST_ONLY = "The copy that this course has, with counts and ranges, covers the North West alone."


def smoking(place: Place) -> Level | Absence:
    """Return the share of mothers who smoked when they gave birth, with England's beside it.

    Intervals of both are the publisher's; those of difference and ratio are worked out from the counts.
    Only areas of the North West have a figure. Source: OHID, Fingertips indicator 93085.
    """
    table, period = _latest()
    found = {row["area_code"]: _row(row) for row in table.to_dict("records")}
    topic, source, england = TOPICS["smoking_at_delivery"], source_of(DATASET), found[ENGLAND.code]
    if place.code not in found:
        return absent(topic, place, period, source, NORTH_WEST_ONLY, england=england)
    here = found[place.code]
    facts: dict[str, Any] = {"topic": topic, "place": place, "period": period, "source": source}
    if place.code == ENGLAND.code:
        return Level(**facts, rows=(here,), here=here, why_no_interval="")
    counts = (here.count, here.denominator, england.count, england.denominator)
    return Level(
        **facts,
        rows=(here, england),
        here=here,
        england=england,
        difference=measures.difference_of_proportions(*counts),
        ratio=measures.ratio_of_proportions(*counts),
        why_no_interval="",
        method="Intervals of the shares as published; of the difference, Newcombe's from the counts.",
    )


def nearest_with_smoking(place: Place) -> Place:
    """Return the place itself if it has counts on smoking, else the council most like it that has."""
    table, _ = _latest()
    codes = set(table["area_code"])
    alike = (other.place for other in places.similar(place, len(places.authorities()) - 1))
    return place if place.code in codes else next(other for other in alike if other.code in codes)


def smoking_funnel(period: str | None = None) -> Funnel:
    """Return the share of mothers who smoked, by authority of the North West, with the limits of chance.

    Source: OHID, Fingertips indicator 93085. The average is that of all the areas shown.
    """
    table, period = _latest(period)
    table = table[(table["area_type"] == "authority") & ~table["area_name"].isin(OVERLAPS)]
    table = table[table["count"].notna() & table["denominator"].notna()].sort_values("area_name")
    average = float(table["count"].sum() / table["denominator"].sum())
    sizes = np.linspace(table["denominator"].min() * 0.6, table["denominator"].max() * 1.05, CURVE_POINTS)
    curve = measures.funnel_limits_of_proportions(sizes, average)
    return Funnel(
        topic=TOPICS["smoking_at_delivery"],
        place=_region(),
        period=period,
        source=source_of(DATASET),
        rows=tuple(_row(row) for row in table.to_dict("records")),
        average=100 * average,
        limits=tuple(FunnelLimit(*map(float, limits)) for limits in curve[LIMITS].to_numpy()),
        why_no_interval="",
        method="Limits: average plus and minus 1.96 and 3.09 standard errors of a proportion.",
    )


def _latest(period: str | None = None) -> tuple[pd.DataFrame, str]:
    """Return the rows of one period (the newest unless given), and the period."""
    table = datasets.load(DATASET)
    table = table[(table["indicator_id"] == INDICATOR) & (table["group_type"] == "all")]
    period = period or str(table["period"].astype(str).max())
    return table[table["period"].astype(str) == period], period


def _row(row: dict) -> Row:
    return Row(
        label=row["area_name"],
        code=row["area_code"],
        value=row["value"],
        lower=row["lower"],
        upper=row["upper"],
        count=row["count"],
        denominator=row["denominator"],
    )


def _region() -> Place:
    return next(region for region in places.regions() if region.name == REGION)
