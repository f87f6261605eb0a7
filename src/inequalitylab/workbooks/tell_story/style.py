"""What this workbook's screens look like beyond the common kit."""

from functools import lru_cache
from importlib.resources import files

import ipywidgets as widgets

from inequalitylab.workbooks.kit import html


@lru_cache(maxsize=1)
def _own() -> str:
    return files("inequalitylab.workbooks.tell_story").joinpath("tell_story.css").read_text(encoding="utf-8")


def style() -> widgets.HTML:
    """Return the styles, as a part of a screen that shows nothing."""
    return html(f"<style>{_own()}</style>")


def side_by_side(*parts: widgets.Widget) -> widgets.HBox:
    """Return parts in a row that wraps where there is no room."""
    box = widgets.HBox(parts)
    box.add_class("il-both")
    return box
