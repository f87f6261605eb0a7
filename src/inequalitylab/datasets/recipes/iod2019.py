"""English Indices of Deprivation 2019 by small area: ranks and tenths of the index and its domains."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import iod, publishers
from inequalitylab.datasets.geography import authority_now
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import Expectation, Recipe, figure, rows, total

_FOLDER = "mhclg-iod2019"
_CODE, _NAME = "LSOA code (2011)", "LSOA name (2011)"
_AUTHORITY = "Local Authority District code (2019)"
_THEIRS = {
    "imd": "Index of Multiple Deprivation (IMD)",
    "income": "Income",
    "employment": "Employment",
    "education": "Education, Skills and Training",
    "health": "Health Deprivation and Disability",
    "crime": "Crime",
    "housing": "Barriers to Housing and Services",
    "environment": "Living Environment",
}
_PARTS = {
    "rank": "Rank (where 1 is most deprived)",
    "decile": "Decile (where 1 is most deprived 10% of LSOAs)",
}
_SCORES = {
    "IMD_score": "imd_score",
    "Income_score_pct": "income_percent",
    "Employment_score_pct": "employment_percent",
}
_PEOPLE = "Total population: mid 2015 (excluding prisoners)"


def _build(raw: RawFolder) -> pd.DataFrame:
    renamed = {
        f"{theirs} {words}": f"{ours}_{part}"
        for ours, theirs in _THEIRS.items()
        for part, words in _PARTS.items()
    }
    file = f"{_FOLDER}/File_2_-_IoD2019_Domains_of_Deprivation.csv.gz"
    named = raw.csv(file, [_CODE, _NAME, _AUTHORITY])
    ranks = iod.renamed_numbers(raw, file, _CODE, renamed)
    scores = iod.renamed_numbers(
        raw, f"{_FOLDER}/IoD2019_IMD_Income_Employment_scores_lsoa11.csv.gz", "lsoa11_code", _SCORES
    )
    people = raw.csv(f"{_FOLDER}/File_6_-_IoD2019_Population_Denominators.csv.gz", [_CODE, _PEOPLE])
    table = ranks.assign(
        area_name=named[_NAME],
        authority_code_2019=named[_AUTHORITY],
        authority_code=authority_now(named[_AUTHORITY]),
    ).merge(scores, on="area_code", validate="one_to_one")
    people = pd.DataFrame({"area_code": people[_CODE], "population": numbers(people[_PEOPLE])})
    return table.merge(people, on="area_code", validate="one_to_one")


def _leeds_share(table: pd.DataFrame) -> bool:
    leeds = table[table["authority_code"] == "E08000035"]
    return (len(leeds), int((leeds["imd_decile"] == 1).sum())) == (482, 114)


RECIPE = Recipe(
    name="iod2019",
    topic="Deprivation",
    title="English Indices of Deprivation 2019, by small area",
    description="The official measure of deprivation of 2019 for the 32,844 small areas (LSOA 2011) "
    "of England: ranks and tenths of the index and its seven domains, three scores, and population.",
    source=publishers.IOD2019,
    period="2019 (most data are for 2015 to 2017)",
    geography="England, LSOA 2011, local authorities of 2019 and May 2024",
    key=("area_code",),
    columns=(
        c.area_code(c.LSOA, "Code of the small area (LSOA 2011)"),
        c.AREA_NAME,
        c.Column("authority_code_2019", "Local authority of 2019", pattern=c.AUTHORITY),
        c.AUTHORITY_CODE,
        c.count("population", "People in mid-2015, without prisoners (the publisher's denominator)"),
        c.number("imd_score", "Index of Multiple Deprivation: score, higher = more deprived"),
        c.number("income_percent", "People with low income, %", 1),
        c.number("employment_percent", "People of working age out of work, %", 1),
        *iod.measures(iod.DOMAINS, iod.LSOAS_2011, ("rank", "decile")),
    ),
    build=_build,
    who_is_missing="It describes areas, not people. People who are not in records of benefits, health "
    "or schools count for too little.",
    how_sure=iod.NOT_AN_INTERVAL,
    caveats=(
        (
            "Do not set scores or tenths against 2025: income is now after housing costs, and other methods "
            "changed."
        ),
        "Scores of five domains were not obtainable; ranks and tenths are complete.",
        "The areas are those of 2011: use `lsoa_2011_to_2021` to bring them to 2021.",
    ),
    expectations=(
        rows(iod.LSOAS_2011),
        total("population", 54_728_204),
        figure(92.735, "imd_score", area_code="E01021988"),
        Expectation("Leeds has 114 of 482 areas in the most deprived tenth", _leeds_share),
    ),
    chapters=("5", "11"),
)
