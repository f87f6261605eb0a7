"""Residents by age band by small area, Census 2021."""

import pandas as pd

from inequalitylab.datasets import census, publishers
from inequalitylab.datasets.geography import lsoas_2021
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Recipe, rows, total


def _build(raw: RawFolder) -> pd.DataFrame:
    people = census.age_bands(raw).rename(columns={"population": "total"})
    return lsoas_2021(raw).merge(people, on="area_code", validate="one_to_one")


RECIPE = Recipe(
    name="census2021_age",
    topic="People",
    title="Age bands by small area, Census 2021",
    description="How many residents of each of the 33,755 small areas of England are in each of six "
    "age bands.",
    source=publishers.CENSUS2021,
    also=(publishers.GEOGRAPHY,),
    period="21 March 2021",
    geography="England, LSOA 2021",
    key=("area_code",),
    columns=census.table_columns("Usual residents", census.AGE_BANDS, "Residents"),
    build=_build,
    who_is_missing=census.WHO_IS_MISSING,
    how_sure=census.HOW_SURE,
    expectations=(rows(census.ENGLISH_LSOAS), total("total", 56_490_000, 1_000)),
    chapters=("5", "7"),
)
