"""Made-up towns for lessons on chance: surveys drawn again and again, ranges, differences, quiet years."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from inequalitylab import measures
from inequalitylab.findings.chance_kinds import Contrast, Ranges, Surveys
from inequalitylab.findings.comparing import ratio_or_none
from inequalitylab.findings.kinds import Funnel, Row, Trend
from inequalitylab.findings.practice import PRACTICE_PLACE, WHY_NO_INTERVAL
from inequalitylab.findings.sources import MADE_UP
from inequalitylab.findings.topics import TOPICS
from inequalitylab.measures import Estimate
from inequalitylab.places import ENGLAND, Place

WHEN = "one year"
PRACTICE_COUNTY = Place("made-up", "Practice County", "county", ENGLAND.vintage)
SURVEYS = 100
YEARS = 10
WILSON = "Wilson's interval of a share."
NEWCOMBE = "Wilson's interval of each share; Newcombe's interval of the difference."
POISSON = "Exact limits below ten; Byar's limits from ten up."


def interval_row(count: int, people: int, label: str, code: str = "", short: str = "") -> Row:
    """Return a row with a share in % and Wilson's interval."""
    share = measures.proportion(count, people)
    return Row(
        label=label,
        short=short,
        code=code,
        value=share.value,
        lower=share.lower,
        upper=share.upper,
        count=count,
        denominator=people,
    )


def surveys(share: float, size: int, seed: int = 1, draws: int = SURVEYS) -> Surveys:
    """Return made-up surveys of a town: each asks `size` children by chance, each has its own interval.

    Parameters
    ----------
    share : float
        The true share of the town, in % (0 to 100).
    size : int
        Children examined in each survey.
    seed : int
        Another seed draws other children; the same seed the same.
    draws : int
        How many surveys.
    """
    counts = np.sort(np.random.default_rng(seed).binomial(size, share / 100, draws))
    table = measures.proportion(counts, np.full(draws, size))
    rows = tuple(
        Row(
            label=f"survey {number}",
            short=str(number),
            value=float(value),
            lower=float(lower),
            upper=float(upper),
            count=float(count),
            denominator=size,
        )
        for number, (count, value, lower, upper) in enumerate(
            zip(counts, *(table[name] for name in ("value", "lower", "upper")), strict=True), start=1
        )
    )
    return Surveys(
        topic=TOPICS["decay"],
        place=PRACTICE_PLACE,
        period=WHEN,
        source=MADE_UP,
        rows=rows,
        truth=share,
        size=size,
        why_no_interval="",
        made_up=True,
        method=f"{draws} draws of {size:,} from a town of any size, lowest share first. {WILSON}",
    )


def ranges_of_shares(pairs: Sequence[tuple[int, int]]) -> Ranges:
    """Return made-up shares, as pairs of a count and its people, each with its interval."""
    return _ranges(
        "decay",
        [interval_row(count, people, f"{count:,} of {people:,} children") for count, people in pairs],
        WILSON,
    )


def ranges_of_counts(counts: Sequence[int]) -> Ranges:
    """Return made-up full counts, each with its interval: how far chance alone could move it."""
    rows = []
    for count in counts:
        found = measures.poisson_interval(count)
        rows.append(
            Row(label=f"a count of {count:,}", value=found.value, lower=found.lower, upper=found.upper)
        )
    return _ranges("homeless", rows, POISSON)


def _ranges(topic: str, rows: Sequence[Row], method: str) -> Ranges:
    return Ranges(
        topic=TOPICS[topic],
        place=PRACTICE_PLACE,
        period=WHEN,
        source=MADE_UP,
        rows=tuple(rows),
        order="in the order given",
        why_no_interval="",
        made_up=True,
        method=method,
    )


def contrast(first: tuple[int, int], second: tuple[int, int]) -> Contrast:
    """Return two made-up towns, as pairs of a count and its people: first town B, then town A."""
    rows = [
        interval_row(*pair, label=f"in town {name}", short=f"Town {name}")
        for name, pair in zip("BA", (first, second), strict=True)
    ]
    return Contrast(
        topic=TOPICS["decay"],
        place=PRACTICE_COUNTY,
        period=WHEN,
        source=MADE_UP,
        rows=(rows[1], rows[0]),
        first=rows[0],
        second=rows[1],
        difference=measures.difference_of_proportions(*first, *second),
        ratio=_ratio(first, second),
        why_no_interval="",
        made_up=True,
        method=NEWCOMBE,
    )


def _ratio(first: tuple[int, int], second: tuple[int, int]) -> Estimate | None:
    return measures.ratio_of_proportions(*first, *second) if ratio_or_none(first[0], second[0]) else None


def apart(size: int, points: int, lower_share: int = 20) -> Contrast:
    """Return two made-up towns of one size whose shares lie some percentage points apart."""
    counts = [round(size * share / 100) for share in (lower_share + points, lower_share)]
    return contrast((counts[0], size), (counts[1], size))


def quiet_years(usual: int, seed: int = 1) -> Trend:
    """Return ten made-up yearly counts of a town where nothing changes; `usual` is their true mean."""
    counts = np.random.default_rng(seed).poisson(usual, YEARS)
    rows = tuple(Row(label=f"year {year}", value=float(n)) for year, n in enumerate(counts, start=1))
    return Trend(
        topic=TOPICS["homeless"],
        place=PRACTICE_PLACE,
        period="ten years",
        source=MADE_UP,
        rows=rows,
        england=(),
        change=measures.difference(rows[-1].value, rows[0].value),
        change_england=None,
        why_no_interval=WHY_NO_INTERVAL,
        made_up=True,
        method=f"Each year is drawn by chance round the same true mean of {usual}.",
    )


def funnel_by_chance(real: Funnel, seed: int = 1) -> Funnel:
    """Return a made-up funnel: areas as large as the real ones, all with one true share, and chance alone."""
    generator = np.random.default_rng(seed)
    rows = []
    for number, row in enumerate(real.rows, start=1):
        people = round(row.denominator or 0)
        count = int(generator.binomial(people, real.average / 100))
        rows.append(interval_row(count, people, f"Area {number}", code=f"area-{number}"))
    return replace(
        real,
        place=PRACTICE_COUNTY,
        period=WHEN,
        source=MADE_UP,
        rows=tuple(rows),
        made_up=True,
        method=f"Every area has the same true share, {real.average:.1f}%. Limits as in the real funnel.",
    )
