"""Put two figures, or all groups on a scale, together: the one place where findings call the measures."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from inequalitylab.findings.kinds import (
    NOT_PUBLISHED,
    Absence,
    Gap,
    GapOverTime,
    Gradient,
    Level,
    Row,
    Source,
)
from inequalitylab.findings.topics import TOPICS, Topic
from inequalitylab.measures import (
    Estimate,
    GradientEstimate,
    MeasureError,
    difference,
    ratio,
    relative_index,
    slope_index,
)
from inequalitylab.places import Place

WHOLE = 100.0
TURNED = {"decay": "decay_free", "decay_free": "decay"}


def ratio_or_none(first: float, second: float) -> Estimate | None:
    """Return first divided by second; None where that is not defined."""
    if second == 0 or first < 0 or second < 0:
        return None
    return ratio(first, second)


def against_england(
    topic: Topic,
    place: Place,
    period: str,
    source: Source,
    here: Row,
    england: Row | None,
    **more: Any,
) -> Level:
    """Return a level with England beside it: the difference (here minus England) and the ratio."""
    gap = times = None
    comparable = england is not None and england.value is not None and here.value is not None
    if comparable and england is not None and place.code != england.code:
        gap = difference(here.value, england.value, unit=topic.unit)
        times = ratio_or_none(here.value, england.value)  # type: ignore[arg-type]
    rows = (here,) if england is None or place.code == england.code else (here, england)
    return Level(
        topic=topic,
        place=place,
        period=period,
        source=source,
        rows=rows,
        here=here,
        england=None if place.code == (england.code if england else "") else england,
        difference=gap,
        ratio=times,
        **more,
    )


def gap(
    topic: Topic,
    place: Place,
    period: str,
    source: Source,
    first: Row,
    second: Row,
    rows: tuple[Row, Row] | None = None,
    **more: Any,
) -> Gap:
    """Return the gap between two groups: first minus second, and first divided by second.

    `rows` is the order in which the groups are shown, first and second unless given.

    Raises
    ------
    MeasureError
        If a value is missing: a gap needs both.
    """
    if first.value is None or second.value is None:
        raise MeasureError("A gap needs two figures; one is missing. Show the one that there is as a level.")
    return Gap(
        topic=topic,
        place=place,
        period=period,
        source=source,
        rows=rows or (first, second),
        first=first,
        second=second,
        difference=difference(first.value, second.value, unit=topic.unit),
        ratio=ratio_or_none(first.value, second.value),
        **more,
    )


def turned_round(finding: Gap) -> Gap:
    """Return the same gap counted the other way: those without in place of those with.

    The groups change places in the sum, so that a gap above zero stays above zero; they are shown in the
    same order.

    Raises
    ------
    MeasureError
        If the topic has no other way to count, or is not a percentage.
    """
    other = TURNED.get(finding.topic.key)
    if other is None or finding.topic.unit != "%":
        raise MeasureError(f"'{finding.topic.name}' cannot be turned round; give a gap in tooth decay.")
    first, second = (_turned_row(row) for row in (finding.first, finding.second))
    return gap(
        TOPICS[other],
        finding.place,
        finding.period,
        finding.source,
        second,
        first,
        rows=(first, second) if finding.rows[0] is finding.first else (second, first),
        why_no_interval=finding.why_no_interval,
        made_up=finding.made_up,
        missing=finding.missing,
        method="100% minus the published share with decay.",
    )


def _turned_row(row: Row) -> Row:
    def turned(value: float | None) -> float | None:
        return None if value is None else WHOLE - value

    # Better stays better: the publisher's test judges the children's teeth, not the way of counting.
    return replace(row, value=turned(row.value), lower=turned(row.upper), upper=turned(row.lower))


def gradient(
    topic: Topic,
    place: Place,
    period: str,
    source: Source,
    rows: Sequence[Row],
    *,
    scale: str = "the scale of deprivation",
    population: Sequence[float] | None = None,
    standard_error: Sequence[float] | None = None,
    **more: Any,
) -> Gradient:
    """Return the slope through all groups, which are given from worse off to better off.

    Parameters
    ----------
    rows : sequence of Row
        One a group, all with values, the worse-off group first.
    population : sequence of float, optional
        People in each group; equal if left out.
    standard_error : sequence of float, optional
        Standard errors of the values. Without them the rows' own limits are used, if every row has them; else
        there is no interval.

    Raises
    ------
    MeasureError
        If fewer than two groups have values, or topic.good is None.
    """
    if topic.good is None:
        raise MeasureError(f"'{topic.name}' has no good or bad direction, so it has no slope index.")
    values = [row.value for row in rows]
    order = list(range(1, len(rows) + 1))
    options: dict[str, Any] = {"high_is_good": topic.good == "high", "standard_error": standard_error}
    if standard_error is None and all(row.lower is not None and row.upper is not None for row in rows):
        options |= {"lower": [row.lower for row in rows], "upper": [row.upper for row in rows]}
    slope = cast(GradientEstimate, slope_index(values, order, population, unit=topic.unit, **options))
    relative = cast(GradientEstimate, relative_index(values, order, population, **options))
    people = population or [1.0] * len(rows)
    placed = tuple(
        replace(row, position=float(position), fitted=float(fitted), share=count / sum(people))
        for row, position, fitted, count in zip(rows, slope.position, slope.fitted, people, strict=True)
    )
    made_up = bool(more.get("made_up", False))
    return Gradient(
        topic=topic,
        place=place,
        period=period,
        source=source,
        rows=placed,
        scale=scale,
        slope=slope,
        relative=relative,
        ends=gap(topic, place, period, source, placed[-1], placed[0], made_up=made_up),
        **more,
    )


def over_time(before: Gap, after: Gap) -> GapOverTime:
    """Return what happened to a gap between two times, in the same topic and place."""
    return GapOverTime(
        topic=after.topic,
        place=after.place,
        period=f"{before.period} and {after.period}",
        source=after.source,
        rows=(*before.rows, *after.rows),
        before=before,
        after=after,
        why_no_interval=after.why_no_interval,
        made_up=after.made_up,
        missing=after.missing,
        method=after.method,
    )


def absent(topic: Topic, place: Place, period: str, source: Source, reason: str, **more: Any) -> Absence:
    """Return that there is no figure, with its reason."""
    return Absence(
        topic=topic,
        place=place,
        period=period,
        source=source,
        rows=(),
        reason=reason,
        why_no_interval=NOT_PUBLISHED,
        **more,
    )
