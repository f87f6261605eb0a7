"""Words for findings about areas: ranks, domains, averages, areas drawn again, moves, trends side by side."""

from inequalitylab.findings.area_kinds import (
    Abreast,
    Average,
    ByDomain,
    DrawnMap,
    Moves,
    Queue,
    RankCurve,
    Redrawn,
)
from inequalitylab.findings.kinds import Row, Trend
from inequalitylab.words.alternative import alternative_parts
from inequalitylab.words.headlines import headline
from inequalitylab.words.names import said
from inequalitylab.words.numbers import compared, figure, listed, opening, plain, rounded, step, times, when
from inequalitylab.words.sentences import sentences
from inequalitylab.words.sure import sure_sentences

NUMBERS = ("no", "one", "two", "three", "four", "five", "six")

Parts = tuple[tuple[str, ...], tuple[str, ...]]


@headline.register
def _rank_headline(finding: RankCurve) -> str:
    first, second = (plain(rank, 0) for rank in finding.ranks)
    high, low = (figure(row.value or 0, finding.topic) for row in finding.rows)
    return f"{finding.topic.name}: {high} at rank {first} and {low} at rank {second}"


@sentences.register
def _rank_sentences(finding: RankCurve) -> tuple[str, ...]:
    first, second = finding.rows
    low, high = (plain(rank, 0) for rank in finding.ranks)
    parts = [
        f"In {when(finding.period)}, {figure(first.value or 0, finding.topic)} of people {first.label} had a "
        "low income.",
        f"At rank {high} it was {figure(second.value or 0, finding.topic)}.",
        f"The difference is {step(finding.difference.value or 0, finding.topic)}.",
    ]
    if finding.ratio is not None and finding.ratio.value is not None:
        ranks = plain(finding.ranks[1] / finding.ranks[0], 0)
        parts.append(
            f"Rank {high} is {ranks} times rank {low}. The share at rank {low} is "
            f"{times(finding.ratio.value)} times the share at rank {high}."
        )
    return (*parts, *sure_sentences(finding))


@alternative_parts.register
def _rank_parts(finding: RankCurve) -> Parts:
    kind = f"A falling line over {plain(finding.ranked, 0)} small areas in order, with two dots."
    shape = "It falls fast at first, then slowly."
    return (kind, *sentences(finding)[:3], shape), sentences(finding)[3:]


@headline.register
def _queue_headline(finding: Queue) -> str:
    return (
        f"{finding.topic.name}: {said(finding.place)} has {_own(finding)}, and stands at place "
        f"{plain(finding.stands, 0)} of {plain(len(finding.rows), 0)}"
    )


def _own(finding: Queue) -> str:
    return figure(finding.rows[finding.stands - 1].value or 0, finding.topic)


@sentences.register
def _queue_sentences(finding: Queue) -> tuple[str, ...]:
    more, others = finding.stands - 1, plain(len(finding.rows) - 1, 0)
    return (
        f"In {said(finding.place)}, {_own(finding)} of people had a low income in {when(finding.period)}.",
        f"Of the {others} others, {plain(more, 0) if more else 'none'} had a higher share.",
        *sure_sentences(finding),
    )


@headline.register
def _average_headline(finding: Average) -> str:
    alike, weighted = (
        figure(row.value or 0, finding.topic) for row in (finding.areas_alike, finding.people_alike)
    )
    name = said(finding.place)
    if alike == weighted:
        return f"{finding.topic.name} in {name}: {weighted}, by area and by person"
    return f"{finding.topic.name} in {name}: {weighted} by person, {alike} by area"


@sentences.register
def _average_sentences(finding: Average) -> tuple[str, ...]:
    name, topic = said(finding.place), finding.topic
    by_area, by_person = finding.areas_alike.value or 0, finding.people_alike.value or 0
    count = len(finding.areas)
    parts = [
        f"In {name}, the average score was {figure(by_person, topic)} in {when(finding.period)} where each "
        "person counts once.",
        f"Where each of its {plain(count, 0)} areas counts once, it was {figure(by_area, topic)}."
        if count > 1
        else "It has one area, so the two ways to count are the same.",
    ]
    # From the figures as they are shown, so that a reader who subtracts gets the same.
    apart = float(rounded(by_person, topic.decimals) - rounded(by_area, topic.decimals))
    direction = compared(apart, topic)
    if count > 1:
        parts.append(
            "To the decimals shown, the two are the same."
            if direction == "the same"
            else f"By person it is {step(apart, topic)} {direction}, because its "
            f"{'more' if direction == 'higher' else 'less'} deprived areas tend to have more people."
        )
    return (*parts, *sure_sentences(finding))


