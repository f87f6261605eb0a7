"""Sentences: what was found, in plain words, from the numbers of the finding.

Every kind gives the value, the comparison as difference and ratio together, and how sure it is. No cause, no
rank, no blame.
"""

from functools import singledispatch

from inequalitylab.findings.chance_kinds import is_clear
from inequalitylab.findings.kinds import (
    Absence,
    Distribution,
    Finding,
    Gap,
    GapOverTime,
    Gradient,
    Level,
    Row,
    Trend,
)
from inequalitylab.findings.topics import Topic
from inequalitylab.measures import Estimate
from inequalitylab.words.names import group, said
from inequalitylab.words.numbers import (
    compared,
    figure,
    listed,
    opening,
    plain,
    rounded,
    step,
    times,
    when,
)
from inequalitylab.words.sure import interval_words, sure_sentences

MISFIT = 0.1


def sentence(finding: Finding) -> str:
    """Return the finding as one paragraph of short sentences."""
    return " ".join(sentences(finding))


@singledispatch
def sentences(finding: Finding) -> tuple[str, ...]:
    """Return the finding as short sentences, the main one first."""
    raise TypeError(f"No sentences are written for a {type(finding).__name__}.")


def stated(row: Row, finding: Finding) -> str:
    """Return the main clause with place and time."""
    value = figure(row.value, finding.topic) if row.value is not None else "no figure"
    clause = finding.topic.statement.format(value=value, group=row.label)
    return f"In {said(finding.place)}, {clause} in {when(finding.period)}."


@sentences.register
def _level(finding: Level) -> tuple[str, ...]:
    topic, here = finding.topic, finding.here
    parts = [stated(here, finding)]
    sure = sure_sentences(finding)
    if here.lower is not None and finding.difference is not None:
        # The range follows its own figure, so that it is not read as that of the difference.
        parts.append(sure[0])
        sure = sure[1:]
    if here.share is not None:
        parts.append(f"That is {_percent(100 * here.share)} of everyone in England.")
    if finding.england is not None and finding.england.value is not None and finding.difference is not None:
        parts.append(f"In England it was {figure(finding.england.value, topic)}.")
        parts.append(_against_england(finding))
        if finding.difference.lower is not None:
            clear = "clear" if is_clear(finding.difference) else "not clear"
            parts.append(
                f"For the difference, the data are compatible with {_limits(finding)}: it is {clear}."
            )
    return (*parts, *sure)


def _percent(value: float) -> str:
    return f"{plain(value, 1)}%" if rounded(value, 1) else "less than 0.1%"


def _against_england(finding: Level) -> str:
    difference = finding.difference.value if finding.difference else None
    if difference is None:
        return "The two figures cannot be compared."
    direction = compared(difference, finding.topic)
    if direction == "the same":
        return "To the decimals shown, the two figures are the same."
    ratio = finding.ratio.value if finding.ratio else None
    # A ratio that rounds to nothing says nothing.
    relative = f", or {times(ratio)} times the England figure" if ratio and rounded(ratio, 2) else ""
    name = opening(said(finding.place))
    return f"{name} was {step(difference, finding.topic)} {direction}{relative}."


def _limits(finding: Level | Gap) -> str:
    assert finding.difference is not None
    return interval_words(finding.difference, finding.topic)


@sentences.register
def _gap(finding: Gap) -> tuple[str, ...]:
    topic, first, second = finding.topic, finding.first, finding.second
    if first.value is None or second.value is None or finding.difference.value is None:
        return (f"The gap in {topic.subject} cannot be worked out: a figure is missing.",)
    top, under = finding.rows
    start = (
        f"In {when(finding.period)}" if first.code else f"In {said(finding.place)} in {when(finding.period)}"
    )
    parts = [
        f"{start}, {topic.subject} was {figure(top.value or 0, topic)} {group(top)} "
        f"and {figure(under.value or 0, topic)} {group(under)}."
    ]
    direction = compared(finding.difference.value, topic)
    if direction == "the same":
        parts.append("To the decimals shown, there is no gap and the ratio is 1.")
    else:
        parts.append(f"The gap is {step(finding.difference.value, topic)}.")
        parts.append(_ratio_words(finding))
    parts.extend(sure_sentences(finding))
    return tuple(parts)


def _ratio_words(finding: Gap) -> str:
    if finding.ratio is None or finding.ratio.value is None:
        return "A ratio cannot be worked out, because the second figure is zero."
    return (
        f"The ratio is {times(finding.ratio.value)}: the figure {group(finding.first)} divided by the other."
    )


@sentences.register
def _gradient(finding: Gradient) -> tuple[str, ...]:
    topic = finding.topic
    worse, better = finding.rows[0], finding.rows[-1]
    parts = [
        f"In {said(finding.place)} in {when(finding.period)}, {topic.subject} was "
        f"{figure(worse.value or 0, topic)} in {worse.label} and "
        f"{figure(better.value or 0, topic)} in {better.label}."
    ]
    direction = compared(finding.rise, topic)
    if direction == "the same":
        parts.append(f"The line through all {len(finding.rows)} groups is level.")
    else:
        verb = "rises" if direction == "higher" else "falls"
        parts.append(
            f"The line through all {len(finding.rows)} groups {verb} by {step(finding.rise, topic)} "
            "from the most to the least deprived end."
        )
        if finding.relative.value is not None:
            parts.append(_relative_words(finding))
    if misfit := misfit_words(finding):
        parts.append(misfit)
    parts.extend(sure_sentences(finding))
    return tuple(parts)


