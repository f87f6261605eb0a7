"""Outlines of the 296 local authorities of England, May 2024."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers, shapes
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Recipe, Shapes, rows

_FILE = "ons-geography/Local_Authority_Districts_May_2024_Boundaries__UK_BSC_-5684348521832897108.geo.json"


def _build(raw: RawFolder) -> tuple[pd.DataFrame, Shapes]:
    return shapes.one_file(shapes.english(raw.geojson(_FILE, ["LAD24CD", "LAD24NM"]), "LAD24CD", "LAD24NM"))


RECIPE = Recipe(
    name="authority_boundaries",
    topic="Places and maps",
    title="Boundaries of local authorities",
    description="Outlines of the 296 lower-tier and unitary authorities of England, light enough for a "
    "web page. This table is the index; `datasets.boundaries('authority')` gives the shapes.",
    source=publishers.GEOGRAPHY,
    period="May 2024",
    geography="England, local authorities of May 2024",
    key=("area_code",),
    columns=(c.area_code(c.AUTHORITY), c.AREA_NAME, *shapes.INDEX_COLUMNS),
    build=_build,
    who_is_missing="Nobody: every part of England is in one authority.",
    how_sure=shapes.FOR_MAPS,
    expectations=(rows(296),),
    chapters=("W1",),
    core=True,
)
