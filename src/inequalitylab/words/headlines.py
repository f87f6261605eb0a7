"""Headline (the finding), subtitle (the facts) and source line of a chart, all from the finding."""

from functools import singledispatch

from inequalitylab.findings.kinds import (
    NOT_APPLICABLE,
    NOT_PUBLISHED,
    Absence,
    Comparison,
    Distribution,
    Finding,
    Funnel,
    Gap,
    GapOverTime,
    Gradient,
    Level,
    Parts,
    Pattern,
    Trend,
)
from inequalitylab.words.many import beyond
from inequalitylab.words.names import said
from inequalitylab.words.numbers import bare, compared, figure, opening, short_step, times, when
from inequalitylab.words.sentences import went
from inequalitylab.words.sure import no_clear_difference

NO_INTERVAL = {NOT_PUBLISHED: "Interval not published", NOT_APPLICABLE: "Full count, no interval"}
UNITS = {
    "%": "%",
    "years": "Years",
    "people": "Number",
    "households": "Number",
    "score": "Score",
    "correlation": "Correlation",
}


@singledispatch
def headline(finding: Finding) -> str:
    """Return the finding as a headline: what was found, with its numbers."""
    raise TypeError(f"No headline is written for a {type(finding).__name__}.")


@headline.register
def _level(finding: Level) -> str:
    topic, name = finding.topic, said(finding.place)
    if finding.here.value is None:
        return f"{topic.name}: no figure for {name}"
    value = bare(finding.here.value, topic)
    if finding.difference is None or finding.england is None or finding.difference.value is None:
        return f"{topic.name} in {name}: {figure(finding.here.value, topic)}"
    against = figure(finding.england.value or 0, topic)
    direction = compared(finding.difference.value, topic)
    if direction == "the same":
        return f"{topic.name}: {name} and England show the same figure, {against}"
    if no_clear_difference(finding):
        return f"{topic.name}: no clear difference between {name} and England, {value} and {against}"
    return f"{topic.name}: {direction} in {name} than in England, {value} against {against}"


@headline.register
def _gap(finding: Gap) -> str:
    topic = finding.topic
    if finding.difference.value is None:
        return f"{topic.name}: the gap cannot be worked out"
    gap = short_step(finding.difference.value, topic)
    if finding.ratio is None or finding.ratio.value is None:
        return f"{topic.name}: a gap of {gap}"
    return f"{topic.name}: a gap of {gap}, a ratio of {times(finding.ratio.value)}"


@headline.register
def _gradient(finding: Gradient) -> str:
    topic = finding.topic
    direction = compared(finding.rise, topic)
    if direction == "the same":
        return f"{topic.name}: no slope across {finding.scale}"
    verb = "rises" if direction == "higher" else "falls"
    return f"{topic.name} {verb} by {short_step(finding.rise, topic)} across {finding.scale}"


@headline.register
def _distribution(finding: Distribution) -> str:
    first = finding.rows[0]
    start = f"{finding.topic.name} in {said(finding.place)}"
    if first.value is None:
        return start
    ending = f"{figure(first.value, finding.topic)} of people {first.label}"
    england = finding.england[0].value if finding.england else None
    return (
        f"{start}: {ending}, {figure(england, finding.topic)} in England"
        if england is not None
        else f"{start}: {ending}"
    )


@headline.register
def _trend(finding: Trend) -> str:
    topic, name = finding.topic, said(finding.place)
    known = [row for row in finding.rows if row.value is not None]
    if len(known) < 2:
        return f"{topic.name} in {name}: too few figures to show change"
    first, last = known[0], known[-1]
    direction = compared((last.value or 0) - (first.value or 0), topic)
    ending = f"{bare(first.value or 0, topic)} to {figure(last.value or 0, topic)}"
    if direction == "the same":
        return f"{topic.name} in {name}: the same figure in {when(first.label)} and {when(last.label)}"
    return f"{topic.name} in {name}: {direction} in {when(last.label)} than in {when(first.label)}, {ending}"


