"""Detentions under the Mental Health Act in England, 2023/24 (NHS England)."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers
from inequalitylab.datasets.geography import COUNTRY_CODE
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import NUMBER, Column, Recipe, figure, rows

_FILE = "nhsengland-mental-health-act/mha_2023_24_all_detentions_england.csv"
_BREAKDOWNS = {
    "All": "all",
    "Age": "age",
    "Ethnicity": "ethnic group",
    "Gender": "gender",
    "IMD": "deprivation tenth",
}
_NOTES = {
    "Any Other Black background": "a coding mismatch between the two counts is likely: do not headline",
    "Unknown": "the sum of Not Known and Not Stated",
}
_REPAIRED = "label mended: identified by its position and by the order of the counts"
_NO_RATE = "not applicable: no count of people in this group"


def _group(text: str) -> str:
    """Number tenths from the most deprived, as everywhere else in this catalogue."""
    number = text[:2]
    return str(11 - int(number)) if number.isdigit() and "deprived" in text else text


def _build(raw: RawFolder) -> pd.DataFrame:
    table = raw.csv(
        _FILE,
        [
            "Demographic",
            "DemographicBreakdown",
            "OrganisationBreakdown",
            "Total_Count",
            "CrudeRate",
            "StdRate",
            "Confidence_interval",
            "label_repaired",
        ],
    )
    # Rows by kind of provider repeat the total; "h" is a slip for "All submissions" in the copy.
    table = table[table["OrganisationBreakdown"].isin(["All submissions", "h"])].reset_index(drop=True)
    crude, standard = numbers(table["CrudeRate"]), numbers(table["StdRate"])
    half = numbers(table["Confidence_interval"])
    breakdown = table["Demographic"].map(_BREAKDOWNS)
    notes = table["DemographicBreakdown"].map(_NOTES).where(breakdown == "ethnic group")
    notes = notes.mask(table["label_repaired"] == "yes", _REPAIRED)
    shared = pd.DataFrame(
        {
            "area_code": COUNTRY_CODE,
            "area_name": "England",
            "area_type": "country",
            "period": "2023/24",
            "breakdown": breakdown,
            "group": table["DemographicBreakdown"].map(_group),
            "count": numbers(table["Total_Count"]),
            "unit": "per 100,000",
        }
    )
    first = shared.assign(
        indicator="Detentions, crude rate",
        value=crude,
        lower=float("nan"),
        upper=float("nan"),
        note=notes.where(crude.notna(), _NO_RATE),
    )
    second = shared.assign(
        indicator="Detentions, standardised rate",
        value=standard,
        lower=standard - half,
        upper=standard + half,
        note=notes,
    )
    return pd.concat([first, second[standard.notna()]])


RECIPE = Recipe(
    name="mental_health_act",
    topic="Health",
    title="Detentions under the Mental Health Act, England",
    description="How many times people were detained under the Mental Health Act in one year, and how "
    "many for each 100,000 people, by age, ethnic group, gender and deprivation of the area they live "
    "in.",
    source=publishers.MENTAL_HEALTH_ACT,
    period="2023/24",
    geography="England",
    key=("breakdown", "group", "indicator"),
    columns=(
        c.area_code("E92000001"),
        c.AREA_NAME,
        c.AREA_TYPE,
        c.PERIOD,
        Column("breakdown", "How people are grouped", allowed=tuple(_BREAKDOWNS.values())),
        Column("group", "The group; deprivation tenths are numbered from 1, the most deprived"),
        c.INDICATOR,
        c.value(1),
        Column(
            "lower",
            "Lower end of the 95% interval",
            NUMBER,
            1,
            "not published for crude rates",
        ),
        Column("upper", "Upper end of the 95% interval", NUMBER, 1, "not published for crude rates"),
        c.count("count", "Detentions (one person can be detained more than once)"),
        c.UNIT,
        c.NOTE,
    ),
    build=_build,
    who_is_missing="Ethnic group is not known for 3,726 of 50,437 detentions (7.4%); groups and unknown "
    "add up to 49,251. Not every provider sends full data, so the counts are too low.",
    how_sure="The publisher gives 95% intervals for standardised rates. Crude rates have none. Two "
    "labels of deprivation tenths were broken in the copy and are mended; see the notes.",
    caveats=(
        "Detentions, not people.",
        "Do not headline 'Any Other Black background' (740.6): a coding mismatch is likely.",
        "Rows below England in the copy are scrambled and left out: get the publisher's own file.",
    ),
    expectations=(
        rows(74),
        figure(242.3, group="Black or Black British", indicator="Detentions, standardised rate"),
        figure(68.4, group="White", indicator="Detentions, standardised rate"),
        figure(151.3, breakdown="deprivation tenth", group="1"),
        figure(43.4, breakdown="deprivation tenth", group="10"),
    ),
    chapters=("6",),
)
