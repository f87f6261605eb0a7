"""What the tables of the Indices of Deprivation share."""

from collections.abc import Mapping, Sequence

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import Column

LSOAS_2021 = 33_755
LSOAS_2011 = 32_844
SUPPRESSED = "suppressed: the publisher shows no count below 10"
NOT_AN_INTERVAL = (
    "An index has no confidence interval. Small differences in rank mean nothing; look at tenths and at the "
    "domains."
)
DOMAINS = {
    "imd": "Index of Multiple Deprivation",
    "income": "Income domain (share of people with low income)",
    "employment": "Employment domain (share of people of working age out of work)",
    "education": "Education, skills and training domain",
    "health": "Health deprivation and disability domain",
    "crime": "Crime domain",
    "housing": "Barriers to housing and services domain",
    "environment": "Living environment domain",
}
PARTS = ("score", "rank", "decile")


def measures(domains: Mapping[str, str], areas: int, parts: Sequence[str] = PARTS) -> list[Column]:
    """Return the columns of score, rank and tenth of each domain."""
    made = {
        "score": lambda name, says: c.number(name, f"{says}: score, higher = more deprived"),
        "rank": lambda name, says: c.rank(name, says, areas),
        "decile": c.tenth,
    }
    return [made[part](f"{ours}_{part}", says) for ours, says in domains.items() for part in parts]


def renamed_numbers(
    raw: RawFolder, file: str, code: str, renamed: Mapping[str, str], area: str = "area_code"
) -> pd.DataFrame:
    """Return the code and the renamed columns of a file of numbers."""
    table = raw.csv(file, [code, *renamed])
    found = {ours: numbers(table[theirs]) for theirs, ours in renamed.items()}
    return pd.DataFrame({area: table[code], **found})
