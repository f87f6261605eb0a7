"""Household deprivation by small area, Census 2021 (TS011)."""

from inequalitylab.datasets import census, publishers
from inequalitylab.datasets.recipe import Recipe, rows, total

_COUNTED = {
    "Household is not deprived in any dimension": "none",
    "Household is deprived in one dimension": "one",
    "Household is deprived in two dimensions": "two",
    "Household is deprived in three dimensions": "three",
    "Household is deprived in four dimensions": "four",
}

RECIPE = Recipe(
    name="census2021_household_deprivation",
    topic="Money, work and homes",
    title="Households by dimensions of deprivation, by small area, Census 2021",
    description="How many households of each of the 33,755 small areas of England are deprived in "
    "none, one, two, three or four of: employment, education, health and disability, housing.",
    source=publishers.CENSUS2021,
    also=(publishers.GEOGRAPHY,),
    period="21 March 2021",
    geography="England, LSOA 2021",
    key=("area_code",),
    columns=census.table_columns("Households", _COUNTED, "Households"),
    build=census.tidy_counts(
        "ons-census2021/TS011_household_deprivation_lsoa21.csv.gz", "total_households", _COUNTED
    ),
    who_is_missing=census.WHO_IS_MISSING
    + " People in communal homes (care homes, hostels, halls) are in no household.",
    how_sure=census.HOW_SURE,
    caveats=(
        "Households, not people.",
        "These dimensions are not the Index of Multiple Deprivation: do not mix the two.",
    ),
    expectations=(rows(census.ENGLISH_LSOAS), total("total", 23_436_000, 3_000)),
    chapters=("5",),
)
