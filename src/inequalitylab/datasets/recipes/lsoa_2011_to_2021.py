"""How the small areas of 2011 became those of 2021, with the people behind each link."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers
from inequalitylab.datasets.census import age_bands
from inequalitylab.datasets.geography import lsoa_changes
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import NUMBER, Column, Recipe, rows

_CHANGES = {"U": "unchanged", "S": "split", "M": "merged", "X": "complex"}


def _build(raw: RawFolder) -> pd.DataFrame:
    links = lsoa_changes(raw)
    people = age_bands(raw).set_index("area_code")["population"]
    table = pd.DataFrame(
        {
            "code_2011": links["lsoa11_code"],
            "name_2011": links["lsoa11_name"],
            "code_2021": links["lsoa21_code"],
            "name_2021": links["lsoa21_name"],
            "change": links["change_code"].map(_CHANGES),
            "population_2021": links["lsoa21_code"].map(people),
        }
    )
    whole = table.groupby("code_2011")["population_2021"].transform("sum")
    share = (table["population_2021"] / whole).where(table["change"] == "split", 1.0)
    return table.assign(share_of_2011=share.where(table["change"] != "complex"))


RECIPE = Recipe(
    name="lsoa_2011_to_2021",
    topic="Places and maps",
    title="From the small areas of 2011 to those of 2021",
    description="Every link between an LSOA of 2011 and one of 2021: unchanged, split, merged or "
    "complex, with the people of Census 2021, so that figures can be carried over by weight or refused.",
    source=publishers.GEOGRAPHY,
    also=(publishers.CENSUS2021,),
    period="2011 to 2021",
    geography="England, LSOA 2011 and LSOA 2021",
    key=("code_2011", "code_2021"),
    columns=(
        Column("code_2011", "LSOA of 2011", pattern=c.LSOA),
        Column("name_2011", "Name of that LSOA"),
        Column("code_2021", "LSOA of 2021", pattern=c.LSOA),
        Column("name_2021", "Name of that LSOA"),
        Column("change", "What happened to the area", allowed=tuple(_CHANGES.values())),
        c.count("population_2021", "Residents of the LSOA of 2021, Census 2021"),
        Column(
            "share_of_2011",
            "Share of the people of the 2011 area (counted in 2021) who live in this 2021 area",
            NUMBER,
            6,
            "not known: areas that changed in more than one way",
            minimum=0,
            maximum=1,
        ),
    ),
    build=_build,
    who_is_missing="Nobody.",
    how_sure="Exact for unchanged, split and merged areas. For the few complex ones nobody publishes "
    "the shares, so conversions refuse them.",
    expectations=(rows(33_855),),
    chapters=("5",),
)
