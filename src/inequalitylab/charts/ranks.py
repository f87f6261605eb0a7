"""What stands behind a rank: the value at every rank as one falling line, with two ranks marked on it."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from inequalitylab.charts.plan import Plan, plan
from inequalitylab.charts.style import LIGHT, SIDE, Layout, note, panel, round_step, text_width
from inequalitylab.findings.area_kinds import RankCurve
from inequalitylab.findings.kinds import Finding
from inequalitylab.words.numbers import bare, plain

HEIGHT = 210
LEFT, ABOVE, BELOW = 52, 18, 46
MARKS = (("second", "o"), ("ink", "D"))
LABEL_STEP = 20
LABEL_AWAY = 16


@plan.register
def _(finding: RankCurve, layout: Layout, _beside: tuple[Finding, ...] = ()) -> Plan:
    def paint(figure: Figure, top: float) -> None:
        room = layout.width - LEFT - SIDE
        axes = panel(figure, LEFT, top + ABOVE, room, HEIGHT)
        axes.set_xlim(0, finding.ranked)
        axes.set_ylim(0, 100)
        _grid(axes, finding, layout)
        ranks, shares = zip(*finding.curve, strict=True)
        axes.plot(ranks, shares, color=LIGHT["mark"], lw=2.6, clip_on=False, gid="series")
        above = float("inf")
        for rank, row, (role, marker) in zip(finding.ranks, finding.rows, MARKS, strict=True):
            value = row.value or 0.0
            axes.plot(
                [rank], [value], marker, color=LIGHT[role], ms=9, mec=LIGHT["paper"], mew=1.4,
                clip_on=False, gid="dot",
            )  # fmt: skip
            words = f"{row.short}: {bare(value, finding.topic)}"
            x, y = rank / finding.ranked * room, value / 100 * HEIGHT
            # Above the line there is room to the right of a dot, below it to the left.
            fits = x + LABEL_AWAY + text_width(words, layout.small, bold=True) < room + SIDE
            below = y - LABEL_AWAY if y > 1.5 * LABEL_AWAY else y + 2 * LABEL_AWAY
            level = min(y + 9, above - LABEL_STEP) if fits else below
            note(
                axes,
                words,
                (0, 0),
                (x + (LABEL_AWAY if fits else -6), level),
                size=layout.small,
                role=role,
                side="left" if fits else "right",
                up="center_baseline",
                bold=True,
            )
            above = level

    return Plan(ABOVE + HEIGHT + BELOW, paint)


def _grid(axes: Axes, finding: RankCurve, layout: Layout) -> None:
    step = int(round_step(100, 5))
    for value in range(0, 101, step):
        axes.plot([0, finding.ranked], [value, value], color=LIGHT["line"], lw=1, clip_on=False, zorder=0)
        note(axes, f"{value}%", (0, value), (-6, 0), size=layout.small, side="right", up="center_baseline")
    last = plain(finding.ranked, 0)
    note(axes, "Rank 1\nmost deprived", (0, 0), (-LEFT + 6, -8), size=layout.small, up="top", spacing=1.2)
    words = f"Rank {last}\nleast deprived"
    note(axes, words, (finding.ranked, 0), (6, -8), size=layout.small, side="right", up="top", spacing=1.2)
