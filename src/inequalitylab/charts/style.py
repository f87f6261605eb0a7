"""One look for every chart: colours by role, sizes, and the two widths that a chart is laid out for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

# SVG counts 72 units to the inch, so one point of matplotlib is one CSS pixel at full width.
PIXELS_PER_INCH = 72
# Left and right of every plot.
SIDE = 16
FONTS = ["DejaVu Sans"]

# Colours by role. The page swaps the light value for the dark one through a class (see `ink`).
LIGHT = {
    "paper": "#fbfaf6",
    "ink": "#1f2a37",
    "soft": "#55606e",
    "line": "#dcd8cd",
    "mark": "#0b5d66",
    "second": "#b3541e",
    "neutral": "#5f6b79",
    "faint": "#a9a89f",
    "band": "#a5cbce",
}
DARK = {
    "paper": "#17202a",
    "ink": "#eef1f4",
    "soft": "#b0bbc6",
    "line": "#35424f",
    "mark": "#4fb3bf",
    "second": "#ffbf80",
    "neutral": "#a3afbb",
    "faint": "#64717e",
    "band": "#2c6a72",
}
# Up to six series, in this order. Lightness falls apart by step, so that grey print keeps them apart too.
SERIES = ("mark", "second", "third", "fourth", "fifth", "sixth")
LIGHT |= {"third": "#150481", "fourth": "#798364", "fifth": "#423b19", "sixth": "#36001d"}
DARK |= {"third": "#ddfffb", "fourth": "#aac207", "fifth": "#cf5733", "sixth": "#f626fe"}
# Five ordered classes of a map, from low to high.
CLASSES = ("class1", "class2", "class3", "class4", "class5")
LIGHT |= dict(zip(CLASSES, ("#eef0e4", "#bfd8d2", "#83b7b5", "#3f8a8f", "#0a4f58"), strict=True))
DARK |= dict(zip(CLASSES, ("#2b3540", "#3c5a63", "#4f838a", "#76b3b7", "#c5eceb"), strict=True))


@dataclass(frozen=True)
class Layout:
    """A width that charts are laid out for, in CSS pixels, with its text sizes."""

    name: str
    width: int
    text: float
    small: float
    strong: float


WIDE = Layout("wide", 680, text=14, small=12.5, strong=16)
NARROW = Layout("narrow", 300, text=14, small=13, strong=15)
LAYOUTS = (WIDE, NARROW)


@contextmanager
def drawing() -> Iterator[None]:
    """Settings under which figures are drawn and written, the same on every machine."""
    with matplotlib.rc_context(
        {
            "font.family": FONTS,
            "svg.fonttype": "none",
            "svg.hashsalt": "inequalitylab",
            "axes.unicode_minus": True,
            "path.simplify": False,
        }
    ):
        yield


def sheet(layout: Layout, height: float) -> Figure:
    """Return an empty figure `height` pixels high."""
    figure = Figure(figsize=(layout.width / PIXELS_PER_INCH, height / PIXELS_PER_INCH), dpi=PIXELS_PER_INCH)
    figure.patch.set_facecolor(LIGHT["paper"])
    return figure


def panel(figure: Figure, left: float, top: float, width: float, height: float) -> Axes:
    """Return bare axes at a place counted in pixels from the upper left corner."""
    whole_width, whole_height = figure.get_size_inches() * PIXELS_PER_INCH
    axes = figure.add_axes(
        (left / whole_width, 1 - (top + height) / whole_height, width / whole_width, height / whole_height)
    )
    axes.set_axis_off()
    axes.set_facecolor("none")
    return axes


def pixels(figure: Figure) -> Axes:
    """Return axes over the whole figure whose units are pixels from the upper left corner."""
    width, height = figure.get_size_inches() * PIXELS_PER_INCH
    axes = panel(figure, 0, 0, width, height)
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    return axes


def note(
    axes: Axes,
    words: str,
    at: tuple[float, float],
    shift: tuple[float, float],
    *,
    size: float,
    role: str = "soft",
    side: str = "left",
    up: str = "baseline",
    bold: bool = False,
    spacing: float | None = None,
) -> None:
    """Write words beside a point of the data, shifted by pixels to the right and upwards."""
    written = axes.annotate(
        words,
        at,
        xytext=shift,
        textcoords="offset points",
        ha=side,
        va=up,
        fontsize=size,
        fontweight="bold" if bold else "normal",
        color=LIGHT[role],
        annotation_clip=False,
    )
    if spacing is not None:
        written.set_linespacing(spacing)


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, bold: bool = False) -> float:
    """Width of a line of text in pixels, in the font that charts are laid out with."""
    font = FontProperties(family=FONTS, size=size, weight="bold" if bold else "normal")
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    # Set small, letters are rounded to whole pixels and come out wider.
    return 1.06 * float(width)


def wrapped(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """Break `text` into lines no wider than `width` pixels; a longer word stays whole."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def round_step(span: float, most: int) -> float:
    """Smallest of 1, 2, 5 × a power of ten that cuts `span` into at most `most` steps."""
    power = 10.0**-6
    while True:
        for digit in (1, 2, 5):
            if span / (digit * power) <= most:
                return digit * power
        power *= 10
