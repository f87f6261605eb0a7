"""Life and healthy life expectancy by deprivation tenth, England 2020 to 2022 (ONS)."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers
from inequalitylab.datasets.geography import COUNTRY_CODE
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import INTEGER, Column, Recipe, figure, rows

_MEASURES = {
    "LE": ("Life expectancy at birth", "years"),
    "HLE": ("Healthy life expectancy at birth", "years"),
    "Prop_good": ("Share of life in good health", "%"),
}


def _build(raw: RawFolder) -> pd.DataFrame:
    raw_columns = [f"{measure}_{sex}" for sex in ("male", "female") for measure in _MEASURES]
    file = "ons-health-state-life-expectancy/le_hle_by_imd_decile_england_2020-22.csv"
    wide = raw.csv(file, ["IMD_decile", *raw_columns])
    long = wide.melt("IMD_decile", value_name="figure")
    measure = long["variable"].str.rpartition("_")[0]
    return pd.DataFrame(
        {
            "area_code": COUNTRY_CODE,
            "area_name": "England",
            "area_type": "country",
            "deprivation_tenth": numbers(long["IMD_decile"]),
            "period": "2020 to 2022",
            "sex": long["variable"].str.rpartition("_")[2],
            "indicator": measure.map(lambda name: _MEASURES[name][0]),
            "value": numbers(long["figure"]),
            "unit": measure.map(lambda name: _MEASURES[name][1]),
        }
    )


RECIPE = Recipe(
    name="life_expectancy_by_deprivation",
    topic="Health",
    title="Life and healthy life expectancy by deprivation tenth, England",
    description="Small areas of England in ten equal groups, from the most deprived (1) to the least "
    "(10) by the Index of Multiple Deprivation 2019: how long people live, and how long in good health "
    "by their own account.",
    source=publishers.LIFE_BY_DEPRIVATION,
    period="2020 to 2022",
    geography="England, tenths of small areas (LSOA) by IMD 2019",
    key=("indicator", "sex", "deprivation_tenth"),
    columns=(
        c.area_code("E92000001"),
        c.AREA_NAME,
        c.AREA_TYPE,
        Column(
            "deprivation_tenth",
            "1 = most deprived tenth of areas, 10 = least",
            INTEGER,
            minimum=1,
            maximum=10,
        ),
        c.PERIOD,
        c.SEX,
        c.INDICATOR,
        c.value(2, 0, 100),
        c.UNIT,
    ),
    build=_build,
    who_is_missing="The years hold the height of the COVID-19 pandemic. Healthy years rest on a survey, "
    "which people in care homes and hospitals do not answer.",
    how_sure="The copy gives no confidence intervals and no populations; the tenths hold about equal "
    "numbers of people.",
    caveats=(
        "Tenths are of areas, not of people: not everyone in a deprived area is poor.",
        "The copy names no ONS file; the period is the one its notebook states. Its slopes (10.65 and "
        "8.48 years) agree with the published 10.7 and 8.5.",
    ),
    expectations=(
        rows(60),
        figure(72.58, indicator="Life expectancy at birth", sex="male", deprivation_tenth=1),
        figure(
            70.2,
            tolerance=0.05,
            indicator="Healthy life expectancy at birth",
            sex="female",
            deprivation_tenth=10,
        ),
    ),
    chapters=("1", "9", "W1"),
    core=True,
)
