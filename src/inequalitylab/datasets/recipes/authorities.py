"""The 296 local authorities of England with what they lie in and how many people live there."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers
from inequalitylab.datasets.census import AGE_BANDS, age_bands
from inequalitylab.datasets.geography import authorities_2024, lsoas_2021, upper_authorities_2023
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Column, Recipe, figure, rows, total


def _build(raw: RawFolder) -> pd.DataFrame:
    people = lsoas_2021(raw)[["area_code", "authority_code"]].merge(age_bands(raw), on="area_code")
    counted = people.groupby("authority_code")[["population", *AGE_BANDS.values()]].sum().reset_index()
    table = authorities_2024(raw).merge(upper_authorities_2023(raw), on="authority_code", validate="1:1")
    joined = table.merge(counted, on="authority_code", validate="1:1")
    return joined.rename(columns={"authority_code": "area_code", "authority_name": "area_name"})


RECIPE = Recipe(
    name="authorities",
    topic="People",
    title="Local authorities of England and their people",
    description="The 296 lower-tier and unitary authorities of May 2024: region, county where there is "
    "one, and the residents counted in Census 2021, by age band.",
    source=publishers.GEOGRAPHY,
    also=(publishers.CENSUS2021,),
    period="Areas of May 2024, people of Census 2021 (21 March 2021)",
    geography="England, local authorities of May 2024",
    key=("area_code",),
    columns=(
        c.area_code(c.AUTHORITY),
        c.AREA_NAME,
        c.REGION_CODE,
        c.REGION_NAME,
        Column(
            "upper_code",
            "Upper-tier authority: the county, or the authority itself",
            pattern=r"E(0[6-9]|1[01])\d{6}",
        ),
        Column("upper_name", "Name of the upper-tier authority"),
        c.count("population", "Usual residents, Census 2021"),
        *(c.count(band, f"Residents {says.lower()}") for says, band in AGE_BANDS.items()),
    ),
    build=_build,
    who_is_missing="The census estimates people it did not reach. It was taken in a lockdown, when many "
    "students and workers were away from cities.",
    how_sure="Counts have small random changes made by the Office for National Statistics to protect people, "
    "so totals differ slightly between tables.",
    expectations=(
        rows(296),
        total("population", 56_490_000, 1_000),
        figure(811_960, "population", tolerance=60, area_name="Leeds"),
    ),
    chapters=("1", "5", "W1"),
    core=True,
)
