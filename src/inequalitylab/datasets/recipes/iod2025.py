"""English Indices of Deprivation 2025 by neighbourhood: the index and its seven domains."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers
from inequalitylab.datasets.census import age_bands
from inequalitylab.datasets.geography import lsoas_2021
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import INTEGER, NUMBER, Column, Recipe, figure, rows, total

LSOAS = 33_755
DOMAINS = {
    "imd": ("IMD", "Index of Multiple Deprivation", 3),
    "income": ("Income", "Income domain (share of people with low income)", 3),
    "employment": ("Employment", "Employment domain (share of people of working age out of work)", 3),
    "education": ("Education", "Education, skills and training domain", 3),
    "health": ("Health", "Health deprivation and disability domain", 3),
    "crime": ("Crime", "Crime domain", 3),
    "housing": ("Housing_and_Services", "Barriers to housing and services domain", 3),
    "environment": ("Environment", "Living environment domain", 3),
}


def _build(raw: RawFolder) -> pd.DataFrame:
    wanted = [f"{theirs}_{part}" for theirs, *_ in DOMAINS.values() for part in ("score", "rank", "decile")]
    scores = raw.csv("mhclg-iod2025/File_7_IoD2025_Scores_Ranks_Deciles.csv.gz", ["lsoa21_code", *wanted])
    figures = {
        f"{ours}_{part}": numbers(scores[f"{theirs}_{part}"])
        for ours, (theirs, *_) in DOMAINS.items()
        for part in ("score", "rank", "decile")
    }
    table = pd.DataFrame({"area_code": scores["lsoa21_code"], **figures})
    people = age_bands(raw)[["area_code", "population"]]
    joined = lsoas_2021(raw).merge(people, on="area_code", validate="one_to_one")
    return joined.merge(table, on="area_code", validate="one_to_one")


def _domain_columns() -> list[Column]:
    found = []
    for ours, (_, says, decimals) in DOMAINS.items():
        found += [
            Column(f"{ours}_score", f"{says}: score, higher = more deprived", NUMBER, decimals),
            Column(
                f"{ours}_rank", f"{says}: 1 = most deprived of {LSOAS:,}", INTEGER, minimum=1, maximum=LSOAS
            ),
            Column(
                f"{ours}_decile", f"{says}: 1 = most deprived tenth of areas", INTEGER, minimum=1, maximum=10
            ),
        ]
    return found


RECIPE = Recipe(
    name="iod2025",
    title="English Indices of Deprivation 2025, by neighbourhood",
    description="The official measure of deprivation for the 33,755 neighbourhoods (LSOA, about 1,700 "
    "people each) of England: scores, ranks and tenths of the Index of Multiple Deprivation and its "
    "seven domains, with population.",
    source=publishers.IOD2025,
    also=(publishers.CENSUS2021, publishers.GEOGRAPHY),
    period="2025 (most data are for 2022 to 2024)",
    geography="England, LSOA 2021, local authorities of May 2024",
    key=("area_code",),
    columns=(
        c.area_code(c.LSOA, "Code of the neighbourhood (LSOA 2021)"),
        c.AREA_NAME,
        c.AUTHORITY_CODE,
        c.AUTHORITY_NAME,
        c.REGION_CODE,
        c.REGION_NAME,
        c.count("population", "Usual residents, Census 2021"),
        *_domain_columns(),
    ),
    build=_build,
    who_is_missing="It describes areas, not people: 76% of people with low income live outside the most "
    "deprived tenth. People who are not in records of benefits, health or schools count for too little.",
    how_sure="An index has no confidence interval. Small differences in rank mean nothing; look at "
    "tenths and at the domains.",
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
        rows(LSOAS),
        total("imd_rank", LSOAS * (LSOAS + 1) / 2),
        figure(1, "imd_rank", area_code="E01021988"),
        total("population", 56_490_000, 1_000),
    ),
    chapters=("1", "4", "5", "9", "W1", "W2"),
    core=True,
)
