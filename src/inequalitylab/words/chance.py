"""Words on chance: ranges side by side, a difference with its own range, many surveys of one town."""

from inequalitylab.findings.chance_kinds import Contrast, Ranges, Surveys
from inequalitylab.findings.kinds import Row
from inequalitylab.findings.topics import Topic
from inequalitylab.words.alternative import alternative_parts
from inequalitylab.words.headlines import headline
from inequalitylab.words.names import said
from inequalitylab.words.numbers import bare, figure, opening, plain, short_step, step, times
from inequalitylab.words.sentences import sentences
from inequalitylab.words.sure import MADE_UP, interval_words

MOST_SAID = 3
SMALL_COUNT = 10


def range_words(row: Row, topic: Topic) -> str:
    """Return a row's range as ``about 5.7% to 51.0%``, finer than the topic where a count is small."""
    decimals = 1 if topic.decimals == 0 and (row.value or 0) < SMALL_COUNT else topic.decimals
    ends = [plain(end, decimals if end else 0) for end in (row.lower or 0.0, row.upper or 0.0)]
    sign, after = ("%", "") if topic.unit == "%" else ("", f" {topic.unit}")
    return f"about {ends[0]}{sign} to {ends[1]}{sign}{after}"


@headline.register
def _ranges_headline(finding: Ranges) -> str:
    first, last = finding.rows[0], finding.rows[-1]
    ranges = [range_words(row, finding.topic) for row in (first, last)]
    return f"{opening(first.label)}: {ranges[0]}; {last.label}: {ranges[1]}"


@sentences.register
def _ranges(finding: Ranges) -> tuple[str, ...]:
    topic = finding.topic
    shown = finding.rows[:MOST_SAID]
    parts = [f"With {row.label}, the data are compatible with {range_words(row, topic)}." for row in shown]
    left = len(finding.rows) - len(shown)
    if left:
        parts.append(f"The chart and the table show {left} more.")
    return (*parts, MADE_UP)


@alternative_parts.register
def _ranges_alternative(finding: Ranges) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (
        f"A row for each of {len(finding.rows)} figures: a dot, and a bar for its range.",
        *sentences(finding),
    ), ()


@headline.register
def _contrast_headline(finding: Contrast) -> str:
    topic = finding.topic
    gap = short_step(finding.difference.value or 0, topic)
    if finding.is_clear:
        return f"{topic.name}: the two towns clearly differ, by {gap}" + _though(finding)
    return f"{topic.name}: {gap} apart, and chance alone could do that"


def _though(finding: Contrast) -> str:
    return ", though their ranges overlap" if finding.overlap else ""


@sentences.register
def _contrast(finding: Contrast) -> tuple[str, ...]:
    topic, difference = finding.topic, finding.difference
    start = f"{opening(topic.subject)} was"
    parts = []
    for row in (finding.second, finding.first):
        value = figure(row.value or 0, topic)
        parts.append(f"{start} {value} {row.label}, with a range of {range_words(row, topic)}.")
        start = "It was"
    parts.append(_overlap(finding))
    ratio = finding.ratio.value if finding.ratio else None
    relative = f", or {times(ratio)} times" if ratio is not None else ""
    parts.append(
        f"The difference is {step(difference.value or 0, topic)}{relative}, with a range of "
        f"{interval_words(difference, topic)}."
    )
    parts.append("It leaves out zero." if finding.is_clear else "It holds zero, so it is not clear.")
    return (*parts, MADE_UP)


def _overlap(finding: Contrast) -> str:
    if finding.overlap is None:
        return "The two ranges do not overlap."
    low, high = (bare(end, finding.topic) for end in finding.overlap)
    return f"The two ranges overlap, from {low} to {high}."


@alternative_parts.register
def _contrast_alternative(finding: Contrast) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kind = "Two dots with ranges; below, their difference with its range."
    overlap = _overlap(finding)
    return (kind, *(part for part in sentences(finding) if part != overlap)), (overlap,)


@headline.register
def _surveys_headline(finding: Surveys) -> str:
    low, high = (bare(finding.rows[at].value or 0, finding.topic) for at in (0, -1))
    return (
        f"{len(finding.rows)} surveys of {plain(finding.size, 0)} children: figures from {low} to {high}, "
        f"where the truth is {bare(finding.truth, finding.topic)}"
    )


@sentences.register
def _surveys(finding: Surveys) -> tuple[str, ...]:
    topic, count = finding.topic, len(finding.rows)
    low, high = (figure(finding.rows[at].value or 0, topic) for at in (0, -1))
    missed = count - finding.holding
    return (
        f"In {said(finding.place)}, the true share is {figure(finding.truth, topic)}.",
        f"Each of {count} surveys asked {plain(finding.size, 0)} children, drawn by chance.",
        f"They gave figures from {low} to {high}.",
        f"{finding.holding} of the {count} ranges hold the true share, and {plain(missed, 0)} "
        f"{'misses' if missed == 1 else 'miss'} it.",
        MADE_UP,
    )


@alternative_parts.register
def _surveys_alternative(finding: Surveys) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kind = "A stack of thin bars, one for the range of each survey, round an upright line at the truth."
    return (kind, *sentences(finding)), ()