@headline.register
def _gap_over_time(finding: GapOverTime) -> str:
    old_gap, new_gap = finding.before.difference.value, finding.after.difference.value
    old, new = finding.before.ratio, finding.after.ratio
    if None in (old_gap, new_gap) or old is None or new is None or old.value is None or new.value is None:
        return f"{finding.topic.name}: the gap at two times"
    gap = went(abs(old_gap or 0), abs(new_gap or 0), decimals=finding.topic.decimals)
    ratio = went(old.value, new.value, decimals=2)
    link = "and" if gap == ratio else "but"
    return f"{finding.topic.name}: the gap {gap}, {link} the ratio {ratio}"


@headline.register
def _comparison(finding: Comparison) -> str:
    topic = finding.topic
    known = [row.value for row in finding.rows if row.value is not None]
    if not known:
        return f"{topic.name}: no figures for these {finding.among}"
    low, high = bare(min(known), topic), figure(max(known), topic)
    whom = f"{said(finding.place)} and {finding.among}" if finding.among != "areas" else f"{len(known)} areas"
    return f"{topic.name} in {whom}: from {low} to {high}"


@headline.register
def _parts(finding: Parts) -> str:
    row = finding.rows[0]
    value = figure(row.value or 0, finding.topic)
    return f"{value} of {finding.whole} in {said(finding.place)} live {row.label}"


@headline.register
def _pattern(finding: Pattern) -> str:
    first = finding.classes[0]
    count = round(finding.by_class[0].count or 0)
    where = f", {finding.where}" if count and finding.where else ""
    total = len(finding.rows)
    pieces = "small area" if total == 1 else "small areas"
    verb = "is" if 1 in (count, total) else "are"
    return f"{count} of {total} {pieces} in {said(finding.place)} {verb} in the {first.name}{where}"


@headline.register
def _funnel(finding: Funnel) -> str:
    inside = len(finding.rows) - len(beyond(finding))
    return f"{finding.topic.name}: {inside} of {len(finding.rows)} areas lie where chance alone can put them"


@headline.register
def _absence(finding: Absence) -> str:
    return f"{finding.topic.name}: no figure for {said(finding.place)} for {when(finding.period)}"


def subtitle(finding: Finding) -> str:
    """Return unit, denominator, place, period, interval and what is missing, in one factual line."""
    unit = UNITS[finding.topic.unit]
    who = f"{unit} of {finding.topic.out_of}" if unit == "%" else f"{unit}, {finding.topic.out_of}"
    parts = [who, _where(finding), _period(finding)]
    parts += [_interval_note(finding), finding.missing]
    return ". ".join(opening(part.rstrip(".")) for part in parts if part) + "."


def _where(finding: Finding) -> str:
    name = said(finding.place)
    name = name[:1].upper() + name[1:]
    with_england = (
        isinstance(finding, (Level, Trend, Absence, Distribution)) and finding.england and name != "England"
    )
    return f"{name} and England" if with_england else name


def _period(finding: Finding) -> str:
    if isinstance(finding, Trend) and finding.rows:
        return f"{when(finding.rows[0].label)} to {when(finding.rows[-1].label)}"
    return when(finding.period)


def _interval_note(finding: Finding) -> str:
    if isinstance(finding, Absence) or finding.made_up:
        return ""
    if finding.why_no_interval == "":
        if isinstance(finding, Funnel):
            return "Lines are the 95% and 99.8% limits of chance round the average"
        return "Lines are 95% intervals"
    return NO_INTERVAL.get(finding.why_no_interval, "No interval")


def source_line(finding: Finding) -> str:
    """Return where the numbers come from, or that they are made up."""
    source = finding.source
    if finding.made_up:
        return "Made-up numbers, for learning only."
    return f"Source: {source.publisher}, {source.title}. {source.licence}."
