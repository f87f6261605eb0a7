"""Ethnic group in five categories by small area, Census 2021 (TS021)."""

from inequalitylab.datasets import census, publishers
from inequalitylab.datasets.recipe import Recipe, rows, total

_COUNTED = {
    "Asian, Asian British or Asian Welsh": "asian",
    "Black, Black British, Black Welsh, Caribbean or African": "black",
    "Mixed or Multiple ethnic groups": "mixed",
    "Other ethnic group": "other",
    "White": "white",
}

RECIPE = Recipe(
    name="census2021_ethnicity",
    topic="People",
    title="Ethnic group by small area, Census 2021",
    description="How many residents of each of the 33,755 small areas of England gave each of five "
    "ethnic groups.",
    source=publishers.CENSUS2021,
    also=(publishers.GEOGRAPHY,),
    period="21 March 2021",
    geography="England, LSOA 2021",
    key=("area_code",),
    columns=census.table_columns("Usual residents", _COUNTED, "Residents"),
    build=census.tidy_counts(
        "ons-census2021/TS021_ethnic_group_5cat_lsoa21.csv.gz", "total_residents", _COUNTED
    ),
    who_is_missing=census.WHO_IS_MISSING,
    how_sure=census.HOW_SURE,
    caveats=(
        (
            "Five groups hide large differences within each: use the 19 groups of "
            "`census2021_ethnicity_authorities` where you can."
        ),
        (
            "Ethnic group is what people say of themselves. It does not explain a difference: racism, "
            "income and place may."
        ),
    ),
    expectations=(rows(census.ENGLISH_LSOAS), total("total", 56_490_000, 5_000)),
    chapters=("5", "6"),
)
