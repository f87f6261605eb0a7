"""Fingertips indicators with counts, denominators and intervals: England and the North West."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import INTEGER, NUMBER, Column, Expectation, Recipe, figure, rows

_FILE = "ohid-fingertips/fingertipsnext_2025-02_NorthWest_and_England_with_CI.csv.gz"
_ALL = "all"
# Unit of each indicator that can be stood behind; each was checked: value = count / denominator in this unit,
# or a standardised rate close to it, inside its own interval.
_UNITS = {
    "241": "%",
    "247": "%",
    "20401": "per 1,000",
    "22401": "per 100,000",
    "41101": "%",
    "41203": "per 100,000",
    "91894": "%",
    "92266": "per 1,000",
    "92904": "per 100,000",
    "93015": "%",
    "93085": "%",
    "93088": "%",
    "93474": "%",
    "93701": "%",
    "93763": "per 100,000",
    "94035": "per 100,000",
    "94063": "%",
    "94103": "%",
}
# Its counts (72 to 138, where about 17,500 people answered) cannot be right.
_WRONG_COUNTS = "93015"
_RAW_COLUMNS = [
    "IndicatorId",
    "IndicatorName",
    "AreaCode",
    "AreaName",
    "Year",
    "Sex",
    "Age",
    "CategoryType",
    "Category",
    "Value",
    "LowerCI",
    "UpperCI",
    "Count",
    "Denominator",
]


def _area_type(code: str) -> str:
    return {"E92": "country", "E10": "county"}.get(code[:3], "authority")


def _notes(table: pd.DataFrame) -> pd.Series:
    notes = pd.Series(pd.NA, index=table.index, dtype="object")
    notes[table["area_type"] == "county"] = "overlaps its districts: leave it out when you count areas"
    notes[table["indicator_id"] == int(_WRONG_COUNTS)] = "counts left out: the publisher's cannot be right"
    outside = (table["value"] < table["lower"]) | (table["value"] > table["upper"])
    notes[outside] = "the publisher's interval does not hold the value: do not use"
    notes[table["value"].isna()] = "not published: the publisher's file has no value and gives no reason"
    return notes


def _build(raw: RawFolder) -> pd.DataFrame:
    table = raw.csv(_FILE, _RAW_COLUMNS)
    table = table[table["IndicatorId"].isin(list(_UNITS))]
    counts = numbers(table["Count"]).mask(table["IndicatorId"] == _WRONG_COUNTS)
    tidy = pd.DataFrame(
        {
            "area_code": table["AreaCode"],
            "area_name": table["AreaName"],
            "area_type": table["AreaCode"].map(_area_type),
            "period": table["Year"],
            "sex": table["Sex"].str.lower(),
            "age": table["Age"],
            "group_type": table["CategoryType"].where(table["CategoryType"] != "", _ALL),
            "group": table["Category"].where(table["Category"] != "", _ALL),
            "indicator_id": numbers(table["IndicatorId"]),
            "indicator": table["IndicatorName"],
            "value": numbers(table["Value"]),
            "lower": numbers(table["LowerCI"]),
            "upper": numbers(table["UpperCI"]),
            "count": counts,
            "denominator": numbers(table["Denominator"]),
            "unit": table["IndicatorId"].map(_UNITS),
        }
    )
    return tidy.assign(note=_notes(tidy))


def _values_agree_with_counts(table: pd.DataFrame) -> bool:
    """Whether count / denominator gives the value in the unit stated, in the middle row of each."""
    per = table["unit"].map({"%": 100, "per 1,000": 1_000, "per 100,000": 100_000})
    ratio = table["value"] * table["denominator"] / table["count"] / per
    typical = ratio[table["count"] > 0].groupby(table["indicator_id"]).median()
    return bool(typical.between(0.95, 1.05).all())


RECIPE = Recipe(
    name="indicators_with_intervals",
    topic="Health",
    title="Health indicators with counts and confidence intervals, England and the North West",
    description="Eighteen indicators of the public health profiles for England and the 36 councils of "
    "the North West, several split by deprivation, ethnic group, disability, work or age, with the "
    "publisher's 95% confidence intervals, counts and denominators.",
    source=publishers.FINGERTIPS_NEXT,
    period="2018 to 2024; the year is the one on the publisher's row (for a financial year its first)",
    geography="England and the councils of the North West",
    key=("indicator_id", "area_code", "period", "sex", "age", "group_type", "group"),
    columns=(
        c.area_code(r"E(92|0[6-9]|10)\d{6}"),
        c.AREA_NAME,
        c.AREA_TYPE,
        c.PERIOD,
        c.SEX,
        Column("age", "Ages that the figure covers"),
        Column("group_type", f"How people are grouped; '{_ALL}' where they are not"),
        Column("group", f"The group; '{_ALL}' where there is none"),
        Column("indicator_id", "Number of the indicator in Fingertips", INTEGER),
        c.INDICATOR,
        c.value(6),
        Column("lower", "Lower end of the 95% interval", NUMBER, 6, "not published by the publisher"),
        Column("upper", "Upper end of the 95% interval", NUMBER, 6, "not published by the publisher"),
        Column(
            "count", "How many the value counts", NUMBER, 2, "not published, or left out as wrong", minimum=0
        ),
        Column("denominator", "Out of how many", NUMBER, 2, "not published", minimum=0),
        c.UNIT,
        c.NOTE,
    ),
    build=_build,
    who_is_missing="Every council outside the North West of England.",
    how_sure="The intervals are the publisher's. An extract made to test software: treat it as "
    "supplementary and check a figure on the publisher's page before you quote it.",
    caveats=(
        "Lancashire overlaps its districts.",
        "Left out: hepatitis B vaccination and incidence (groups or intervals that cannot be right); "
        "cancer referrals, carers, dementia and former smokers by survey, deprivation score and air "
        "pollution (no intervals).",
        "Deciles of areas by older and newer geography stand side by side: keep to one `group_type`.",
    ),
    expectations=(
        rows(8_298),
        Expectation("values agree with counts and denominators", _values_agree_with_counts),
        figure(
            7.4,
            tolerance=0.05,
            indicator_id=93085,
            area_name="England",
            period="2023",
            group="all",
        ),
    ),
    chapters=("8", "9", "10"),
    core=True,
)
