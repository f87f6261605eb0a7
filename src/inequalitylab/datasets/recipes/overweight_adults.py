"""Overweight adults by authority (Fingertips 93088)."""

from inequalitylab.datasets import fingertips, publishers
from inequalitylab.datasets.recipe import Recipe, figure, rows

RECIPE = Recipe(
    name="overweight_adults",
    topic="Health",
    title="Overweight among adults, by local authority",
    description="Of adults aged 18 and over, the share with a weight in the ranges called overweight or "
    "obesity, from height and weight as told by themselves and adjusted. By area and year.",
    source=publishers.FINGERTIPS,
    current_edition="https://fingertips.phe.org.uk/search/93088",
    period="2015/16 to 2024/25",
    geography="England and its local authorities (with areas abolished since)",
    key=fingertips.KEY,
    columns=fingertips.table_columns(0, 100),
    build=fingertips.reader("overweight_adults.csv", "Adults who are overweight or have obesity", "%"),
    who_is_missing="People whom a postal and online survey does not reach, and those who do not tell "
    "their weight.",
    how_sure=fingertips.HOW_SURE,
    caveats=(
        fingertips.ROUNDED_CAVEAT,
        fingertips.OVERLAP_CAVEAT,
    ),
    expectations=(
        rows(3089),
        figure(61.2, area_name="England", period="2015/16"),
    ),
)
