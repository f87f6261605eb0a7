"""Draw it: one chart kind for each kind of finding, in one style, at two widths.

`draw` gives a matplotlib figure, `svg` its bytes. A page shows the plot alone and writes the words as HTML;
a file to take away has `framed=True`, with headline, subtitle and source inside the picture.
"""

from matplotlib.figure import Figure

from inequalitylab.charts import (  # noqa: F401
    abreast,
    areas,
    averages,
    bars,
    chance,
    changes,
    dots,
    funnels,
    gaps,
    gradients,
    levels,
    maps,
    ranks,
    scatters,
    trends,
    zones,
)
from inequalitylab.charts.ink import png, svg
from inequalitylab.charts.plan import Plan, plan
from inequalitylab.charts.style import LAYOUTS, LIGHT, NARROW, WIDE, Layout, drawing, pixels, sheet, wrapped
from inequalitylab.findings.kinds import Absence, Finding
from inequalitylab.words import headline, source_line, subtitle

__all__ = ["LAYOUTS", "NARROW", "WIDE", "Layout", "can_draw", "draw", "png", "svg"]

MARGIN = 16
LINE = 1.35
SUBTITLE = 13
MADE_UP = "Made-up numbers"


def can_draw(finding: Finding) -> bool:
    """Whether there is anything to draw: an absence has words only."""
    return not isinstance(finding, Absence)


def draw(
    finding: Finding, layout: Layout = WIDE, *, framed: bool = False, beside: tuple[Finding, ...] = ()
) -> Figure:
    """Return the chart of a finding.

    Parameters
    ----------
    finding : Finding
        Any kind but an `Absence`.
    layout : Layout
        `WIDE` (680 pixels) or `NARROW` (300 pixels).
    framed : bool
        Whether headline, subtitle and source stand inside the figure.
    beside : tuple of Finding
        What stands next to it: slopes and gaps take one scale, so that equal ones look equal.

    Returns
    -------
    matplotlib.figure.Figure
        In units of 72 to the inch, so that one point is one CSS pixel.
    """
    with drawing():
        drawn = plan(finding, layout, beside)
        if not framed:
            badge = 20 if finding.made_up else 0
            figure = sheet(layout, drawn.height + badge)
            drawn.paint(figure, 0)
            if finding.made_up:
                _made_up(figure, layout, drawn.height + badge - 6)
            return figure
        return _framed(finding, layout, drawn)


def _framed(finding: Finding, layout: Layout, drawn: Plan) -> Figure:
    room = layout.width - 2 * MARGIN
    head = wrapped(headline(finding), layout.strong, room, bold=True)
    under = wrapped(subtitle(finding), SUBTITLE, room)
    foot = wrapped(source_line(finding), layout.small, room)
    top = MARGIN + LINE * (len(head) * layout.strong + len(under) * SUBTITLE) + 10
    height = top + drawn.height + LINE * len(foot) * layout.small + MARGIN + 6
    figure = sheet(layout, height)
    page = pixels(figure)
    y = MARGIN + layout.strong
    for text in head:
        page.text(MARGIN, y, text, fontsize=layout.strong, fontweight="bold", color=LIGHT["ink"])
        y += LINE * layout.strong
    y += SUBTITLE - layout.strong
    for text in under:
        page.text(MARGIN, y, text, fontsize=SUBTITLE, color=LIGHT["soft"])
        y += LINE * SUBTITLE
    drawn.paint(figure, top)
    y = top + drawn.height + layout.small + 6
    for text in foot:
        page.text(MARGIN, y, text, fontsize=layout.small, color=LIGHT["soft"])
        y += LINE * layout.small
    return figure


def _made_up(figure: Figure, layout: Layout, y: float) -> None:
    page = pixels(figure)
    page.text(
        layout.width - 4,
        y,
        MADE_UP,
        ha="right",
        fontsize=layout.small,
        fontstyle="italic",
        color=LIGHT["soft"],
    )
