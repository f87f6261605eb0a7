"""Fuel poverty by council and region, 2020."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import fuel, publishers
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Recipe, figure, rows

_NAMES = ["Area names ", "Unnamed: 2", "Unnamed: 3"]


def _build(raw: RawFolder) -> pd.DataFrame:
    table = raw.excel(fuel.FILE, ["Area Codes", *_NAMES, *fuel.FIGURES], sheet_name="Table 2", header=2)
    table = table[table["Area Codes"].str.fullmatch(r"E(92|12|10|0[6-9])\d{6}")]
    names = table[_NAMES].sum(axis=1).str.strip()
    return fuel.figures(table).assign(
        area_code=table["Area Codes"],
        area_name=names.where(~names.str.isupper(), names.str.title()),
        area_type=c.area_type(table["Area Codes"]),
    )


RECIPE = Recipe(
    name="fuel_poverty_authorities",
    topic="Money, work and homes",
    title="Fuel poverty by council and region, 2020",
    description="How many households in each council and region of England live in a home that is "
    "costly to heat and would be left below the poverty line by paying for it (Low Income Low Energy "
    "Efficiency).",
    source=publishers.FUEL_POVERTY,
    period="2020",
    geography="England, regions, counties, local authorities of 2021",
    key=("area_code",),
    columns=(c.area_code(r"E(92|12|10|0[6-9])\d{6}"), c.AREA_NAME, c.AREA_TYPE, *fuel.COLUMNS),
    build=_build,
    who_is_missing=fuel.WHO_IS_MISSING,
    how_sure="Modelled from a national survey below regions; no intervals here.",
    caveats=("Councils of 2021: some have merged since.", "Counties hold their districts: never add both."),
    expectations=(
        rows(343),
        figure(13.2, "fuel_poor_percent", tolerance=0.05, area_name="England"),
    ),
)
