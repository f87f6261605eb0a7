"""English Indices of Deprivation 2025 by small area: the index and its seven domains."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import iod, publishers
from inequalitylab.datasets.census import age_bands
from inequalitylab.datasets.geography import lsoas_2021
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Recipe, figure, rows, total

_THEIRS = {
    "imd": "IMD",
    "income": "Income",
    "employment": "Employment",
    "education": "Education",
    "health": "Health",
    "crime": "Crime",
    "housing": "Housing_and_Services",
    "environment": "Environment",
}


def _build(raw: RawFolder) -> pd.DataFrame:
    renamed = {f"{theirs}_{part}": f"{ours}_{part}" for ours, theirs in _THEIRS.items() for part in iod.PARTS}
    file = "mhclg-iod2025/File_7_IoD2025_Scores_Ranks_Deciles.csv.gz"
    scores = iod.renamed_numbers(raw, file, "lsoa21_code", renamed)
    people = age_bands(raw)[["area_code", "population"]]
    joined = lsoas_2021(raw).merge(people, on="area_code", validate="one_to_one")
    return joined.merge(scores, on="area_code", validate="one_to_one")


RECIPE = Recipe(
    name="iod2025",
    topic="Deprivation",
    title="English Indices of Deprivation 2025, by small area",
    description="The official measure of deprivation for the 33,755 small areas (LSOA, about 1,700 "
    "people each) of England: scores, ranks and tenths of the Index of Multiple Deprivation and its "
    "seven domains, with population.",
    source=publishers.IOD2025,
    also=(publishers.CENSUS2021, publishers.GEOGRAPHY),
    period="2025 (most data are for 2022 to 2024)",
    geography="England, LSOA 2021, local authorities of May 2024",
    key=("area_code",),
    columns=(
        c.area_code(c.LSOA, "Code of the small area (LSOA 2021)"),
        c.AREA_NAME,
        c.AUTHORITY_CODE,
        c.AUTHORITY_NAME,
        c.REGION_CODE,
        c.REGION_NAME,
        c.count("population", "Usual residents, Census 2021"),
        *iod.measures(iod.DOMAINS, iod.LSOAS_2021),
    ),
    build=_build,
    who_is_missing="It describes areas, not people: 76% of people with low income live outside the most "
    "deprived tenth. People who are not in records of benefits, health or schools count for too little.",
    how_sure=iod.NOT_AN_INTERVAL,
    caveats=(
        (
            "Relative: ranks say who is more deprived than whom, not by how much, and not whether things "
            "got better."
        ),
        (
            "Do not set scores or tenths against 2019: income is now after housing costs, and other methods "
            "changed."
        ),
        "Health is one of the domains: leave it out before you set the index against a measure of health.",
        (
            "Population is from Census 2021; the publisher weights with its own denominators, which are not "
            "open here."
        ),
    ),
    expectations=(
        rows(iod.LSOAS_2021),
        total("imd_rank", iod.LSOAS_2021 * (iod.LSOAS_2021 + 1) / 2),
        figure(1, "imd_rank", area_code="E01021988"),
        total("population", 56_490_000, 1_000),
    ),
    chapters=("5", "9", "11", "W1", "W2"),
    core=True,
)
