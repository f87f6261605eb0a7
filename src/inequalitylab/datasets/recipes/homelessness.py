"""Homelessness duties by council, October to December 2022."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import NUMBER, Column, Recipe, figure, rows

_FILE = "dluhc-homelessness/Detailed_LA_202212.ods"
_NOT_RECEIVED = "not collected: the council sent no or incomplete data"
# Sheet, column of the count, heading expected there, column of households in thousands.
_INDICATORS = {
    "Households owed a prevention duty (threatened with homelessness)": (
        "A1",
        7,
        "Threatened with homelessness - Prevention duty owed",
        13,
    ),
    "Households owed a relief duty (homeless)": ("A1", 9, "Homeless - Relief duty owed", 13),
    "Households in temporary accommodation at the end of the quarter": (
        "TA1_",
        4,
        "Households in temporary accommodation at end of quarter1",
        5,
    ),
}
# Signs for a missing figure, and for none in temporary accommodation.
_MISSING = ("..", "-00", "-", "")


def _indicator(raw: RawFolder, indicator: str) -> pd.DataFrame:
    sheet, count, heading, thousands = _INDICATORS[indicator]
    cells = raw.ods(_FILE, sheet)
    raw.expect(pd.DataFrame(columns=[cells[1][count]] if len(cells) > 1 else []), _FILE, [heading])
    found = [row for row in cells if row and row[0].startswith("E") and len(row) > thousands]
    codes = pd.Series([row[0] for row in found], name="area_code")
    counts = pd.Series([row[count] for row in found], name=heading)
    households = numbers(pd.Series([row[thousands] for row in found], name="households"), _MISSING) * 1000
    return pd.DataFrame(
        {
            "area_code": codes,
            "area_name": [row[1].strip().title() if row[1].isupper() else row[1].strip() for row in found],
            "area_type": c.area_type(codes),
            "period": "October to December 2022",
            "indicator": indicator,
            "count": numbers(counts, _MISSING),
            "denominator": households,
            "value": 1000 * numbers(counts, _MISSING) / households,
            "unit": "per 1,000 households",
            "note": pd.Series(_NOT_RECEIVED, index=codes.index).where(counts.isin(list(_MISSING))),
        }
    ).drop_duplicates("area_code")


def _build(raw: RawFolder) -> pd.DataFrame:
    return pd.concat([_indicator(raw, indicator) for indicator in _INDICATORS])


RECIPE = Recipe(
    name="homelessness",
    topic="Money, work and homes",
    title="Homelessness duties and temporary accommodation, by council",
    description="How many households a council had to help, because they were homeless or about to be, "
    "in one quarter, and how many were in temporary accommodation at its end, for each 1,000 households "
    "in the area.",
    source=publishers.HOMELESSNESS,
    period="October to December 2022",
    geography="England, regions, local authorities of 2022",
    key=("indicator", "area_code"),
    columns=(
        c.area_code(r"E(92|12|0[6-9])\d{6}"),
        c.AREA_NAME,
        c.AREA_TYPE,
        c.PERIOD,
        c.INDICATOR,
        c.value(2),
        c.count("count", "Households", "see the note of the row"),
        Column("denominator", "Households in the area (projection)", NUMBER, 0, "see the note of the row"),
        c.UNIT,
        c.NOTE,
    ),
    build=_build,
    who_is_missing="People who did not ask their council for help: many who sleep on sofas, and many "
    "who think they have no right to help.",
    how_sure="Management data, sent by councils; some sent none. England and regions are rounded to 10 "
    "and fill gaps.",
    caveats=(
        "Councils of 2022: thirteen of them were merged into four in 2023.",
        "Temporary accommodation is a count on one day; duties are counts in a quarter.",
    ),
    expectations=(
        rows(3 * 319),
        figure(
            37_430,
            "count",
            area_name="England",
            indicator="Households owed a relief duty (homeless)",
        ),
    ),
    chapters=("8",),
    core=True,
)
