"""Local Health: life expectancy, deaths and hospital stays by MSOA, 2015 to 2019."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers
from inequalitylab.datasets.geography import authority_now, msoa_names
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import Column, Recipe, figure, rows

_SUPPRESSED = "suppressed by the publisher: too few events"
_RATIO = "compared with England = 100, adjusted for age"
_MEASURES = {
    "Life expectancy at birth for males": ("life_expectancy_male", "Life expectancy at birth, men, years"),
    "Life expectancy at birth for females": (
        "life_expectancy_female",
        "Life expectancy at birth, women, years",
    ),
    "Deaths from all causes, all ages": ("deaths_all_ages", f"Deaths, all ages, {_RATIO}"),
    "Deaths from all causes, under 75 years": ("deaths_under_75", f"Deaths under 75, {_RATIO}"),
    "Deaths from causes considered preventable, under 75 years, SMR": (
        "deaths_preventable_under_75",
        f"Preventable deaths under 75, {_RATIO}",
    ),
    "Deaths from all cancer, all ages": ("deaths_cancer", f"Deaths from cancer, {_RATIO}"),
    "Deaths from circulatory disease, all ages": (
        "deaths_circulatory",
        f"Deaths from disease of heart and vessels, {_RATIO}",
    ),
    "Deaths from respiratory diseases, all ages": (
        "deaths_respiratory",
        f"Deaths from lung disease, {_RATIO}",
    ),
    "Emergency hospital admissions for all causes": (
        "emergency_stays",
        f"Emergency hospital stays, {_RATIO}",
    ),
    "Emergency hospital admissions for Chronic Obstructive Pulmonary Disease (COPD)": (
        "emergency_stays_copd",
        f"Emergency hospital stays for COPD, {_RATIO}",
    ),
    "Emergency hospital admissions for coronary heart disease": (
        "emergency_stays_heart",
        f"Emergency hospital stays for coronary heart disease, {_RATIO}",
    ),
    "Emergency hospital admissions for stroke": (
        "emergency_stays_stroke",
        f"Emergency hospital stays for stroke, {_RATIO}",
    ),
    "Limiting long-term illness or disability": (
        "limiting_illness_2011",
        "People with a limiting long-term illness or disability, %, Census 2011",
    ),
}


def _build(raw: RawFolder) -> pd.DataFrame:
    table = raw.csv("ohid-local-health/local_health_2015-19_msoa11.csv", ["Code", "Label", *_MEASURES])
    lookup = raw.csv("ons-geography/lookup_msoa11_ltla21.csv", ["msoa11_code", "ltla21_code"])
    authorities = authority_now(lookup.set_index("msoa11_code")["ltla21_code"])
    figures = {ours: numbers(table[theirs], ("N/A",)) for theirs, (ours, _) in _MEASURES.items()}
    return pd.DataFrame(
        {
            "area_code": table["Code"],
            "area_name": table["Label"],
            "local_name": table["Code"].map(msoa_names(raw).set_index("msoa_code")["local_name"]),
            "authority_code": table["Code"].map(authorities),
            **figures,
        }
    )


RECIPE = Recipe(
    name="local_health_msoa",
    topic="Health",
    title="Health of neighbourhoods (MSOA), 2015 to 2019",
    description="Life expectancy, deaths and emergency hospital stays for the 6,791 neighbourhoods "
    "(MSOA 2011, about 8,000 people each) of England, five years together, with the names of the House "
    "of Commons Library.",
    source=publishers.LOCAL_HEALTH,
    also=(publishers.MSOA_NAMES, publishers.GEOGRAPHY),
    period="2015 to 2019 (five years together)",
    geography="England, MSOA 2011, local authorities of May 2024",
    key=("area_code",),
    columns=(
        c.area_code(c.MSOA),
        c.AREA_NAME,
        Column("local_name", "Name by the House of Commons Library (not official)"),
        c.AUTHORITY_CODE,
        *(c.number(ours, says, 1, _SUPPRESSED) for ours, says in _MEASURES.values()),
    ),
    build=_build,
    who_is_missing="Life expectancy is withheld for 56 areas for men and 19 for women. Areas with care "
    "homes look worse: people die where they last lived.",
    how_sure="No confidence intervals in the copy used here. Even over five years one area has few "
    "deaths, so look at groups of areas.",
    caveats=(
        "Deaths and stays are ratios to England (100), adjusted for age: never rates, never counts.",
        "Incidence, alcohol, self-harm and modelled back pain in the publisher's file are left out.",
    ),
    expectations=(
        rows(6_791),
        figure(70.6, "life_expectancy_male", local_name="Lincoln Green & St James"),
        figure(85.9, "life_expectancy_male", local_name="Collingham, Rigton & Harewood"),
    ),
    chapters=("5", "11"),
)
