"""Indicators beneath the Indices of Deprivation 2019 by small area."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import iod, publishers
from inequalitylab.datasets.geography import lsoas_2011
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Recipe, rows

_FILE = "mhclg-iod2019/File_8_-_IoD2019_Underlying_Indicators.csv.gz"
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
    "staying_on_in_education_post_16_indicator": c.number(
        "not_staying_on_share", "Not staying on in education after 16"
    ),
    "entry_to_higher_education_indicator": c.number(
        "no_higher_education_share",
        "Share of young people not entering higher education",
        missing="suppressed: too few young people",
    ),
    "adult_skills_and_english_language_proficiency_indicator": c.number(
        "adult_skills_share", "Share of adults with few or no qualifications or little English"
    ),
    "years_of_potential_life_lost_indicator": c.number(
        "years_of_life_lost", "Years of potential life lost, standardised"
    ),
    "comparative_illness_and_disability_ratio_indicator": c.number(
        "illness_and_disability_ratio", "Comparative illness and disability ratio"
    ),
    "acute_morbidity_indicator": c.number("acute_morbidity_ratio", "Emergency stays in hospital, ratio"),
    "mood_and_anxiety_disorders_indicator": c.number(
        "mental_health_score", "Mood and anxiety disorders (a score)"
    ),
    "road_distance_to_a_post_office_indicator_km": c.number(
        "post_office_km", "Road distance to a post office, km"
    ),
    "road_distance_to_a_primary_school_indicator_km": c.number(
        "primary_school_km", "Road distance to a primary school, km"
    ),
    "road_distance_to_general_store_or_supermarket_indicator_km": c.number(
        "shop_km", "Road distance to a food shop, km"
    ),
    "road_distance_to_a_gp_surgery_indicator_km": c.number("gp_km", "Road distance to a GP surgery, km"),
    "household_overcrowding_indicator": c.number("overcrowding_share", "Share of households overcrowded"),
    "homelessness_indicator_rate_per_1000_households": c.number(
        "homelessness_rate", "Homelessness, for each 1,000 households"
    ),
    "owner_occupation_affordability_component_of_housing_affordability_indicator": c.number(
        "cannot_buy_share", "Housing affordability, part for buying"
    ),
    "private_rental_affordability_component_of_housing_affordability_indicator": c.number(
        "cannot_rent_share", "Housing affordability, part for renting privately"
    ),
    "housing_affordability_indicator": c.number(
        "housing_affordability_score", "Housing affordability (a score)"
    ),
    "housing_in_poor_condition_indicator": c.number("poor_housing_share", "Share of homes in poor condition"),
    "houses_without_central_heating_indicator": c.number(
        "no_central_heating_share", "Share of homes without central heating"
    ),
    "road_traffic_accidents_indicator": c.number("road_accident_rate", "Road traffic accidents, rate"),
    "nitrogen_dioxide_component_of_air_quality_indicator": c.number(
        "nitrogen_dioxide", "Air: nitrogen dioxide, index", 2
    ),
    "benzene_component_of_air_quality_indicator": c.number("benzene", "Air: benzene, index", 2),
    "sulphur_dioxide_component_of_air_quality_indicator": c.number(
        "sulphur_dioxide", "Air: sulphur dioxide, index", 2
    ),
    "particulates_component_of_air_quality_indicator": c.number(
        "particulates", "Air: particulates, index", 2
    ),
    "air_quality_indicator": c.number("air_quality", "Air quality (sum; higher = worse)", 2),
}


def _build(raw: RawFolder) -> pd.DataFrame:
    renamed = {theirs: column.name for theirs, column in _INDICATORS.items()}
    figures = iod.renamed_numbers(raw, _FILE, "lsoa11_code", renamed)
    return lsoas_2011(raw).merge(figures, on="area_code", validate="one_to_one")


RECIPE = Recipe(
    name="iod2019_indicators",
    topic="Deprivation",
    title="English Indices of Deprivation 2019: underlying indicators",
    description="The figures that the index of 2019 is made of, for the 32,844 small areas (LSOA "
    "2011) of England, as the publisher released them.",
    source=publishers.IOD2019,
    also=(publishers.GEOGRAPHY,),
    period="2019 (years differ by indicator)",
    geography="England, LSOA 2011",
    key=("area_code",),
    columns=(
        c.area_code(c.LSOA, "Code of the small area (LSOA 2011)"),
        c.AREA_NAME,
        *_INDICATORS.values(),
    ),
    build=_build,
    who_is_missing="People who are not in the records of benefits, health, schools or police. Counts "
    "below 10 are withheld and are missing here, not nought.",
    how_sure="Several indicators are modelled or smoothed; the technical report of the publisher says which.",
    caveats=("Do not set these against 2025: several are worked out in another way.",),
    expectations=(rows(iod.LSOAS_2011),),
    chapters=("11",),
)
