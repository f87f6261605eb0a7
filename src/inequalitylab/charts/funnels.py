"""A funnel: areas by their size, round the common average, inside limits that chance rarely crosses."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from inequalitylab.charts.plan import Plan, plan
from inequalitylab.charts.style import LIGHT, Layout, note, panel, round_step
from inequalitylab.findings.kinds import Finding, Funnel
from inequalitylab.words.many import beyond
from inequalitylab.words.numbers import bare, plain

HEIGHT = 260
LEFT, RIGHT, ABOVE, BELOW = 48, 22, 26, 50


@plan.register
def _(finding: Funnel, layout: Layout, beside: tuple[Finding, ...] = ()) -> Plan:
    together = [finding, *(other for other in beside if isinstance(other, Funnel))]

    def paint(figure: Figure, top: float) -> None:
        axes = panel(figure, LEFT, top + ABOVE, layout.width - LEFT - RIGHT, HEIGHT)
        _axes(axes, together, layout)
        _limits(axes, finding, layout)
        outside = {row.code for row in beyond(finding)}
        for row in finding.rows:
            if row.value is not None and row.denominator is not None:
                out = row.code in outside
                axes.plot(
                    [row.denominator],
                    [row.value],
                    "D" if out else "o",
                    color=LIGHT["second" if out else "mark"],
                    ms=8 if out else 9,
                    mec=LIGHT["paper"],
                    mew=1.2,
                    clip_on=False,
                    gid="dot",
                )

    return Plan(ABOVE + HEIGHT + BELOW, paint)


def _axes(axes: Axes, together: list[Funnel], layout: Layout) -> None:
    values = [row.value for one in together for row in one.rows if row.value is not None]
    values += [n for one in together for limit in one.limits for n in (limit.lower_998, limit.upper_998)]
    step = round_step(max(values) - min(values), 5)
    low, high = step * (min(values) // step), step * -(-max(values) // step)
    widest = max(one.limits[-1].denominator for one in together)
    axes.set_xlim(0, widest)
    axes.set_ylim(low, high)
    for count in range(round((high - low) / step) + 1):
        value = low + count * step
        axes.plot([0, widest], [value, value], color=LIGHT["line"], lw=1, zorder=0)
        note(
            axes,
            f"{plain(value, 0 if step >= 1 else 1)}%",
            (0, value),
            (-8, 0),
            size=layout.small,
            side="right",
            up="center_baseline",
        )
    across = round_step(widest, 4)
    for count in range(int(widest // across) + 1):
        note(
            axes, plain(count * across, 0), (count * across, low), (0, -18), size=layout.small, side="center"
        )
    note(axes, "People counted in each area", (0, low), (0, -40), size=layout.small)


def _limits(axes: Axes, finding: Funnel, layout: Layout) -> None:
    sizes = [limit.denominator for limit in finding.limits]
    for lower, upper, style in (("lower_95", "upper_95", (0, (4, 3))), ("lower_998", "upper_998", "-")):
        for name in (lower, upper):
            curve = [getattr(limit, name) for limit in finding.limits]
            axes.plot(sizes, curve, color=LIGHT["neutral"], lw=1.5, ls=style, gid="limit")
    axes.plot([sizes[0], sizes[-1]], [finding.average] * 2, color=LIGHT["ink"], lw=1.6, gid="average")
    note(
        axes,
        f"Average {bare(finding.average, finding.topic)}",
        (sizes[-1], finding.limits[-1].upper_998),
        (0, 7),
        size=layout.small,
        role="ink",
        side="right",
    )
    note(axes, "Inside the lines: what chance can do", (0, axes.get_ylim()[1]), (0, 10), size=layout.small)
