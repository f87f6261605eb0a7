"""What the two tables of children in low-income families share."""

import pandas as pd

from inequalitylab.datasets.raw import RawFolder, numbers

INDICATOR = "Children in families with relative low income, before housing costs"
LATEST = "2021/22"
PROVISIONAL = "provisional"
_YEARS = [f"{year}/{year - 1999}" for year in range(2014, 2022)]


def counts(raw: RawFolder, file: str, codes: dict[str, str]) -> pd.DataFrame:
    """Return the counts of a Stat-Xplore file by area and year; areas are found by their exact names."""
    headings = [*_YEARS[:-1], f"{LATEST} (p)"]
    table = raw.csv(file, ["Year", *headings])
    table = table[table["Year"].isin(list(codes))].drop_duplicates("Year")
    long = table.melt("Year", value_name="figure", var_name="heading")
    return pd.DataFrame(
        {
            "area_code": long["Year"].map(codes),
            "period": long["heading"].str.removesuffix(" (p)"),
            "count": numbers(long["figure"]),
        }
    )