@alternative_parts.register
def _average_parts(finding: Average) -> Parts:
    kind = "Blocks from zero, the most deprived area first, each as wide as its people."
    lines = "Two lines across mark the two averages."
    return (kind, *sentences(finding)), (lines,)


@headline.register
def _redrawn_headline(finding: Redrawn) -> str:
    known = [row for row in finding.rows if row.value is not None]
    values = listed([f"{figure(row.value or 0, finding.topic)} {row.label}" for row in known])
    return f"{finding.topic.name} in {said(finding.place)}: a correlation of {values}"


@sentences.register
def _redrawn_sentences(finding: Redrawn) -> tuple[str, ...]:
    name = said(finding.place)
    known = [row for row in finding.rows if row.value is not None]
    parts = [
        f"In {name}, deprivation and disability have a correlation of "
        f"{figure(known[0].value or 0, finding.topic)} {known[0].label}."
    ]
    parts += [f"It is {figure(row.value or 0, finding.topic)} {row.label}." for row in known[1:]]
    parts += [
        f"There are too few {row.label.removeprefix('in ')} to work one out."
        for row in finding.rows
        if row.value is None
    ]
    parts += ["The people are the same each time.", "Only the lines between areas differ."]
    return (*parts, *sure_sentences(finding))


@alternative_parts.register
def _redrawn_parts(finding: Redrawn) -> Parts:
    counts = listed([plain(row.count or 0, 0) for row in finding.rows])
    kind = f"Three panels of dots, {counts} areas: {finding.across.lower()} across, {finding.up.lower()} up."
    return (kind, *sentences(finding)), ()


@headline.register
def _domain_headline(finding: ByDomain) -> str:
    high, low = _ends(finding)
    name = said(finding.place)
    return (
        f"{finding.topic.name} in {name}: from {figure(low.value or 0, finding.topic)} of people "
        f"({low.short.lower()}) to {figure(high.value or 0, finding.topic)} ({high.short.lower()})"
    )


def _ends(finding: ByDomain) -> tuple[Row, Row]:
    """Return the domains with the highest and the lowest share."""
    return (
        max(finding.rows, key=lambda row: row.value or 0),
        min(finding.rows, key=lambda row: row.value or 0),
    )


@sentences.register
def _domain_sentences(finding: ByDomain) -> tuple[str, ...]:
    name = said(finding.place)
    parts = []
    for row in _ends(finding):
        value = figure(row.value or 0, finding.topic)
        parts.append(f"In {name}, {value} of people lived {row.label} in {when(finding.period)}.")
        if finding.england:
            england = finding.england[finding.rows.index(row)]
            parts.append(f"In England it was {figure(england.value or 0, finding.topic)}.")
    return (*parts, *sure_sentences(finding))


@alternative_parts.register
def _domain_parts(finding: ByDomain) -> Parts:
    kind = f"Bars from zero for {len(finding.rows)} domains, in the order of their weight in the index."
    marks = "A short line across each bar marks England." if finding.england else ""
    return (kind, *sentences(finding)), (marks,)


@headline.register
def _map_headline(finding: DrawnMap) -> str:
    count, total = round(finding.by_class[0].count or 0), len(finding.rows)
    where = f", {finding.where}" if count and finding.where else ""
    pieces = finding.pieces.removesuffix("s") if total == 1 else finding.pieces
    verb = "is" if 1 in (count, total) else "are"
    fifth = " ".join(filter(None, (finding.classes[0].name, finding.sense)))
    return f"{count} of {total} {pieces} in {said(finding.place)} {verb} in the {fifth}{where}"


