"""Ordered bars from zero: how people are spread over groups that have an order, a short line for England."""

from collections.abc import Callable

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from inequalitylab.charts.plan import Plan, plan
from inequalitylab.charts.style import LIGHT, SIDE, WIDE, Layout, note, panel, pixels, text_width, wrapped
from inequalitylab.findings.kinds import Distribution, Finding
from inequalitylab.findings.reply_kinds import Replies
from inequalitylab.words.numbers import bare

COLUMN_HEIGHT = 170
ROW = 29
KEY_HEIGHT = 28
KEY_WORDS = "England"
DEPRIVATION_ENDS = ("most deprived", "least deprived")


@plan.register
def _(finding: Distribution, layout: Layout, _beside: tuple[Finding, ...] = ()) -> Plan:
    return _columns(finding, layout) if layout is WIDE else _rows(finding, layout)


@plan.register
def _(finding: Replies, layout: Layout, _beside: tuple[Finding, ...] = ()) -> Plan:
    """Lie the bars down: answers are longer than the names of groups."""
    return _rows(finding, layout)


def _limit(finding: Distribution) -> float:
    rows = (*finding.rows, *finding.england)
    return max([n for row in rows for n in (row.value, row.upper) if n is not None] or [1.0])


def _labels(finding: Distribution) -> list[str]:
    labels = [row.short or row.label for row in finding.rows]
    if finding.topic.key == "tenths":
        labels[0] += f" {DEPRIVATION_ENDS[0]}"
        labels[-1] += f" {DEPRIVATION_ENDS[1]}"
    return labels


def _key(figure: Figure, finding: Distribution, layout: Layout, y: float) -> None:
    """Say what the short line is, where it is used."""
    if finding.england:
        page = pixels(figure)
        page.plot([SIDE, SIDE + 24], [y - 4, y - 4], color=LIGHT["second"], lw=3)
        page.text(SIDE + 32, y, KEY_WORDS, fontsize=layout.small, color=LIGHT["second"])


def _bars(
    axes: Axes, finding: Distribution, layout: Layout, bar: Callable[..., object], *, upright: bool
) -> None:
    """Draw bars, intervals, England's marks and the value at the end of each bar."""
    for index, row in enumerate(finding.rows):
        england = finding.england[index].value if finding.england else None
        if row.value is not None:
            bar(index, row.value, 0.72, color=LIGHT["mark"], gid="bar", clip_on=False)
        if row.lower is not None and row.upper is not None:
            _stroke(axes, [row.lower, row.upper], [index, index], upright, "ink", 1.6, "interval")
        if england is not None:
            _stroke(axes, [england, england], [index - 0.44, index + 0.44], upright, "second", 3, "england")
        _value(axes, finding, index, england, layout, upright)


def _stroke(
    axes: Axes, along: list[float], across: list[float], upright: bool, role: str, width: float, name: str
) -> None:
    x, y = (across, along) if upright else (along, across)
    axes.plot(x, y, color=LIGHT[role], lw=width, gid=name, clip_on=False, solid_capstyle="butt")


def _value(
    axes: Axes, finding: Distribution, index: int, england: float | None, layout: Layout, upright: bool
) -> None:
    row = finding.rows[index]
    nothing = "hidden" if isinstance(finding, Replies) else "no figure"
    end = max(n for n in (row.upper, row.value, england, 0.0) if n is not None)
    note(
        axes,
        bare(row.value, finding.topic) if row.value is not None else nothing,
        (index, end) if upright else (end, index),
        (0, 6) if upright else (7, 0),
        size=layout.small,
        role="ink",
        side="center" if upright else "left",
        up="baseline" if upright else "center_baseline",
    )


def _columns(finding: Distribution, layout: Layout) -> Plan:
    above, below = KEY_HEIGHT + 22, 54

    def paint(figure: Figure, top: float) -> None:
        axes = panel(figure, SIDE, top + above, layout.width - 2 * SIDE, COLUMN_HEIGHT)
        count = len(finding.rows)
        axes.set_xlim(-0.5, count - 0.5)
        axes.set_ylim(0, _limit(finding))
        _bars(axes, finding, layout, axes.bar, upright=True)
        for index, label in enumerate(_labels(finding)):
            note(
                axes,
                label.replace(" ", "\n") if index in (0, count - 1) and count > 6 else label,
                (index, 0),
                (0, -6),
                size=layout.small,
                side="center",
                up="top",
                spacing=1.2,
            )
        axes.plot([-0.5, count - 0.5], [0, 0], color=LIGHT["soft"], lw=1, clip_on=False)
        _key(figure, finding, layout, top + 14)

    return Plan(above + COLUMN_HEIGHT + below, paint)


def _rows(finding: Distribution, layout: Layout) -> Plan:
    count = len(finding.rows)
    most = layout.width * 0.45
    labels = [wrapped(label, layout.small, most - 8) for label in _labels(finding)]
    left = min(max(text_width(part, layout.small) for label in labels for part in label) + SIDE + 8, most)
    line = max(ROW, max(map(len, labels)) * layout.small * 1.2 + 10)
    above = KEY_HEIGHT if finding.england else 6

    def paint(figure: Figure, top: float) -> None:
        axes = panel(figure, left, top + above, layout.width - left - 62, line * count)
        axes.set_xlim(0, _limit(finding))
        axes.set_ylim(count - 0.5, -0.5)
        _bars(axes, finding, layout, axes.barh, upright=False)
        for index, label in enumerate(labels):
            note(
                axes,
                "\n".join(label),
                (0, index),
                (-8, 0),
                size=layout.small,
                side="right",
                up="center_baseline",
            )
        axes.plot([0, 0], [-0.5, count - 0.5], color=LIGHT["soft"], lw=1, clip_on=False)
        _key(figure, finding, layout, top + 14)

    return Plan(above + line * count + 6, paint)
