"""A dial in a lesson: one row of named settings, and the finding that the chosen one gives."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import ipywidgets as widgets

from inequalitylab.findings import Finding
from inequalitylab.show import show
from inequalitylab.words import headline
from inequalitylab.workbooks.kit import announcement, html, page

Setting = TypeVar("Setting")


def dialled(make: Callable[[Setting], Finding], setting: Setting) -> str:
    """Return what a dial shows at a setting: an announcement and the finding."""
    finding = make(setting)
    return announcement(f"Now showing: {headline(finding)}.") + show(finding, ask=False).html(style=False)


def dial(question: str, make: Callable[[Setting], Finding], settings: Mapping[str, Setting]) -> widgets.VBox:
    """Return a dial over named settings, in their order; `make` gives the finding of one.

    Buttons, because a screen reader says their names: of a slider it would say a number. Findings are made
    when their setting is chosen, so that a dial of many maps opens as fast as one of two.
    """
    names = list(settings)
    chooser = widgets.ToggleButtons(options=names, value=names[0], tooltips=names)
    shown = html(dialled(make, settings[names[0]]))

    def turn(change: dict) -> None:
        shown.value = dialled(make, settings[change["new"]])

    chooser.observe(turn, names="value")
    return page(html(f"<p><strong>{question}</strong></p>"), chooser, shown)
