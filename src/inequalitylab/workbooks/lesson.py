"""Things to move in a lesson: a switch between findings, and ten groups to pull up and down."""

from collections.abc import Callable, Mapping, Sequence

import ipywidgets as widgets

from inequalitylab.findings import Finding
from inequalitylab.show import show
from inequalitylab.words import headline
from inequalitylab.workbooks.kit import announcement, html, page

LOWEST, HIGHEST = 60, 90


def switched(findings: Mapping[str, Finding], name: str) -> str:
    """Return what a switch shows for one of its names: an announcement and the finding."""
    finding = findings[name]
    return announcement(f"Now showing: {headline(finding)}.") + show(finding, ask=False).html(style=False)


def switch(question: str, findings: Mapping[str, Finding]) -> widgets.VBox:
    """Return a switch between named findings, which shows the chosen one below."""
    names = list(findings)
    chooser = widgets.ToggleButtons(options=names, value=names[0], tooltips=names)
    shown = html(switched(findings, names[0]))
    chooser.observe(lambda change: setattr(shown, "value", switched(findings, change["new"])), names="value")
    return page(html(f"<p><strong>{question}</strong></p>"), chooser, shown)


def pulled(make: Callable[[Sequence[float]], Finding], values: Sequence[float]) -> str:
    """Return what the sliders show for these values: an announcement and the finding."""
    finding = make(values)
    return announcement(headline(finding)) + show(finding, ask=False).html(style=False)


def ten_sliders(
    question: str, make: Callable[[Sequence[float]], Finding], start: Sequence[float]
) -> widgets.VBox:
    """Return one slider a group, in order from most to least deprived, and the finding that `make` draws."""
    sliders = [
        widgets.FloatSlider(
            value=value,
            min=LOWEST,
            max=HIGHEST,
            step=0.5,
            description=f"Group {number}",
            continuous_update=False,
            layout={"width": "100%", "max_width": "34rem"},
        )
        for number, value in enumerate(start, start=1)
    ]
    shown = html(pulled(make, start))

    def redraw(_: object) -> None:
        shown.value = pulled(make, [slider.value for slider in sliders])

    for slider in sliders:
        slider.observe(redraw, names="value")
    return page(html(f"<p><strong>{question}</strong></p>"), *sliders, shown)
