"""Ten thousand people of Census 2011, England and Wales: a teaching file."""

import pandas as pd

from inequalitylab.datasets import publishers
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Column, Recipe, rows

_FILE = "ons-census2011-microdata/2011 Census Nanodata Teaching File.csv"
_NOT_ASKED = "-9"
# Codes as in the variable list of the Office for National Statistics.
_VARIABLES: dict[str, tuple[str, str, list[str] | dict[str, str]]] = {
    "Sex": ("sex", "Sex", ["male", "female"]),
    "Age": (
        "age",
        "Age band",
        ["0 to 15", "16 to 24", "25 to 34", "35 to 44", "45 to 54", "55 to 64", "65 to 74", "75 and over"],
    ),
    "Ethnic Group": (
        "ethnic_group",
        "Ethnic group",
        ["White", "Mixed", "Asian", "Black", "Chinese or other"],
    ),
    "Health": ("health", "General health, own answer", ["very good", "good", "fair", "bad", "very bad"]),
    "Economic Activity": (
        "economic_activity",
        "Work",
        [
            "employee",
            "self-employed",
            "unemployed",
            "student in the labour market",
            "retired",
            "student",
            "looking after home or family",
            "long-term sick or disabled",
            "other inactive",
        ],
    ),
    "Approximated Social Grade": ("social_grade", "Social grade, approximated", ["AB", "C1", "C2", "DE"]),
    "Hours worked per week": (
        "hours_worked",
        "Hours of work a week",
        ["15 or less", "16 to 30", "31 to 48", "49 or more"],
    ),
    "Student": ("student", "Whether a student or schoolchild", ["yes", "no"]),
    "Country of Birth": ("born_in_uk", "Whether born in the United Kingdom", ["yes", "no"]),
    "Residence Type": ("residence", "Household, or communal home", {"H": "household", "C": "communal"}),
}


def _labels(codes: list[str] | dict[str, str]) -> dict[str, str]:
    if isinstance(codes, dict):
        return codes
    return {str(number): label for number, label in enumerate(codes, 1)}


def _build(raw: RawFolder) -> pd.DataFrame:
    table = raw.csv(_FILE, ["Person ID", "Region", *_VARIABLES])
    ordered = table.sort_values("Person ID").reset_index(drop=True)
    coded = {
        ours: ordered[theirs].map(_labels(codes)).where(ordered[theirs] != _NOT_ASKED)
        for theirs, (ours, _, codes) in _VARIABLES.items()
    }
    return pd.DataFrame({"person": range(1, len(ordered) + 1), "region_code": ordered["Region"], **coded})


def _columns() -> list[Column]:
    why = "not applicable: not asked of this person (too young, a short visit, or never worked)"
    return [
        Column(
            ours,
            says,
            missing=None if ours in ("sex", "age", "student", "residence") else why,
            allowed=tuple(_labels(codes).values()),
        )
        for ours, says, codes in _VARIABLES.values()
    ]


RECIPE = Recipe(
    name="census2011_microdata",
    topic="People",
    title="Ten thousand people of Census 2011, for teaching",
    description="Answers of 10,000 people in England and Wales, one row each, made for teaching: age, "
    "sex, ethnic group, health, work and region. Nobody can be recognised.",
    source=publishers.CENSUS2011_TEACHING,
    period="27 March 2011",
    geography="England and Wales, regions",
    key=("person",),
    columns=(
        Column("person", "Number of the row in this table, nothing else", "integer", minimum=1),
        Column("region_code", "Region of England, or Wales", pattern=r"(E12|W92)\d{6}"),
        *_columns(),
    ),
    build=_build,
    who_is_missing="People whom the census missed. Religion, industry, occupation and family are left "
    "out here: the course does not need them.",
    how_sure="A random tenth of a random hundredth: work out an interval before you believe a gap. "
    "Groups of a few hundred people move a lot by chance.",
    caveats=(
        "A sub-sample of the official teaching file (569,741 people), drawn by others; its regions, "
        "health and ethnic groups agree with the census.",
        "Fewer than 10 people with bad health among Mixed and Other groups: do not show rates for them.",
    ),
    expectations=(rows(10_000),),
    chapters=("7",),
)
