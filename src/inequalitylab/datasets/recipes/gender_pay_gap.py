"""Gender pay gap by employer, 2021 to 2022."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import BOOLEAN, NUMBER, Column, Recipe, rows

_FILE = "gov-gender-pay-gap/UK Gender Pay Gap Data - 2021 to 2022.csv"
_NO_BONUS = "not applicable: no bonus was paid to one or both groups"
_NO_QUARTERS = "not collected: the employer gave no quarters"
_GAPS = {
    "DiffMeanHourlyPercent": ("mean_hourly_gap", "Mean hourly pay of women below that of men, %", None),
    "DiffMedianHourlyPercent": ("median_hourly_gap", "Median hourly pay of women below that of men, %", None),
    "DiffMeanBonusPercent": ("mean_bonus_gap", "Mean bonus of women below that of men, %", _NO_BONUS),
    "DiffMedianBonusPercent": ("median_bonus_gap", "Median bonus of women below that of men, %", _NO_BONUS),
}
_SHARES = {
    "FemaleLowerQuartile": ("women_lowest_quarter", "Women among the lowest-paid quarter of staff, %"),
    "FemaleLowerMiddleQuartile": ("women_second_quarter", "Women among the second quarter, %"),
    "FemaleUpperMiddleQuartile": ("women_third_quarter", "Women among the third quarter, %"),
    "FemaleTopQuartile": ("women_highest_quarter", "Women among the highest-paid quarter, %"),
}


def _build(raw: RawFolder) -> pd.DataFrame:
    texts = ["EmployerId", "EmployerName", "EmployerSize", "SicCodes", "SubmittedAfterTheDeadline"]
    table = raw.csv(_FILE, [*texts, *_GAPS, *_SHARES])
    renamed = {theirs: ours for theirs, (ours, *_) in {**_GAPS, **_SHARES}.items()}
    codes = table["SicCodes"].str.replace(r"\s+", "", regex=True).str.replace(",", " ")
    return pd.DataFrame(
        {
            "employer_id": numbers(table["EmployerId"]),
            "employer_name": table["EmployerName"].str.split().str.join(" "),
            "employer_size": table["EmployerSize"],
            "industry_codes": codes.mask(codes == ""),
            "submitted_late": table["SubmittedAfterTheDeadline"] == "True",
            **{ours: numbers(table[theirs]) for theirs, ours in renamed.items()},
        }
    )


RECIPE = Recipe(
    name="gender_pay_gap",
    topic="Money, work and homes",
    title="Gender pay gap by employer, 2021 to 2022",
    description="What employers with 250 or more staff in Great Britain reported about the pay of women "
    "and men: gaps in hourly pay and bonus, and the share of women in each quarter of pay. Minus means "
    "that women are paid more.",
    source=publishers.GENDER_PAY,
    period="2021 to 2022 (pay of April 2021)",
    geography="Great Britain, employers",
    key=("employer_id",),
    columns=(
        c.count("employer_id", "Number of the employer in the publisher's service"),
        Column("employer_name", "Name of the employer"),
        Column("employer_size", "How many staff, in bands"),
        Column("industry_codes", "Standard Industrial Classification codes", missing="not collected"),
        Column("submitted_late", "true where the report came after the deadline", BOOLEAN),
        *(c.number(ours, says, 1, why) for ours, says, why in _GAPS.values()),
        *(
            Column(ours, says, NUMBER, 1, _NO_QUARTERS, minimum=0, maximum=100)
            for ours, says in _SHARES.values()
        ),
    ),
    build=_build,
    who_is_missing="Everyone who works for a smaller employer or for themselves, and people who are "
    "neither women nor men in the records. Nothing here is about ethnic group or disability.",
    how_sure="Employers report on themselves; nobody checks every figure. Some are impossible (gaps of "
    "-499.5%): good for learning to clean data.",
    caveats=(
        "A gap compares everyone's pay, not pay for the same work.",
        "Names of the persons who signed, addresses and company numbers are left out.",
        "An employer is not a place: an address is a head office.",
    ),
    expectations=(rows(10_465),),
)
