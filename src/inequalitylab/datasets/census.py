"""Census 2021 counts by neighbourhood, read from the raw files; used by recipes only."""

import pandas as pd

from inequalitylab.datasets.raw import RawFolder, numbers

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
