"""Obesity among children in Year 6 by authority (Fingertips, National Child Measurement Programme)."""

from inequalitylab.datasets import fingertips, publishers
from inequalitylab.datasets.recipe import Recipe, figure, rows

RECIPE = Recipe(
    name="obesity_year6",
    topic="Health",
    title="Obesity among children in Year 6, by local authority",
    description="Of children aged 10 to 11 who were measured at school, the share with a weight in the "
    "range called obesity (including severe obesity). By area and school year.",
    source=publishers.FINGERTIPS,
    current_edition="https://fingertips.phe.org.uk/profile/national-child-measurement-programme",
    period="School years 2014/15 to 2024/25",
    geography="England and its local authorities (with areas abolished since), some counties",
    key=fingertips.KEY,
    columns=fingertips.table_columns(0, 100),
    build=fingertips.reader("obesity_year6.csv", "Children in Year 6 with obesity", "%"),
    who_is_missing="Children whose parents opted out, and schools that take no part. In 2020/21 few "
    "schools measured, because of the pandemic.",
    how_sure=fingertips.HOW_SURE,
    caveats=(
        fingertips.ROUNDED_CAVEAT,
        fingertips.OVERLAP_CAVEAT,
        (
            "Rows by deprivation fifth and by ward in the publisher's file are left out: the copy has them "
            "for a few areas only."
        ),
    ),
    expectations=(
        rows(3590),
        figure(21.0, area_name="England", period="2019/20"),
        figure(22.1, area_name="England", period="2023/24"),
    ),
    chapters=("7",),
)
