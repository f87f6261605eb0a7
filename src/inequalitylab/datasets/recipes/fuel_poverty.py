"""Fuel poverty by small area, 2020."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import fuel, publishers
from inequalitylab.datasets.geography import authority_now
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Recipe, rows, total


def _build(raw: RawFolder) -> pd.DataFrame:
    table = raw.excel(
        fuel.FILE, ["LSOA Code", "LSOA Name", "LA Code", *fuel.FIGURES], sheet_name="Table 3", header=2
    )
    table = table[table["LSOA Code"].str.fullmatch(c.LSOA)]
    return fuel.figures(table).assign(
        area_code=table["LSOA Code"],
        area_name=table["LSOA Name"],
        authority_code=authority_now(table["LA Code"]),
    )


RECIPE = Recipe(
    name="fuel_poverty",
    topic="Money, work and homes",
    title="Fuel poverty by small area, 2020",
    description="How many households in each of the 32,844 small areas (LSOA 2011) of England live "
    "in a home that is costly to heat and would be left below the poverty line by paying for it (Low "
    "Income Low Energy Efficiency).",
    source=publishers.FUEL_POVERTY,
    period="2020",
    geography="England, LSOA 2011, local authorities of May 2024",
    key=("area_code",),
    columns=(c.area_code(c.LSOA), c.AREA_NAME, c.AUTHORITY_CODE, *fuel.COLUMNS),
    build=_build,
    who_is_missing=fuel.WHO_IS_MISSING,
    how_sure="Modelled from a national survey. The publisher says: do not compare small areas with "
    "similar levels and do not look for trends within one.",
    expectations=(rows(32_844), total("households", 23_868_877, 100)),
    chapters=("5",),
)
