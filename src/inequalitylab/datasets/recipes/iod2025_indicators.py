"""Indicators beneath the Indices of Deprivation 2025 by small area."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import iod, publishers
from inequalitylab.datasets.geography import lsoas_2021
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Column, Recipe, rows

_CRIME = "recorded for each 1,000 people at risk"
_INDICATORS = {
    "income_domain_numerator": c.count("low_income_people", "People with low income", iod.SUPPRESSED),
    "income_deprivation_affecting_children_index_idaci_numerator": c.count(
        "low_income_children", "Children in families with low income", iod.SUPPRESSED
    ),
    "income_deprivation_affecting_older_people_index_idaopi_numerator": c.count(
        "low_income_older_people", "Older people with low income", iod.SUPPRESSED
    ),
    "employment_domain_numerator": c.count(
        "out_of_work_people", "People of working age kept out of work", iod.SUPPRESSED
    ),
    "adult_skills_and_english_language_proficiency_indicator": c.number(
        "adult_skills_share", "Share of adults with few or no qualifications or little English"
    ),
    "entry_to_higher_education_indicator": c.number(
        "no_higher_education_share",
        "Share of young people not entering higher education",
        missing="suppressed: too few young people",
    ),
    "acute_morbidity_indicator": c.number("acute_morbidity_ratio", "Emergency stays in hospital, ratio"),
    "comparative_illness_and_disability_ratio_indicator": c.number(
        "illness_and_disability_ratio", "Comparative illness and disability ratio"
    ),
    "mental_health_indicator": c.number("mental_health_score", "Mental health indicator (a score)"),
    "years_of_potential_life_lost_indicator": c.number(
        "years_of_life_lost", "Years of potential life lost, standardised"
    ),
    "violence_with_injury_rate_per_1_000_at_risk_population": c.number(
        "violence_with_injury_rate", f"Violence with injury {_CRIME}", 1
    ),
    "violence_without_injury_rate_per_1_000_at_risk_population": c.number(
        "violence_without_injury_rate", f"Violence without injury {_CRIME}", 1
    ),
    "stalking_and_harassment_rate_per_1_000_at_risk_population": c.number(
        "stalking_and_harassment_rate", f"Stalking and harassment {_CRIME}", 1
    ),
    "burglary_rate_per_1_000_at_risk_properties": c.number(
        "burglary_rate", "Burglary recorded for each 1,000 properties at risk", 1
    ),
    "theft_rate_per_1_000_at_risk_population": c.number("theft_rate", f"Theft {_CRIME}", 1),
    "criminal_damage_rate_per_1_000_at_risk_population": c.number(
        "criminal_damage_rate", f"Criminal damage {_CRIME}", 1
    ),
    "public_order_and_possession_of_weapons_rate_per_1_000_at_risk_population": c.number(
        "public_order_and_weapons_rate", f"Public order offences and possession of weapons {_CRIME}", 1
    ),
    "anti_social_behaviour_rate_per_1_000_at_risk_population": c.number(
        "anti_social_behaviour_rate", f"Anti-social behaviour {_CRIME}", 1
    ),
    "connectivity_score": c.number("connectivity_score", "Connectivity score (higher = better connected)"),
    "owner_occupation_affordability_component_of_housing_affordability_indicator": c.number(
        "cannot_buy_share", "Housing affordability, part for buying"
    ),
    "private_rental_affordability_component_of_housing_affordability_indicator": c.number(
        "cannot_rent_share", "Housing affordability, part for renting privately"
    ),
    "housing_affordability_indicator": c.number(
        "housing_affordability_score", "Housing affordability (a score)"
    ),
    "digital_connectivity_broadband_download_and_upload_speeds": c.number(
        "broadband_score", "Broadband speeds (a score)"
    ),
    "core_homelessness_rate_percent_of_households": c.number(
        "core_homelessness_rate", "Core homelessness, % of households"
    ),
    "patient_to_gp_ratio": c.number("patients_per_gp", "Patients for each GP"),
    "homelessness_indicator_rate_per_1_000_households": c.number(
        "homelessness_rate", "Homelessness, for each 1,000 households"
    ),
    "household_overcrowding_indicator_rooms": c.number("overcrowding_rooms_share", "Overcrowding by rooms"),
    "household_overcrowding_indicator_bedrooms": c.number(
        "overcrowding_bedrooms_share", "Overcrowding by bedrooms"
    ),
}


def _build(raw: RawFolder) -> pd.DataFrame:
    file = "mhclg-iod2025/File_8_IoD2025_Underlying_Indicators.csv.gz"
    renamed = {theirs: column.name for theirs, column in _INDICATORS.items()}
    figures = iod.renamed_numbers(raw, file, "lsoa21_code", renamed)
    return lsoas_2021(raw).merge(figures, on="area_code", validate="one_to_one")


def _columns() -> tuple[Column, ...]:
    return (c.area_code(c.LSOA), c.AREA_NAME, c.AUTHORITY_CODE, *_INDICATORS.values())


RECIPE = Recipe(
    name="iod2025_indicators",
    topic="Deprivation",
    title="English Indices of Deprivation 2025: underlying indicators",
    description="The figures that the index is made of, for the 33,755 small areas of England, as the "
    "publisher released them.",
    source=publishers.IOD2025,
    also=(publishers.GEOGRAPHY,),
    period="2025 (years differ by indicator)",
    geography="England, LSOA 2021",
    key=("area_code",),
    columns=_columns(),
    build=_build,
    who_is_missing="People who are not in the records of benefits, health, schools or police. Counts below "
    "10 are withheld and are missing here, not nought.",
    how_sure="Several indicators are modelled or smoothed; the technical report of the publisher says which.",
    caveats=(
        "Numerators have no denominators here: divide by Census 2021 counts only with that said.",
        "Not every indicator of the index is released.",
    ),
    expectations=(rows(iod.LSOAS_2021),),
    chapters=("11",),
)
