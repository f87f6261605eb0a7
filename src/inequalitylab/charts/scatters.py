"""The same people in areas drawn in several ways: one panel of dots a drawing, all on the same scales."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from inequalitylab.charts.plan import Plan, plan
from inequalitylab.charts.style import LIGHT, SIDE, WIDE, Layout, note, panel, round_step
from inequalitylab.findings.area_kinds import Redrawn
from inequalitylab.findings.kinds import Finding
from inequalitylab.words.numbers import bare, opening, plain

TITLE, HEIGHT, BELOW = 62, 170, 48
LEFT, SPACE = 30, 26
# A diamond is four points: hundreds of dots stay one light shape.
DIAMOND = np.array([(0.0, 1.0), (1.0, 0.0), (0.0, -1.0), (-1.0, 0.0), (0.0, 1.0)])
LARGE, SMALL, MANY = 4.2, 2.6, 60


@plan.register
def _(finding: Redrawn, layout: Layout, _beside: tuple[Finding, ...] = ()) -> Plan:
    abreast = layout is WIDE
    count = len(finding.drawings)
    width = (
        (layout.width - 2 * SIDE - LEFT * count - SPACE * (count - 1)) / count
        if abreast
        else (layout.width - 2 * SIDE - LEFT)
    )
    every = np.array([point for drawing in finding.drawings for point in drawing.points])
    steps = [round_step(float(highest), 4) for highest in every.max(axis=0)]
    limits = np.array(
        [step * max(-(-high // step), 1) for step, high in zip(steps, every.max(axis=0), strict=True)]
    )
    block = TITLE + HEIGHT + BELOW

    small = layout.small

    def paint(figure: Figure, top: float) -> None:
        for number, (drawing, row) in enumerate(zip(finding.drawings, finding.rows, strict=True)):
            left = SIDE + LEFT + (number * (width + LEFT + SPACE) if abreast else 0)
            start = top + (0 if abreast else number * block)
            axes = panel(figure, left, start + TITLE, width, HEIGHT)
            axes.set_xlim(0, width)
            axes.set_ylim(0, HEIGHT)
            value = "too few areas" if row.value is None else f"correlation {bare(row.value, finding.topic)}"
            head = f"{plain(row.count or 0, 0)} {drawing.name}\n{opening(value)}"
            note(
                axes,
                head,
                (-LEFT, HEIGHT),
                (0, 26),
                size=small,
                role="ink",
                up="bottom",
                bold=True,
                spacing=1.3,
            )
            note(axes, finding.up, (-LEFT, HEIGHT), (0, 9), size=small, up="bottom")
            note(axes, finding.across, (width, 0), (0, -24), size=small, side="right", up="top")
            _frame(axes, limits, width, layout)
            places = np.array(drawing.points) / limits * (width, HEIGHT)
            size = SMALL if len(places) > MANY else LARGE
            shape = Path.make_compound_path(*(Path(size * DIAMOND + place, closed=True) for place in places))
            axes.add_patch(PathPatch(shape, fc=LIGHT["mark"], lw=0, clip_on=False, gid="areas"))

    return Plan(block if abreast else block * count, paint)


def _frame(axes: Axes, limits: np.ndarray, width: float, layout: Layout) -> None:
    axes.plot([0, 0, width], [HEIGHT, 0, 0], color=LIGHT["neutral"], lw=1, clip_on=False)
    most = plain(limits[1], 0)
    note(axes, most, (0, HEIGHT), (-5, 0), size=layout.small, side="right", up="center_baseline")
    note(axes, "0", (0, 0), (-5, -5), size=layout.small, side="right", up="top")
    note(axes, plain(limits[0], 0), (width, 0), (0, -6), size=layout.small, side="right", up="top")
