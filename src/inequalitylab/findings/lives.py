"""How long people live: by place, over time, and along the scale of deprivation."""

from dataclasses import replace
from typing import Literal

from inequalitylab import datasets
from inequalitylab.findings import published
from inequalitylab.findings.comparing import gap, gradient
from inequalitylab.findings.kinds import Absence, Gap, Gradient, Level, Row, Trend
from inequalitylab.findings.sources import source_of
from inequalitylab.findings.topics import TOPICS, Topic
from inequalitylab.places import ENGLAND, Place

Sex = Literal["male", "female"]

DATASET = "life_expectancy"
BY_TENTH = "life_expectancy_by_deprivation"
ORDINALS = ("most", "second most", "third most", "fourth most", "fifth most")


def topic_of(sex: Sex, *, healthy: bool = False) -> Topic:
    """Return the topic of life expectancy for one sex."""
    return TOPICS[f"{'healthy' if healthy else 'life'}_{'men' if sex == 'male' else 'women'}"]


def life_expectancy(place: Place, sex: Sex, period: str | None = None) -> Level | Absence:
    """Return life expectancy at birth in one authority, in years, with England beside it.

    Source: OHID, Fingertips indicator 90366. No interval is published in the copy used.
    """
    return published.level(DATASET, topic_of(sex), place, sex, period)


def life_expectancy_over_time(place: Place, sex: Sex) -> Trend | Absence:
    """Return life expectancy at birth in one authority over three-year periods that overlap."""
    return published.trend(DATASET, topic_of(sex), place, sex)


def tenth_label(number: int) -> str:
    """Return "the most deprived tenth" for 1 to "the least deprived tenth" for 10."""
    name = ORDINALS[number - 1] if number <= len(ORDINALS) else ORDINALS[10 - number].replace("most", "least")
    return f"the {name} deprived tenth"


def _rows_by_tenth(sex: Sex, *, healthy: bool) -> tuple[list[Row], str]:
    table = datasets.load(BY_TENTH)
    indicator = "Healthy life expectancy at birth" if healthy else "Life expectancy at birth"
    table = table[(table["sex"] == sex) & (table["indicator"] == indicator)].sort_values("deprivation_tenth")
    rows = [
        Row(
            label=tenth_label(row["deprivation_tenth"]),
            short=str(row["deprivation_tenth"]),
            value=row["value"],
        )
        for row in table.to_dict("records")
    ]
    return rows, str(table["period"].iloc[0])


def life_expectancy_by_tenth(sex: Sex, *, healthy: bool = False) -> Gradient:
    """Return life expectancy by tenth of small-area deprivation, England: the slope through all ten.

    Source: ONS, health state life expectancies by national deprivation deciles. Tenths are taken as equal in
    size. No standard errors are in the copy used, so the slope has no interval.
    """
    rows, period = _rows_by_tenth(sex, healthy=healthy)
    return gradient(
        topic_of(sex, healthy=healthy),
        ENGLAND,
        period,
        source_of(BY_TENTH),
        rows,
        method="Weighted least squares through ten groups of equal size.",
    )


def life_expectancy_ends(sex: Sex, *, healthy: bool = False) -> Gap:
    """Return the gap between the least and the most deprived tenth alone: the middle eight are left out."""
    rows, period = _rows_by_tenth(sex, healthy=healthy)
    least, most = (replace(row, label=f"in {row.label}") for row in (rows[-1], rows[0]))
    return gap(
        topic_of(sex, healthy=healthy),
        ENGLAND,
        period,
        source_of(BY_TENTH),
        least,
        most,
        missing="The eight tenths between are left out",
    )
