"""Outlines of counties and unitary authorities of England."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers, shapes
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Recipe, Shapes, rows

_FILE = (
    "ons-geography/Counties_and_Unitary_Authorities_December_2023_Boundaries_UK_BSC_"
    "4952317392296043005.geo.json"
)


def _build(raw: RawFolder) -> tuple[pd.DataFrame, Shapes]:
    return shapes.one_file(
        shapes.english(raw.geojson(_FILE, ["CTYUA23CD", "CTYUA23NM"]), "CTYUA23CD", "CTYUA23NM")
    )


RECIPE = Recipe(
    name="upper_authority_boundaries",
    topic="Places and maps",
    title="Boundaries of counties and unitary authorities",
    description="Outlines of the upper-tier authorities of England: counties, unitary authorities, "
    "metropolitan districts and London boroughs. This table is the index; "
    "`datasets.boundaries('upper_authority')` gives the shapes.",
    source=publishers.GEOGRAPHY,
    period="December 2023",
    geography="England, counties and unitary authorities",
    key=("area_code",),
    columns=(c.area_code(r"E(0[6-9]|10)\d{6}"), c.AREA_NAME, *shapes.INDEX_COLUMNS),
    build=_build,
    who_is_missing="Nobody: every part of England is in one of them.",
    how_sure=shapes.FOR_MAPS,
    expectations=(rows(153),),
)
