"""What a rank can say: the share behind it, moves between two indices, and made-up ranks to learn by."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
import pandas as pd

from inequalitylab import datasets
from inequalitylab.findings.area_kinds import Moves, Queue, RankCurve
from inequalitylab.findings.comparing import ratio_or_none
from inequalitylab.findings.kinds import NOT_APPLICABLE, Row
from inequalitylab.findings.people import DEPRIVATION_YEAR
from inequalitylab.findings.practice import WHY_NO_INTERVAL
from inequalitylab.findings.sources import MADE_UP, source_of
from inequalitylab.findings.topics import TOPICS
from inequalitylab.measures import difference
from inequalitylab.places import ENGLAND, Place

PERCENT = 100
CURVE_POINTS = 160
FURTHEST = 2
MOVES = {
    -2: ("in small areas that moved two or more tenths towards most deprived", "2+ more deprived"),
    -1: ("in small areas that moved one tenth towards most deprived", "1 more deprived"),
    0: ("in small areas that stayed in the same tenth", "Same tenth"),
    1: ("in small areas that moved one tenth towards least deprived", "1 less deprived"),
    2: ("in small areas that moved two or more tenths towards least deprived", "2+ less deprived"),
}
FIRST_YEAR = {"Mill Lane": 40, "Harbour": 36, "Station": 30, "Hilltop": 20, "Meadows": 12}
SECOND_YEAR = {"Mill Lane": 28, "Harbour": 32, "Station": 24, "Hilltop": 15, "Meadows": 10}
HARBOUR = Place("made-up Harbour", "Harbour", "lsoa", ENGLAND.vintage)


def low_income_at_ranks(first: int, second: int) -> RankCurve:
    """Return the share of people with a low income in England's small areas at two ranks, and at all.

    Ranks are those of the income domain, 1 the most deprived. The ratio sets the first against the second.
    """
    shares = PERCENT * np.sort(datasets.load("iod2025")["income_score"].to_numpy())[::-1]
    ranks = np.unique(np.linspace(0, len(shares) - 1, CURVE_POINTS).astype(int))
    rows = tuple(
        Row(
            label=f"in the small area at rank {rank:,}",
            short=f"Rank {rank:,}",
            value=float(shares[rank - 1]),
        )
        for rank in (first, second)
    )
    high, low = (row.value or 0.0 for row in rows)
    return RankCurve(
        topic=TOPICS["low_income_share"],
        place=ENGLAND,
        period=DEPRIVATION_YEAR,
        source=source_of("iod2025"),
        rows=rows,
        ranks=(first, second),
        ranked=len(shares),
        curve=tuple((float(rank + 1), float(shares[rank])) for rank in ranks),
        difference=difference(high, low, unit="%"),
        ratio=ratio_or_none(high, low),
        why_no_interval="It comes from records, so it has no sampling range.",
        method="Income domain of the Indices of Deprivation 2025, after housing costs.",
    )


@lru_cache(maxsize=1)
def _both_indices() -> pd.DataFrame:
    """Return the tenths of 2019 and 2025 of every small area whose boundary did not change."""
    links = datasets.load("lsoa_2011_to_2021")
    links = links[links["change"] == "unchanged"]
    before = datasets.load("iod2019")[["area_code", "imd_decile"]]
    after = datasets.load("iod2025")[["area_code", "imd_decile", "population", "authority_code"]]
    table = links.merge(before, left_on="code_2011", right_on="area_code", validate="1:1")
    table = table.merge(after, left_on="code_2021", right_on="area_code", suffixes=("_2019", "_2025"))
    moved = table["imd_decile_2025"] - table["imd_decile_2019"]
    return table.assign(moved=moved.clip(-FURTHEST, FURTHEST))


def moves(place: Place) -> Moves:
    """Return the share of people by how far their small area moved along the tenths, 2019 to 2025.

    Only small areas with the same boundary in both count; the others are `left_out`. Methods changed
    between the two indices, so a move is not a change in life.
    """

    def rows(code: str) -> tuple[Row, ...]:
        table = _both_indices()
        table = table if code == ENGLAND.code else table[table["authority_code"] == code]
        people = table.groupby("moved")["population"].sum()
        everyone = float(people.sum())
        return tuple(
            Row(
                label=label,
                short=short,
                value=PERCENT * float(people.get(step, 0)) / everyone,
                count=float(people.get(step, 0)),
                denominator=everyone,
            )
            for step, (label, short) in MOVES.items()
        )

    table = datasets.load("iod2025")
    everywhere = len(table) if place == ENGLAND else int((table["authority_code"] == place.code).sum())
    kept = _both_indices()
    same = len(kept) if place == ENGLAND else int((kept["authority_code"] == place.code).sum())
    left_out = everywhere - same
    return Moves(
        topic=TOPICS["moves"],
        place=place,
        period="2019 and 2025",
        source=replace(source_of("iod2025"), title="English Indices of Deprivation 2019 and 2025"),
        rows=rows(place.code),
        england=() if place == ENGLAND else rows(ENGLAND.code),
        left_out=left_out,
        everywhere=everywhere,
        missing=f"{left_out} of {everywhere:,} small areas were drawn anew and are left out"
        if left_out
        else "",
        why_no_interval=NOT_APPLICABLE,
        method="Tenths of the Indices of Deprivation 2019 and 2025; people by Census 2021.",
    )


def in_most_deprived_tenth_in(year: int, place: Place) -> tuple[int, int]:
    """Return how many small areas of a place are in England's most deprived tenth, and how many there are.

    `year` is 2019 or 2025. The small areas of 2019 are not those of 2025, and methods changed.
    """
    table = datasets.load(f"iod{year}")
    if place != ENGLAND:
        table = table[table["authority_code"] == place.code]
    return int((table["imd_decile"] == 1).sum()), len(table)


def all_improve() -> tuple[Queue, Queue]:
    """Return five made-up small areas in two years: every share falls, and two change places."""
    return _made_up(FIRST_YEAR, "the first year"), _made_up(SECOND_YEAR, "the second year")


def _made_up(shares: dict[str, int], period: str) -> Queue:
    ordered = sorted(shares.items(), key=lambda item: -item[1])
    return Queue(
        topic=TOPICS["low_income_share"],
        place=HARBOUR,
        period=period,
        source=MADE_UP,
        rows=tuple(Row(label=name, value=float(value), code=f"made-up {name}") for name, value in ordered),
        order="from most to least deprived",
        among="small areas near it",
        stands=[name for name, _ in ordered].index(HARBOUR.name) + 1,
        why_no_interval=WHY_NO_INTERVAL,
        made_up=True,
    )
