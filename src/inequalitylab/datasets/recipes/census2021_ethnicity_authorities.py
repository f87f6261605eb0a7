"""Nineteen ethnic groups by local authority, Census 2021 (TS021)."""

import pandas as pd

from inequalitylab.datasets import census, publishers
from inequalitylab.datasets import columns as c
from inequalitylab.datasets.geography import authorities_2024, merged_counts
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import Column, Recipe, figure, rows, total

_FILE = "ons-census2021/TS021_ethnic_group_19cat_ltla21_long.csv"
_NUMBER = " (number)"
_BROAD = {
    "Asian, Asian British or Asian Welsh": "Asian",
    "Black, Black British, Black Welsh, Caribbean or African": "Black",
    "Mixed or Multiple ethnic groups": "Mixed",
    "White": "White",
    "Other ethnic group": "Other",
}


def _build(raw: RawFolder) -> pd.DataFrame:
    table = raw.csv(_FILE, ["ltla21_code", "ethnic_group", "value"])
    counted = table["ltla21_code"].str.startswith("E") & table["ethnic_group"].str.endswith(_NUMBER)
    table = table[counted]
    named = table["ethnic_group"].str.removesuffix(_NUMBER).str.split(": ", n=1, expand=True)
    counts = pd.DataFrame(
        {
            "area_code": table["ltla21_code"],
            "broad_group": named[0].map(_BROAD),
            "ethnic_group": named[1],
            "count": numbers(table["value"]),
        }
    )
    merged = merged_counts(counts, ["broad_group", "ethnic_group"], ["count"])
    denominator = merged.groupby("area_code")["count"].transform("sum")
    names = authorities_2024(raw).set_index("authority_code")["authority_name"]
    return merged.assign(
        area_name=merged["area_code"].map(names),
        area_type="authority",
        period="2021",
        indicator="Residents by ethnic group",
        denominator=denominator,
        value=100 * merged["count"] / denominator,
        unit="%",
    )


RECIPE = Recipe(
    name="census2021_ethnicity_authorities",
    topic="People",
    title="Nineteen ethnic groups by local authority, Census 2021",
    description="How many residents of each of the 296 local authorities gave each of 19 ethnic groups, "
    "and their share of all residents.",
    source=publishers.CENSUS2021,
    period="21 March 2021",
    geography="England, local authorities of May 2024 (councils merged in 2023 are added up)",
    key=("area_code", "broad_group", "ethnic_group"),
    columns=(
        c.area_code(c.AUTHORITY),
        c.AREA_NAME,
        c.AREA_TYPE,
        c.PERIOD,
        c.INDICATOR,
        Column(
            "broad_group", "Broad group that the ethnic group is counted in", allowed=tuple(_BROAD.values())
        ),
        Column("ethnic_group", "Ethnic group, one of 19"),
        c.value(4, 0, 100),
        c.count("count", "Residents of this group"),
        c.count("denominator", "All residents, as the sum of the groups"),
        c.UNIT,
    ),
    build=_build,
    who_is_missing=census.WHO_IS_MISSING,
    how_sure=census.HOW_SURE,
    caveats=("Ethnic group is what people say of themselves, from a list that the census offers.",),
    expectations=(
        rows(296 * 19),
        total("count", 56_490_000, 1_000),
        figure(
            73.4,
            tolerance=0.05,
            area_name="Leeds",
            ethnic_group="English, Welsh, Scottish, Northern Irish or British",
        ),
    ),
    chapters=("5", "6", "12"),
)
