"""Deaths before 75 from preventable causes by authority (Fingertips 93721)."""

from inequalitylab.datasets import fingertips, publishers
from inequalitylab.datasets.recipe import Recipe, figure, rows

RECIPE = Recipe(
    name="preventable_mortality",
    topic="Health",
    title="Deaths under 75 from preventable causes, by local authority",
    description="Deaths before the age of 75 from causes that public health or prevention could mostly "
    "have avoided, for each 100,000 people, as if every area had the same ages (age-standardised). By "
    "area, year and sex.",
    source=publishers.FINGERTIPS,
    current_edition="https://fingertips.phe.org.uk/search/93721",
    period="2014 to 2024, single years",
    geography="England and its local authorities (with areas abolished since)",
    key=fingertips.KEY,
    columns=fingertips.table_columns(0, None),
    build=fingertips.reader(
        "under75_mortality_preventable.csv",
        "Under-75 mortality from causes considered preventable, age-standardised",
        "per 100,000",
        "unit",
    ),
    who_is_missing="Areas with too few deaths have no value.",
    how_sure=fingertips.HOW_SURE,
    caveats=(
        fingertips.ROUNDED_CAVEAT,
        fingertips.OVERLAP_CAVEAT,
        "The column of sexes was under another name in the copy used here.",
    ),
    expectations=(
        rows(9801),
        figure(196.5, area_name="England", period="2014", sex="male"),
    ),
    chapters=("7", "10"),
)
