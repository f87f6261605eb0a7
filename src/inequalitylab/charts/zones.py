"""The same people on a grid, cut into areas by thick lines: two shapes of mark, a share beside each area."""

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from inequalitylab.charts.plan import Plan, plan
from inequalitylab.charts.style import LIGHT, SIDE, Layout, note, panel, pixels
from inequalitylab.findings.area_kinds import Zones
from inequalitylab.findings.kinds import Finding
from inequalitylab.words.numbers import bare

PITCH = 32
KEY, LABEL = 28, 26
LOW_INCOME, OTHERS = ("second", "D", 9.0), ("mark", "o", 11.0)


@plan.register
def _(finding: Zones, layout: Layout, _beside: tuple[Finding, ...] = ()) -> Plan:
    across, down = len(finding.people[0]), len(finding.people)
    width, height = across * PITCH, down * PITCH

    def paint(figure: Figure, top: float) -> None:
        page = pixels(figure)
        x = SIDE + 6.0
        for (role, marker, size), words in ((LOW_INCOME, "Low income"), (OTHERS, "Higher income")):
            page.plot([x], [top + 10], marker, color=LIGHT[role], ms=size, mew=0)
            page.text(x + 13, top + 15, words, fontsize=layout.small, color=LIGHT[role])
            x += 122
        axes = panel(figure, SIDE, top + KEY + LABEL, width, height)
        axes.set_xlim(0, width)
        axes.set_ylim(height, 0)
        for kind, (role, marker, size) in ((True, LOW_INCOME), (False, OTHERS)):
            spots = [
                ((column + 0.5) * PITCH, (row + 0.5) * PITCH)
                for row, line in enumerate(finding.people)
                for column, person in enumerate(line)
                if person is kind
            ]
            xs, ys = zip(*spots, strict=True)
            axes.plot(xs, ys, marker, color=LIGHT[role], ms=size, mew=0, ls="none", gid="people")
        for zone, row in zip(finding.zones, finding.rows, strict=True):
            left, right = (PITCH * edge for edge in zone.columns)
            upper, lower = (PITCH * edge for edge in zone.rows)
            outline = Rectangle(
                (left, upper), right - left, lower - upper, fill=False, ec=LIGHT["ink"], lw=2.4, clip_on=False
            )
            axes.add_patch(outline)
            above = zone.rows[0] == 0
            note(
                axes,
                bare(row.value or 0, finding.topic),
                ((left + right) / 2, upper if above else lower),
                (0, 9 if above else -18),
                size=layout.text,
                role="ink",
                side="center",
                bold=True,
            )

    return Plan(KEY + 2 * LABEL + height, paint)
