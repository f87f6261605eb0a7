"""Absence from school by pupil characteristic, England (Department for Education)."""

import pandas as pd

from inequalitylab.datasets import publishers, pupils
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Recipe, figure, rows

_PERSISTENT = "Pupils who miss 10% or more of sessions"
_INDICATORS = {
    "Sessions missed": ("sess_overall_percent", "sess_overall", "sess_possible"),
    "Sessions missed with leave": ("sess_authorised_percent", "sess_authorised", "sess_possible"),
    "Sessions missed without leave": ("sess_unauthorised_percent", "sess_unauthorised", "sess_possible"),
    _PERSISTENT: ("enrolments_pa_10_exact_percent", "enrolments_PA_10_exact", "enrolments"),
}


def _build(raw: RawFolder) -> pd.DataFrame:
    figures = dict.fromkeys(column for three in _INDICATORS.values() for column in three)
    table = raw.csv(
        "dfe-pupils/absence_natcharacteristics.csv", ["year", "school_type", "characteristic", *figures]
    )
    parts = [
        pupils.tidy(table, table["characteristic"], indicator, *three).assign(unit="%")
        for indicator, three in _INDICATORS.items()
    ]
    return pd.concat(parts)


RECIPE = Recipe(
    name="absence",
    topic="School",
    title="Absence from school by characteristics of pupils, England",
    description="Share of school sessions (half days) missed, and of pupils who miss a tenth or more, "
    "by sex, ethnic group, year group, free school meals, special educational needs and first language.",
    source=publishers.PUPILS,
    period="2012/13 to 2016/17",
    geography="England",
    key=("indicator", "period", "school_type", "group"),
    columns=(*pupils.COLUMNS_BEFORE, *pupils.columns_after(1)),
    build=_build,
    who_is_missing="Children who are on no school's roll, and independent schools.",
    how_sure="Counts of all schools, not a sample.",
    caveats=("Old: 2016/17 is the newest year here. The publisher has newer ones.",),
    expectations=(
        rows(1309 * 4),
        figure(10.8, period="2016/17", school_type="Total", group="Total", indicator=_PERSISTENT),
        figure(4.7, period="2016/17", school_type="Total", group="Total", indicator="Sessions missed"),
    ),
    chapters=("6",),
)
