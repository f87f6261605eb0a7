"""Smoking among adults in routine and manual work by authority (Fingertips 92445)."""

from inequalitylab.datasets import fingertips, publishers
from inequalitylab.datasets.recipe import Recipe, figure, rows

RECIPE = Recipe(
    name="smoking_routine_manual",
    topic="Health",
    title="Smoking among adults in routine and manual work, by local authority",
    description="Of adults aged 18 to 64 in routine and manual occupations, the share who smoke, by "
    "their own answer in the Annual Population Survey. By area and year, or three years together.",
    source=publishers.FINGERTIPS,
    current_edition="https://fingertips.phe.org.uk/search/92445",
    period="2011 to 2023, single years, and three years together from 2019",
    geography="England and its local authorities (with areas abolished since)",
    key=fingertips.KEY,
    columns=fingertips.table_columns(0, 100),
    build=fingertips.reader(
        "smoking_prevalence_routine_manual.csv",
        "Adults in routine and manual occupations (18 to 64) who smoke",
        "%",
    ),
    who_is_missing="People without paid work are in no occupation, so they are not counted here.",
    how_sure=fingertips.HOW_SURE,
    caveats=(
        fingertips.ROUNDED_CAVEAT,
        fingertips.OVERLAP_CAVEAT,
        "Single years and three-year spans stand in one table: choose one kind of period.",
    ),
    expectations=(
        rows(5390),
        figure(32.1, area_name="England", period="2011"),
        figure(19.5, area_name="England", period="2023"),
    ),
    chapters=("7", "9"),
)
