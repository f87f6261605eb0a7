"""What each local authority is like (deprivation, age, density, ethnic groups) and what it borders."""

from collections import defaultdict
from itertools import pairwise
from math import cos, radians
from typing import Any

import pandas as pd

from inequalitylab.datasets import census, iod, publishers
from inequalitylab.datasets import columns as c
from inequalitylab.datasets.geography import authorities_2024, lsoas_2021
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Column, Expectation, Recipe, rows

_SHAPES = "ons-geography/Local_Authority_Districts_May_2024_Boundaries__UK_BSC_-5684348521832897108.geo.json"
_SUMMARIES = "mhclg-iod2025/File_10_IoD2025_Local_Authority_District_Summaries.csv"
_ETHNIC_FILE = "ons-census2021/TS021_ethnic_group_5cat_lsoa21.csv.gz"
_ETHNIC = {
    "Asian, Asian British or Asian Welsh": "asian",
    "Black, Black British, Black Welsh, Caribbean or African": "black",
    "Mixed or Multiple ethnic groups": "mixed",
    "Other ethnic group": "other",
    "White": "white",
}
_EARTH_KM = 6371.0088


def _rings(feature: dict[str, Any]) -> list[tuple[int, list[list[float]]]]:
    """Return each ring with +1 for an outline and -1 for a hole."""
    geometry = feature["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [(1 if place == 0 else -1, ring) for polygon in polygons for place, ring in enumerate(polygon)]


def _ring_area(ring: list[list[float]]) -> float:
    """Return the area of a ring in square kilometres, in a projection that keeps areas (sinusoidal)."""
    flat = [(_EARTH_KM * radians(x) * cos(radians(y)), _EARTH_KM * radians(y)) for x, y, *_ in ring]
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(flat))) / 2


def _neighbours(features: list[dict[str, Any]]) -> dict[str, str]:
    """Return the codes of the authorities that share a stretch of outline with each."""
    corners: dict[tuple[float, float], set[str]] = defaultdict(set)
    for feature in features:
        for _, ring in _rings(feature):
            for x, y, *_ in ring:
                corners[round(x, 6), round(y, 6)].add(feature["properties"]["LAD24CD"])
    touching: dict[str, set[str]] = defaultdict(set)
    for codes in corners.values():
        for code in codes:
            touching[code] |= {other for other in codes if other != code and other.startswith("E")}
    return {code: " ".join(sorted(others)) for code, others in touching.items() if others}


def _shares(raw: RawFolder) -> pd.DataFrame:
    """Return the shares of ages and ethnic groups by authority."""
    ages = census.age_bands(raw)
    groups = census.english_counts(raw, _ETHNIC_FILE, {"total_residents": "residents", **_ETHNIC})
    people = lsoas_2021(raw)[["area_code", "authority_code"]].merge(ages, on="area_code")
    people = people.merge(groups, on="area_code", validate="one_to_one")
    sums = people.drop(columns="area_code").groupby("authority_code").sum()
    found = {f"{name}_share": sums[name] / sums["residents"] for name in _ETHNIC.values()}
    return pd.DataFrame(
        {
            "population": sums["population"],
            "under_16_share": sums["age_0_to_15"] / sums["population"],
            "over_64_share": sums["age_65_and_over"] / sums["population"],
            **found,
        }
    )


def _build(raw: RawFolder) -> pd.DataFrame:
    features = [f for f in raw.geojson(_SHAPES, ["LAD24CD"]) if f["properties"]["LAD24CD"].startswith("E")]
    areas = {
        feature["properties"]["LAD24CD"]: sum(sign * _ring_area(ring) for sign, ring in _rings(feature))
        for feature in features
    }
    scores = iod.renamed_numbers(
        raw, _SUMMARIES, "ltla24_code", {"imd_average_score": "imd_average_score"}, "authority_code"
    )
    table = authorities_2024(raw).merge(scores, on="authority_code", validate="one_to_one")
    table = table.merge(_shares(raw), left_on="authority_code", right_index=True, validate="one_to_one")
    codes = table["authority_code"]
    return table.assign(
        area_km2=codes.map(areas),
        people_per_km2=table["population"] / codes.map(areas),
        neighbours=codes.map(_neighbours(features)),
    ).rename(columns={"authority_code": "area_code", "authority_name": "area_name"})


def _both_ways(table: pd.DataFrame) -> bool:
    """Whether each neighbour names the authority as its neighbour."""
    pairs = {
        (code, other)
        for code, others in zip(table["area_code"], table["neighbours"].fillna(""), strict=True)
        for other in others.split()
    }
    return all((other, code) in pairs for code, other in pairs)


RECIPE = Recipe(
    name="authority_profiles",
    topic="Places and maps",
    title="What local authorities are like, and what they border",
    description="Deprivation, ages, density and ethnic groups of the 296 local authorities, which "
    "similar areas are found by, and the authorities that share a border on land with each.",
    source=publishers.CENSUS2021,
    also=(publishers.IOD2025, publishers.GEOGRAPHY),
    period="Census 2021, IoD 2025, areas of May 2024",
    geography="England, local authorities of May 2024",
    key=("area_code",),
    columns=(
        c.area_code(c.AUTHORITY),
        c.AREA_NAME,
        c.number(
            "imd_average_score", "Average score of the Index of Multiple Deprivation 2025, higher = more"
        ),
        c.count("population", "Usual residents, Census 2021"),
        c.number("area_km2", "Area of the generalised outline, square kilometres", 2),
        c.number("people_per_km2", "Residents for each square kilometre", 1),
        c.share("under_16_share", "Share of residents under 16"),
        c.share("over_64_share", "Share of residents aged 65 and over"),
        *(c.share(f"{ours}_share", f"Share of residents: {theirs}") for theirs, ours in _ETHNIC.items()),
        Column(
            "neighbours",
            "Codes of the authorities of England that share a border on land",
            missing="not applicable: an island",
        ),
    ),
    build=_build,
    who_is_missing=census.WHO_IS_MISSING,
    how_sure="Areas are of outlines generalised to 200 metres: good enough to say crowded or sparse, "
    "not for measuring. Borders across a wide river mouth, such as Cornwall and Plymouth, are not "
    "found.",
    caveats=("Similar on these figures is not similar in everything: history and work are not in them.",),
    expectations=(
        rows(296),
        Expectation("borders are named from both sides", _both_ways),
    ),
    chapters=("5", "W1"),
    core=True,
)
