"""Children in low-income families by council (DWP)."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import low_income, publishers
from inequalitylab.datasets.geography import authorities_2024, former_names, merged_counts
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import NUMBER, Column, Recipe, figure, rows

_FILE = "dwp-children-low-income/children_relative_low_income_ltla_14-22.csv"
_PEOPLE = "ons-population/nomis_mid-year_population_estimates_2021_lad.csv.gz"
_UNDER_20 = ["Age 0 - 4", "Aged 5-9", *(f"Age {age}" for age in range(10, 20))]
_NO_RATE = "not applicable: no count of people under 20 for this year here"


def _under_20(raw: RawFolder) -> pd.Series:
    table = raw.csv(_PEOPLE, ["GEOGRAPHY_CODE", "GEOGRAPHY_TYPE", "C_AGE_NAME", "OBS_VALUE"])
    district = table["GEOGRAPHY_TYPE"] == "local authorities: district / unitary (as of April 2021)"
    table = table[district & table["C_AGE_NAME"].isin(_UNDER_20)]
    people = pd.DataFrame({"area_code": table["GEOGRAPHY_CODE"], "people": numbers(table["OBS_VALUE"])})
    return merged_counts(people, [], ["people"]).set_index("area_code")["people"]


def _build(raw: RawFolder) -> pd.DataFrame:
    names = {**former_names(raw), **authorities_2024(raw).set_index("authority_code")["authority_name"]}
    codes = {name: code for code, name in names.items()}
    counts = low_income.counts(raw, _FILE, codes)
    merged = merged_counts(counts, ["period"], ["count"])
    latest = merged["period"] == low_income.LATEST
    under_20 = merged["area_code"].map(_under_20(raw)).where(latest)
    current = authorities_2024(raw).set_index("authority_code")["authority_name"]
    return merged.assign(
        area_name=merged["area_code"].map(current),
        area_type="authority",
        sex="persons",
        indicator=low_income.INDICATOR,
        denominator=under_20,
        value=100 * merged["count"] / under_20,
        unit="% of people under 20",
        note=pd.Series(_NO_RATE, index=merged.index).where(~latest, low_income.PROVISIONAL),
    )


RECIPE = Recipe(
    name="children_low_income",
    topic="Money, work and homes",
    title="Children in low-income families, by local authority",
    description="How many dependent children (aged 0 to 19) live in families with relative low income, "
    "by council and financial year. A share of all people under 20 is given for the newest year only.",
    source=publishers.LOW_INCOME,
    also=(publishers.POPULATION,),
    period="2014/15 to 2021/22 (the last is provisional)",
    geography="England, local authorities of May 2024 (councils merged in 2023 are added up)",
    key=("area_code", "period"),
    columns=(
        c.area_code(c.AUTHORITY),
        c.AREA_NAME,
        c.AREA_TYPE,
        c.PERIOD,
        c.SEX,
        c.INDICATOR,
        c.value(1, 0, 100),
        c.count("count", "Children in low-income families"),
        Column("denominator", "People under 20, mid-2021", NUMBER, 0, "see the note of the row", minimum=0),
        c.UNIT,
        c.NOTE,
    ),
    build=_build,
    who_is_missing="Families who claim nothing that they could: the figures rest on records of benefits "
    "and tax. Housing costs are not taken off, so places with high rents look better than they are.",
    how_sure="Records, not a sample, and scaled to a survey. No intervals.",
    caveats=(
        "The publisher's file has names, no codes: joined here by name, all found.",
        "Not every person under 20 is a dependent child, so the share is a little low.",
        "2020/21 and 2021/22 are odd years: furlough, and extra Universal Credit for a time.",
    ),
    expectations=(rows(296 * 8), figure(27_178, "count", area_name="County Durham", period="2021/22")),
    chapters=("7",),
)
