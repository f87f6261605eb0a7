"""Depression on GP registers by authority (Fingertips 848)."""

from inequalitylab.datasets import fingertips, publishers
from inequalitylab.datasets.recipe import Recipe, figure, rows

RECIPE = Recipe(
    name="depression",
    topic="Health",
    title="Depression recorded by GPs, by local authority",
    description="Of adults aged 18 and over on the list of a GP, the share with depression on their "
    "record (Quality and Outcomes Framework). By area and financial year.",
    source=publishers.FINGERTIPS,
    current_edition="https://fingertips.phe.org.uk/search/848",
    period="2014/15 to 2024/25, without 2023/24",
    geography="England and its local authorities (with areas abolished since)",
    key=fingertips.KEY,
    columns=fingertips.table_columns(0, 100),
    build=fingertips.reader("depression_qof.csv", "Adults with depression on GP records", "%"),
    who_is_missing="People who are on no GP list, and those whose depression nobody has asked about. A "
    "high figure can mean good care.",
    how_sure=fingertips.HOW_SURE,
    caveats=(
        fingertips.ROUNDED_CAVEAT,
        fingertips.OVERLAP_CAVEAT,
        (
            "It counts records, not illness: do not call a higher figure worse. The publisher compares only "
            "as higher and lower."
        ),
    ),
    expectations=(
        rows(3011),
        figure(7.3, area_name="England", period="2014/15"),
    ),
    chapters=("6", "7"),
)
