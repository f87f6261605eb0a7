"""Private rents by council, October 2021 to September 2022."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import NUMBER, Column, Recipe, figure, rows

_FILE = "ons-private-rents/privaterentalmarketstatistics221214.xlsx"
_FIGURES = {
    "Count of rents": "rents_recorded",
    "Mean": "mean",
    "Lower quartile": "lower_quartile",
    "Median": "median",
    "Upper quartile": "upper_quartile",
}
_TOO_FEW = "suppressed by the publisher: too few rents"
_MARKS = ("", ".", "..", "-", "NA")


def _build(raw: RawFolder) -> pd.DataFrame:
    table = raw.excel(_FILE, ["Area Code1", "Area", *_FIGURES], sheet_name="Table2.7", header=6)
    table = table[table["Area Code1"].str.fullmatch(r"E(92|12|10|0[6-9])\d{6}")]
    names = table["Area"].str.strip().str.removesuffix(" UA")
    figures = {ours: numbers(table[theirs], _MARKS) for theirs, ours in _FIGURES.items()}
    return pd.DataFrame(
        {
            "area_code": table["Area Code1"],
            "area_name": names.where(~names.str.isupper(), names.str.title()),
            "area_type": c.area_type(table["Area Code1"]),
            "period": "October 2021 to September 2022",
            **figures,
        }
    )


def _pounds(name: str, says: str) -> Column:
    return Column(name, f"{says} monthly rent, pounds", NUMBER, 0, _TOO_FEW, minimum=0, unit="pounds a month")


RECIPE = Recipe(
    name="private_rents",
    topic="Money, work and homes",
    title="Private rents by council",
    description="Monthly rents of private homes of all sizes that were recorded in a year: the middle "
    "rent, the quarter points and the average, by council and region.",
    source=publishers.RENTS,
    period="October 2021 to September 2022",
    geography="England, regions, counties, local authorities of 2022",
    key=("area_code",),
    columns=(
        c.area_code(r"E(92|12|10|0[6-9])\d{6}"),
        c.AREA_NAME,
        c.AREA_TYPE,
        c.PERIOD,
        c.count("rents_recorded", "How many rents the figures rest on", _TOO_FEW),
        _pounds("lower_quartile", "A quarter of homes cost less: lower quartile"),
        _pounds("median", "Half of homes cost less: median"),
        _pounds("upper_quartile", "Three quarters of homes cost less: upper quartile"),
        _pounds("mean", "Average (mean)"),
    ),
    build=_build,
    who_is_missing="Tenants whose rent is paid by housing benefit are left out by the publisher, and "
    "lodgers.",
    how_sure="A sample of rents that landlords and agents told; no intervals.",
    caveats=(
        "Not for trends: the homes in the sample change from year to year.",
        "Homes differ in size between places, and so do rents.",
    ),
    expectations=(rows(349), figure(800, "median", area_name="England")),
)
