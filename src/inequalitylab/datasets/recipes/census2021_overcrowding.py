"""Overcrowding by bedrooms by small area, Census 2021 (TS052)."""

from inequalitylab.datasets import census, publishers
from inequalitylab.datasets.recipe import Recipe, rows, total

_COUNTED = {
    "-2 or less (overcrowded)": "two_or_more_too_few",
    "-1 (overcrowded)": "one_too_few",
    "0 (ideal)": "as_needed",
    "+1 (under-occupied)": "one_to_spare",
    "+2 or more (under-occupied)": "two_or_more_to_spare",
}

RECIPE = Recipe(
    name="census2021_overcrowding",
    topic="Money, work and homes",
    title="Overcrowding by small area, Census 2021",
    description="How many households of each of the 33,755 small areas of England have more or fewer "
    "bedrooms than the bedroom standard asks for.",
    source=publishers.CENSUS2021,
    also=(publishers.GEOGRAPHY,),
    period="21 March 2021",
    geography="England, LSOA 2021",
    key=("area_code",),
    columns=census.table_columns("Households", _COUNTED, "Households"),
    build=census.tidy_counts(
        "ons-census2021/TS052_overcrowding_bedrooms_lsoa21.csv.gz", "total_households", _COUNTED
    ),
    who_is_missing=census.WHO_IS_MISSING
    + " People in communal homes (care homes, hostels, halls) are in no household.",
    how_sure=census.HOW_SURE,
    caveats=("Households, not people.",),
    expectations=(rows(census.ENGLISH_LSOAS), total("total", 23_436_000, 3_000)),
    chapters=("5",),
)