@sentences.register
def _map_sentences(finding: DrawnMap) -> tuple[str, ...]:
    first, last = (" ".join(filter(None, (end.name, finding.sense))) for end in finding.classes[::4])
    most, least = (round(row.count or 0) for row in (finding.by_class[0], finding.by_class[-1]))
    total = len(finding.rows)
    pieces = finding.pieces if total != 1 else finding.pieces.removesuffix("s")
    parts = [
        f"{opening(said(finding.place))} has {plain(total, 0)} {pieces}.",
        f"{plain(most, 0)} of them {'is' if most == 1 else 'are'} in England's {first}, "
        f"and {plain(least, 0)} in the {last.split(' for ')[0]}.",
    ]
    if most and finding.where:
        parts.append(f"{'It lies' if most == 1 else 'Those in the most deprived fifth lie'} {finding.where}.")
    return (*parts, *sure_sentences(finding))


@headline.register
def _moves_headline(finding: Moves) -> str:
    same = finding.rows[len(finding.rows) // 2]
    return (
        f"2019 and 2025: {figure(same.value or 0, finding.topic)} of people in {said(finding.place)} lived "
        "in small areas that stayed in the same tenth"
    )


@sentences.register
def _moves_sentences(finding: Moves) -> tuple[str, ...]:
    name, topic = said(finding.place), finding.topic
    middle = len(finding.rows) // 2
    same, more, less = (
        figure(sum(row.value or 0 for row in rows), topic)
        for rows in (finding.rows[middle : middle + 1], finding.rows[:middle], finding.rows[middle + 1 :])
    )
    parts = [
        f"In {name}, 2019 and 2025 are set side by side, for small areas with the same boundary.",
        f"For {same} of people, the tenth of where they live stayed the same.",
        f"For {more} it moved towards most deprived, and for {less} towards least deprived.",
    ]
    return (*parts, "Methods changed between the two, so a move is not a change in life.")


@alternative_parts.register
def _moves_parts(finding: Moves) -> Parts:
    kind = f"Bars from zero for {len(finding.rows)} groups, from moved to more deprived to moved to less."
    marks = "A short line across each bar marks England." if finding.england else ""
    return (kind, *sentences(finding)), (marks,)


@headline.register
def _abreast_headline(finding: Abreast) -> str:
    lower, _, total = _courses(finding)
    whom = f"{said(finding.place)} and {finding.among}"
    return (
        f"{finding.topic.name} in {whom}: the last figure is lower than the first in {lower} of {total}"
        if total
        else f"{finding.topic.name} in {whom}: too few figures to show change"
    )


def _courses(finding: Abreast) -> tuple[int, int, int]:
    """Return in how many areas the last figure is lower, and higher, than the first, and of how many."""
    directions = [
        compared(trend.change.value, finding.topic)
        for trend in finding.trends
        if trend.change is not None and trend.change.value is not None
    ]
    return directions.count("lower"), directions.count("higher"), len(directions)


@sentences.register
def _abreast_sentences(finding: Abreast) -> tuple[str, ...]:
    own = finding.trends[0]
    parts = [_own_course(own)]
    lower, higher, total = _courses(finding)
    if total:
        parts.append(
            f"In {lower} of {total} areas the last figure is lower than the first, and in {higher} higher."
        )
    same = [other.value for other, row in zip(own.england, own.rows, strict=False) if row.value is not None]
    england = [value for value in same if value is not None]
    if len(england) > 1:
        parts.append(
            f"Over the same surveys, England went from {figure(england[0], finding.topic)} to "
            f"{figure(england[-1], finding.topic)}."
        )
    gaps = [when(row.label) for row in own.rows if row.value is None]
    if gaps:
        parts.append(f"There is no figure for {said(own.place)} for {listed(gaps)}.")
    return (*parts, *sure_sentences(finding))


def _own_course(own: Trend) -> str:
    known = [row for row in own.rows if row.value is not None]
    first, last = known[0], known[-1]
    start = f"In {said(own.place)}, {own.topic.subject} was {figure(first.value or 0, own.topic)}"
    if first is last:
        return f"{start} in {when(first.label)}."
    return f"{start} in {when(first.label)} and {figure(last.value or 0, own.topic)} in {when(last.label)}."


@alternative_parts.register
def _abreast_parts(finding: Abreast) -> Parts:
    count = len(finding.trends)
    kind = f"{opening(NUMBERS[count])} small line chart{'s' if count > 1 else ''} on one scale."
    names = (
        f"The others are {listed([said(trend.place) for trend in finding.trends[1:]])}." if count > 1 else ""
    )
    return (kind, *sentences(finding)), (names, "A grey line in each marks England.")
