"""Smoking at the time of giving birth, North West: the indicator here that has counts, for funnels."""

import numpy as np

from inequalitylab import datasets, measures, places
from inequalitylab.findings.kinds import Funnel, FunnelLimit, Row
from inequalitylab.findings.sources import source_of
from inequalitylab.findings.topics import TOPICS
from inequalitylab.places import Place

DATASET = "indicators_with_intervals"
INDICATOR = 93085
REGION = "North West"
# A county: its mothers are counted again in its districts.
OVERLAPS = ("Lancashire",)
CURVE_POINTS = 60
LIMITS = ["denominator", "lower_95", "upper_95", "lower_99_8", "upper_99_8"]


def smoking_funnel(period: str | None = None) -> Funnel:
    """Return the share of mothers who smoked, by authority of the North West, with the limits of chance.

    Source: OHID, Fingertips indicator 93085. The average is that of all the areas shown.
    """
    table = datasets.load(DATASET)
    table = table[(table["indicator_id"] == INDICATOR) & (table["group_type"] == "all")]
    table = table[(table["area_type"] == "authority") & ~table["area_name"].isin(OVERLAPS)]
    table = table[table["count"].notna() & table["denominator"].notna()]
    period = period or str(table["period"].astype(str).max())
    table = table[table["period"].astype(str) == period].sort_values("area_name")
    rows = tuple(
        Row(
            label=row["area_name"],
            code=row["area_code"],
            value=row["value"],
            lower=row["lower"],
            upper=row["upper"],
            count=row["count"],
            denominator=row["denominator"],
        )
        for row in table.to_dict("records")
    )
    average = float(table["count"].sum() / table["denominator"].sum())
    sizes = np.linspace(table["denominator"].min() * 0.6, table["denominator"].max() * 1.05, CURVE_POINTS)
    curve = measures.funnel_limits_of_proportions(sizes, average)
    return Funnel(
        topic=TOPICS["smoking_at_delivery"],
        place=_region(),
        period=period,
        source=source_of(DATASET),
        rows=rows,
        average=100 * average,
        limits=tuple(FunnelLimit(*map(float, limits)) for limits in curve[LIMITS].to_numpy()),
        why_no_interval="",
        method="Limits: average plus and minus 1.96 and 3.09 standard errors of a proportion.",
    )


def _region() -> Place:
    return next(region for region in places.regions() if region.name == REGION)
