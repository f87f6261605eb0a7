"""Boundaries for the web: fewer decimals, only code and name, one file for each group of areas."""

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from inequalitylab.datasets.geography import authorities_2024, authority_now
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import INTEGER, NUMBER, Column, Expectation, Shapes, total

# 0.0001 degree is about 11 metres north to south: finer than the generalised outlines themselves.
DECIMALS = 4
WHOLE_COUNTRY = "england"
FOR_MAPS = "Outlines are generalised: for maps, not for measuring or for placing addresses."

INDEX_COLUMNS = (
    Column("shapes", "How many shapes the area has in its file", INTEGER, minimum=1),
    Column("west", "Westernmost longitude", NUMBER, DECIMALS, minimum=-7, maximum=2),
    Column("south", "Southernmost latitude", NUMBER, DECIMALS, minimum=49, maximum=56),
    Column("east", "Easternmost longitude", NUMBER, DECIMALS, minimum=-7, maximum=2),
    Column("north", "Northernmost latitude", NUMBER, DECIMALS, minimum=49, maximum=56),
    Column("file", "GeoJSON file in the same folder that holds the shapes"),
    Column("bytes", "Size of that file", INTEGER, minimum=1),
    Column("sha256", "Checksum of that file", pattern="[0-9a-f]{64}"),
)


def _rounded_ring(ring: list[list[float]]) -> list[list[float]]:
    """Round a ring and drop points that fall together; too small a ring becomes empty."""
    points = [[round(x, DECIMALS), round(y, DECIMALS)] for x, y, *_ in ring]
    kept = [point for point, before in zip(points, [None, *points], strict=False) if point != before]
    return kept if len(kept) >= 4 else []


def light_feature(feature: dict[str, Any], code: str, name: str) -> dict[str, Any]:
    """Return a feature as a light MultiPolygon with ``area_code`` and ``area_name``."""
    geometry = feature["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    light = [[ring for ring in map(_rounded_ring, polygon) if ring] for polygon in polygons]
    return {
        "type": "Feature",
        "properties": {"area_code": code, "area_name": name},
        "geometry": {"type": "MultiPolygon", "coordinates": [polygon for polygon in light if polygon]},
    }


def english(features: Iterable[dict[str, Any]], code: str, name: str) -> list[dict[str, Any]]:
    """Return the English areas among features, made light; ``code`` and ``name`` are their properties."""
    return [
        light_feature(feature, feature["properties"][code], feature["properties"][name])
        for feature in features
        if feature["properties"][code].startswith("E")
    ]


def collection(features: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return features as a collection, in the order of their codes."""
    ordered = sorted(features, key=lambda feature: feature["properties"]["area_code"])
    return {"type": "FeatureCollection", "features": ordered}


def box(features: list[dict[str, Any]]) -> dict[str, float]:
    """Return the bounding box of features."""
    points = [
        point
        for feature in features
        for polygon in feature["geometry"]["coordinates"]
        for ring in polygon
        for point in ring
    ]
    east_west, north_south = zip(*points, strict=True)
    return {
        "west": min(east_west),
        "south": min(north_south),
        "east": max(east_west),
        "north": max(north_south),
    }


def one_file(features: list[dict[str, Any]]) -> tuple[pd.DataFrame, Shapes]:
    """Hold all areas in one plain file."""
    index = pd.DataFrame(
        [
            {**feature["properties"], "part": WHOLE_COUNTRY, "shapes": 1, **box([feature])}
            for feature in features
        ]
    )
    return index, Shapes({WHOLE_COUNTRY: collection(features)}, compressed=False)


def by_authority(level: str) -> Callable[[RawFolder], tuple[pd.DataFrame, Shapes]]:
    """Return a function that makes the shapes of a level (``lsoa21``), one file for each authority."""
    year = {"21": "24", "11": "21"}[level[-2:]]

    def build(raw: RawFolder) -> tuple[pd.DataFrame, Shapes]:
        code, name, authority = f"{level}_code", f"{level}_name", f"ltla{year}_code"
        features = raw.geojson(f"ons-geography/{level}_England_Wales_BSC.geojson.gz", [code, name, authority])
        inside = {f["properties"][code]: f["properties"][authority] for f in features}
        now = authority_now(pd.Series(inside))
        parts: dict[str, list[dict[str, Any]]] = {}
        for feature in english(features, code, name):
            parts.setdefault(now[feature["properties"]["area_code"]], []).append(feature)
        names = authorities_2024(raw).set_index("authority_code")["authority_name"]
        return one_file_each(parts, dict(names))

    return build


def all_shapes(expected: int) -> Expectation:
    """Expect the files to hold this many shapes altogether."""
    return total("shapes", expected)


def one_file_each(
    features: dict[str, list[dict[str, Any]]], names: dict[str, str]
) -> tuple[pd.DataFrame, Shapes]:
    """Hold the areas of each authority in a compressed file of their own."""
    index = pd.DataFrame(
        [
            {"area_code": code, "area_name": names[code], "part": code, "shapes": len(found), **box(found)}
            for code, found in features.items()
        ]
    )
    return index, Shapes({code: collection(found) for code, found in features.items()})
