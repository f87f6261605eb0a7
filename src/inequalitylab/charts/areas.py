"""Areas side by side: a dot and its interval for each, in an order that means something; England a line."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from inequalitylab.charts.plan import Plan, plan
from inequalitylab.charts.style import LIGHT, WIDE, Layout, note, panel, wrapped
from inequalitylab.findings.kinds import Comparison, Finding
from inequalitylab.words.numbers import bare

ROW = 30
ABOVE_ENGLAND, ABOVE, BOTTOM = 30, 8, 10


@plan.register
def _(finding: Comparison, layout: Layout, beside: tuple[Finding, ...] = ()) -> Plan:
    label_room = 210 if layout is WIDE else 112
    names = [wrapped(row.label, layout.small, label_room - 10) for row in finding.rows]
    heights = [max(ROW, 17 * len(lines) + 8) for lines in names]
    total = sum(heights)
    above = ABOVE_ENGLAND if finding.england is not None else ABOVE

    def paint(figure: Figure, top: float) -> None:
        axes = panel(figure, label_room, top + above, layout.width - label_room - 60, total)
        together = (finding, *(other for other in beside if isinstance(other, Comparison)))
        rows = [row for each in together for row in (*each.rows, each.england) if row is not None]
        known = [n for row in rows for n in (row.value, row.lower, row.upper) if n is not None] or [0.0]
        low = 0.0 if finding.topic.unit == "%" else min(known)
        axes.set_xlim(low, max(known) + 1e-9)
        axes.set_ylim(total, 0)
        y = 0.0
        for row, lines, height in zip(finding.rows, names, heights, strict=True):
            middle = y + height / 2
            here = row.code == finding.place.code
            if row.value is not None:
                axes.plot(axes.get_xlim(), [middle, middle], color=LIGHT["line"], lw=1, zorder=0)
            note(
                axes,
                "\n".join(lines),
                (low, middle),
                (-10, 0),
                size=layout.small,
                role="mark" if here else "ink",
                side="right",
                up="center",
                bold=here,
                spacing=1.15,
            )
            if row.value is None:
                _words(axes, low, middle, "no figure", layout, "soft")
            else:
                if row.lower is not None and row.upper is not None:
                    axes.plot(
                        [row.lower, row.upper],
                        [middle, middle],
                        color=LIGHT["band"],
                        lw=7,
                        gid="interval",
                        clip_on=False,
                    )
                axes.plot(
                    [row.value],
                    [middle],
                    "o",
                    color=LIGHT["mark" if here else "neutral"],
                    ms=11 if here else 9,
                    mec=LIGHT["paper"],
                    mew=1.4,
                    clip_on=False,
                    gid="dot",
                )
                right = row.upper if row.upper is not None else row.value
                _words(
                    axes,
                    right,
                    middle,
                    bare(row.value, finding.topic),
                    layout,
                    "mark" if here else "ink",
                    here,
                )
            y += height
        if finding.england is not None and finding.england.value is not None:
            value = finding.england.value
            axes.plot(
                [value, value],
                [0, total],
                color=LIGHT["second"],
                lw=1.6,
                ls=(0, (5, 3)),
                zorder=0,
                gid="england",
            )
            note(
                axes,
                f"England {bare(value, finding.topic)}",
                (value, 0),
                (0, 8),
                size=layout.small,
                role="second",
                side="center",
            )

    return Plan(above + total + BOTTOM, paint)


def _words(axes: Axes, x: float, y: float, words: str, layout: Layout, role: str, bold: bool = False) -> None:
    note(axes, words, (x, y), (11, 0), size=layout.small, role=role, up="center_baseline", bold=bold)
