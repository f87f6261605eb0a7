"""Disability by small area, Census 2021 (TS038)."""

from inequalitylab.datasets import census, publishers
from inequalitylab.datasets.recipe import Recipe, rows, total

_COUNTED = {
    "Disabled under the Equality Act": "disabled",
    "Not disabled under the Equality Act": "not_disabled",
}

RECIPE = Recipe(
    name="census2021_disability",
    topic="People",
    title="Disability by small area, Census 2021",
    description="How many residents of each of the 33,755 small areas of England are disabled under "
    "the Equality Act by their own answer.",
    source=publishers.CENSUS2021,
    also=(publishers.GEOGRAPHY,),
    period="21 March 2021",
    geography="England, LSOA 2021",
    key=("area_code",),
    columns=census.table_columns("Usual residents", _COUNTED, "Residents"),
    build=census.tidy_counts("ons-census2021/TS038_disability_lsoa21.csv.gz", "total_residents", _COUNTED),
    who_is_missing=census.WHO_IS_MISSING,
    how_sure=census.HOW_SURE,
    caveats=("Not adjusted for age: areas with more older people have more disabled people.",),
    expectations=(rows(census.ENGLISH_LSOAS), total("total", 56_490_000, 5_000)),
    chapters=("5", "12"),
)
