"""Wards of December 2022 and what they are in."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers
from inequalitylab.datasets.geography import authority_now
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Column, Recipe, rows

_FILE = (
    "ons-geography/Ward_to_Local_Authority_District_to_County_to_Region_to_Country_(December_2022)_"
    "Lookup_in_United_Kingdom.csv"
)


def _build(raw: RawFolder) -> pd.DataFrame:
    table = raw.csv(_FILE, ["WD22CD", "WD22NM", "LAD22CD", "LAD22NM", "RGN22CD", "RGN22NM"])
    table = table[table["WD22CD"].str.startswith("E")]
    table.columns = [
        "area_code",
        "area_name",
        "authority_code_2022",
        "authority_name_2022",
        "region_code",
        "region_name",
    ]
    return table.assign(authority_code=authority_now(table["authority_code_2022"]))


RECIPE = Recipe(
    name="wards_2022",
    topic="Places and maps",
    title="Wards of December 2022 and what they are in",
    description="A look-up from electoral wards to local authority and region. Look-up only: no figures "
    "and no maps.",
    source=publishers.GEOGRAPHY,
    period="December 2022, authorities of 2022 and May 2024",
    geography="England, wards",
    key=("area_code", "authority_code_2022"),
    columns=(
        c.area_code(r"E05\d{6}"),
        c.AREA_NAME,
        Column("authority_code_2022", "Local authority of 2022", pattern=c.AUTHORITY),
        Column("authority_name_2022", "Name of that local authority"),
        c.AUTHORITY_CODE,
        c.REGION_CODE,
        c.REGION_NAME,
    ),
    build=_build,
    who_is_missing="Nobody.",
    how_sure="Wards change at most elections: check the year before you join. One ward (E05014284) lies "
    "in two councils of 2022 and has a row for each.",
    expectations=(rows(6_904),),
)
