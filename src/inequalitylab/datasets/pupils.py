"""What the tables of the Department for Education share."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets.geography import COUNTRY_CODE
from inequalitylab.datasets.raw import numbers
from inequalitylab.datasets.recipe import Column

SEXES = {"Total": "persons", "Male": "male", "Female": "female"}
# The publisher's marks for a missing figure.
_REASONS = {
    "x": "suppressed by the publisher: small numbers",
    ".": "not applicable: no pupils of this kind",
    "..": "not collected",
    "": "not collected",
}

COLUMNS_BEFORE = (
    c.area_code(COUNTRY_CODE),
    c.AREA_NAME,
    c.AREA_TYPE,
    c.PERIOD,
    Column("school_type", "Kind of school"),
    Column("group", "Group of pupils, in the publisher's words"),
    c.INDICATOR,
)


def columns_after(decimals: int) -> tuple[Column, ...]:
    """Return the columns of figures."""
    return (
        c.value(decimals),
        c.count("count", "How many the value counts", "see the note of the row"),
        c.count("denominator", "Out of how many pupils or sessions", "see the note of the row"),
        c.UNIT,
        c.NOTE,
    )


def tidy(
    table: pd.DataFrame, groups: pd.Series, indicator: str, value: str, count: str, denominator: str
) -> pd.DataFrame:
    """Return one indicator as long rows; a missing value has its reason in ``note``."""
    marks = tuple(_REASONS)
    return pd.DataFrame(
        {
            "area_code": COUNTRY_CODE,
            "area_name": "England",
            "area_type": "country",
            "period": table["year"].str[:4] + "/" + table["year"].str[4:],
            "school_type": table["school_type"].str.capitalize(),
            "group": groups,
            "indicator": indicator,
            "value": numbers(table[value], marks),
            "count": numbers(table[count], marks),
            "denominator": numbers(table[denominator], marks),
            "note": table[value].map(_REASONS),
        }
    )
