"""Made-up people on a grid, cut into zones in several ways: the share of a zone depends on the lines."""

from inequalitylab.findings.area_kinds import Zone, Zones
from inequalitylab.findings.kinds import Row
from inequalitylab.findings.practice import PRACTICE_PLACE, WHY_NO_INTERVAL
from inequalitylab.findings.sources import MADE_UP
from inequalitylab.findings.topics import TOPICS

PERCENT = 100
# One letter a person: x has a low income.
GRID = (
    "xxxx.x.x",
    "xxxxx.x.",
    ".xxx.xxx",
    "...x.x..",
    "......x.",
    "....x.xx",
)
LEFT, RIGHT, EVERY_COLUMN = (0, 4), (4, 8), (0, 8)
TOP, BOTTOM, EVERY_ROW = (0, 3), (3, 6), (0, 6)
CUTS: dict[str, tuple[str, dict[str, Zone]]] = {
    "down": ("by a line down", {"left": Zone(LEFT, EVERY_ROW), "right": Zone(RIGHT, EVERY_ROW)}),
    "across": ("by a line across", {"top": Zone(EVERY_COLUMN, TOP), "bottom": Zone(EVERY_COLUMN, BOTTOM)}),
    "quarters": (
        "by both lines",
        {
            "top left": Zone(LEFT, TOP),
            "top right": Zone(RIGHT, TOP),
            "bottom left": Zone(LEFT, BOTTOM),
            "bottom right": Zone(RIGHT, BOTTOM),
        },
    ),
}


def practice_zones(way: str) -> Zones:
    """Return forty-eight made-up people cut into zones: ``"down"``, ``"across"`` or in ``"quarters"``."""
    cut, zones = CUTS[way]
    people = tuple(tuple(letter == "x" for letter in line) for line in GRID)
    rows = []
    for name, zone in zones.items():
        inside = [person for line in people[slice(*zone.rows)] for person in line[slice(*zone.columns)]]
        count = sum(inside)
        rows.append(
            Row(
                label=f"in the {name} area",
                short=name,
                value=PERCENT * count / len(inside),
                count=count,
                denominator=len(inside),
            )
        )
    return Zones(
        topic=TOPICS["low_income_share"],
        place=PRACTICE_PLACE,
        period="one year",
        source=MADE_UP,
        rows=tuple(rows),
        people=people,
        zones=tuple(zones.values()),
        cut=cut,
        why_no_interval=WHY_NO_INTERVAL,
        made_up=True,
    )
