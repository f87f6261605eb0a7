"""The kinds of finding: what was found, as frozen data, with nothing that draws or speaks."""

from dataclasses import dataclass
from typing import Literal

from inequalitylab.findings.topics import Topic
from inequalitylab.measures import Estimate, GradientEstimate
from inequalitylab.places import Place

NOT_PUBLISHED = "not published"
NOT_APPLICABLE = "full count"
AN_INDEX = "An index has no sampling range."

Flag = Literal["better", "similar", "worse"]


@dataclass(frozen=True)
class Source:
    """Where the rows come from.

    `dataset` is the name that `inequalitylab.datasets.load` takes; it is empty for made-up numbers.
    """

    dataset: str
    title: str
    publisher: str
    attribution: str
    licence: str
    address: str = ""
    how_sure: str = ""
    who_is_missing: str = ""


@dataclass(frozen=True)
class Row:
    """One row behind a finding: a place, a group, a period, or one end of a gap.

    `label` reads on in a sentence ("in the most deprived fifth of areas"), `short` stands on an axis.
    `share` is the row's part of all people (0 to 1), `position` its middle on the scale from 0 (worse
    off) to 1 (better off), `fitted` the value of the fitted line there.
    """

    label: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    count: float | None = None
    denominator: float | None = None
    share: float | None = None
    position: float | None = None
    fitted: float | None = None
    short: str = ""
    code: str = ""
    flag: Flag | None = None
    note: str = ""

    @property
    def residual(self) -> float | None:
        """The value minus the fitted line, in the topic's unit."""
        if self.value is None or self.fitted is None:
            return None
        return self.value - self.fitted


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What every kind carries.

    Attributes
    ----------
    topic : Topic
        What was measured: name, unit, denominator, and whether high is good.
    place : Place
        Whom the finding is about.
    period : str
        When, as the publisher writes it.
    rows : tuple of Row
        All rows behind the finding, in the order of the table.
    why_no_interval : str
        Empty where intervals are given; else the reason, such as ``"not published"``.
    made_up : bool
        True for teaching numbers. They are labelled on every chart.
    missing : str
        Who or what is left out, as a sentence; empty if nothing is known to be.
    method : str
        How the numbers were worked out, as a sentence.
    """

    topic: Topic
    place: Place
    period: str
    source: Source
    rows: tuple[Row, ...]
    why_no_interval: str = NOT_PUBLISHED
    made_up: bool = False
    missing: str = ""
    method: str = ""


@dataclass(frozen=True, kw_only=True)
class Level(Finding):
    """One value in one place, and the same for England beside it.

    `difference` is here minus England, `ratio` here divided by England. `others` holds the values of all
    places of this kind (`others_are` names them), for scale only: they are not ranked.
    """

    here: Row
    england: Row | None = None
    difference: Estimate | None = None
    ratio: Estimate | None = None
    others: tuple[float, ...] = ()
    others_are: str = "councils"


@dataclass(frozen=True, kw_only=True)
class Gap(Finding):
    """Two groups: `first` minus `second`, and `first` divided by `second` (None where that is undefined)."""

    first: Row
    second: Row
    difference: Estimate
    ratio: Estimate | None


@dataclass(frozen=True, kw_only=True)
class Gradient(Finding):
    """All groups on a scale from worse off (0) to better off (1), with the line through them.

    `slope` and `relative` are the slope and the relative index as `inequalitylab.measures` defines them:
    the slope is positive, and the relative index above 1, where people at the worse-off end fare worse.
    `ends` is the plain gap between the first and the last group.
    """

    scale: str
    slope: GradientEstimate
    relative: GradientEstimate
    ends: Gap

    @property
    def rise(self) -> float:
        """The line at the better-off end minus the line at the worse-off end, in the topic's unit."""
        return self.slope.at_advantaged_end - self.slope.at_disadvantaged_end


@dataclass(frozen=True, kw_only=True)
class Distribution(Finding):
    """How people are spread over ordered groups here (`rows`) and in England (`england`, the same groups)."""

    england: tuple[Row, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Trend(Finding):
    """One value over time in one place (`rows`) and in England (`england`, the same periods).

    Both changes run from the first to the last period that the place has a figure for.
    """

    england: tuple[Row, ...]
    change: Estimate | None
    change_england: Estimate | None


@dataclass(frozen=True, kw_only=True)
class GapOverTime(Finding):
    """The same two groups at two times: what happened to the gap, and what to the ratio."""

    before: Gap
    after: Gap


@dataclass(frozen=True, kw_only=True)
class Comparison(Finding):
    """One value in several areas, in an order that means something (`order`), never a league table.

    `among` says what the areas are, such as "councils like it".
    """

    order: str
    among: str = "areas"
    england: Row | None = None


@dataclass(frozen=True, kw_only=True)
class Parts(Finding):
    """One whole group of people in parts (`rows`, with counts), as dots of `one_dot` people each."""

    whole: str
    one_dot: int


@dataclass(frozen=True)
class MapClass:
    """One class of a map: its name, and the lowest and highest value in it."""

    name: str
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Pattern(Finding):
    """Small areas of one place on a map; `rows` hold their codes and values.

    `classes` go from most to least deprived, and `by_class` has one row for each: how many areas, and their
    share in %. `shapes` names the table of boundaries, `where` says in words
    where the areas of the first class lie.
    """

    shapes: str
    classes: tuple[MapClass, ...]
    by_class: tuple[Row, ...]
    where: str


@dataclass(frozen=True)
class FunnelLimit:
    """The limits that chance alone would rarely cross, for an area with this denominator."""

    denominator: float
    lower_95: float
    upper_95: float
    lower_998: float
    upper_998: float


@dataclass(frozen=True, kw_only=True)
class Funnel(Finding):
    """Areas of unequal size against their average, with limits that widen as areas get smaller."""

    average: float
    limits: tuple[FunnelLimit, ...]


@dataclass(frozen=True, kw_only=True)
class Absence(Finding):
    """No figure, and why. `latest` is the newest earlier row where there is one."""

    reason: str
    england: Row | None = None
    latest: Row | None = None
