"""A level on a number line: this place above it, England below, every other place as a thin stroke."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from inequalitylab.charts.plan import Plan, plan
from inequalitylab.charts.style import LIGHT, SIDE, WIDE, Layout, panel, round_step, text_width, wrapped
from inequalitylab.findings.kinds import Finding, Level, Row
from inequalitylab.words.names import said
from inequalitylab.words.numbers import bare, opening

STRIP = 26
ABOVE, BELOW, AXIS, NOTE = 34, 34, 22, 24
BELOW_ALONE = 10


@plan.register
def _(finding: Level, layout: Layout, _beside: tuple[Finding, ...] = ()) -> Plan:
    note = NOTE if finding.others else 0
    label = f"{opening(said(finding.place))} {bare(finding.here.value or 0, finding.topic)}"
    lines = wrapped(label, layout.strong, layout.width - 2 * SIDE, bold=True)
    above = ABOVE + (len(lines) - 1) * 1.2 * layout.strong
    below = BELOW if finding.england is not None else BELOW_ALONE
    height = above + STRIP + below + AXIS + note

    def paint(figure: Figure, top: float) -> None:
        axes = panel(figure, SIDE, top + above, layout.width - 2 * SIDE, STRIP)
        low, high, ticks = scale(finding, most_steps=5 if layout is WIDE else 3)
        axes.set_xlim(low, high)
        axes.set_ylim(0, 1)
        # What falls on the same half pixel is one stroke.
        fine = (high - low) / (2 * (layout.width - 2 * SIDE))
        values = sorted({round(value / fine): value for value in finding.others}.values())
        strokes = [(x, y) for value in values for x, y in ((value, 0.12), (value, 0.88), (float("nan"), 0.0))]
        if strokes:
            x, y = zip(*strokes, strict=True)
            axes.plot(x, y, color=LIGHT["faint"], lw=1, clip_on=False, gid="other")
        axes.plot([low, high], [0, 0], color=LIGHT["soft"], lw=1, clip_on=False)
        for tick in ticks:
            axes.plot([tick, tick], [0, -0.16], color=LIGHT["soft"], lw=1, clip_on=False)
            _text(
                axes,
                tick,
                0,
                bare_tick(tick, finding),
                layout,
                -below - 16,
                color=LIGHT["soft"],
                size=layout.small,
            )
        if finding.england is not None and finding.england.value is not None:
            _mark(axes, finding.england, "neutral", "D", 8)
            words = f"England {bare(finding.england.value, finding.topic)}"
            _text(
                axes, finding.england.value, 0, words, layout, -24, color=LIGHT["neutral"], size=layout.text
            )
        if finding.here.value is not None:
            _mark(axes, finding.here, "mark", "o", 13)
            for number, line in enumerate(reversed(lines)):
                up = 12 + number * 1.2 * layout.strong
                _text(
                    axes,
                    finding.here.value,
                    1,
                    line,
                    layout,
                    up,
                    color=LIGHT["mark"],
                    size=layout.strong,
                    bold=True,
                )
        if finding.others:
            words = f"Thin lines: the figures of {len(finding.others)} {finding.others_are}."
            if text_width(words, layout.small) > layout.width - 2 * SIDE:
                words = f"Thin lines: {len(finding.others)} {finding.others_are}."
            axes.annotate(
                words,
                (0, 0),
                xycoords=("axes fraction", "axes fraction"),
                xytext=(0, -below - AXIS - NOTE + 8),
                textcoords="offset points",
                fontsize=layout.small,
                color=LIGHT["soft"],
            )

    return Plan(height, paint)


def scale(finding: Level, most_steps: int) -> tuple[float, float, list[float]]:
    """Return both ends of the number line and its ticks. Percentages start at zero."""
    rows = [finding.here, finding.england]
    known = [n for row in rows if row for n in (row.value, row.lower, row.upper) if n is not None]
    known += finding.others
    low, high = (0.0 if finding.topic.unit != "years" else min(known)), max(known)
    step = round_step((high - low) or 1, most_steps)
    first = step * (low // step)
    last = step * -(-high // step)
    if last == first:
        last = first + step
    count = round((last - first) / step)
    return first, last, [first + i * step for i in range(count + 1)]


def bare_tick(tick: float, finding: Level) -> str:
    """Write a tick, without decimals that are all zero."""
    text = f"{round(tick, 6):,g}" if tick < 1e5 else f"{tick:,.0f}"
    return f"{text}%" if finding.topic.unit == "%" else text


def _mark(axes: Axes, row: Row, role: str, marker: str, size: float) -> None:
    if row.lower is not None and row.upper is not None:
        axes.plot(
            [row.lower, row.upper], [0.5, 0.5], color=LIGHT["band"], lw=9, clip_on=False, gid="interval"
        )
    axes.plot(
        [row.value or 0.0],
        [0.5],
        marker,
        color=LIGHT[role],
        ms=size,
        mec=LIGHT["paper"],
        mew=1.6,
        clip_on=False,
        gid="dot",
    )


def _text(
    axes: Axes,
    x: float,
    y: float,
    words: str,
    layout: Layout,
    up: float,
    *,
    color: str,
    size: float,
    bold: bool = False,
) -> None:
    """Write words centred on a value, moved in from the edges so that nothing is cut."""
    low, high = axes.get_xlim()
    room = layout.width - 2 * SIDE
    at = (x - low) / (high - low) * room
    half = text_width(words, size, bold) / 2
    shift = max(0.0, half - at - SIDE + 2) - max(0.0, at + half - room - SIDE + 2)
    axes.annotate(
        words,
        (x, y),
        xytext=(shift, up),
        textcoords="offset points",
        ha="center",
        fontsize=size,
        fontweight="bold" if bold else "normal",
        color=color,
        annotation_clip=False,
    )
