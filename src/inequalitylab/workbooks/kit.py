"""Small parts that workbooks and lessons are put together from: a page, an announcement, large targets."""

from collections.abc import Callable
from functools import lru_cache
from html import escape
from importlib.resources import files

import ipywidgets as widgets

from inequalitylab.show import stylesheet

# Wide enough for a thumb, narrow enough for a phone.
TARGET = "44px"
WIDEST = "34rem"


@lru_cache(maxsize=1)
def _own_style() -> str:
    return files("inequalitylab.workbooks").joinpath("kit.css").read_text(encoding="utf-8")


def page(*parts: widgets.Widget) -> widgets.VBox:
    """Return parts one under the other, with the styles that they need."""
    box = widgets.VBox([html(f"<style>{stylesheet()}{_own_style()}</style>"), *parts])
    box.add_class("il-kit")
    return box


def html(text: str = "") -> widgets.HTML:
    """Return a part that holds markup. What a person typed must be escaped before it comes here."""
    return widgets.HTML(text, layout=widgets.Layout(width="auto", height="auto"))


def announcement(text: str) -> str:
    """Return markup that a screen reader speaks as soon as it appears."""
    return f'<p class="il-live" role="alert">{escape(text)}</p>' if text else ""


def button(label: str, act: Callable[[], None], *, main: bool = False, hint: str = "") -> widgets.Button:
    """Return a button large enough for a thumb; `act` takes nothing."""
    made = widgets.Button(
        description=label,
        button_style="primary" if main else "",
        tooltip=hint or label,
        layout={"min_height": TARGET},
    )
    made.on_click(lambda _: act())
    return made
