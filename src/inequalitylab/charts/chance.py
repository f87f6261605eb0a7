"""Chance drawn: two ranges over the range of their difference, and many surveys round one truth."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from inequalitylab.charts.plan import Plan, plan
from inequalitylab.charts.style import LIGHT, SIDE, Layout, note, panel, round_step, text_width
from inequalitylab.findings.chance_kinds import Contrast, Surveys
from inequalitylab.findings.kinds import Finding, Row
from inequalitylab.measures import Estimate
from inequalitylab.words.numbers import bare, plain, short_step

LINE = 46
TITLE, TICKS = 34, 30
SURVEY = 3.6
KEY = 42


@plan.register
def _(finding: Contrast, layout: Layout, beside: tuple[Finding, ...] = ()) -> Plan:
    rows = (finding.second, finding.first)
    height = 2 * TITLE + 3 * LINE + 2 * TICKS + 16
    width = layout.width - 2 * SIDE - 26
    low, high = _ends([finding, *beside])

    def paint(figure: Figure, top: float) -> None:
        above = panel(figure, SIDE + 8, top + TITLE, width, 2 * LINE)
        _scale(above, (low, high), 2 * LINE, layout, "%")
        if finding.overlap:
            above.axvspan(*finding.overlap, color=LIGHT["line"], lw=0, gid="overlap", zorder=-1)
        for at, row in enumerate(rows):
            words = f"{row.short}: {bare(row.value or 0, finding.topic)}"
            _range(above, row, LINE * (at + 0.72), words, layout, ("mark", "second")[at])
        _title(above, "Each town's range" + ("; grey: in both" if finding.overlap else ""), layout)
        reach = high - low
        below = panel(figure, SIDE + 8, top + TITLE + 2 * LINE + TICKS + TITLE + 16, width, LINE)
        _scale(below, _round_zero(finding.difference, reach), LINE, layout, "")
        below.plot([0, 0], [-4, LINE], color=LIGHT["ink"], lw=1.6, gid="zero")
        _range(below, finding.difference, LINE * 0.6, "", layout, "third")
        gap = short_step(finding.difference.value or 0, finding.topic)
        _title(below, f"Town B minus town A: {gap}", layout)

    return Plan(height, paint)


def _ends(findings: list[Finding]) -> tuple[float, float]:
    """Return one scale, in round numbers, for all contrasts that stand together."""
    limits = [
        n
        for finding in findings
        if isinstance(finding, Contrast)
        for row in (finding.first, finding.second)
        for n in (row.lower, row.upper)
        if n is not None
    ]
    step = round_step(max(limits) - min(limits), 5)
    return step * (min(limits) // step), step * -(-max(limits) // step)


def _round_zero(difference: Estimate, reach: float) -> tuple[float, float]:
    """Return a scale as long as the one above it, with zero on it and the range inside."""
    low, high = min(difference.lower or 0, 0), max(difference.upper or 0, 0)
    room = max(reach - (high - low), (high - low) * 0.1)
    return low - room / 2, high + room / 2


def _scale(axes: Axes, ends: tuple[float, float], height: float, layout: Layout, unit: str) -> None:
    low, high = ends
    axes.set_xlim(low, high)
    axes.set_ylim(height, 0)
    axes.plot([low, high], [height, height], color=LIGHT["soft"], lw=1, clip_on=False)
    step = round_step(high - low, 4)
    tick = step * -(-low // step)
    while tick <= high + 1e-9:
        axes.plot([tick, tick], [height, height + 5], color=LIGHT["soft"], lw=1, clip_on=False)
        words = f"{plain(tick, 0 if step >= 1 else 1)}{unit}"
        note(axes, words, (tick, height), (0, -19), size=layout.small, side="center")
        tick += step


def _title(axes: Axes, words: str, layout: Layout) -> None:
    axes.annotate(
        words,
        (0, 0),
        xycoords=("axes fraction", "data"),
        xytext=(-8, 12),
        textcoords="offset points",
        fontsize=layout.text,
        fontweight="bold",
        color=LIGHT["ink"],
        annotation_clip=False,
    )


def _range(axes: Axes, row: Row | Estimate, y: float, words: str, layout: Layout, role: str) -> None:
    """Draw an interval as a bar with a dot, and its words above the dot, moved in from the edges."""
    assert row.value is not None
    assert row.lower is not None and row.upper is not None
    axes.plot(
        [row.lower, row.upper],
        [y, y],
        color=LIGHT["band"],
        lw=9,
        solid_capstyle="butt",
        clip_on=False,
        gid="interval",
    )
    axes.plot(
        [row.value], [y], "o", color=LIGHT[role], ms=10, mec=LIGHT["paper"], mew=1.4, clip_on=False, gid="dot"
    )
    low, high = axes.get_xlim()
    room = layout.width - 2 * SIDE - 26
    at = (row.value - low) / (high - low) * room
    half = text_width(words, layout.small, bold=True) / 2
    shift = max(0.0, half - at - SIDE) - max(0.0, at + half - room - SIDE)
    note(axes, words, (row.value, y), (shift, 10), size=layout.small, role=role, side="center", bold=True)


@plan.register
def _(finding: Surveys, layout: Layout, beside: tuple[Finding, ...] = ()) -> Plan:
    stack = SURVEY * len(finding.rows)
    width = layout.width - 2 * SIDE - 26

    def paint(figure: Figure, top: float) -> None:
        axes = panel(figure, SIDE + 8, top + KEY, width, stack)
        together = [finding, *(other for other in beside if isinstance(other, Surveys))]
        limits = [n for one in together for row in one.rows for n in (row.lower, row.upper) if n is not None]
        step = round_step(max(limits) - min(limits), 5)
        _scale(axes, (step * (min(limits) // step), step * -(-max(limits) // step)), stack, layout, "%")
        for name, role, thick in (("holds", "band", 2.2), ("misses", "second", 2.8)):
            x, y = _strokes(finding, holds=name == "holds")
            axes.plot(x, y, color=LIGHT[role], lw=thick, solid_capstyle="butt", gid=name)
        axes.plot(
            [row.value or 0 for row in finding.rows],
            [SURVEY * (at + 0.5) for at in range(len(finding.rows))],
            "o",
            color=LIGHT["mark"],
            ms=2.6,
            mew=0,
            ls="none",
            gid="surveys",
        )
        axes.plot([finding.truth] * 2, [-8, stack], color=LIGHT["ink"], lw=1.6, clip_on=False, gid="truth")
        missed = len(finding.rows) - finding.holding
        along = -8.0
        for words, role in ((f"{finding.holding} ranges hold it", "mark"), (f"{missed} miss it", "second")):
            _at_left(axes, words, along, 12, layout, role)
            along += text_width(words, layout.small, bold=True) + 18
        _at_left(axes, f"The line is the truth, {bare(finding.truth, finding.topic)}.", -8, 30, layout, "ink")

    return Plan(KEY + stack + TICKS, paint)


def _at_left(axes: Axes, words: str, along: float, up: float, layout: Layout, role: str) -> None:
    at = (axes.get_xlim()[0], 0)
    note(axes, words, at, (along, up), size=layout.small, role=role, bold=role != "ink")


def _strokes(finding: Surveys, *, holds: bool) -> tuple[list[float], list[float]]:
    """Return the ranges that hold the truth, or those that miss it, as one broken line."""
    x, y = [], []
    for at, row in enumerate(finding.rows):
        assert row.lower is not None and row.upper is not None
        if (row.lower <= finding.truth <= row.upper) == holds:
            height = SURVEY * (at + 0.5)
            x += [row.lower, row.upper, float("nan")]
            y += [height, height, float("nan")]
    return x, y
