"""Sentences on many areas or on one group in parts: comparisons, maps, funnels, and people as dots."""

import numpy as np

from inequalitylab.findings.kinds import Comparison, Funnel, Parts, Pattern, Row
from inequalitylab.words.names import group, said
from inequalitylab.words.numbers import figure, listed, opening, plain, when
from inequalitylab.words.sentences import sentences, stated
from inequalitylab.words.sure import MADE_UP, no_interval, sure_sentences

MOST_NAMED = 3


@sentences.register
def _parts(finding: Parts) -> tuple[str, ...]:
    name = said(finding.place)
    first, *others = finding.rows
    value = figure(first.value or 0, finding.topic)
    clause = finding.topic.statement.format(value=value, group=first.label)
    parts = [f"In {name}, {clause} in {when(finding.period)}."]
    parts += [f"And {figure(row.value or 0, finding.topic)} lived {row.label}." for row in others]
    # No finer than the marks: it is an estimate.
    total = finding.one_dot * round(sum(row.count or 0 for row in finding.rows) / finding.one_dot)
    parts.append(f"In all there were about {plain(total, 0)} {finding.whole}.")
    return (*parts, *sure_sentences(finding))


@sentences.register
def _pattern(finding: Pattern) -> tuple[str, ...]:
    name, total = said(finding.place), len(finding.rows)
    first, last = finding.classes[0], finding.classes[-1]
    most, least = (round(row.count or 0) for row in (finding.by_class[0], finding.by_class[-1]))
    parts = [
        f"{opening(name)} has {plain(total, 0)} small area{'' if total == 1 else 's'}.",
        f"{plain(most, 0)} of them {_are(most)} in the {first.name} of England, "
        f"and {plain(least, 0)} in the {last.name}.",
    ]
    if most and finding.where:
        subject = "It lies" if most == 1 else f"Those in the {first.name} lie"
        parts.append(f"{subject} {finding.where}.")
    return (*parts, *sure_sentences(finding))


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


@sentences.register
def _funnel(finding: Funnel) -> tuple[str, ...]:
    topic, outside = finding.topic, beyond(finding)
    parts = [
        f"In {len(finding.rows)} areas of {said(finding.place)}, {topic.subject} was "
        f"{figure(finding.average, topic)} on average in {when(finding.period)}.",
        f"{len(finding.rows) - len(outside)} areas lie inside the outer lines, "
        "where chance alone can put them.",
    ]
    for words, side in (("above", 1), ("below", -1)):
        rows = [row for row in outside if side * ((row.value or 0) - finding.average) > 0]
        if rows:
            names = [said(row.label) for row in rows]
            named = listed(names) if len(rows) <= MOST_NAMED else f"{len(rows)} areas"
            verb = "lies" if len(rows) == 1 else "lie"
            parts.append(f"{opening(named)} {verb} further {words} the average than chance usually goes.")
    return (*parts, MADE_UP) if finding.made_up else tuple(parts)


def beyond(finding: Funnel) -> tuple[Row, ...]:
    """Return the areas of a funnel that lie outside its outer limits."""
    return tuple(row for row in finding.rows if _is_beyond(row, finding))


def _is_beyond(row: Row, finding: Funnel) -> bool:
    if row.value is None or row.denominator is None:
        return False
    sizes = [limit.denominator for limit in finding.limits]
    low, high = (
        np.interp(row.denominator, sizes, [getattr(limit, name) for limit in finding.limits])
        for name in ("lower_998", "upper_998")
    )
    return not low <= row.value <= high


@sentences.register
def _comparison(finding: Comparison) -> tuple[str, ...]:
    topic = finding.topic
    own = next((row for row in finding.rows if row.code == finding.place.code), None)
    others = [row for row in finding.rows if row is not own]
    known = [row.value for row in others if row.value is not None]
    absent = len(others) - len(known)
    parts = [stated(own, finding)] if own is not None and own.value is not None else []
    if len(others) == 1 and known:
        parts.append(f"{opening(group(others[0]))} it was {figure(known[0], topic)}.")
    elif len(known) > 1:
        parts.append(
            f"Among {len(known)} {finding.among}, the figures ran from {figure(min(known), topic)} "
            f"to {figure(max(known), topic)}."
        )
    if finding.england is not None and finding.england.value is not None:
        parts.append(f"In England it was {figure(finding.england.value, topic)}.")
    if absent:
        parts.append(f"{absent} of the others {'has' if absent == 1 else 'have'} no figure.")
    parts.append(
        no_interval(finding.why_no_interval) if finding.why_no_interval else "Lines show the intervals."
    )
    return tuple(parts)
