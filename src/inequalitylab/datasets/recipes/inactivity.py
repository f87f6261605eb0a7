"""Physically inactive adults by authority (Fingertips 93015)."""

from inequalitylab.datasets import fingertips, publishers
from inequalitylab.datasets.recipe import Recipe, figure, rows

RECIPE = Recipe(
    name="inactivity",
    topic="Health",
    title="Physically inactive adults, by local authority",
    description="Of adults aged 19 and over, the share who are active for less than 30 minutes a week, "
    "by their own answer in the Active Lives survey. By area and year.",
    source=publishers.FINGERTIPS,
    current_edition="https://fingertips.phe.org.uk/search/93015",
    period="2015/16 to 2024/25",
    geography="England and its local authorities (with areas abolished since)",
    key=fingertips.KEY,
    columns=fingertips.table_columns(0, 100),
    build=fingertips.reader("inactive_adults.csv", "Physically inactive adults", "%"),
    who_is_missing="People whom a postal and online survey does not reach.",
    how_sure=fingertips.HOW_SURE,
    caveats=(
        fingertips.ROUNDED_CAVEAT,
        fingertips.OVERLAP_CAVEAT,
    ),
    expectations=(
        rows(3089),
        figure(22.3, area_name="England", period="2015/16"),
    ),
    chapters=("9",),
)
