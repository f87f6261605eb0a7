"""Outlines of small areas (LSOA) of 2011, one file for each local authority."""

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers, shapes
from inequalitylab.datasets.recipe import Recipe, rows

RECIPE = Recipe(
    name="lsoa_2011_boundaries",
    topic="Places and maps",
    title="Boundaries of small areas (LSOA), 2011",
    description="Outlines of the 32,844 small areas (LSOA) of Census 2011 in England, one "
    "small file for each local authority. This table is the index by authority; "
    "`datasets.boundaries('lsoa_2011', 'E08000035')` gives the shapes in Leeds.",
    source=publishers.GEOGRAPHY,
    period="Census 2011, authorities of May 2024",
    geography="England, LSOA 2011",
    key=("area_code",),
    columns=(
        c.area_code(c.AUTHORITY, "Code of the authority that the shapes are in"),
        c.AREA_NAME,
        *shapes.INDEX_COLUMNS,
    ),
    build=shapes.by_authority("lsoa11"),
    who_is_missing="Nobody.",
    how_sure=shapes.FOR_MAPS,
    expectations=(rows(296), shapes.all_shapes(32844)),
)
