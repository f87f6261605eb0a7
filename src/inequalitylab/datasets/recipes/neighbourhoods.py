"""Which MSOA, ward, authority and region each neighbourhood of 2021 is in, and how many live there."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers
from inequalitylab.datasets.census import age_bands
from inequalitylab.datasets.geography import lsoas_2021, msoa_names, msoas_2021, unchanged_msoas
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Column, Recipe, rows


def _build(raw: RawFolder) -> pd.DataFrame:
    names = msoa_names(raw)
    names = names[names["msoa_code"].isin(list(unchanged_msoas(raw)))]
    msoas = msoas_2021(raw).merge(names, on="msoa_code", how="left", validate="many_to_one")
    people = age_bands(raw)[["area_code", "population"]]
    joined = lsoas_2021(raw).merge(msoas, on="area_code", validate="one_to_one")
    return joined.merge(people, on="area_code", validate="one_to_one")


RECIPE = Recipe(
    name="neighbourhoods",
    topic="Places and maps",
    title="Small areas of 2021 and what they are in",
    description="A look-up from the 33,755 LSOAs of Census 2021 (about 1,700 people each) to MSOA "
    "(about 8,000 people), ward, local authority and region.",
    source=publishers.GEOGRAPHY,
    also=(publishers.MSOA_NAMES, publishers.CENSUS2021),
    period="LSOA and MSOA 2021, ward and authority of May 2024",
    geography="England, LSOA 2021",
    key=("area_code",),
    columns=(
        c.area_code(c.LSOA),
        c.AREA_NAME,
        Column("msoa_code", "MSOA of 2021", pattern=c.MSOA),
        Column("msoa_name", "Official name of the MSOA"),
        Column(
            "local_name",
            "Name of the MSOA by the House of Commons Library",
            missing="not applicable: the Library names areas of 2011, and this one changed",
        ),
        Column("ward_code", "Ward of 2024 that fits the LSOA best", pattern=r"E05\d{6}"),
        Column("ward_name", "Name of that ward"),
        c.AUTHORITY_CODE,
        c.AUTHORITY_NAME,
        c.REGION_CODE,
        c.REGION_NAME,
        c.count("population", "Usual residents, Census 2021"),
    ),
    build=_build,
    who_is_missing="Nobody: every part of England is in one LSOA.",
    how_sure="Wards cut through LSOAs: each LSOA is given to the ward that holds most of it. MSOAs come "
    "from the names of the LSOAs, which carry them.",
    caveats=(
        "Local names are not official. They are used only where an MSOA is the same area in 2011 and 2021.",
        "MSOA West Northamptonshire 048 lies in two authorities by this look-up.",
    ),
    expectations=(rows(33_755),),
    chapters=("5", "W1"),
    core=True,
)
