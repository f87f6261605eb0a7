"""How active adults are, by tenth of small-area deprivation: the gradient here that has intervals."""

from inequalitylab import datasets
from inequalitylab.findings.comparing import gradient
from inequalitylab.findings.kinds import Gradient, Row
from inequalitylab.findings.lives import tenth_label
from inequalitylab.findings.sources import source_of
from inequalitylab.findings.topics import TOPICS
from inequalitylab.places import ENGLAND

DATASET = "indicators_with_intervals"
INDICATOR = 93015
# The publisher's names of the tenths, most deprived first.
TENTHS = (
    "Most deprived decile",
    "Second most deprived decile",
    "Third more deprived decile",
    "Fourth more deprived decile",
    "Fifth more deprived decile",
    "Fifth less deprived decile",
    "Fourth less deprived decile",
    "Third less deprived decile",
    "Second least deprived decile",
    "Least deprived decile",
)


def inactivity_by_tenth(period: str = "2022") -> Gradient:
    """Return the share of adults who are physically inactive by tenth of deprivation, England, in %.

    Source: OHID, Fingertips indicator 93015. The slope has an interval, from the published limits of the
    tenths. Tenths are taken as equal in size; the publisher's counts cannot be right and are not used.
    """
    table = datasets.load(DATASET)
    table = table[(table["indicator_id"] == INDICATOR) & (table["period"].astype(str) == period)]
    table = table[table["area_code"] == ENGLAND.code]
    found = {row["group"]: row for row in table.to_dict("records")}
    rows = [
        Row(
            label=tenth_label(number),
            short=str(number),
            value=found[name]["value"],
            lower=found[name]["lower"],
            upper=found[name]["upper"],
        )
        for number, name in enumerate(TENTHS, start=1)
    ]
    return gradient(
        TOPICS["inactive"],
        ENGLAND,
        period,
        source_of(DATASET),
        rows,
        why_no_interval="",
        method="Weighted least squares through ten groups of equal size; interval from their limits.",
    )
