"""Outlines of the 296 local authorities of England, May 2024."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers, shapes
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Recipe, Shapes, rows

_FILE = "ons-geography/Local_Authority_Districts_May_2024_Boundaries__UK_BSC_-5684348521832897108.geo.json"


def _build(raw: RawFolder) -> tuple[pd.DataFrame, Shapes]:
    named = [(feature, feature["properties"]) for feature in raw.geojson(_FILE)]
    return shapes.one_file(
        [
            shapes.light_feature(feature, about["LAD24CD"], about["LAD24NM"])
            for feature, about in named
            if about["LAD24CD"].startswith("E")
        ]
    )


RECIPE = Recipe(
    name="authority_boundaries",
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
    how_sure="Outlines are generalised to about 200 metres: for maps, not for measuring or for placing "
    "addresses.",
    expectations=(rows(296),),
    chapters=("W1",),
    core=True,
)
