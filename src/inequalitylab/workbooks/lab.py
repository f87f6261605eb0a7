"""A small lab in a lesson: sliders that change a finding, and a button that lets chance draw again."""

from collections.abc import Callable, Mapping, Sequence

import ipywidgets as widgets

from inequalitylab.findings import Finding
from inequalitylab.show import show
from inequalitylab.words import headline
from inequalitylab.workbooks.kit import WIDEST, announcement, button, html, page

# Room for a description such as "Children in each survey".
DESCRIPTION = "12rem"


def tried(make: Callable[..., Finding], *values: int) -> str:
    """Return what a lab shows for these values: an announcement and the finding."""
    finding = make(*values)
    return announcement(f"Now: {headline(finding)}.") + show(finding, ask=False).html(style=False)


def lab(
    question: str,
    make: Callable[..., Finding],
    choices: Mapping[str, Sequence[int]],
    *,
    again: str = "",
) -> widgets.VBox:
    """Return one slider for each choice, and the finding that `make` returns for their values.

    Parameters
    ----------
    question : str
        What to try, as a sentence.
    make : callable
        Takes the values in the order of `choices`, and after them a seed where there is a button.
    choices : mapping of str to sequence of int
        For each slider its name and the values that it has; it starts at the middle one.
    again : str
        The words on a button that draws again with another seed; no button without them.
    """
    sliders = [_slider(name, values) for name, values in choices.items()]
    seed = [1] if again else []
    shown = html()

    def redraw(_: object = None) -> None:
        shown.value = tried(make, *(slider.value for slider in sliders), *seed)

    def draw_again() -> None:
        seed[0] += 1
        redraw()

    for slider in sliders:
        slider.observe(redraw, names="value")
    redraw()
    buttons = [button(again, draw_again, main=True)] if again else []
    return page(html(f"<p><strong>{question}</strong></p>"), *sliders, *buttons, shown)


def _slider(name: str, values: Sequence[int]) -> widgets.SelectionSlider:
    return widgets.SelectionSlider(
        options=[(f"{value:,}", value) for value in values],
        value=values[len(values) // 2],
        description=name,
        continuous_update=False,
        style={"description_width": DESCRIPTION},
        layout={"width": "100%", "max_width": WIDEST, "min_height": "44px"},
    )
