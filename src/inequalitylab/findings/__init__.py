"""What we found: asked of the data by plain functions, answered with frozen findings.

>>> from inequalitylab import findings, places
>>> findings.decay(places.find("Leeds")).here.value
21.9
"""

from inequalitylab.findings.activity import inactivity_by_tenth
from inequalitylab.findings.chance_kinds import Contrast, Ranges, Surveys, is_clear
from inequalitylab.findings.comparing import absent, against_england, gap, gradient, over_time, turned_round
from inequalitylab.findings.homes import homeless_households
from inequalitylab.findings.kinds import (
    NOT_APPLICABLE,
    NOT_PUBLISHED,
    Absence,
    Comparison,
    Distribution,
    Finding,
    Funnel,
    Gap,
    GapOverTime,
    Gradient,
    Level,
    Parts,
    Pattern,
    Row,
    Source,
    Trend,
)
from inequalitylab.findings.lives import (
    life_expectancy,
    life_expectancy_by_tenth,
    life_expectancy_ends,
    life_expectancy_over_time,
)
from inequalitylab.findings.neighbourhoods import deprivation_map, low_income_by_neighbourhood
from inequalitylab.findings.people import ages, average_score, by_deprivation, in_most_deprived_tenth, people
from inequalitylab.findings.smoking import nearest_with_smoking, smoking, smoking_funnel
from inequalitylab.findings.sources import MADE_UP, source_of
from inequalitylab.findings.teeth import (
    decay,
    decay_by_fifth,
    decay_gap,
    decay_in_similar_places,
    decay_over_time,
)
from inequalitylab.findings.topics import TOPICS, Topic

__all__ = [
    "MADE_UP",
    "NOT_APPLICABLE",
    "NOT_PUBLISHED",
    "TOPICS",
    "Absence",
    "Comparison",
    "Contrast",
    "Distribution",
    "Finding",
    "Funnel",
    "Gap",
    "GapOverTime",
    "Gradient",
    "Level",
    "Parts",
    "Pattern",
    "Ranges",
    "Row",
    "Source",
    "Surveys",
    "Topic",
    "Trend",
    "absent",
    "against_england",
    "ages",
    "average_score",
    "by_deprivation",
    "decay",
    "decay_by_fifth",
    "decay_gap",
    "decay_in_similar_places",
    "decay_over_time",
    "deprivation_map",
    "gap",
    "gradient",
    "homeless_households",
    "in_most_deprived_tenth",
    "inactivity_by_tenth",
    "is_clear",
    "life_expectancy",
    "life_expectancy_by_tenth",
    "life_expectancy_ends",
    "life_expectancy_over_time",
    "low_income_by_neighbourhood",
    "nearest_with_smoking",
    "over_time",
    "people",
    "smoking",
    "smoking_funnel",
    "source_of",
    "turned_round",
]
