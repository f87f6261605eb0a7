"""Small maps that say where: places to choose from, and a part of a council. Words say the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

import numpy as np

from inequalitylab import datasets
from inequalitylab.charts.outlines import compact
from inequalitylab.findings import residents
from inequalitylab.findings.beside import council_of
from inequalitylab.findings.neighbourhood_maps import where_it_lies
from inequalitylab.places import Place
from inequalitylab.workbooks.my_area_find import label_of

WIDTH = 300
HIGHEST = 360
PIN = 9
APART = 20
FINEST = 0.7  # pixels between two corners of an outline
FEWEST_CORNERS = 4

Ring = np.ndarray


class Frame:
    """A part of the country on a sheet `WIDTH` pixels wide."""

    def __init__(self, west: float, south: float, east: float, north: float) -> None:
        self.squeeze = float(np.cos(np.radians((south + north) / 2)))
        wide, high = (east - west) * self.squeeze, north - south
        self.scale = min((WIDTH - 4) / wide, HIGHEST / high)
        self.west = west - ((WIDTH - 4) / self.scale - wide) / 2 / self.squeeze
        self.north = north
        self.height = high * self.scale + 4

    def place(self, points: Ring) -> Ring:
        """Return points (longitude, latitude) as pixels from the upper left corner."""
        right = (points[..., 0] - self.west) * self.squeeze * self.scale + 2
        down = (self.north - points[..., 1]) * self.scale + 2
        return np.stack([right, down], axis=-1)

    def outline(self, rings: Iterable[Ring]) -> str:
        """Return SVG path data of rings, without what is too fine to see."""
        drawn = []
        for ring in rings:
            corners = np.round(self.place(ring) / FINEST) * FINEST
            corners = corners[np.r_[True, (np.diff(corners, axis=0) != 0).any(axis=1)]]
            if len(corners) >= FEWEST_CORNERS:
                points = "L".join(f"{x:.1f} {y:.1f}" for x, y in corners[:-1])
                drawn.append(compact(f"M{points}z"))
        return "".join(drawn)


@dataclass
class _Pin:
    """A spot on the map, and the numbers of the places that lie there or too near to tell apart."""

    x: float
    y: float
    numbers: list[int]

    @property
    def words(self) -> str:
        """Return the numbers as a pin holds them: ``2``, or ``5-10``."""
        first, last = self.numbers[0], self.numbers[-1]
        if len(self.numbers) > 2 and last - first == len(self.numbers) - 1:
            return f"{first}\N{EN DASH}{last}"
        return ", ".join(map(str, self.numbers))


def where_they_are(places: Sequence[Place], chosen: str | None = None) -> str:
    """Return a map of England with the places numbered in their order; the chosen one is filled."""
    frame = _england_frame()
    codes = [place.code for place in places]
    mine = codes.index(chosen) + 1 if chosen in codes else 0
    drawn = "".join(_drawn(pin, chosen=mine in pin.numbers) for pin in _pins(places, frame))
    named = "; ".join(f"{number}, {label_of(place)}" for number, place in enumerate(places, start=1))
    ground = f'<path class="f-class2 s-paper" d="{_england_outline()}"/>'
    return _sheet(frame, ground + drawn, f"Map of England with {len(places)} numbered places: {named}.")


def _pins(places: Sequence[Place], frame: Frame) -> list[_Pin]:
    pins: list[_Pin] = []
    for number, place in enumerate(places, start=1):
        x, y = (float(pixel) for pixel in frame.place(np.array(_middle(place))))
        near = next((pin for pin in pins if abs(pin.x - x) < APART and abs(pin.y - y) < APART), None)
        if near is None:
            pins.append(_Pin(x, y, [number]))
        else:
            near.numbers.append(number)
    return pins


def _drawn(pin: _Pin, *, chosen: bool) -> str:
    half = max(PIN, 3.5 * len(pin.words) + 5)
    x = min(max(pin.x, half + 1), WIDTH - half - 1)
    return (
        f'<rect class="{"f-mark" if chosen else "f-paper"} s-ink" stroke-width="1.5" rx="{PIN}" '
        f'x="{x - half:.0f}" y="{pin.y - PIN:.0f}" width="{2 * half:.0f}" height="{2 * PIN}"/>'
        f'<text class="{"f-paper" if chosen else "f-ink"}" x="{x:.0f}" y="{pin.y + 4:.0f}" font-size="11" '
        f'font-weight="700" text-anchor="middle">{pin.words}</text>'
    )


def where_the_part_is(part: Place) -> str:
    """Return a map of a council with one part of it filled, and the sentence that says the same."""
    council = council_of(part)
    shapes = _shapes("lsoa_boundaries", council.code)
    inside = set(residents.parts_of(part))
    corners = np.vstack([ring for rings in shapes.values() for ring in rings])
    frame = Frame(*corners.min(axis=0), *corners.max(axis=0))
    around = _shapes("msoa_boundaries", council.code)
    ground = frame.outline(ring for rings in around.values() for ring in rings)
    filled = frame.outline(ring for code in inside for ring in shapes.get(code, ()))
    words = f"{part.name} is {where_it_lies(part)}."
    drawn = (
        f'<path class="f-class2 s-paper" stroke-width="0.8" d="{ground}"/>'
        f'<path class="f-mark s-mark" stroke-width="0.8" d="{filled}"/>'
    )
    label = f"Map of {council.name}, with {part.name} filled. {words}"
    return f"{_sheet(frame, drawn, label)}<p>{escape(words)}</p>"


def _sheet(frame: Frame, body: str, label: str) -> str:
    return (
        f'<div class="il-chart il-locator"><svg xmlns="http://www.w3.org/2000/svg" role="img" '
        f'aria-label="{escape(label)}" viewBox="0 0 {WIDTH} {frame.height:.0f}" width="{WIDTH}" '
        f'height="{frame.height:.0f}" font-family="\'DejaVu Sans\', Verdana, sans-serif">{body}</svg></div>'
    )


@lru_cache(maxsize=8)
def _shapes(table: str, code: str | None = None) -> dict[str, list[Ring]]:
    """Return the rings of each area of a table of boundaries."""
    return {
        feature["properties"]["area_code"]: [
            np.asarray(ring) for polygon in feature["geometry"]["coordinates"] for ring in polygon
        ]
        for feature in datasets.boundaries(table, code)["features"]
    }


@lru_cache(maxsize=1)
def _england_frame() -> Frame:
    corners = np.vstack([ring for rings in _shapes("region_boundaries").values() for ring in rings])
    return Frame(*corners.min(axis=0), *corners.max(axis=0))


@lru_cache(maxsize=1)
def _england_outline() -> str:
    shapes = _shapes("region_boundaries")
    return _england_frame().outline(ring for rings in shapes.values() for ring in rings)


@lru_cache(maxsize=256)
def _middle(place: Place) -> tuple[float, float]:
    """Return the longitude and latitude of a place's middle."""
    if residents.is_small(place):
        shapes = _shapes("lsoa_boundaries", council_of(place).code)
        corners = np.vstack([ring for code in residents.parts_of(place) for ring in shapes.get(code, ())])
    else:
        corners = max(_shapes("authority_boundaries")[place.code], key=len)
    east, north = corners.mean(axis=0)
    return float(east), float(north)
