"""Exclusions from school by pupil characteristic, England (Department for Education)."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers, pupils
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Column, Recipe, figure, rows

_INDICATORS = {
    "perm_excl": "Permanent exclusions",
    "fixed_excl": "Fixed-period exclusions",
    "one_plus_fixed": "Pupils with one or more fixed-period exclusions",
}


def _build(raw: RawFolder) -> pd.DataFrame:
    figures = [column for name in _INDICATORS for column in (name, f"{name}_rate")]
    table = raw.csv(
        "dfe-pupils/exclusion_natcharacteristics.csv",
        [
            "year",
            "school_type",
            "characteristic_desc",
            "characteristic_1",
            "characteristic_2",
            "headcount",
            *figures,
        ],
    )
    table = table.drop_duplicates()
    parts = [
        pupils.tidy(table, table["characteristic_1"], indicator, f"{name}_rate", name, "headcount").assign(
            breakdown=table["characteristic_desc"],
            sex=table["characteristic_2"].map(pupils.SEXES),
            unit="per 100 pupils",
        )
        for name, indicator in _INDICATORS.items()
    ]
    return pd.concat(parts)


RECIPE = Recipe(
    name="exclusions",
    topic="School",
    title="Exclusions from school by characteristics of pupils, England",
    description="Permanent and fixed-period exclusions for each 100 pupils, by sex, age, ethnic group, "
    "free school meals, special educational needs and deprivation of the home area.",
    source=publishers.PUPILS,
    period="2011/12 to 2016/17",
    geography="England",
    key=("indicator", "period", "school_type", "breakdown", "group", "sex"),
    columns=(
        *pupils.COLUMNS_BEFORE,
        Column("breakdown", "How pupils are grouped, in the publisher's words"),
        c.SEX,
        *pupils.columns_after(2),
    ),
    build=_build,
    who_is_missing="Pupils moved to other schools or kept at home without a formal exclusion, and "
    "independent schools.",
    how_sure="Counts of all schools, not a sample; the publisher rounds them to 5.",
    caveats=(
        "Old: 2016/17 is the newest year here. The publisher has newer ones.",
        "One pupil can be excluded for a fixed period several times.",
    ),
    expectations=(
        rows(13_758),
        figure(
            4.76,
            period="2016/17",
            school_type="Total",
            group="Total",
            sex="persons",
            indicator="Fixed-period exclusions",
        ),
    ),
    chapters=("6",),
)
