"""Smoking among all adults by authority (Fingertips 92443)."""

from inequalitylab.datasets import fingertips, publishers
from inequalitylab.datasets.recipe import Recipe, figure, rows

RECIPE = Recipe(
    name="smoking",
    topic="Health",
    title="Smoking among adults, by local authority",
    description="Of adults aged 18 and over, the share who smoke, by their own answer in the Annual "
    "Population Survey. By area and year.",
    source=publishers.FINGERTIPS,
    current_edition="https://fingertips.phe.org.uk/search/92443",
    period="2011 to 2024, single years",
    geography="England and its local authorities (with areas abolished since)",
    key=fingertips.KEY,
    columns=fingertips.table_columns(0, 100),
    build=fingertips.reader("92443_smoking_prevalence_adults.csv", "Adults (18 and over) who smoke", "%"),
    who_is_missing="People who do not live in private households: hostels, prisons, care homes. People "
    "who were asked and did not answer.",
    how_sure=fingertips.HOW_SURE,
    caveats=(
        fingertips.ROUNDED_CAVEAT,
        fingertips.OVERLAP_CAVEAT,
        (
            "Routine and manual workers are a part of all adults, and their table holds ages 18 to 64 only: "
            "name both groups when you compare."
        ),
    ),
    expectations=(
        rows(4587),
        figure(19.8, area_name="England", period="2011"),
        figure(10.9, area_name="England", period="2023"),
    ),
    chapters=("7", "9"),
)
