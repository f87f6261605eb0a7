"""E5 Your area in public data: the tables that its tests use, and what its placeholders stand for."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from inequalitylab.exercises.literals import check
from inequalitylab.exercises.sets import ExerciseSet
from inequalitylab.exercises.sets.e5.maps import code_tests, codes_of, lookup_tests
from inequalitylab.exercises.sets.e5.rules import Rules
from inequalitylab.exercises.sets.e5.statements import PLACE, figures_of, place_of
from inequalitylab.exercises.sets.testcells import TestCell, tests_of

# From here on a published number has a comma.
_THOUSAND = 1_000


def _areas(generator: Any, rules: Rules, number: int, empty: int = 0) -> pd.DataFrame:
    """Draw a made-up table of areas, the last `empty` of them without people."""
    people = generator.integers(600, 3500, number)
    people[number - empty :] = 0
    low_income = generator.uniform(0.02, 0.45, number).round(3)
    table = pd.DataFrame(
        {
            "area_code": codes_of(generator, number),
            "score": generator.uniform(2, 70, number).round(2),
            "group": generator.integers(1, rules.groups + 1, number),
            "people": people,
            "low_income": np.where(people > 0, low_income, np.nan),
        }
    )
    table.loc[:2, "group"] = 1
    table.loc[3, "group"] = 2
    return table


def _rank_tests(rules: Rules, generator: Any) -> dict[str, TestCell]:
    def ranks(scores: list[float], ties: str | None = None, turned: bool = False) -> list[float]:
        ascending = rules.first_is_most_deprived if turned else not rules.first_is_most_deprived
        method: Any = ties or rules.ties
        return pd.Series(scores).rank(ascending=ascending, method=method).tolist()

    def of(scores: list[float], about: str) -> str:
        return check(
            "numbers",
            "rank_areas",
            scores,
            expect=ranks(scores),
            about=about,
            slips={
                "rank_reversed": ranks(scores, turned=True),
                "ties_by_order": ranks(scores, "first"),
                "ties_averaged": ranks(scores, "average"),
                "ties_dense": ranks(scores, "dense"),
                "ties_other_end": ranks(scores, "max" if rules.ties == "min" else "min"),
            },
        )

    plain = generator.uniform(2, 70, 7).round(2).tolist()
    tied = generator.uniform(2, 70, 5).round(2).tolist()
    tied = [tied[0], tied[1], tied[1], tied[2], tied[3], tied[3], tied[3], tied[4]]
    return {
        "ranks-direction": TestCell([of([12.5, 40.1, 7.3], "three scores")], [of(plain, "seven scores")]),
        "ranks-ties": TestCell(
            [of([12.5, 40.1, 12.5, 7.3], "two areas tied")], [of(tied, "a pair and three tied")]
        ),
    }


def _group_tests(rules: Rules, generator: Any) -> dict[str, TestCell]:
    k = rules.groups

    def of(rank: int, areas: int, about: str) -> str:
        right = -(-rank * k // areas)
        return check(
            "number",
            "group_of",
            rank,
            areas,
            expect=right,
            about=about,
            slips={
                "group_by_floor": rank * k // areas,
                "group_reversed": k + 1 - right,
                "ten_groups": -(-rank * 10 // areas),
                "cut_point_moved": min(rank * k // areas + 1, k),
            },
        )

    def last(group: int, areas: int) -> int:
        return group * areas // k

    england = 33_755
    areas = int(generator.integers(300, 900)) * k + 3
    inside = [int((group - 0.45) * areas / k) for group in (1, k // 2, k)]
    return {
        "groups-inside": TestCell(
            [of(100, england, "rank 100 of 33,755")],
            [of(rank, areas, "a rank inside a group") for rank in inside],
        ),
        "groups-cut-points": TestCell(
            [of(last(1, england), england, f"rank {last(1, england):,} of 33,755")],
            [
                of(last(1, england) + 1, england, "the first rank after the first cut-point"),
                of(last(3, areas) + 1, areas, "the first rank after a cut-point"),
                of(20, 20 * k, "a rank that is a cut-point exactly"),
                of(areas, areas, "the last rank of all"),
            ],
        ),
    }


def _share_tests(rules: Rules, generator: Any) -> dict[str, TestCell]:
    def of(table: pd.DataFrame, group: int, about: str) -> str:
        inside = table["group"] == group
        turned = table["group"] == rules.groups + 1 - group
        total = table["people"].sum()
        return check(
            "number",
            "share_living_in",
            table[["area_code", "group", "people"]],
            group,
            expect=float(rules.whole * table.loc[inside, "people"].sum() / total),
            about=about,
            slips={
                "areas_for_people": float(rules.whole * inside.mean()),
                "other_group": float(rules.whole * table.loc[turned, "people"].sum() / total),
            },
        )

    def nobody(table: pd.DataFrame, about: str) -> str:
        table = table[["area_code", "group", "people"]].assign(people=0)
        return check("refuses", "share_living_in", table, 1, about=about)

    seen, more = _areas(generator, rules, 4), _areas(generator, rules, 9, empty=1)
    return {
        "share-people": TestCell(
            [of(seen, 1, "four areas")],
            [
                of(more, 1, "nine areas"),
                of(more, 2, "another group"),
                of(more.head(1), 1, "an island: one area alone"),
            ],
        ),
        "share-nobody": TestCell(
            [nobody(seen, "four areas where nobody lives")],
            [
                of(seen, rules.groups + 3, "a group without areas"),
                nobody(more, "nine areas where nobody lives"),
            ],
        ),
    }


def _mean_tests(rules: Rules, generator: Any) -> dict[str, TestCell]:
    def mean(table: pd.DataFrame, people: pd.Series) -> float:
        weighted = float(np.average(table["score"], weights=people))
        return weighted if rules.mean == "weighted" else weighted - float(table["score"].mean())

    def of(table: pd.DataFrame, about: str, as_published: pd.DataFrame | None = None) -> str:
        known = table.dropna(subset=["score", "people"])
        zeroed = table[["score", "people"]].fillna(0)
        few = known[known["people"] < _THOUSAND]
        slips = {
            "simple_mean": float(known["score"].mean()),
            "star_as_zero": mean(zeroed, zeroed["people"]),
            "zero_people_counted": mean(known, known["people"].clip(lower=1)),
        }
        if as_published is not None:
            slips["comma_lost"] = mean(few, few["people"])
        right = mean(known, known["people"])
        given = table if as_published is None else as_published
        return check("number", "average_score", given, expect=right, about=about, slips=slips)

    def plain(number: int, empty: int = 0) -> pd.DataFrame:
        return _areas(generator, rules, number, empty)[["area_code", "score", "people"]]

    def missing(number: int) -> str:
        """Blank out a score and a number of people, and write the table as it would be published."""
        table = plain(number).astype({"people": float})
        table.loc[0, "people"], table.loc[3, "people"] = 800, 2_450
        table.loc[1, "score"] = np.nan
        table.loc[2, "people"] = np.nan
        text = table.assign(
            score=["*" if np.isnan(one) else str(one) for one in table["score"]],
            people=["" if np.isnan(one) else f"{one:,.0f}" for one in table["people"]],
        )
        about = f"{number} areas as published, a score and a number of people missing"
        refuse = check("refuses", "average_score", text, about=about)
        return of(table, about, text) if rules.missing == "leave_out" else refuse

    return {
        "mean-weighted": TestCell(
            [of(plain(4), "four areas")],
            [
                of(plain(7), "seven areas"),
                of(plain(6, empty=1), "an area without people"),
                of(plain(4).head(1), "an island: one area alone"),
                check("leaves_alone", "average_score", plain(5), about="five areas"),
            ],
        ),
        "mean-missing": TestCell(
            [missing(5)],
            [
                missing(8),
                check(
                    "refuses", "average_score", plain(4).assign(people=0), about="areas where nobody lives"
                ),
            ],
        ),
    }


def _outside_tests(rules: Rules, generator: Any) -> dict[str, TestCell]:
    def of(table: pd.DataFrame, group: int, about: str) -> str:
        table = table[["area_code", "group", "people", "low_income"]]
        low = (table["people"] * table["low_income"]).fillna(0)
        outside = table["group"] != group
        turned = table["group"] != rules.groups + 1 - group
        right = float(rules.whole * low[outside].sum() / low.sum())
        rates = table["low_income"].fillna(0)
        return check(
            "number",
            "low_income_outside",
            table,
            group,
            expect=right,
            about=about,
            slips={
                "inside_for_outside": rules.whole - right,
                "zero_people_counted": float("nan"),
                "ecological": float(rules.whole * table.loc[outside, "people"].sum() / table["people"].sum()),
                "mean_of_rates": float(rules.whole * rates[outside].sum() / rates.sum()),
                "other_group": float(rules.whole * low[turned].sum() / low.sum()),
            },
        )

    return {
        "outside-people": TestCell(
            [of(_areas(generator, rules, 5), 1, "five areas")],
            [of(_areas(generator, rules, 9), 1, "nine areas")],
        ),
        "outside-empty-area": TestCell(
            [of(_areas(generator, rules, 6, empty=1), 1, "six areas, one without people")],
            [
                of(_areas(generator, rules, 8, empty=2), 2, "eight areas, two without people"),
                check(
                    "refuses",
                    "low_income_outside",
                    _areas(generator, rules, 5)[["area_code", "group", "people"]].assign(low_income=0.0),
                    1,
                    about="five areas where nobody is on low income",
                ),
            ],
        ),
    }


def rules_of(generator: Any) -> Rules:
    """Draw the rules of a variant: ranks, ties, groups and unit always change."""
    codes = str(generator.choice(["refuse", "count"]))
    return Rules(
        first_is_most_deprived=False,
        groups=int(generator.choice([4, 5, 8, 20])),
        ties="max",
        percent=False,
        codes=codes,
        # Of codes, missing numbers and the mean, enough must change to keep a public answer below its bound.
        missing=str(generator.choice(["leave_out", "refuse"])) if codes == "count" else "leave_out",
        mean="difference",
    )


def values_of(rules: Rules, generator: Any) -> Mapping[str, Any]:
    """Draw the tables and work out what the tests expect of them."""
    cells: dict[str, TestCell] = {}
    for make in (code_tests, _rank_tests, _group_tests, _share_tests, _mean_tests):
        cells |= make(rules, generator)
    cells |= lookup_tests(generator)
    cells |= _outside_tests(rules, generator)
    return {
        "tests": tests_of(cells),
        "place": figures_of(PLACE if rules == Rules() else place_of(generator)),
    }


SET = ExerciseSet(
    name="E5",
    title="Your area in public data",
    chapter="05_your_area_in_public_data",
    notebook="E5-your-area-in-public-data",
    measures_allowed=False,
    folder="e5",
    public_rules=Rules(),
    rules_of=rules_of,
    values_of=values_of,
)
