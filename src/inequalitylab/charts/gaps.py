"""A gap twice: the same two figures as a difference and, beside it, as a ratio. Bars start at zero."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from inequalitylab.charts.plan import Plan, plan
from inequalitylab.charts.style import LIGHT, SIDE, WIDE, Layout, note, panel, wrapped
from inequalitylab.findings.kinds import Finding, Gap
from inequalitylab.words.names import group
from inequalitylab.words.numbers import bare, opening, short_step, times

BAR = 22
TITLE = 24
LABEL = 20
SPACE = 12
VALUE_ROOM = 58


@plan.register
def _(finding: Gap, layout: Layout, beside: tuple[Finding, ...] = ()) -> Plan:
    abreast = layout is WIDE
    width = (layout.width - 2 * SIDE - (36 if abreast else 0)) / (2 if abreast else 1)
    labels = [wrapped(opening(group(row)), layout.small, width) for row in finding.rows]
    lines = [len(label) for label in labels]
    height = TITLE + sum(LABEL * count + BAR + SPACE for count in lines) + 30
    ratio_known = finding.ratio is not None and finding.ratio.value is not None
    together = (finding, *(other for other in beside if isinstance(other, Gap)))

    def paint(figure: Figure, top: float) -> None:
        _panel(
            figure,
            finding,
            layout,
            (SIDE, top, width),
            labels,
            _longest(together, relative=False),
            relative=False,
        )
        if ratio_known:
            place = (SIDE + width + 36, top, width) if abreast else (SIDE, top + height + 14, width)
            _panel(figure, finding, layout, place, labels, _longest(together, relative=True), relative=True)

    return Plan(height if abreast or not ratio_known else 2 * height + 14, paint)


def _panel(
    figure: Figure,
    finding: Gap,
    layout: Layout,
    place: tuple[float, float, float],
    labels: list[list[str]],
    longest: float,
    *,
    relative: bool,
) -> None:
    left, top, width = place
    height = TITLE + sum(LABEL * len(label) + BAR + SPACE for label in labels) + 30
    axes = panel(figure, left, top, width, height)
    shown = _shown(finding, relative=relative)
    axes.set_xlim(0, longest * width / (width - VALUE_ROOM))
    axes.set_ylim(height, 0)
    difference = finding.difference.value or 0.0
    words = (
        f"Ratio: {times(finding.ratio.value or 0)}"
        if relative and finding.ratio
        else f"Gap: {short_step(difference, finding.topic)}"
    )
    axes.text(0, 16, words, fontsize=layout.strong, fontweight="bold", color=LIGHT["ink"])
    axes.plot([0, longest * width / (width - VALUE_ROOM)], [TITLE, TITLE], color=LIGHT["line"], lw=1)
    y = float(TITLE)
    ends = []
    for index, (label, value) in enumerate(zip(labels, shown, strict=True)):
        for text in label:
            y += LABEL
            axes.text(0, y - 3, text, fontsize=layout.small, color=LIGHT["ink"])
        middle = y + BAR / 2 + 2
        axes.barh(middle, value, height=BAR, color=LIGHT[("mark", "second")[index]], gid="bar", clip_on=False)
        if relative:
            _whole_steps(axes, value, middle)
        written = f"{times(value)} ×" if relative else bare(value, finding.topic)
        _value(axes, value, middle, written, layout)
        ends.append((value, middle))
        y += BAR + SPACE
    if not relative:
        _bracket(axes, ends, y + 4, finding, layout)
    else:
        unit = f"1 × is the figure {group(finding.second)}"
        if len(wrapped(unit, layout.small, width)) == 1:
            axes.text(0, y + 18, unit, fontsize=layout.small, color=LIGHT["soft"])


def _shown(finding: Gap, *, relative: bool) -> list[float]:
    """Return the lengths of the bars: the values, or how many times the second value they are."""
    whole = (finding.second.value or 1.0) if relative else 1.0
    return [(row.value or 0.0) / whole for row in finding.rows]


def _longest(gaps: tuple[Gap, ...], *, relative: bool) -> float:
    """Return the longest bar of all gaps that stand together, so that equal gaps look equal."""
    return max([length for gap in gaps for length in _shown(gap, relative=relative)] + [1e-9])


def _whole_steps(axes: Axes, value: float, middle: float) -> None:
    """Cut the bar at every whole multiple of the second figure."""
    for step in range(1, int(value + 1e-9) + 1):
        if step < value - 1e-9:
            axes.plot([step, step], [middle - BAR / 2, middle + BAR / 2], color=LIGHT["paper"], lw=2)


def _value(axes: Axes, value: float, middle: float, words: str, layout: Layout) -> None:
    note(axes, words, (value, middle), (6, 0), size=layout.text, role="ink", up="center_baseline", bold=True)


def _bracket(axes: Axes, ends: list[tuple[float, float]], y: float, finding: Gap, layout: Layout) -> None:
    """Draw the gap as a measured line under the bars."""
    (first, _), (second, _) = ends
    low, high = sorted((first, second))
    if high - low <= 0:
        return
    axes.plot([low, high], [y, y], color=LIGHT["ink"], lw=1.6, gid="gap", solid_capstyle="butt")
    for value, middle in ends:
        axes.plot([value, value], [y - 5, y + 5], color=LIGHT["ink"], lw=1.6)
        axes.plot([value, value], [middle + BAR / 2 + 2, y - 5], color=LIGHT["faint"], lw=1, ls=(0, (2, 2)))
    note(
        axes,
        short_step(high - low, finding.topic),
        (high, y),
        (0, -18),
        size=layout.small,
        role="ink",
        side="right",
    )
