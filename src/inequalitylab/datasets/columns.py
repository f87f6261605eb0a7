"""Columns that many tables share, described once."""

import pandas as pd

from inequalitylab.datasets.recipe import BOOLEAN, INTEGER, NUMBER, Column

LSOA = r"E01\d{6}"
MSOA = r"E02\d{6}"
AUTHORITY = r"E0[6-9]\d{6}"
REGION = r"E12\d{6}"

AREA_TYPES = ("country", "region", "county", "authority", "ward", "msoa", "lsoa")
SEXES = ("persons", "male", "female")


def area_code(pattern: str, description: str = "Code of the area (ONS)") -> Column:
    """Return the column of area codes."""
    return Column("area_code", description, pattern=pattern)


AREA_NAME = Column("area_name", "Name of the area")
AREA_TYPE = Column("area_type", "Kind of area", allowed=AREA_TYPES)
AUTHORITY_CODE = Column("authority_code", "Local authority (May 2024) that the area is in", pattern=AUTHORITY)
AUTHORITY_NAME = Column("authority_name", "Name of that local authority")
REGION_CODE = Column("region_code", "Region of England that the area is in", pattern=REGION)
REGION_NAME = Column("region_name", "Name of that region")
PERIOD = Column("period", "Year, school or financial year (2023/24), or span of years (2022 to 2024)")
SEX = Column("sex", "Whom the figure is about", allowed=SEXES)
INDICATOR = Column("indicator", "What is measured")
UNIT = Column("unit", "Unit of the value")
NOTE = Column("note", "Why a value is missing, or what to know about it", missing="nothing to say")
CURRENT = Column(
    "current", "true where the area is England or one of the 296 authorities of May 2024", BOOLEAN
)
COMPARED = Column(
    "compared_with_england",
    "The publisher's own statistical comparison with England",
    allowed=("better", "similar", "worse", "lower", "higher", "not compared"),
)


def value(decimals: int = 1, minimum: float | None = 0, maximum: float | None = None) -> Column:
    """Return the column of values of a long table; the note says why one is missing."""
    return Column(
        "value", "The figure", NUMBER, decimals, "see the note of the row", minimum=minimum, maximum=maximum
    )


def count(name: str, description: str, missing: str | None = None) -> Column:
    """Return a column of whole numbers that cannot be negative."""
    return Column(name, description, INTEGER, minimum=0, missing=missing)


def rank(name: str, description: str, of: int) -> Column:
    """Return a column of ranks from 1, the most deprived."""
    return Column(name, f"{description}: 1 = most deprived of {of:,}", INTEGER, minimum=1, maximum=of)


def tenth(name: str, description: str) -> Column:
    """Return a column of tenths from 1, the most deprived."""
    return Column(name, f"{description}: 1 = most deprived tenth of areas", INTEGER, minimum=1, maximum=10)


def number(name: str, description: str, decimals: int = 3, missing: str | None = None) -> Column:
    """Return a column of numbers of any size."""
    return Column(name, description, NUMBER, decimals, missing)


def share(name: str, description: str, decimals: int = 4) -> Column:
    """Return a column of proportions between 0 and 1."""
    return Column(name, description, NUMBER, decimals, minimum=0, maximum=1)


def area_type(codes: pd.Series) -> pd.Series:
    """Return the kind of area that each ONS code stands for."""
    kinds = {"E92": "country", "E12": "region", "E10": "county", "E05": "ward", "E02": "msoa", "E01": "lsoa"}
    return codes.str[:3].map(lambda start: kinds.get(start, "authority"))