def _relative_words(finding: Gradient) -> str:
    ends = {
        "most deprived": finding.slope.at_disadvantaged_end,
        "least deprived": finding.slope.at_advantaged_end,
    }
    larger = max(ends, key=lambda name: ends[name])
    smaller = min(ends, key=lambda name: ends[name])
    if ends[smaller] <= 0:
        return ""
    return f"On the line, the {larger} end is {times(ends[larger] / ends[smaller])} times the {smaller} end."


def largest_misfit(finding: Gradient) -> Row | None:
    """Return the row furthest from the line, if it lies further off than a tenth of the slope."""
    row = max(finding.rows, key=lambda item: abs(item.residual or 0))
    shown = rounded(row.residual or 0, finding.topic.decimals)
    return row if shown and abs(row.residual or 0) > MISFIT * abs(finding.rise) else None


def misfit_words(finding: Gradient) -> str:
    """Say where the line does not fit; empty where it fits."""
    row = largest_misfit(finding)
    if row is None or row.residual is None:
        return ""
    side = "below" if row.residual < 0 else "above"
    return (
        f"The line does not fit everywhere: {row.label} lies {step(row.residual, finding.topic)} {side} it."
    )


@sentences.register
def _distribution(finding: Distribution) -> tuple[str, ...]:
    parts = []
    for index in (0, len(finding.rows) - 1):
        row = finding.rows[index]
        if row.value is None:
            continue
        parts.append(stated(row, finding))
        england = finding.england[index].value if finding.england else None
        if england is not None:
            parts.append(f"In England it was {figure(england, finding.topic)}.")
    parts.extend(sure_sentences(finding))
    return tuple(parts)


@sentences.register
def _trend(finding: Trend) -> tuple[str, ...]:
    topic = finding.topic
    name = said(finding.place)
    parts = [_course(f"In {name}", finding.rows, topic, finding.change)]
    if finding.england and name != "England":
        same_periods = tuple(
            row for row, own in zip(finding.england, finding.rows, strict=True) if own.value is not None
        )
        parts.append(_course("In England", same_periods, topic, finding.change_england))
    gaps = [when(row.label) for row in finding.rows if row.value is None]
    if gaps:
        parts.append(f"There is no figure for {name} for {listed(gaps)}.")
    parts.extend(sure_sentences(finding))
    return tuple(parts)


def _course(start: str, rows: tuple[Row, ...], topic: Topic, change: Estimate | None) -> str:
    known = [row for row in rows if row.value is not None]
    if not known:
        return f"{start} there is no figure for {topic.subject}."
    first, last = known[0], known[-1]
    if change is None or change.value is None:
        return f"{start}, {topic.subject} was {figure(first.value or 0, topic)} in {when(first.label)}."
    direction = compared(change.value, topic)
    ending = "the same figure" if direction == "the same" else f"{step(change.value, topic)} {direction}"
    return (
        f"{start}, {topic.subject} was {figure(first.value or 0, topic)} in {when(first.label)} and "
        f"{figure(last.value or 0, topic)} in {when(last.label)}: {ending}."
    )


@sentences.register
def _gap_over_time(finding: GapOverTime) -> tuple[str, ...]:
    topic, before, after = finding.topic, finding.before, finding.after
    parts = []
    for old, new in ((before.first, after.first), (before.second, after.second)):
        if old.value is not None and new.value is not None:
            parts.append(
                f"{opening(group(old))}, {topic.subject} went from {figure(old.value, topic)} "
                f"to {figure(new.value, topic)}."
            )
    old_gap, new_gap = before.difference.value, after.difference.value
    if old_gap is not None and new_gap is not None:
        parts.append(f"The gap {_moved(abs(old_gap), abs(new_gap), topic)}.")
    ratios = [gap.ratio.value for gap in (before, after) if gap.ratio and gap.ratio.value is not None]
    if len(ratios) == len((before, after)):
        parts.append(f"The ratio {went(*ratios, decimals=2)}, from {times(ratios[0])} to {times(ratios[1])}.")
    parts.extend(sure_sentences(finding))
    return tuple(parts)


def went(old: float, new: float, *, decimals: int) -> str:
    """Return ``rose``, ``fell`` or ``stayed the same``, after rounding to what is shown."""
    change = rounded(new, decimals) - rounded(old, decimals)
    return "rose" if change > 0 else "fell" if change < 0 else "stayed the same"


def _moved(old: float, new: float, topic: Topic) -> str:
    direction = compared(new - old, topic)
    if direction == "the same":
        return f"stayed at {step(new, topic)}"
    verb = "grew" if direction == "higher" else "shrank"
    return f"{verb} from {plain(old, topic.decimals)} to {step(new, topic)}"


@sentences.register
def _absence(finding: Absence) -> tuple[str, ...]:
    topic, name = finding.topic, said(finding.place)
    parts = [f"There is no figure on {topic.subject} for {name} for {when(finding.period)}.", finding.reason]
    if finding.latest is not None and finding.latest.value is not None:
        parts.append(
            f"The latest earlier figure for {name} is {figure(finding.latest.value, topic)}, "
            f"for {when(finding.latest.label)}."
        )
    if finding.england is not None and finding.england.value is not None:
        parts.append(f"In England it was {figure(finding.england.value, topic)}.")
    return tuple(part for part in parts if part)


def spoken(finding: Finding) -> str:
    """Return the finding as two sentences to say aloud: the number, and the comparison."""
    return " ".join(sentences(finding)[:2])
