"""Tasks 1 and 6 of E5: the codes of a map, and from an old map to a new one."""

from typing import Any

import pandas as pd

from inequalitylab.exercises.literals import check
from inequalitylab.exercises.sets.e5.rules import Rules
from inequalitylab.exercises.sets.testcells import TestCell


def codes_of(generator: Any, number: int) -> list[str]:
    """Draw area codes."""
    return [f"E{one:08d}" for one in 1_000_000 + generator.choice(33_000, number, replace=False)]


def code_tests(rules: Rules, generator: Any) -> dict[str, TestCell]:
    """Return the test cells of task 1."""
    codes = codes_of(generator, 8)

    def refuses(of: list[str], about: str) -> str:
        return check(
            "refuses", "check_areas", pd.DataFrame({"area_code": of}), codes, about=about, idea="code_joined"
        )

    def counts(of: list[str], about: str) -> str:
        table = pd.DataFrame({"area_code": of})
        right = len(of) if rules.codes == "refuse" else len(set(of) - set(codes))
        return check("number", "check_areas", table, codes, expect=right, about=about)

    another_year = [*codes[:4], "E01999999"]
    about = "a code of another year"
    return {
        "codes-known": TestCell(
            [counts(codes[:3], "three areas of the map")],
            [
                counts(codes[2:7], "five areas of the map"),
                refuses(another_year, about) if rules.codes == "refuse" else counts(another_year, about),
            ],
        ),
        "codes-once": TestCell(
            [
                check(
                    "refuses",
                    "check_areas",
                    pd.DataFrame({"area_code": [codes[0], codes[0]]}),
                    codes,
                    about="an area twice",
                )
            ],
            [
                check(
                    "refuses",
                    "check_areas",
                    pd.DataFrame({"area_code": []}),
                    codes,
                    about="a table without areas",
                ),
                check(
                    "refuses",
                    "check_areas",
                    pd.DataFrame({"area_code": [*codes[:4], codes[2]]}),
                    codes,
                    about="five rows, an area twice",
                ),
            ],
        ),
    }


def lookup_tests(generator: Any) -> dict[str, TestCell]:
    """Return the test cells of task 6."""

    def of(table: pd.DataFrame, lookup: pd.DataFrame, about: str) -> str:
        pairs = table.merge(lookup, left_on="area_code", right_on="old_code")
        parts = pairs.groupby("old_code")["new_code"].transform("count")

        def summed(people: pd.Series, rows: pd.DataFrame = pairs) -> pd.DataFrame:
            sums = people.groupby(rows["new_code"]).sum()
            return pd.DataFrame({"area_code": sums.index, "people": sums.to_numpy()})

        first = pairs.drop_duplicates("old_code")
        return check(
            "table",
            "to_new_areas",
            table,
            lookup,
            expect=summed((pairs["people"] * pairs["share"]).round(6)),
            about=about,
            extra={"key": "area_code"},
            slips={
                "double_counted": summed(pairs["people"]),
                "first_match_only": summed(first["people"], first),
                "split_equally": summed(pairs["people"] / parts),
            },
        )

    def draw(into: list[int], joined: int) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Old areas that become as many new ones as `into` says; the first of the first `joined` become "
        "one."""
        old, new = codes_of(generator, len(into)), iter(codes_of(generator, sum(into) + 1))
        one = next(new)
        rows = []
        for row, parts in enumerate(into):
            shares = generator.integers(2, 8, parts) * 5.0
            shares = (100 * shares / shares.sum()).round()
            shares[-1] += 100 - shares.sum()
            for part, share in enumerate(shares):
                code = one if row < joined and part == 0 else next(new)
                rows.append({"old_code": old[row], "new_code": code, "share": share / 100})
        people = generator.integers(8, 30, len(into)) * 100
        return pd.DataFrame({"area_code": old, "people": people}), pd.DataFrame(rows)

    table, lookup = draw([2, 2, 1], joined=2)
    absent = table.assign(area_code=["E01999999", *table["area_code"][1:]])
    return {
        "lookup-splits": TestCell(
            [of(*draw([2, 1], joined=0), "one area in two, one as it was")],
            [of(*draw([3, 1, 2], joined=0), "one area in three, one in two")],
        ),
        "lookup-joins": TestCell(
            [of(*draw([1, 1], joined=2), "two areas made one")],
            [
                of(table, lookup, "areas split and parts made one"),
                check(
                    "refuses",
                    "to_new_areas",
                    absent,
                    lookup,
                    about="a code that is not in the look-up",
                    idea="code_joined",
                ),
            ],
        ),
    }
