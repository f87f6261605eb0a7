"""Two averages of the same areas: each area a block from zero as wide as its people, two lines across."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from inequalitylab.charts.plan import Plan, plan
from inequalitylab.charts.style import LIGHT, SIDE, Layout, note, panel, pixels, round_step, wrapped
from inequalitylab.findings.area_kinds import Average
from inequalitylab.findings.kinds import Finding, Row
from inequalitylab.words.numbers import figure as written
from inequalitylab.words.numbers import plain

HEIGHT = 190
LEFT, BELOW = 46, 52
LINE = 21
FEW = 6
STYLES = (("second", "-", 4.5), ("ink", (0, (4, 2)), 2.0))
SWATCH = 28
NOTE = "Each block is one area, as wide as its people. The most deprived come first."


@plan.register
def _(finding: Average, layout: Layout, _beside: tuple[Finding, ...] = ()) -> Plan:
    note = wrapped(NOTE, layout.small, layout.width - 2 * SIDE)
    means = (finding.people_alike, finding.areas_alike)
    key = LINE * (len(means) + len(note)) + 14

    def paint(figure: Figure, top: float) -> None:
        page = pixels(figure)
        y = top + LINE - 6
        for row, (role, dashes, width) in zip(means, STYLES, strict=True):
            page.plot([SIDE, SIDE + SWATCH], [y - 4, y - 4], color=LIGHT[role], lw=width, ls=dashes)
            words = f"{row.label}: {written(row.value or 0, finding.topic)}"
            page.text(
                SIDE + SWATCH + 8, y, words, fontsize=layout.small, fontweight="bold", color=LIGHT[role]
            )
            y += LINE
        for text in note:
            page.text(SIDE, y, text, fontsize=layout.small, color=LIGHT["soft"])
            y += LINE
        axes = panel(figure, LEFT, top + key, layout.width - LEFT - SIDE, HEIGHT)
        axes.set_xlim(0, 1)
        _grid(axes, finding, layout)
        _blocks(axes, finding.areas)
        for row, (role, dashes, width) in zip(means, STYLES, strict=True):
            value = row.value or 0
            axes.plot(
                [0, 1], [value, value], color=LIGHT[role], lw=width, ls=dashes, gid="mean", clip_on=False
            )
        _names(axes, finding, layout)

    return Plan(key + HEIGHT + BELOW, paint)


def _edges(areas: tuple[Row, ...]) -> np.ndarray:
    """Return where blocks begin and end, from 0 to 1, by their share of people."""
    people = np.array([row.count or 0 for row in areas], dtype=float)
    return np.concatenate([[0.0], np.cumsum(people) / people.sum()])


def _blocks(axes: Axes, areas: tuple[Row, ...]) -> None:
    edges = _edges(areas)
    few = len(areas) <= FEW
    if few:
        for row, left, right in zip(areas, edges, edges[1:], strict=False):
            block = Rectangle(
                (left, 0), right - left, row.value or 0, fc=LIGHT["band"], ec=LIGHT["mark"], lw=1.6,
                gid="bar", clip_on=False,
            )  # fmt: skip
            axes.add_patch(block)
        return
    heights = [row.value or 0 for row in areas]
    axes.stairs(heights, edges, baseline=0, fill=True, color=LIGHT["band"], lw=0)
    axes.stairs(heights, edges, baseline=None, color=LIGHT["mark"], lw=1.8)


def _grid(axes: Axes, finding: Average, layout: Layout) -> None:
    highest = max(row.value or 0 for row in finding.areas)
    step = round_step(highest or 1, 4)
    count = max(int(-(-highest // step)), 1)
    axes.set_ylim(0, step * count)
    for number in range(count + 1):
        value = step * number
        axes.plot([0, 1], [value, value], color=LIGHT["line"], lw=1, zorder=0, clip_on=False)
        note(
            axes,
            plain(value, 0 if step >= 1 else 1),
            (0, value),
            (-7, 0),
            size=layout.small,
            side="right",
            up="center_baseline",
        )


def _names(axes: Axes, finding: Average, layout: Layout) -> None:
    """Name each block where they are few and have short names; else the two ends."""
    edges = _edges(finding.areas)
    if all(row.short for row in finding.areas):
        for row, left, right in zip(finding.areas, edges, edges[1:], strict=False):
            _below(axes, f"{row.short}\n{plain(row.count or 0, 0)}", (left + right) / 2, "center", layout)
    else:
        _below(axes, "most\ndeprived", 0, "left", layout)
        _below(axes, "least\ndeprived", 1, "right", layout)


def _below(axes: Axes, words: str, x: float, side: str, layout: Layout) -> None:
    note(axes, words, (x, 0), (0, -8), size=layout.small, side=side, up="top", spacing=1.2)
