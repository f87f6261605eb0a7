"""Life expectancy, income and population of countries (Gapminder)."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import INTEGER, NUMBER, Column, Recipe, rows

_YEARS = range(1952, 2008, 5)
_MEASURES = {"lifeExp": "life_expectancy", "gdpPercap": "gdp_per_person", "pop": "population"}


def _build(raw: RawFolder) -> pd.DataFrame:
    wanted = [f"{theirs}_{year}" for theirs in _MEASURES for year in _YEARS]
    table = raw.csv("gapminder/gapminder_all.csv", ["continent", "country", *wanted])
    parts = [
        table[["continent", "country"]].assign(
            year=float(year),
            **{ours: numbers(table[f"{theirs}_{year}"]) for theirs, ours in _MEASURES.items()},
        )
        for year in _YEARS
    ]
    everything = pd.concat(parts)
    # One population in the extract has decimals.
    return everything.assign(population=everything["population"].round())


RECIPE = Recipe(
    name="gapminder",
    topic="Other countries",
    title="Life expectancy, income and population of countries",
    description="142 countries every five years: life expectancy at birth, income a person and population.",
    source=publishers.GAPMINDER,
    period="1952 to 2007, every five years",
    geography="Countries",
    key=("country", "year"),
    columns=(
        Column("continent", "Continent"),
        Column("country", "Country"),
        Column("year", "Year", INTEGER, minimum=1952, maximum=2007),
        Column("life_expectancy", "Life expectancy at birth, years", NUMBER, 3, minimum=20, maximum=90),
        Column(
            "gdp_per_person",
            "Gross domestic product a person, dollars of equal buying power",
            NUMBER,
            2,
            minimum=0,
        ),
        c.count("population", "People"),
    ),
    build=_build,
    who_is_missing="Countries without figures for all years, and everyone within a country who is far "
    "from its average.",
    how_sure="Older figures of poor countries are estimates from models.",
    caveats=("A teaching extract that ends in 2007.",),
    expectations=(rows(142 * 12),),
)
