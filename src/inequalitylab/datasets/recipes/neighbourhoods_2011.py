"""Which MSOA and authority each neighbourhood of 2011 is in."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers
from inequalitylab.datasets.geography import authority_now, lsoas_2011
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import Column, Recipe, rows, total

_FILE = "mhclg-iod2019/File_6_-_IoD2019_Population_Denominators.csv.gz"
_CODE = "LSOA code (2011)"
_AUTHORITY = "Local Authority District code (2019)"
_AUTHORITY_NAME = "Local Authority District name (2019)"
_PEOPLE = "Total population: mid 2015 (excluding prisoners)"


def _build(raw: RawFolder) -> pd.DataFrame:
    published = raw.csv(_FILE, [_CODE, _AUTHORITY, _AUTHORITY_NAME, _PEOPLE])
    known = pd.DataFrame(
        {
            "area_code": published[_CODE],
            "authority_code_2019": published[_AUTHORITY],
            "authority_name_2019": published[_AUTHORITY_NAME],
            "authority_code": authority_now(published[_AUTHORITY]),
            "population_2015": numbers(published[_PEOPLE]),
        }
    )
    return lsoas_2011(raw).merge(known, on="area_code", validate="one_to_one")


RECIPE = Recipe(
    name="neighbourhoods_2011",
    topic="Places and maps",
    title="Small areas of 2011 and what they are in",
    description="A look-up from the 32,844 LSOAs of Census 2011 to MSOA (with the names of the House of "
    "Commons Library) and local authority, for tables that use the older areas.",
    source=publishers.GEOGRAPHY,
    also=(publishers.MSOA_NAMES, publishers.IOD2019),
    period="LSOA and MSOA 2011, authorities of 2019 and May 2024, people of mid-2015",
    geography="England, LSOA 2011",
    key=("area_code",),
    columns=(
        c.area_code(c.LSOA, "Code of the small area (LSOA 2011)"),
        c.AREA_NAME,
        Column("msoa_code", "MSOA of 2011", pattern=c.MSOA),
        Column("msoa_name", "Official name of the MSOA"),
        Column("local_name", "Name of the MSOA by the House of Commons Library"),
        Column("authority_code_2019", "Local authority of 2019", pattern=c.AUTHORITY),
        Column("authority_name_2019", "Name of that local authority"),
        c.AUTHORITY_CODE,
        c.count("population_2015", "People in mid-2015, without prisoners (the publisher's denominator)"),
    ),
    build=_build,
    who_is_missing="The population leaves out prisoners.",
    how_sure="Local names are not official.",
    expectations=(rows(32_844), total("population_2015", 54_728_204)),
    chapters=("5",),
)
