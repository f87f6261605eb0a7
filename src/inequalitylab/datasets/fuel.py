"""What the two tables of fuel poverty share."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets.raw import numbers
from inequalitylab.datasets.recipe import NUMBER, Column

FILE = "desnz-fuel-poverty/sub-regional-fuel-poverty-2022-tables.xlsx"
HOUSEHOLDS = "Number of households"
FUEL_POOR = "Number of households in fuel poverty"
PERCENT = "Proportion of households fuel poor (%)"
FIGURES = [HOUSEHOLDS, FUEL_POOR, PERCENT]
WHO_IS_MISSING = (
    "Households that heat too little to save money but live in an efficient home are not counted."
)
COLUMNS = (
    c.count("households", "Households in the area"),
    c.count("fuel_poor_households", "Households in fuel poverty"),
    Column("fuel_poor_percent", "Share of households in fuel poverty, %", NUMBER, 2, minimum=0, maximum=100),
)


def figures(table: pd.DataFrame) -> pd.DataFrame:
    """Return the three figures under their names here."""
    ours = [column.name for column in COLUMNS]
    return pd.DataFrame({name: numbers(table[theirs]) for name, theirs in zip(ours, FIGURES, strict=True)})
