"""What the Fingertips tables share: one layout of file, one shape of table."""

from collections.abc import Callable

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets.geography import COUNTRY_CODE, authorities_2024
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import Column

NOT_PUBLISHED = "not published: the publisher's file has no value and gives no reason"
HOW_SURE = (
    "The publisher's full file has confidence intervals; the copy used here has none, and no counts. Use the "
    "publisher's own comparison with England, and get the intervals from the publisher's page."
)
OVERLAP_CAVEAT = (
    "Older periods hold both the districts that were abolished in 2020, 2021 and 2023 and the councils that "
    "took their place. Keep `current` areas to count nobody twice."
)
ROUNDED_CAVEAT = "Values are rounded to one decimal place in the copy used here."
KEY = ("area_code", "period", "sex", "indicator")

_RAW_COLUMNS = [
    "area_code",
    "area_name",
    "area_type",
    "period",
    "indicator",
    "unit",
    "value",
    "compared_to_England",
    "inequality",
]
_AREA_TYPES = {"Country": "country", "County": "county", "District": "authority", "UA": "authority"}
_SEXES = {"Male": "male", "Female": "female", "Persons": "persons"}
_COMPARED = {
    "Better": "better",
    "Similar": "similar",
    "Worse": "worse",
    "Not compared": "not compared",
    "Lower 99.8": "lower",
    "Higher 99.8": "higher",
}


def table_columns(unit_minimum: float | None = 0, maximum: float | None = None) -> tuple[Column, ...]:
    """Return the columns of a Fingertips table."""
    return (
        c.area_code(r"E(92|0[6-9]|10)\d{6}"),
        c.AREA_NAME,
        c.AREA_TYPE,
        c.CURRENT,
        c.PERIOD,
        c.SEX,
        c.INDICATOR,
        c.value(1, unit_minimum, maximum),
        c.UNIT,
        c.COMPARED,
        c.NOTE,
    )


def tidy_period(period: str) -> str:
    """Write a span of years in words: ``2022 - 24`` becomes ``2022 to 2024``."""
    first, dash, last = period.partition(" - ")
    if not dash:
        return period
    return f"{first} to {first[:2]}{last}" if "/" not in last else f"{first} to 20{last}"


def reader(
    file: str, indicator: str, unit: str, sex_column: str | None = None
) -> Callable[[RawFolder], pd.DataFrame]:
    """Return a function that reads one Fingertips file.

    ``sex_column`` names the raw column that holds the sex, which is not the same in every file.
    Rows of wards and of deprivation fifths within an area are left out: the copies hold a few only.
    """

    def build(raw: RawFolder) -> pd.DataFrame:
        table = raw.csv(f"ohid-fingertips/{file}", _RAW_COLUMNS)
        if sex_column != "inequality":
            table = table[table["inequality"] == "NA"]
        table = table[table["area_type"].isin(list(_AREA_TYPES))]
        current = {*authorities_2024(raw)["authority_code"], COUNTRY_CODE}
        values = numbers(table["value"])
        return pd.DataFrame(
            {
                "area_code": table["area_code"],
                "area_name": table["area_name"],
                "area_type": table["area_type"].map(_AREA_TYPES),
                "current": table["area_code"].isin(list(current)),
                "period": table["period"].map(tidy_period),
                "sex": table[sex_column].map(_SEXES) if sex_column else "persons",
                "indicator": indicator,
                "value": values,
                "unit": unit,
                "compared_with_england": table["compared_to_England"].map(_COMPARED),
                "note": pd.Series(NOT_PUBLISHED, index=table.index).where(values.isna()),
            }
        )

    return build
