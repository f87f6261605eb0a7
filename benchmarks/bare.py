"""A chart drawn again in plain matplotlib: its lines, shapes and texts in hand, and no layout of ours.

`taken` reads them off a figure, in pixels; `drawn_again` puts them on an empty sheet and writes an SVG.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import matplotlib
import numpy as np
from matplotlib.artist import Artist
from matplotlib.axis import Tick
from matplotlib.collections import Collection, PathCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path
from matplotlib.text import Text

INCH = 72
LOOKS_OF_TEXT = ("size", "weight", "color", "ha", "va", "rotation")
LOOKS_OF_LINE = (
    "color",
    "linewidth",
    "linestyle",
    "marker",
    "markersize",
    "markerfacecolor",
    "markeredgecolor",
)
LOOKS_OF_PATCH = ("facecolor", "edgecolor", "linewidth", "linestyle", "alpha")


@dataclass(frozen=True)
class Ink:
    """What is seen of a chart, in pixels from the lower left corner, each with how it looks."""

    size: tuple[float, float]
    lines: list[tuple[np.ndarray, dict]]
    patches: list[tuple[Path, dict]]
    collections: list[tuple[list[Path], dict]]
    texts: list[tuple[float, float, str, dict]]


def taken(figure: Figure) -> Ink:
    """Return what is seen of a figure."""
    figure.draw_without_rendering()
    ink = Ink((figure.bbox.width, figure.bbox.height), [], [], [], [])
    for artist in _seen(figure):
        if isinstance(artist, Text) and artist.get_text().strip():
            x, y = artist.get_transform().transform(artist.get_unitless_position())
            ink.texts.append((x, y, artist.get_text(), _looks(artist, LOOKS_OF_TEXT)))
        elif isinstance(artist, Line2D) and np.size(artist.get_xydata()):
            points = artist.get_transform().transform(artist.get_xydata())
            ink.lines.append((points, _looks(artist, LOOKS_OF_LINE)))
        elif isinstance(artist, Patch) and artist is not figure.patch:
            path = artist.get_transform().transform_path(artist.get_path())
            ink.patches.append((path, _looks(artist, LOOKS_OF_PATCH)))
        elif isinstance(artist, Collection):
            looks = _looks(artist, ("facecolor", "edgecolor", "linewidth"))
            ink.collections.append((list(_outlines(artist)), looks))
    return ink


def drawn_again(ink: Ink) -> str:
    """Return the chart as an SVG, as plain matplotlib writes it."""
    width, height = ink.size
    with matplotlib.rc_context({"svg.fonttype": "none"}):
        figure = Figure(figsize=(width / INCH, height / INCH), dpi=INCH)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, width), ylim=(0, height))
        axes.axis("off")
        for points, looks in ink.lines:
            axes.add_line(Line2D(points[:, 0], points[:, 1], **looks))
        for path, looks in ink.patches:
            axes.add_patch(PathPatch(path, **looks))
        for paths, looks in ink.collections:
            axes.add_collection(PathCollection(paths, **looks), autolim=False)
        for x, y, text, looks in ink.texts:
            axes.text(x, y, text, **looks)
        buffer = io.StringIO()
        figure.savefig(buffer, format="svg")
    return buffer.getvalue()


def _seen(artist: Artist) -> Iterator[Artist]:
    if artist.get_visible():
        yield artist
        for child in artist.get_children():
            # A tick without a label stands ready and is not drawn.
            if not isinstance(child, Tick) or child.label1.get_text():
                yield from _seen(child)


def _looks(artist: Artist, names: tuple[str, ...]) -> dict:
    return {name: getattr(artist, f"get_{name}")() for name in names}


def _outlines(collection: Collection) -> Iterator[Path]:
    """Return each shape of a collection where it stands."""
    paths, own = collection.get_paths(), collection.get_transforms()
    offsets = np.asarray(collection.get_offset_transform().transform(collection.get_offsets()))
    for number in range(max(len(paths), len(offsets)) if paths else 0):
        path = paths[number % len(paths)]
        if len(own):
            corners = np.asarray(path.vertices)
            shape = own[number % len(own)] @ np.column_stack([corners, np.ones(len(corners))]).T
            yield Path(shape[:2].T + offsets[number % len(offsets)], path.codes)
        else:
            yield collection.get_transform().transform_path(path)
