"""Census 2021 counts by small area, read from the raw files; used by recipes only."""

from collections.abc import Callable

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets.geography import lsoas_2021
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import Column

WHO_IS_MISSING = (
    "The census estimates people it did not reach. It was taken in a lockdown (March 2021), when many "
    "students and workers were away from cities."
)
HOW_SURE = (
    "Counts, not a sample. Small random changes protect people, so totals differ slightly between "
    "tables; do not read anything into counts below about 10."
)
ENGLISH_LSOAS = 33_755

AGE_BANDS_FILE = "ons-census2021/population_by_6_age_groups_lsoa21.csv.gz"
AGE_BANDS = {
    "Aged 15 years and under": "age_0_to_15",
    "Aged 16 to 24 years": "age_16_to_24",
    "Aged 25 to 34 years": "age_25_to_34",
    "Aged 35 to 49 years": "age_35_to_49",
    "Aged 50 to 64 years": "age_50_to_64",
    "Aged 65 years and over": "age_65_and_over",
}


def age_bands(raw: RawFolder) -> pd.DataFrame:
    """Return residents by age band for English LSOAs (2021), with their total as ``population``."""
    return english_counts(raw, AGE_BANDS_FILE, AGE_BANDS).assign(
        population=lambda table: table[list(AGE_BANDS.values())].sum(axis=1)
    )


def english_counts(raw: RawFolder, file: str, renamed: dict[str, str]) -> pd.DataFrame:
    """Return the counts of one Census table for English LSOAs (2021), columns renamed."""
    table = raw.csv(file, ["lsoa21_code", *renamed])
    table = table[table["lsoa21_code"].str.startswith("E")]
    counts = {ours: numbers(table[theirs]) for theirs, ours in renamed.items()}
    return pd.DataFrame({"area_code": table["lsoa21_code"], **counts})


def tidy_counts(file: str, total: str, renamed: dict[str, str]) -> Callable[[RawFolder], pd.DataFrame]:
    """Return a function that makes a table of counts by English LSOA, with name and authority."""

    def build(raw: RawFolder) -> pd.DataFrame:
        counts = english_counts(raw, file, {total: "total", **renamed})
        return lsoas_2021(raw).merge(counts, on="area_code", validate="one_to_one")

    return build


def table_columns(total: str, counted: dict[str, str], unit: str) -> tuple[Column, ...]:
    """Return the columns of a Census table: area, total, one count for each category."""
    return (
        c.area_code(c.LSOA, "Code of the small area (LSOA 2021)"),
        c.AREA_NAME,
        c.AUTHORITY_CODE,
        c.count("total", total),
        *(c.count(ours, f"{unit}: {theirs}") for theirs, ours in counted.items()),
    )
