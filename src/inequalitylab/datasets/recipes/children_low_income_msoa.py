"""Children in low-income families by neighbourhood (DWP)."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import low_income, publishers
from inequalitylab.datasets.geography import authority_now, msoa_names
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Column, Recipe, rows

_FILE = "dwp-children-low-income/children_relative_low_income_msoa_14-22.csv"
_LOOKUP = "ons-geography/lookup_msoa11_ltla21.csv"


def _build(raw: RawFolder) -> pd.DataFrame:
    lookup = raw.csv(_LOOKUP, ["msoa11_name", "msoa11_code", "ltla21_code"])
    lookup = lookup[lookup["msoa11_code"].str.startswith("E")].set_index("msoa11_code")
    codes = {name: str(code) for code, name in lookup["msoa11_name"].items()}
    counts = low_income.counts(raw, _FILE, codes)
    return counts.assign(
        area_name=counts["area_code"].map(lookup["msoa11_name"]),
        local_name=counts["area_code"].map(msoa_names(raw).set_index("msoa_code")["local_name"]),
        authority_code=counts["area_code"].map(authority_now(lookup["ltla21_code"])),
    )


RECIPE = Recipe(
    name="children_low_income_msoa",
    topic="Money, work and homes",
    title="Children in low-income families, by neighbourhood (MSOA)",
    description="How many dependent children (aged 0 to 19) live in families with relative low income, "
    "in each of the 6,791 neighbourhoods (MSOA 2011) of England, by financial year.",
    source=publishers.LOW_INCOME,
    also=(publishers.MSOA_NAMES, publishers.GEOGRAPHY),
    period="2014/15 to 2021/22 (the last is provisional)",
    geography="England, MSOA 2011, local authorities of May 2024",
    key=("area_code", "period"),
    columns=(
        c.area_code(c.MSOA),
        c.AREA_NAME,
        Column("local_name", "Name by the House of Commons Library (not official)"),
        c.AUTHORITY_CODE,
        c.PERIOD,
        c.count("count", "Children in low-income families"),
    ),
    build=_build,
    who_is_missing="About 92,000 children of the United Kingdom (2021/22) have no known neighbourhood "
    "in the file, those of Northern Ireland among them. Families who claim nothing that they could are "
    "missing too.",
    how_sure="Records, not a sample, and scaled to a survey. No intervals.",
    caveats=("Counts, not rates: a neighbourhood with more children has more of them.",),
    expectations=(rows(6_791 * 8),),
)
