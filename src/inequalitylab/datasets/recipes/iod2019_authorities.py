"""Indices of Deprivation 2019 summed up by local authority."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import iod, publishers
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Column, Recipe, figure, rows

_FOLDER = "mhclg-iod2019"
_NAMES = f"{_FOLDER}/File_10_-_IoD2019_Local_Authority_District_Summaries_long.csv"
_THEIRS = {
    "imd": "",
    "income": "Income_",
    "employment": "Employment_",
    "education": "Education_",
    "health": "Health_",
    "crime": "Crime_",
    "housing": "Housing_and_Access_",
    "environment": "Environment_",
}


def _build(raw: RawFolder) -> pd.DataFrame:
    renamed = {"Extent": "imd_extent"}
    for ours, theirs in _THEIRS.items():
        renamed[f"{theirs}Score"] = f"{ours}_average_score"
        renamed[f"{theirs}Proportion"] = f"{ours}_share_most_deprived"
    figures = iod.renamed_numbers(
        raw, f"{_FOLDER}/imd2019_england_ltla19_scores_extent.csv", "ltla19_code", renamed
    )
    names = (
        raw.csv(_NAMES, ["lad19cd", "lad19nm"]).drop_duplicates().set_axis(["area_code", "area_name"], axis=1)
    )
    return names.merge(figures, on="area_code", validate="one_to_one")


def _columns() -> list[Column]:
    return [
        column
        for ours, says in iod.DOMAINS.items()
        for column in (
            c.number(f"{ours}_average_score", f"{says}: average score, weighted by people"),
            c.share(f"{ours}_share_most_deprived", f"{says}: share of areas in the most deprived tenth"),
        )
    ]


RECIPE = Recipe(
    name="iod2019_authorities",
    topic="Deprivation",
    title="English Indices of Deprivation 2019, by local authority",
    description="The publisher's own summaries for the 317 local authorities of 2019: average score, "
    "share of small areas in the most deprived tenth, and extent.",
    source=publishers.IOD2019,
    period="2019",
    geography="England, local authorities of 2019",
    key=("area_code",),
    columns=(
        c.area_code(c.AUTHORITY, "Code of the local authority of 2019"),
        c.AREA_NAME,
        *_columns(),
        c.share("imd_extent", "Share of people in the most deprived areas, weighted (extent)"),
    ),
    build=_build,
    who_is_missing="An average hides places within an authority.",
    how_sure=iod.NOT_AN_INTERVAL,
    caveats=("Authorities of 2019: 28 of them have merged since.", "Do not set these against 2025."),
    expectations=(rows(317), figure(45.039, "imd_average_score", area_name="Blackpool")),
    chapters=("5",),
)
