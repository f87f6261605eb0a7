"""Outlines of the nine regions of England."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers, shapes
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Recipe, Shapes, rows


def _build(raw: RawFolder) -> tuple[pd.DataFrame, Shapes]:
    file = "ons-geography/Regions_December_2023_Boundaries_EN_BUC_1958740832896680092.geo.json"
    return shapes.one_file(shapes.english(raw.geojson(file, ["RGN23CD", "RGN23NM"]), "RGN23CD", "RGN23NM"))


RECIPE = Recipe(
    name="region_boundaries",
    topic="Places and maps",
    title="Boundaries of regions",
    description="Outlines of the nine regions of England. This table is the index; "
    "`datasets.boundaries('region')` gives the shapes.",
    source=publishers.GEOGRAPHY,
    period="December 2023",
    geography="England, regions",
    key=("area_code",),
    columns=(c.area_code(c.REGION), c.AREA_NAME, *shapes.INDEX_COLUMNS),
    build=_build,
    who_is_missing="Nobody: every part of England is in one region.",
    how_sure=shapes.FOR_MAPS,
    expectations=(rows(9),),
    core=True,
)
