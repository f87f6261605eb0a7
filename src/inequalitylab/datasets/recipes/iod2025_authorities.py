"""Indices of Deprivation 2025 summed up by local authority."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import iod, publishers
from inequalitylab.datasets.geography import authorities_2024
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Column, Recipe, figure, rows

_THEIRS = {
    "imd": "imd",
    "income": "income",
    "employment": "employment",
    "education": "education_skills_and_training",
    "health": "health_deprivation_and_disability",
    "crime": "crime",
    "housing": "barriers_to_housing_and_services",
    "environment": "living_environment",
}
_EXTRA = {
    "imd25_extent": c.share("imd_extent", "Share of people in the most deprived areas, weighted (extent)"),
    "imd25_local_concentration": c.number(
        "imd_local_concentration", "Average rank of the worst-off areas", 2
    ),
    "income_scale": c.number("income_scale", "People with low income", 0),
    "employment_scale": c.number("employment_scale", "People of working age out of work", 2),
}


def _build(raw: RawFolder) -> pd.DataFrame:
    renamed = {theirs: column.name for theirs, column in _EXTRA.items()}
    for ours, theirs in _THEIRS.items():
        renamed[f"{theirs}_average_score"] = f"{ours}_average_score"
        renamed[f"{theirs}_average_rank"] = f"{ours}_average_rank"
        most = f"{theirs}_proportion_of_lso_as_in_most_deprived_10_percent_nationally"
        renamed[most] = f"{ours}_share_most_deprived"
    file = "mhclg-iod2025/File_10_IoD2025_Local_Authority_District_Summaries.csv"
    figures = iod.renamed_numbers(raw, file, "ltla24_code", renamed, area="authority_code")
    joined = authorities_2024(raw).merge(figures, on="authority_code", validate="one_to_one")
    return joined.rename(columns={"authority_code": "area_code", "authority_name": "area_name"})


def _columns() -> list[Column]:
    found = []
    for ours, says in iod.DOMAINS.items():
        found += [
            c.number(f"{ours}_average_score", f"{says}: average score, weighted by people"),
            c.number(f"{ours}_average_rank", f"{says}: average rank, higher = more deprived", 2),
            c.share(f"{ours}_share_most_deprived", f"{says}: share of areas in the most deprived tenth"),
        ]
    return [*found, *_EXTRA.values()]


RECIPE = Recipe(
    name="iod2025_authorities",
    topic="Deprivation",
    title="English Indices of Deprivation 2025, by local authority",
    description="The publisher's own summaries for the 296 local authorities: average score and rank, "
    "share of small areas in the most deprived tenth, extent, local concentration, and numbers of "
    "people.",
    source=publishers.IOD2025,
    period="2025",
    geography="England, local authorities of May 2024",
    key=("area_code",),
    columns=(c.area_code(c.AUTHORITY), c.AREA_NAME, c.REGION_CODE, c.REGION_NAME, *_columns()),
    build=_build,
    who_is_missing="An average hides places within an authority: a deprived estate in a well-off district "
    "hardly shows.",
    how_sure=iod.NOT_AN_INTERVAL,
    caveats=(
        (
            "In this file a higher average rank means more deprived, the other way round from the ranks of "
            "areas."
        ),
        "This is the file as corrected in November 2025; the first release differs for Cherwell and West "
        "Northamptonshire.",
        "Not a league table: authorities differ in size and in how they are drawn.",
    ),
    expectations=(
        rows(296),
        figure(24.115, "imd_average_score", area_name="Leeds"),
        figure(12.624, "imd_average_score", area_name="Cherwell"),
    ),
    chapters=("1", "5"),
    core=True,
)
