"""Healthy life expectancy at birth by upper-tier authority (Fingertips 90362)."""

from inequalitylab.datasets import fingertips, publishers
from inequalitylab.datasets.recipe import Recipe, figure, rows

RECIPE = Recipe(
    name="healthy_life_expectancy",
    topic="Health",
    title="Healthy life expectancy at birth, by authority",
    description="Average years in self-reported good health that a newborn would live if today's rates "
    "stayed as they are. By area, three-year period and sex.",
    source=publishers.FINGERTIPS,
    current_edition="https://fingertips.phe.org.uk/search/90362",
    period="2015 to 2017, up to 2022 to 2024 (three years each)",
    geography="England and its unitary authorities, metropolitan districts and London boroughs; no "
    "counties and no districts inside counties",
    key=fingertips.KEY,
    columns=fingertips.table_columns(20, 100),
    build=fingertips.reader(
        "90362_healthy_life_expectancy_at_birth.csv",
        "Healthy life expectancy at birth",
        "years",
        "inequality",
    ),
    who_is_missing="Everyone who lives in a county with districts: the copy used here has no figure for "
    "them. The survey behind it does not ask people in care homes.",
    how_sure=fingertips.HOW_SURE,
    caveats=(
        fingertips.ROUNDED_CAVEAT,
        "Health is what people say of their own health.",
    ),
    expectations=(
        rows(2128),
        figure(63.3, area_name="England", period="2015 to 2017", sex="male"),
        figure(60.9, area_name="England", period="2022 to 2024", sex="male"),
        figure(61.3, area_name="England", period="2022 to 2024", sex="female"),
    ),
    chapters=("1", "9"),
)
