"""People as dots: one whole group, each dot so many people, filled by the part that they are in."""

import math

from matplotlib.figure import Figure

from inequalitylab.charts.plan import Plan, plan
from inequalitylab.charts.style import LIGHT, SIDE, WIDE, Layout, pixels, wrapped
from inequalitylab.findings.kinds import Finding, Parts
from inequalitylab.words.numbers import bare, opening, plain

PITCH = 17
MARKS = (("mark", "o", 11.0), ("second", "D", 8.5), ("neutral", "s", 8.5))
LINE = 19


@plan.register
def _(finding: Parts, layout: Layout, _beside: tuple[Finding, ...] = ()) -> Plan:
    room = layout.width - 2 * SIDE
    across = int(room // PITCH)
    dots = [round((row.count or 0) / finding.one_dot) for row in finding.rows]
    key = [
        wrapped(
            f"{opening(row.label)}: about {plain(finding.one_dot * marks, 0)} people, "
            f"{bare(row.value or 0, finding.topic)}",
            layout.text if layout is WIDE else layout.small,
            room - 22,
            bold=True,
        )
        for row, marks in zip(finding.rows, dots, strict=True)
    ]
    key_height = sum(LINE * len(lines) + 6 for lines in key)
    note = wrapped(f"One mark is {plain(finding.one_dot, 0)} people.", layout.small, room)
    height = key_height + 10 + PITCH * math.ceil(sum(dots) / across) + LINE * len(note) + 8

    def paint(figure: Figure, top: float) -> None:
        page = pixels(figure)
        y = top + 4
        for lines, (role, marker, size) in zip(key, MARKS, strict=False):
            page.plot([SIDE + 6], [y + 9], marker, color=LIGHT[role], ms=size, mew=0)
            for line in lines:
                y += LINE
                page.text(
                    SIDE + 22,
                    y - 5,
                    line,
                    fontsize=layout.text if layout is WIDE else layout.small,
                    fontweight="bold",
                    color=LIGHT[role],
                )
            y += 6
        start, placed = y + 14, 0
        for count, (role, marker, size) in zip(dots, MARKS, strict=False):
            spots = [divmod(placed + number, across) for number in range(count)]
            page.plot(
                [SIDE + PITCH * (column + 0.5) for _, column in spots],
                [start + PITCH * row for row, _ in spots],
                marker,
                color=LIGHT[role],
                ms=size,
                mew=0,
                ls="none",
                gid="people",
            )
            placed += count
        page.text(SIDE, top + height - 8, note[0], fontsize=layout.small, color=LIGHT["soft"])

    return Plan(height, paint)
