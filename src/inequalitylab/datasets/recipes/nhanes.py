"""Health and poverty of 20,293 people in the United States (NHANES), with survey weights."""

import pandas as pd

from inequalitylab.datasets import publishers
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import INTEGER, NUMBER, STRING, Column, Recipe, rows

_NOT_ASKED = "not collected: not asked of this age, or no answer"
_TEXTS = {
    "SurveyYr": ("survey_years", "Survey of two years", None),
    "Sex": ("sex", "Sex", None),
    "Race1": ("ethnic_group", "Ethnic group, in the survey's five groups", None),
    "Education": ("education", "Highest education, ages 20 and over", _NOT_ASKED),
    "HHIncome": ("household_income", "Household income a year, dollars, in bands", _NOT_ASKED),
    "HomeOwn": ("home", "Whether the home is owned or rented", _NOT_ASKED),
    "Work": ("work", "Whether in work, ages 16 and over", _NOT_ASKED),
    "HealthGen": ("general_health", "General health, own answer, ages 12 and over", _NOT_ASKED),
    "Diabetes": ("diabetes", "Ever told of diabetes by a doctor", _NOT_ASKED),
    "Smoke100": ("smoked_100", "Smoked 100 or more cigarettes in life, ages 20 and over", _NOT_ASKED),
    "SmokeNow": ("smokes_now", "Smokes now, of those who smoked 100 or more", _NOT_ASKED),
    "PhysActive": ("active", "Takes part in moderate or vigorous activity, ages 12 and over", _NOT_ASKED),
}
_NUMBERS = {
    "Age": ("age", "Age in years; 80 means 80 and over", 0, None),
    "Poverty": ("poverty_ratio", "Family income over the poverty line; 5 means 5 and over", 2, _NOT_ASKED),
    "BMI": ("bmi", "Body mass index", 2, _NOT_ASKED),
    "BPSysAve": ("systolic_pressure", "Blood pressure, systolic", 0, _NOT_ASKED),
    "TotChol": ("cholesterol", "Total cholesterol, mmol per litre", 2, _NOT_ASKED),
    "DaysPhysHlthBad": ("bad_days_body", "Days of the last 30 with bad physical health", 0, _NOT_ASKED),
    "DaysMentHlthBad": ("bad_days_mind", "Days of the last 30 with bad mental health", 0, _NOT_ASKED),
    "SleepHrsNight": ("sleep_hours", "Hours of sleep a night", 0, _NOT_ASKED),
    "WTINT2YR": ("weight_interview", "Weight for answers in the interview", 4, None),
    "WTMEC2YR": ("weight_examination", "Weight for the examination; 0 where there was none", 4, None),
    "SDMVPSU": ("cluster", "Sampling unit within the stratum", 0, None),
    "SDMVSTRA": ("stratum", "Stratum of the sample", 0, None),
}


def _build(raw: RawFolder) -> pd.DataFrame:
    table = raw.csv("cdc-nhanes/NHANESraw_2009-2012.csv.gz", ["ID", *_TEXTS, *_NUMBERS])
    texts = {ours: table[theirs].mask(table[theirs] == "") for theirs, (ours, *_) in _TEXTS.items()}
    figures = {ours: numbers(table[theirs]) for theirs, (ours, *_) in _NUMBERS.items()}
    years = texts["survey_years"].str.replace("_", " to 20")
    return pd.DataFrame({"person": numbers(table["ID"]), **texts, **figures}).assign(survey_years=years)


RECIPE = Recipe(
    name="nhanes",
    topic="Other countries",
    title="Health and poverty of people in the United States, with survey weights",
    description="Answers and measurements of 20,293 people in two surveys, one row each: income against "
    "the poverty line, general health, blood pressure and more, with the weights, clusters and strata "
    "that such a survey needs.",
    source=publishers.NHANES,
    period="2009 to 2012 (two surveys)",
    geography="United States",
    key=("person",),
    columns=(
        Column("person", "Number of the person in the survey", INTEGER),
        *(Column(ours, says, STRING, missing=why) for ours, says, why in _TEXTS.values()),
        *(
            Column(ours, says, NUMBER if decimals else INTEGER, decimals, why, minimum=0)
            for ours, says, decimals, why in _NUMBERS.values()
        ),
    ),
    build=_build,
    who_is_missing="People in care homes, prisons and the armed forces. Questions on sex, drugs, "
    "alcohol and pregnancy are left out here: the course does not need them.",
    how_sure="A sample with unequal chances: use the weights, and the clusters and strata for an interval.",
    caveats=(
        "Another country, with other health care: for learning methods, not for claims about England.",
        "Weights are for two years: halve them when you put both surveys together.",
    ),
    expectations=(rows(20_293),),
    chapters=("12",),
)
