"""Small multiples over time: one small panel an area, all on one scale, England as a line in each."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from inequalitylab.charts.plan import Plan, plan
from inequalitylab.charts.style import LIGHT, SIDE, WIDE, Layout, note, panel, pixels, round_step, wrapped
from inequalitylab.findings.area_kinds import Abreast
from inequalitylab.findings.kinds import Finding, Row, Trend
from inequalitylab.words.names import said
from inequalitylab.words.numbers import bare, opening, plain, when

KEY = 28
PLOT = 92
TITLE_LINE = 17
BELOW = 52
LEFT, SPACE = 8, 22
ABOVE_PLOT = 26


@plan.register
def _(finding: Abreast, layout: Layout, _beside: tuple[Finding, ...] = ()) -> Plan:
    across = 3 if layout is WIDE else 2
    width = (layout.width - 2 * SIDE - SPACE * (across - 1)) / across
    titles = [wrapped(opening(said(trend.place)), layout.small, width, bold=True) for trend in finding.trends]
    rows = [titles[start : start + across] for start in range(0, len(titles), across)]
    heads = [TITLE_LINE * max(map(len, row)) + ABOVE_PLOT for row in rows]
    heights = [head + PLOT + BELOW for head in heads]
    low, high = _scale(finding)
    key = KEY if finding.england else 0
    scale_top = plain(high, 0) + ("%" if finding.topic.unit == "%" else "")

    def paint(figure: Figure, top: float) -> None:
        if finding.england:
            page = pixels(figure)
            page.plot([SIDE, SIDE + 24], [top + 10, top + 10], color=LIGHT["neutral"], lw=2.4, ls=(0, (4, 2)))
            page.text(SIDE + 32, top + 14, "England", fontsize=layout.small, color=LIGHT["neutral"])
        for number, trend in enumerate(finding.trends):
            line, column = divmod(number, across)
            start = top + key + sum(heights[:line])
            left = SIDE + column * (width + SPACE)
            axes = panel(figure, left + LEFT, start + heads[line], width - 2 * LEFT, PLOT)
            axes.set_xlim(0, max(len(trend.rows) - 1, 1))
            axes.set_ylim(low, high)
            _title(figure, titles[number], left, start, number == 0, layout)
            _one(axes, trend, layout, own=number == 0)
            if column == 0:
                note(axes, scale_top, (0, high), (-LEFT, 5), size=layout.small)

    return Plan(key + sum(heights), paint)


def _scale(finding: Abreast) -> tuple[float, float]:
    """Return the ends of the one scale: from zero for shares."""
    rows = (*finding.rows, *finding.england)
    known = [row.value for row in rows if row.value is not None]
    low = 0.0 if finding.topic.unit == "%" else min(known)
    step = round_step(max(known) - low or 1, 5)
    first, last = step * (low // step), step * -(-max(known) // step)
    return first, last if last > first else first + step


def _title(figure: Figure, lines: list[str], left: float, top: float, own: bool, layout: Layout) -> None:
    page = pixels(figure)
    for number, text in enumerate(lines):
        page.text(
            left,
            top + 13 + TITLE_LINE * number,
            text,
            fontsize=layout.small,
            fontweight="bold",
            color=LIGHT["mark" if own else "ink"],
        )


def _one(axes: Axes, trend: Trend, layout: Layout, *, own: bool) -> None:
    low, high = axes.get_ylim()
    last = len(trend.rows) - 1
    for level in (low, high):
        axes.plot([0, last], [level, level], color=LIGHT["line"], lw=1, clip_on=False)
    role = "mark" if own else "ink"
    _line(axes, trend.england, "neutral", dashed=True)
    _line(axes, trend.rows, role)
    known = [index for index, row in enumerate(trend.rows) if row.value is not None]
    for index, row in enumerate(trend.rows):
        if row.value is not None:
            axes.plot(
                [index], [row.value], "o", color=LIGHT[role], ms=6.5, mec=LIGHT["paper"], mew=1,
                clip_on=False, gid="dot",
            )  # fmt: skip
    ends = ((known[0], 0, "left"), (known[-1], last, "right"))[: len(set(known))]
    for index, at, side in ends:
        row, shift = trend.rows[index], -LEFT if side == "left" else LEFT
        note(axes, when(row.label), (at, low), (shift, -18), size=layout.small, side=side)
        words = bare(row.value or 0.0, trend.topic)
        place = (shift, -18 - TITLE_LINE)
        note(axes, words, (at, low), place, size=layout.small, role=role, side=side, bold=True)


def _line(axes: Axes, rows: tuple[Row, ...], role: str, *, dashed: bool = False) -> None:
    values = [row.value if row.value is not None else float("nan") for row in rows]
    axes.plot(
        range(len(rows)), values, color=LIGHT[role], lw=2.2, ls=(0, (4, 2)) if dashed else "-",
        clip_on=False, gid="england" if dashed else "series",
    )  # fmt: skip
