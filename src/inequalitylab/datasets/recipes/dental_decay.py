"""Dental decay in 5-year-olds, by authority and survey (Fingertips 93563)."""

from inequalitylab.datasets import fingertips, publishers
from inequalitylab.datasets.recipe import Recipe, figure, rows

RECIPE = Recipe(
    name="dental_decay",
    topic="Health",
    title="Tooth decay in 5-year-old children, by local authority",
    description="Of the 5-year-olds examined in each national survey, the share with tooth decay that can be "
    "seen. One row for each area and survey (school years 2014/15 to 2023/24).",
    source=publishers.FINGERTIPS,
    current_edition="https://fingertips.phe.org.uk/search/93563",
    period="2014/15 to 2023/24, five surveys",
    geography="England and its local authorities (with areas abolished since), some counties",
    key=fingertips.KEY,
    columns=fingertips.table_columns(0, 100),
    build=fingertips.reader(
        "93563_children_dental_decay_5yr.csv", "5-year-olds with visually obvious dental decay", "%"
    ),
    who_is_missing="Children whose parents did not agree to an examination, children out of "
    "state-funded schools, and every child in a council that held no survey. Only 7 councils in the "
    "South East have a figure for 2023/24, and Leeds has none for 2021/22.",
    how_sure=fingertips.HOW_SURE,
    caveats=(
        fingertips.OVERLAP_CAVEAT,
        fingertips.ROUNDED_CAVEAT,
        "Nothing here splits decay by deprivation or by ethnic group; the national survey report does.",
    ),
    expectations=(
        rows(1614),
        figure(22.4, area_name="England", period="2023/24"),
        figure(43.4, area_name="Brent", period="2023/24"),
    ),
    chapters=("1", "3", "6", "9", "10", "W1"),
    core=True,
)
