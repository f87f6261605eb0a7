"""Unemployment by ethnic group and disability, Census 2021 (ONS)."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import Column, Recipe, figure, rows

_FOLDER = "ons-unemployment-ethnicity-disability"
_OBSERVED = f"{_FOLDER}/chart2_unemployment_rate_by_ethnic_group.xlsx"
_MODELS = f"{_FOLDER}/chart3_estimated_unemployment_ethnicity_by_disability_5_models.xlsx"
_EVERYONE = "all"


def _build(raw: RawFolder) -> pd.DataFrame:
    observed = raw.excel(_OBSERVED, ["Ethnicity", "Unemployment rate(%)"])
    observed = observed.set_axis(["ethnic_group", "value"], axis=1).assign(model="observed", group=_EVERYONE)
    models = raw.excel(_MODELS, ["Ethnicity", "Estimated unemployment rate(%)", "Group", "Model"])
    models = models.set_axis(["ethnic_group", "value", "group", "model"], axis=1)
    table = pd.concat([observed, models])
    return table.assign(
        value=numbers(table["value"]),
        group=table["group"].str.lower().str.removesuffix(" adults"),
        model=table["model"].str.replace("model", "model "),
        area_code="K04000001",
        area_name="England and Wales",
        period="2021",
        indicator="Unemployment rate of people in the labour market",
        unit="%",
    )


RECIPE = Recipe(
    name="unemployment_ethnicity_disability",
    topic="Money, work and homes",
    title="Unemployment by ethnic group and disability, England and Wales",
    description="Of people aged 16 and over who work or look for work, the share without work, by 19 "
    "ethnic groups: as counted, and as estimated for disabled and non-disabled people by five models, "
    "from nothing held equal (model 1) to everything (model 5).",
    source=publishers.UNEMPLOYMENT,
    period="21 March 2021",
    geography="England and Wales",
    key=("model", "group", "ethnic_group"),
    columns=(
        c.area_code("K04000001"),
        c.AREA_NAME,
        c.PERIOD,
        c.INDICATOR,
        Column("ethnic_group", "Ethnic group, one of 19"),
        Column("group", "Everyone, disabled or non-disabled people"),
        Column(
            "model",
            "As observed, or the model",
            allowed=("observed", "model 1", "model 2", "model 3", "model 4", "model 5"),
        ),
        c.value(4, 0, 100),
        c.UNIT,
    ),
    build=_build,
    who_is_missing="People who are out of the labour market: those who study, care, are ill or have "
    "stopped looking.",
    how_sure="Model results come without intervals. A gap that stays in model 5 is not proof of one "
    "cause, and a gap that shrinks is not made fair by it.",
    caveats=("What each model holds equal is listed in the publisher's article.",),
    expectations=(
        rows(19 + 5 * 2 * 19),
        figure(14.3, ethnic_group="Other: Arab", model="observed"),
    ),
    chapters=("11",),
)
