"""Tenure of households by small area, Census 2021 (TS054)."""

from inequalitylab.datasets import census, publishers
from inequalitylab.datasets.recipe import Recipe, rows, total

_COUNTED = {
    "Owned: Owns outright": "owns_outright",
    "Owned: Owns with a mortgage or loan": "owns_with_mortgage",
    "Shared ownership: Shared ownership": "shared_ownership",
    "Social rented: Rents from council or Local Authority": "rents_from_council",
    "Social rented: Other social rented": "rents_social_other",
    "Private rented: Private landlord or letting agency": "rents_private_landlord",
    "Private rented: Other private rented": "rents_private_other",
    "Lives rent free": "rent_free",
}

RECIPE = Recipe(
    name="census2021_tenure",
    topic="Money, work and homes",
    title="Tenure by small area, Census 2021",
    description="How many households of each of the 33,755 small areas of England own or rent their "
    "home, and from whom.",
    source=publishers.CENSUS2021,
    also=(publishers.GEOGRAPHY,),
    period="21 March 2021",
    geography="England, LSOA 2021",
    key=("area_code",),
    columns=census.table_columns("Households", _COUNTED, "Households"),
    build=census.tidy_counts("ons-census2021/TS054_tenure_lsoa21.csv.gz", "total_households", _COUNTED),
    who_is_missing=census.WHO_IS_MISSING
    + " People in communal homes (care homes, hostels, halls) are in no household.",
    how_sure=census.HOW_SURE,
    caveats=("Households, not people.",),
    expectations=(rows(census.ENGLISH_LSOAS), total("total", 23_436_000, 3_000)),
    chapters=("5", "12"),
)
