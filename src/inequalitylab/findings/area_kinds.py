"""Kinds of finding about areas: ranks, averages, maps drawn in several ways, trends side by side."""

from dataclasses import dataclass

from inequalitylab.findings.kinds import Comparison, Distribution, Finding, Pattern, Row, Trend
from inequalitylab.measures import Estimate


@dataclass(frozen=True, kw_only=True)
class RankCurve(Finding):
    """What stands behind a rank: the value at every rank, from most to least deprived.

    `rows` are two chosen areas, the one nearer the most deprived end first, and `ranks` their ranks out of
    `ranked` areas. `curve` holds pairs of a rank and its value. `difference` and `ratio` set the first row
    against the second.
    """

    ranks: tuple[int, int]
    ranked: int
    curve: tuple[tuple[float, float], ...]
    difference: Estimate
    ratio: Estimate | None


@dataclass(frozen=True, kw_only=True)
class Queue(Comparison):
    """Areas in the order of one value, the most deprived first: where the one in question stands."""

    stands: int


@dataclass(frozen=True, kw_only=True)
class Average(Finding):
    """Two averages of the same areas: `areas_alike` counts each area once, `people_alike` each person once.

    `areas` has one row an area, the most deprived first: its value, and its people as `count`. `rows` holds
    what a table can show: the areas where they are few, then both averages.
    """

    areas: tuple[Row, ...]
    areas_alike: Row
    people_alike: Row


@dataclass(frozen=True)
class Drawing:
    """One way to draw the areas: its name, and an (across, up) pair for each area."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, kw_only=True)
class Redrawn(Finding):
    """The same people in areas drawn in several ways: how strongly two things go together in each.

    `rows` has one row a drawing: the correlation as value (None where there are too few areas) and the
    number of areas as count. `across` and `up` name the two axes.
    """

    drawings: tuple[Drawing, ...]
    across: str
    up: str


@dataclass(frozen=True, kw_only=True)
class Abreast(Finding):
    """Trends of several areas side by side on one scale, in an order that means something.

    `trends` has one trend an area, over the same periods; `rows` and `england` hold all their rows, one
    after the other. `among` says what the areas are, such as "councils like it".
    """

    trends: tuple[Trend, ...]
    england: tuple[Row, ...] = ()
    order: str
    among: str


@dataclass(frozen=True, kw_only=True)
class DrawnMap(Pattern):
    """A map for one domain (`sense`, such as "for crime"), or of other areas than LSOAs (`pieces`)."""

    sense: str = ""
    pieces: str = "small areas"


@dataclass(frozen=True, kw_only=True)
class ByDomain(Distribution):
    """The share of people in the most deprived fifth of small areas, once for each domain of an index."""


@dataclass(frozen=True, kw_only=True)
class Moves(Distribution):
    """The share of people by how far their small area moved along the tenths between two indices.

    `left_out` is how many of the `everywhere` small areas were drawn anew, and cannot be compared.
    """

    left_out: int
    everywhere: int


@dataclass(frozen=True)
class Zone:
    """A rectangle of columns and rows (half-open, from 0) that holds some of the people."""

    columns: tuple[int, int]
    rows: tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Zones(Finding):
    """The same made-up people on a grid, cut into zones: `rows` has one row a zone, in the order of `zones`.

    `people` holds, row by row of the grid, whether each person has a low income. `cut` says how the lines
    run, such as "by a line across".
    """

    people: tuple[tuple[bool, ...], ...]
    zones: tuple[Zone, ...]
    cut: str
