"""A plan: how high a chart is at one width, and how it is painted below a given line."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import singledispatch

from matplotlib.figure import Figure

from inequalitylab.charts.style import Layout
from inequalitylab.findings.kinds import Finding


@dataclass(frozen=True)
class Plan:
    """The height of the plot in pixels, and what paints it into a figure from a given top."""

    height: float
    paint: Callable[[Figure, float], None]


@singledispatch
def plan(finding: Finding, layout: Layout, beside: tuple[Finding, ...] = ()) -> Plan:
    """Return the plan of the chart kind that suits the finding.

    `beside` holds findings that stand next to it: a kind that shows a length or a slope takes one scale for
    all of them.
    """
    known = f"{layout.name} chart, {len(beside)} beside it"
    raise TypeError(f"No chart is drawn for a {type(finding).__name__} ({known}).")
