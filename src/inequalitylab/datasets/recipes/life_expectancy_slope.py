"""Slope index of inequality in life expectancy within each area (Fingertips 92901)."""

from inequalitylab.datasets import fingertips, publishers
from inequalitylab.datasets.recipe import Recipe, figure, rows

RECIPE = Recipe(
    name="life_expectancy_slope",
    topic="Health",
    title="Inequality in life expectancy within areas (slope index)",
    description="How many years of life expectancy lie between the most and the least deprived ends of "
    "an area, by a straight line through its own small areas. By area, three-year period and sex.",
    source=publishers.FINGERTIPS,
    current_edition="https://fingertips.phe.org.uk/search/92901",
    period="2015 to 2017, up to 2022 to 2024 (three years each)",
    geography="England and its local authorities (with areas abolished since)",
    key=fingertips.KEY,
    columns=fingertips.table_columns(None, None),
    build=fingertips.reader(
        "92901_inequality_in_life_expectancy_SII.csv",
        "Slope index of inequality in life expectancy at birth",
        "years",
        "inequality",
    ),
    who_is_missing="Areas too small for a slope have no value.",
    how_sure=fingertips.HOW_SURE,
    caveats=(
        (
            "Local slopes rank small areas within the area. Do not set one area's slope against the "
            "slope for England as if they were the same thing."
        ),
        fingertips.ROUNDED_CAVEAT,
        fingertips.OVERLAP_CAVEAT,
    ),
    expectations=(
        rows(4752),
        figure(10.4, area_name="England", period="2022 to 2024", sex="male"),
        figure(12.8, area_name="Leeds", period="2022 to 2024", sex="male"),
        figure(13.8, area_name="Blackpool", period="2022 to 2024", sex="male"),
        figure(5.2, area_name="Lambeth", period="2022 to 2024", sex="male"),
    ),
    chapters=("9",),
)
