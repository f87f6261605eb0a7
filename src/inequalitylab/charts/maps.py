"""A map of small areas in ordered classes, with a legend that says what each class is."""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from inequalitylab import datasets
from inequalitylab.charts.plan import Plan, plan
from inequalitylab.charts.style import CLASSES, LIGHT, SIDE, WIDE, Layout, panel, pixels
from inequalitylab.findings.kinds import Finding, Pattern
from inequalitylab.words.numbers import opening

LEGEND_LINE = 24
LEGEND_WIDTH = 210
HIGHEST, LOWEST = 460, 200
FINEST = 2  # steps to a pixel
FEWEST_CORNERS = 4  # a triangle, closed


@plan.register
def _(finding: Pattern, layout: Layout, _beside: tuple[Finding, ...] = ()) -> Plan:
    shapes = _outlines(finding)
    every = np.vstack([outline for outlines in shapes.values() for outline in outlines])
    (west, south), (east, north) = every.min(axis=0), every.max(axis=0)
    beside = layout is WIDE
    room = layout.width - 2 * SIDE - (LEGEND_WIDTH if beside else 0)
    high = min(HIGHEST, max(LOWEST, room * (north - south) / (east - west)))
    scale = min(room / (east - west), high / (north - south))
    legend = LEGEND_LINE * len(finding.classes) + 8

    def paint(figure: Figure, top: float) -> None:
        start = top if beside else top + legend
        axes = panel(figure, SIDE, start, room, high)
        axes.set_xlim(west, west + room / scale)
        axes.set_ylim(north - high / scale, north)
        for number, rings in _by_class(finding, shapes).items():
            shade = LIGHT[CLASSES[::-1][number]]
            # One outline a class: six hundred of them would take half a second and 100 kB.
            outline = _path([_at_this_size(ring, scale) for ring in rings])
            axes.add_patch(PathPatch(outline, fc=shade, ec=LIGHT["paper"], lw=0.5, clip_on=False))
        page = pixels(figure)
        x = layout.width - SIDE - LEGEND_WIDTH + 24 if beside else SIDE
        for number, named in enumerate(finding.classes):
            y = top + LEGEND_LINE * number + 14
            shade = LIGHT[CLASSES[::-1][number]]
            page.plot([x + 8], [y - 5], "s", color=shade, ms=15, mec=LIGHT["neutral"], mew=0.8)
            page.text(x + 26, y, opening(named.name), fontsize=layout.small, color=LIGHT["ink"])

    return Plan(high if beside else high + legend, paint)


def class_of(finding: Pattern, value: float) -> int:
    """Return the number of the class that a value falls in."""
    return next(n for n, named in enumerate(finding.classes) if named.low <= value <= named.high)


def _by_class(finding: Pattern, shapes: dict[str, list[np.ndarray]]) -> dict[int, list[np.ndarray]]:
    found: dict[int, list[np.ndarray]] = {number: [] for number in range(len(finding.classes))}
    for row in finding.rows:
        if row.value is not None:
            found[class_of(finding, row.value)] += shapes.get(row.code, [])
    return {number: rings for number, rings in found.items() if rings}


def _outlines(finding: Pattern) -> dict[str, list[np.ndarray]]:
    """Return the rings of each area, with east and north on one scale."""
    council = finding.place.authority_code or finding.place.code
    shown = {row.code for row in finding.rows}
    found: dict[str, list[np.ndarray]] = {}
    for feature in datasets.boundaries(finding.shapes, council)["features"]:
        if feature["properties"]["area_code"] not in shown:
            continue
        rings = [np.asarray(ring) for polygon in feature["geometry"]["coordinates"] for ring in polygon]
        found[feature["properties"]["area_code"]] = rings
    middle = np.mean([ring[0, 1] for rings in found.values() for ring in rings])
    squeeze = np.array([np.cos(np.radians(middle)), 1.0])
    return {code: [ring * squeeze for ring in rings] for code, rings in found.items()}


def _at_this_size(ring: np.ndarray, scale: float) -> np.ndarray:
    """Leave out what is too fine to see. Corners go to a grid, so neighbours keep one border."""
    corners = np.round(ring * scale * FINEST) / (scale * FINEST)
    corners = corners[np.r_[True, (np.diff(corners, axis=0) != 0).any(axis=1)]]
    if len(corners) < FEWEST_CORNERS:
        return ring
    before, after = np.diff(corners[:-1], axis=0), np.diff(corners[1:], axis=0)
    turns = np.abs(before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]) > (0.1 / scale / FINEST) ** 2
    straight_on = (before * after).sum(axis=1) > 0
    return corners[np.r_[True, turns | ~straight_on, True]]


def _path(rings: list[np.ndarray]) -> Path:
    return Path.make_compound_path(*(Path(ring, closed=True) for ring in rings))
