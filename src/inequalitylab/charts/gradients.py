"""A gradient: every group as a dot at its place on the scale, the line through them, and the misses."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from inequalitylab.charts.plan import Plan, plan
from inequalitylab.charts.style import LIGHT, WIDE, Layout, note, panel, round_step, text_width
from inequalitylab.findings.kinds import Finding, Gradient, Row
from inequalitylab.words.numbers import bare, plain, rounded, short_step

HEIGHT = {"wide": 230, "narrow": 240}
ABOVE, BELOW = 22, {"wide": 48, "narrow": 62}
LABEL_ROOM = 0.06


@plan.register
def _(finding: Gradient, layout: Layout, beside: tuple[Finding, ...] = ()) -> Plan:
    slope_words = short_step(finding.rise, finding.topic).split(" ", 1)
    right = max(text_width(word, layout.strong, bold=True) for word in slope_words) + 26
    left = 46.0

    def paint(figure: Figure, top: float) -> None:
        axes = panel(figure, left, top + ABOVE, layout.width - left - right, HEIGHT[layout.name])
        axes.set_xlim(0, 1)
        low, high = _grid(
            axes, (finding, *(other for other in beside if isinstance(other, Gradient))), layout
        )
        _line(axes, finding)
        _dots(axes, finding, layout)
        _bracket(axes, finding, layout, slope_words)
        axes.plot([0, 1], [low, low], color=LIGHT["soft"], lw=1, clip_on=False)
        _scale_words(axes, finding, layout, low)
        axes.set_ylim(low, high)

    return Plan(ABOVE + HEIGHT[layout.name] + BELOW[layout.name], paint)


def _grid(axes: Axes, gradients: tuple[Gradient, ...], layout: Layout) -> tuple[float, float]:
    known = [
        number
        for finding in gradients
        for row in finding.rows
        for number in (row.value, row.lower, row.upper, row.fitted)
        if number is not None
    ]
    for finding in gradients:
        known += [finding.slope.at_disadvantaged_end, finding.slope.at_advantaged_end]
    percent = gradients[0].topic.unit == "%"
    step = round_step(max(known) - min(known) or 1, 5)
    # Room for the labels beyond the first and the last dot.
    room = LABEL_ROOM * (max(known) - min(known))
    low, high = step * ((min(known) - room) // step), step * -(-(max(known) + room) // step)
    if percent:
        low = max(low, 0.0)
    axes.set_ylim(low, high)
    for count in range(round((high - low) / step) + 1):
        value = low + count * step
        axes.plot([0, 1], [value, value], color=LIGHT["line"], lw=1, clip_on=False, zorder=0)
        decimals = 0 if step >= 1 else 1
        sign = "%" if percent else ""
        note(
            axes,
            plain(value, decimals) + sign,
            (0, value),
            (-8, 0),
            size=layout.small,
            side="right",
            up="center_baseline",
        )
    return low, high


def _line(axes: Axes, finding: Gradient) -> None:
    ends = [finding.slope.at_disadvantaged_end, finding.slope.at_advantaged_end]
    axes.plot([0, 1], ends, color=LIGHT["second"], lw=2, clip_on=False, gid="fit", zorder=2)
    for row in finding.rows:
        if row.value is not None and row.fitted is not None:
            axes.plot(
                [row.position or 0.0] * 2,
                [row.value, row.fitted],
                color=LIGHT["faint"],
                lw=2.4,
                clip_on=False,
                gid="residual",
                zorder=1,
            )


def _dots(axes: Axes, finding: Gradient, layout: Layout) -> None:
    for row in finding.rows:
        if row.lower is not None and row.upper is not None:
            axes.plot(
                [row.position or 0.0] * 2, [row.lower, row.upper], color=LIGHT["mark"], lw=1.6, gid="interval"
            )
        axes.plot(
            [row.position or 0.0],
            [row.value or 0.0],
            "o",
            color=LIGHT["mark"],
            ms=11,
            mec=LIGHT["paper"],
            mew=1.6,
            clip_on=False,
            gid="dot",
            zorder=3,
        )
    rising = finding.rise >= 0
    slope = finding.slope
    _label(axes, finding, finding.rows[0], slope.at_disadvantaged_end, layout, above=not rising)
    _label(axes, finding, finding.rows[-1], slope.at_advantaged_end, layout, above=rising)


def _label(axes: Axes, finding: Gradient, row: Row, end: float, layout: Layout, *, above: bool) -> None:
    """Write the value of an end group beyond both its dot and the end of the line."""
    # On a phone the first dot is so near the axis that a centred label would touch its numbers.
    beside_axis = layout is not WIDE and row is finding.rows[0]
    levels = [level for level in (row.value, row.lower, row.upper, end) if level is not None]
    note(
        axes,
        bare(row.value or 0, finding.topic),
        (row.position or 0, max(levels) if above else min(levels)),
        (-7 if beside_axis else 0, 9 if above else -19),
        size=layout.text,
        role="mark",
        side="left" if beside_axis else "center",
        bold=True,
    )


def _bracket(axes: Axes, finding: Gradient, layout: Layout, words: list[str]) -> None:
    if rounded(finding.rise, finding.topic.decimals) == 0:
        return
    low, high = sorted((finding.slope.at_disadvantaged_end, finding.slope.at_advantaged_end))
    blend = axes.get_yaxis_transform()
    axes.plot(
        [1.0, 1.0], [low, high], color=LIGHT["second"], lw=2, clip_on=False, transform=blend, gid="slope"
    )
    for value in (low, high):
        axes.annotate(
            "",
            (1, value),
            xytext=(9, 0),
            textcoords="offset points",
            arrowprops={"arrowstyle": "-", "color": LIGHT["second"], "lw": 2, "shrinkA": 0, "shrinkB": 0},
            annotation_clip=False,
        )
    middle = (low + high) / 2
    for number, word in enumerate(words):
        note(
            axes,
            word,
            (1, middle),
            (14, 4 - number * 17),
            size=layout.strong if number == 0 else layout.small,
            role="second",
            bold=number == 0,
        )


def _scale_words(axes: Axes, finding: Gradient, layout: Layout, low: float) -> None:
    ends = ((0, "left", "Most deprived"), (1, "right", "Least deprived"))
    for x, side, words in ends:
        note(
            axes,
            words if layout is WIDE else words.replace(" ", "\n"),
            (x, low),
            (0, -25),
            size=layout.small,
            side=side,
            up="top",
            spacing=1.15,
        )
    for number, row in enumerate(finding.rows, start=1):
        if row.position is not None and (layout is WIDE or len(finding.rows) <= 10):
            note(axes, str(number), (row.position, low), (0, -18), size=layout.small, side="center")
