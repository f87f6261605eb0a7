"""A gap at two times: both groups as dots joined by the gap, with gap and ratio beside each."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from inequalitylab.charts.plan import Plan, plan
from inequalitylab.charts.style import LIGHT, SIDE, WIDE, Layout, note, panel, pixels, text_width
from inequalitylab.findings.kinds import Finding, Gap, GapOverTime
from inequalitylab.words.names import group
from inequalitylab.words.numbers import bare, opening, short_step, times, when

MARKERS = (("mark", "o"), ("second", "D"))
KEY = 26
ROW = 84
VALUE_ROOM = 50


@plan.register
def _(finding: GapOverTime, layout: Layout, _beside: tuple[Finding, ...] = ()) -> Plan:
    gaps = (finding.before, finding.after)
    names = [opening(group(row)) for row in finding.after.rows]
    row_height = ROW if layout is WIDE else ROW + 24
    key_lines = 1 if layout is WIDE else 2

    def paint(figure: Figure, top: float) -> None:
        page = pixels(figure)
        x, y = SIDE + 7.0, top + 14
        for number, name in enumerate(names):
            page.plot([x], [y - 5], MARKERS[number][1], color=LIGHT[MARKERS[number][0]], ms=10)
            page.text(x + 13, y, name, fontsize=layout.small, color=LIGHT[MARKERS[number][0]])
            if layout is WIDE:
                x += text_width(name, layout.small) + 44
            else:
                y += KEY - 6
        known = [row.value for gap in gaps for row in gap.rows if row.value is not None]
        room = layout.width - 2 * SIDE - VALUE_ROOM - (VALUE_ROOM + 120 if layout is WIDE else VALUE_ROOM)
        for number, gap in enumerate(gaps):
            at = top + KEY * key_lines + number * row_height
            axes = panel(figure, SIDE + VALUE_ROOM, at, room, row_height)
            axes.set_xlim(0, max([*known, 1e-9]))
            axes.set_ylim(row_height, 0)
            _row(axes, gap, layout)

    return Plan(KEY * key_lines + row_height * 2, paint)


def _row(axes: Axes, gap: Gap, layout: Layout) -> None:
    y = 56
    wide = layout is WIDE
    _words(axes, when(gap.period), 0, 20, layout, bold=True, shift=-VALUE_ROOM)
    axes.plot(axes.get_xlim(), [y, y], color=LIGHT["line"], lw=1, clip_on=False)
    values = [row.value or 0.0 for row in gap.rows]
    axes.plot(values, [y, y], color=LIGHT["ink"], lw=3, gid="gap", clip_on=False)
    for value, (role, marker) in zip(values, MARKERS, strict=True):
        axes.plot(
            [value],
            [y],
            marker,
            color=LIGHT[role],
            ms=12,
            mec=LIGHT["paper"],
            mew=1.5,
            gid="dot",
            clip_on=False,
        )
        outward = "left" if value == max(values) and values[0] != values[1] else "right"
        note(
            axes,
            bare(value, gap.topic),
            (value, y),
            (11 if outward == "left" else -11, 0),
            size=layout.small,
            role=role,
            side=outward,
            up="center_baseline",
            bold=True,
        )
    words = f"Gap {short_step(values[0] - values[1], gap.topic)}"
    if gap.ratio is not None and gap.ratio.value is not None:
        words += ("\n" if wide else ", ratio ") + (
            f"Ratio {times(gap.ratio.value)}" if wide else times(gap.ratio.value)
        )
    if wide:
        _words(axes, words, axes.get_xlim()[1], y, layout, shift=VALUE_ROOM + 14)
    else:
        _words(axes, words, 0, y + 30, layout, shift=-VALUE_ROOM)


def _words(
    axes: Axes, words: str, x: float, y: float, layout: Layout, *, bold: bool = False, shift: float = 0
) -> None:
    note(axes, words, (x, y), (shift, 0), size=layout.text, role="ink", up="center", bold=bold, spacing=1.35)
