"""A trend: this place and England over time, named at the line's end; no figure leaves a gap."""

import itertools

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from inequalitylab.charts.plan import Plan, plan
from inequalitylab.charts.style import LIGHT, WIDE, Layout, note, panel, round_step, text_width, wrapped
from inequalitylab.findings.kinds import Finding, Row, Trend
from inequalitylab.words.names import said
from inequalitylab.words.numbers import bare, opening, plain, when

HEIGHT = 190
ABOVE, BELOW = 20, 46
MOST_FOR_NAMES = 0.27


@plan.register
def _(finding: Trend, layout: Layout, _beside: tuple[Finding, ...] = ()) -> Plan:
    names = _names(finding)
    size = layout.text if layout is WIDE else layout.small
    widest = max(text_width(name, size, bold=True) for name in names)
    longest_word = max(text_width(word, size, bold=True) for name in names for word in name.split())
    # Long names wrap, but never inside a word.
    label_room = 14 + max(longest_word, min(widest, layout.width * MOST_FOR_NAMES))

    def paint(figure: Figure, top: float) -> None:
        axes = panel(figure, 44, top + ABOVE, layout.width - 44 - label_room, HEIGHT)
        axes.set_xlim(-0.03 * layout.text, len(finding.rows) - 0.8)
        _grid(axes, finding, layout)
        series = [(finding.rows, "mark", "o", names[0])]
        if len(names) > 1:
            series.insert(0, (finding.england, "neutral", "D", names[1]))
        ends = [_draw(axes, rows, role, marker) for rows, role, marker, _ in series]
        _name_ends(axes, size, ends, series, label_room)
        _first(axes, finding, layout)
        for index, row in enumerate(finding.rows):
            if layout is WIDE or index in (0, len(finding.rows) - 1):
                side = "center" if layout is WIDE else ("left" if index == 0 else "right")
                _below(axes, index, when(row.label), layout, side)

    return Plan(ABOVE + HEIGHT + BELOW, paint)


def _names(finding: Trend) -> list[str]:
    """Return the words at the end of each line: the name and the last value."""
    series = [(opening(said(finding.place)), finding.rows), ("England", finding.england)]
    names = []
    for name, rows in series:
        known = [row.value for row in rows if row.value is not None]
        if known:
            names.append(f"{name} {bare(known[-1], finding.topic)}")
    return names


def _grid(axes: Axes, finding: Trend, layout: Layout) -> None:
    rows = (*finding.rows, *finding.england)
    known = [n for row in rows for n in (row.value, row.lower, row.upper) if n is not None]
    low = min(known) if finding.topic.unit == "years" else 0.0
    step = round_step(max(known) - low or 1, 5)
    first, last = step * (low // step), step * -(-max(known) // step)
    axes.set_ylim(first, last if last > first else first + step)
    for count in range(round((last - first) / step) + 1):
        value = first + count * step
        axes.plot(axes.get_xlim(), [value, value], color=LIGHT["line"], lw=1, clip_on=False, zorder=0)
        note(
            axes,
            plain(value, 0 if step >= 1 else 1) + ("%" if finding.topic.unit == "%" else ""),
            (axes.get_xlim()[0], value),
            (-6, 0),
            size=layout.small,
            side="right",
            up="center_baseline",
        )


def _draw(axes: Axes, rows: tuple[Row, ...], role: str, marker: str) -> float | None:
    """Draw one series, broken where there is no figure; return its last value."""
    values = [row.value if row.value is not None else float("nan") for row in rows]
    axes.plot(range(len(rows)), values, color=LIGHT[role], lw=2.4, clip_on=False, gid="series")
    for index, row in enumerate(rows):
        if row.lower is not None and row.upper is not None:
            axes.plot([index, index], [row.lower, row.upper], color=LIGHT[role], lw=1.4, gid="interval")
        if row.value is not None:
            axes.plot(
                [index],
                [row.value],
                marker,
                color=LIGHT[role],
                ms=9 if marker == "o" else 7,
                mec=LIGHT["paper"],
                mew=1.4,
                clip_on=False,
                gid="dot",
            )
    known = [row.value for row in rows if row.value is not None]
    return known[-1] if known else None


def _name_ends(axes: Axes, size: float, ends: list, series: list, room: float) -> None:
    """Name each line at its end, pushed apart where the ends nearly touch."""
    low, high = axes.get_ylim()
    per_pixel = (high - low) / HEIGHT
    placed: list[list] = sorted(
        [
            [end, end, role, name]
            for end, (_, role, _, name) in zip(ends, series, strict=True)
            if end is not None
        ],
        key=lambda item: item[0],
    )
    lines = max((len(wrapped(name, size, room - 13, bold=True)) for *_, name in placed), default=1)
    gap = size * 1.25 * lines * per_pixel
    for before, after in itertools.pairwise(placed):
        if after[1] - before[1] < gap:
            middle = (after[1] + before[1]) / 2
            before[1], after[1] = middle - gap / 2, middle + gap / 2
    for _, at, role, name in placed:
        note(
            axes,
            "\n".join(wrapped(name, size, room - 13, bold=True)),
            (axes.get_xlim()[1], at),
            (4, 0),
            size=size,
            role=role,
            up="center",
            bold=True,
            spacing=1.15,
        )


def _first(axes: Axes, finding: Trend, layout: Layout) -> None:
    """Write the first value of this place, on the side that England's line does not take."""
    index, row = next((i, row) for i, row in enumerate(finding.rows) if row.value is not None)
    other = finding.england[index].value if finding.england else None
    above = other is None or (row.value or 0) >= other
    note(
        axes,
        bare(row.value or 0, finding.topic),
        (index, row.value or 0),
        (0 if layout is WIDE else -7, 10 if above else -20),
        size=layout.small,
        role="mark",
        side="center" if layout is WIDE else "left",
        bold=True,
    )


def _below(axes: Axes, index: int, words: str, layout: Layout, side: str) -> None:
    note(
        axes,
        words.replace(" to ", "\nto "),
        (index, axes.get_ylim()[0]),
        (0 if side == "center" else -20 if side == "left" else 20, -8),
        size=layout.small,
        side=side,
        up="top",
    )
