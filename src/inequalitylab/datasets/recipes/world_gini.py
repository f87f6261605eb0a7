"""Gini index of countries (World Bank)."""

import pandas as pd

from inequalitylab.datasets import publishers
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import INTEGER, NUMBER, Column, Recipe, figure, rows


def _build(raw: RawFolder) -> pd.DataFrame:
    table = raw.csv("worldbank-gini/gini-index.csv", ["Country Name", "Country Code", "Year", "Value"])
    return pd.DataFrame(
        {
            "country_code": table["Country Code"],
            "country": table["Country Name"],
            "year": numbers(table["Year"]),
            "gini": numbers(table["Value"]),
        }
    )


RECIPE = Recipe(
    name="world_gini",
    topic="Other countries",
    title="Gini index of countries",
    description="How unequal incomes, or spending, are within countries: 0 if everyone had the same, "
    "100 if one person had all. One row for each country and year with a survey.",
    source=publishers.WORLD_BANK,
    period="1963 to 2024, with gaps",
    geography="Countries and groups of countries",
    key=("country_code", "year"),
    columns=(
        Column("country_code", "Three-letter code", pattern="[A-Z]{3}"),
        Column("country", "Name of the country"),
        Column("year", "Year of the survey", INTEGER, minimum=1960, maximum=2030),
        Column("gini", "Gini index, 0 to 100", NUMBER, 1, minimum=0, maximum=100),
    ),
    build=_build,
    who_is_missing="Countries and years without a survey, and the richest people, whom surveys hardly reach.",
    how_sure="No intervals. Some countries measure income and some spending: spending is more equal, so "
    "do not rank them.",
    expectations=(rows(2_351), figure(32.4, "gini", country="United Kingdom", year=2021)),
    chapters=("9",),
)
