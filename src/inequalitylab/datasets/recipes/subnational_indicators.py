"""Work, pay, education, health and wellbeing by council (ONS Subnational indicators explorer)."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import Column, Recipe, figure, rows

_NOT_PUBLISHED = "not published: the publisher's file has no value and gives no reason"


def _build(raw: RawFolder) -> pd.DataFrame:
    wanted = ["unique", "group", "Category", "Indicator", "Period", "Measure", "unit", "real"]
    table = raw.csv("ons-subnational-indicators/revised_data_2024-03.csv", wanted)
    table = table[table["unique"].str.startswith("E")]
    values = numbers(table["real"])
    return pd.DataFrame(
        {
            "area_code": table["unique"],
            "area_name": table["group"].str.strip(),
            "area_type": c.area_type(table["unique"]),
            "period": table["Period"],
            "topic": table["Category"],
            "indicator": table["Indicator"],
            "value": values,
            "unit": table["Measure"],
            "note": pd.Series(_NOT_PUBLISHED, index=table.index).where(values.isna()),
        }
    )


RECIPE = Recipe(
    name="subnational_indicators",
    topic="Money, work and homes",
    title="Work, pay, education, health and wellbeing, by council",
    description="Some thirty indicators that the Office for National Statistics sets side by side for "
    "councils: pay, income, jobs, travel, schools, skills, health and how people feel about their "
    "lives.",
    source=publishers.SUBNATIONAL,
    period="2018 to 2024, differs by indicator",
    geography="England, local authorities",
    key=("indicator", "area_code"),
    columns=(
        c.area_code(c.AUTHORITY),
        c.AREA_NAME,
        c.AREA_TYPE,
        c.PERIOD,
        Column("topic", "Group of indicators, in the publisher's words"),
        c.INDICATOR,
        c.value(4, None),
        c.UNIT,
        c.NOTE,
    ),
    build=_build,
    who_is_missing="Differs by indicator; surveys leave out care homes, hostels and prisons.",
    how_sure="No intervals. Many are from surveys with a few hundred answers a council.",
    caveats=(
        "Some indicators are for upper-tier councils only, some for councils before the mergers of 2023.",
        "Wales, Scotland and Northern Ireland are in the publisher's file and left out here.",
    ),
    expectations=(
        rows(9_336),
        figure(572.3, area_name="Leeds", indicator="Gross median weekly pay"),
        figure(463.7, area_name="Blackpool", indicator="Gross median weekly pay"),
    ),
)
