"""Trends side by side: tooth decay over time in a place and in the councils most like it."""

from dataclasses import replace

from inequalitylab.findings.area_kinds import Abreast
from inequalitylab.findings.kinds import Absence, Trend
from inequalitylab.findings.teeth import decay_over_time
from inequalitylab.places import Place, similar

LOOKED_AT = 20


def decay_abreast(place: Place, count: int = 5) -> Abreast | Absence:
    """Return tooth decay over the surveys in a place and in the councils most like it that have figures."""
    own = decay_over_time(place)
    if isinstance(own, Absence):
        return own
    alike = (decay_over_time(other.place) for other in similar(place, LOOKED_AT))
    trends = (own, *[trend for trend in alike if isinstance(trend, Trend)][:count])
    return side_by_side(
        trends, order="with the councils most like it after it", among="councils like it",
        missing="Councils without any figure are passed over",
    )  # fmt: skip


def side_by_side(trends: tuple[Trend, ...], *, order: str, among: str, missing: str = "") -> Abreast:
    """Return trends over the same periods side by side; the first is the place that the finding is about."""
    own = trends[0]
    rows, england = [], []
    for trend in trends:
        for index, row in enumerate(trend.rows):
            rows.append(replace(row, label=f"{trend.place.name}, {row.label}"))
            england += [trend.england[index]] if trend.england else []
    return Abreast(
        topic=own.topic,
        place=own.place,
        period=own.period,
        source=own.source,
        rows=tuple(rows),
        england=tuple(england) if len(england) == len(rows) else (),
        trends=trends,
        order=order,
        among=among,
        why_no_interval=own.why_no_interval,
        made_up=own.made_up,
        missing=missing,
        method=own.method,
    )
