"""Alternative texts of 40 to 80 words: kind, main comparison, size and direction, how sure, exception."""

from functools import singledispatch

from inequalitylab.findings.kinds import (
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
from inequalitylab.words.names import said
from inequalitylab.words.numbers import figure, plain, when, word_count
from inequalitylab.words.sentences import misfit_words, sentences

SHORTEST, LONGEST = 40, 80
TABLE = "The table below the chart has every number."
LATER = (
    "The sentence below the chart says the same in words.",
    "Colours only repeat what position and labels show.",
)


def alt_text(finding: Finding) -> str:
    """Return the alternative text of the finding's chart, worked out from its numbers."""
    needed, helpful = alternative_parts(finding)
    chosen = [part for part in needed if part]
    length = word_count(" ".join(chosen))
    for part in (*helpful, TABLE, *LATER):
        words = word_count(part)
        if not part or part in chosen or length + words > LONGEST:
            continue
        if length >= SHORTEST and part in LATER:
            break
        chosen.append(part)
        length += words
    return " ".join(chosen)


@singledispatch
def alternative_parts(finding: Finding) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what must be said and what helps where there is room."""
    raise TypeError(f"No alternative text is written for a {type(finding).__name__}.")


@alternative_parts.register
def _level(finding: Level) -> tuple[tuple[str, ...], tuple[str, ...]]:
    parts = sentences(finding)
    kind = "Number line with a dot for this place"
    kind += " and a diamond for England." if finding.england is not None else "."
    spread = ""
    if finding.others:
        low, high = (figure(end(finding.others), finding.topic) for end in (min, max))
        spread = f"{len(finding.others)} {finding.others_are} are thin lines, from {low} to {high}."
    return (kind, *parts), (spread,)


@alternative_parts.register
def _gap(finding: Gap) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return ("Two pairs of bars from zero: a difference and a ratio.", *sentences(finding)), ()


@alternative_parts.register
def _gradient(finding: Gradient) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kind = f"Dots for {len(finding.rows)} groups with a straight line."
    first, *rest = sentences(finding)
    misfit = misfit_words(finding)
    main = [part for part in rest if part != misfit]
    return (kind, first, *main), (misfit,)


@alternative_parts.register
def _distribution(finding: Distribution) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kind = f"Bars from zero for {len(finding.rows)} groups in order."
    marks = "A short line across each bar marks England." if finding.england else ""
    known = [row for row in finding.rows if row.value is not None]
    most = max(known, key=lambda row: row.value or 0) if known else None
    largest = f"The tallest bar: {figure(most.value or 0, finding.topic)} {most.label}." if most else ""
    return (kind, *sentences(finding)), (marks, largest)


@alternative_parts.register
def _trend(finding: Trend) -> tuple[tuple[str, ...], tuple[str, ...]]:
    known = [row for row in finding.rows if row.value is not None]
    if not known:
        return ("Line chart.", *sentences(finding)), ()
    low = min(known, key=lambda row: row.value or 0)
    high = max(known, key=lambda row: row.value or 0)
    name = said(finding.place)
    ends = f"The lowest figure for {name} was in {when(low.label)}, the highest in {when(high.label)}."
    return ("Line chart over time.", *sentences(finding)), (ends if low is not high else "",)


@alternative_parts.register
def _gap_over_time(finding: GapOverTime) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kind = "Two rows, before and after, each with two dots joined by a line that is the gap."
    return (kind, *sentences(finding)), ()


@alternative_parts.register
def _comparison(finding: Comparison) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kind = f"A row with a dot for each of {plain(len(finding.rows), 0)} areas, {finding.order}."
    line = "A dashed line marks England." if finding.england is not None else ""
    return (kind, *sentences(finding)), (line,)


@alternative_parts.register
def _people(finding: Parts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kind = f"A block of marks, each for {plain(finding.one_dot, 0)} people, in two shapes."
    return (kind, *sentences(finding)), ()


@alternative_parts.register
def _pattern(finding: Pattern) -> tuple[tuple[str, ...], tuple[str, ...]]:
    classes = f"Five shades show fifths of England, strongest for the {finding.classes[0].name}."
    return (*sentences(finding), classes), ("Shaded small areas inside one council.",)


@alternative_parts.register
def _funnel(finding: Funnel) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kind = "Dots by number of people counted, inside lines that narrow as areas get larger."
    return (kind, *sentences(finding)), ("Diamonds mark areas outside the outer lines.",)
