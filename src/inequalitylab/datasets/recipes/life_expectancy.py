"""Life expectancy at birth by authority, period and sex (Fingertips 90366)."""

from inequalitylab.datasets import fingertips, publishers
from inequalitylab.datasets.recipe import Recipe, figure, rows

RECIPE = Recipe(
    name="life_expectancy",
    topic="Health",
    title="Life expectancy at birth, by local authority",
    description="Average years that a newborn would live if today's death rates stayed as they are: a "
    "summary of deaths in the period, not a forecast for a baby born today. By area, three-year period "
    "and sex.",
    source=publishers.FINGERTIPS,
    current_edition="https://fingertips.phe.org.uk/search/90366",
    period="2015 to 2017, up to 2023 to 2025 (three years each)",
    geography="England and its local authorities (with areas abolished since)",
    key=fingertips.KEY,
    columns=fingertips.table_columns(50, 100),
    build=fingertips.reader(
        "90366_life_expectancy_at_birth.csv", "Life expectancy at birth", "years", "inequality"
    ),
    who_is_missing="People are counted where they lived when they died, so care homes weigh on some "
    "areas. Isles of Scilly and City of London have too few deaths for a figure.",
    how_sure=fingertips.HOW_SURE,
    caveats=(fingertips.OVERLAP_CAVEAT, fingertips.ROUNDED_CAVEAT),
    expectations=(
        rows(5516),
        figure(73.7, area_name="Blackpool", period="2022 to 2024", sex="male"),
        figure(87.1, area_name="Kensington and Chelsea", period="2022 to 2024", sex="female"),
    ),
    chapters=("1", "9", "W1"),
    core=True,
)
