"""E8 Chance and uncertainty: the numbers that its tests use, and what its placeholders stand for."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from inequalitylab.exercises.literals import check
from inequalitylab.exercises.sets import ExerciseSet
from inequalitylab.exercises.sets.e8.answers import (
    Rules,
    Z,
    count_limits,
    difference,
    limits_of,
    verdict,
    wilson,
)
from inequalitylab.exercises.sets.e8.statements import TOWNS, statement_of, towns_of
from inequalitylab.exercises.sets.published import Published, tidy_tests
from inequalitylab.exercises.sets.testcells import TestCell, tests_of
from inequalitylab.measures.intervals import exact_poisson_interval

SCALE_WORDS = {1: "as a share from 0 to 1", 100: "in percent", 1000: "per 1,000"}
LOOSE = 1e-6


def _by_arguments(*pairs: tuple[int, int], rules: Rules) -> dict[str, Any]:
    """Return what `wilson` answers for some areas, for the tests of functions that may call it."""
    return {"wilson": {pair: wilson(*pair, rules) for pair in pairs}}


def _loose(right: list[float]) -> dict[str, float]:
    return {"tolerance": max(LOOSE * abs(right[-1] - right[-2]), 1e-9)}


def _wilson_tests(rules: Rules, generator: Any) -> dict[str, TestCell]:
    z = Z[rules.confidence]
    other = 90 if rules.confidence == 95 else 95

    def of(events: int, people: int, about: str) -> str:
        share = events / people
        half = z * np.sqrt(share * (1 - share) / people)
        right = wilson(events, people, rules)
        plain = [rules.scale * (share - half), rules.scale * (share + half)]
        return check(
            "numbers",
            "wilson",
            events,
            people,
            expect=right,
            about=about,
            extra=_loose(right),
            slips={
                "no_width" if events in (0, people) else "plain_interval": plain,
                "interval_backwards": right[::-1],
                "other_confidence": wilson(events, people, rules, other),
            },
        )

    def refuses(events: int, people: int, about: str) -> str:
        return check("refuses", "wilson", events, people, about=about)

    many = generator.integers(250, 900, 2)
    few = generator.integers(9, 20, 2)
    all_of = generator.integers(15, 40, 2)
    return {
        "wilson-many": TestCell(
            [of(60, 250, "60 of 250"), of(200, 1000, "200 of 1,000")],
            [
                of(int(many[0] * 0.31), int(many[0]), "a few hundred people, about three in ten"),
                of(int(many[1] * 0.08), int(many[1]), "a few hundred people, about one in twelve"),
            ],
        ),
        "wilson-few": TestCell(
            [of(2, 10, "2 of 10")],
            [of(3, int(few[0]), "3 of a few"), of(int(few[1]) - 2, int(few[1]), "all but 2 of a few")],
        ),
        "wilson-none-or-all": TestCell(
            [of(0, 20, "none of 20")],
            [of(0, int(all_of[0]), "none of some"), of(int(all_of[1]), int(all_of[1]), "all of some")],
        ),
        "wilson-refuses": TestCell(
            [refuses(0, 0, "nobody examined")],
            [refuses(12, 11, "more events than people"), refuses(-1, 30, "fewer than no events")],
        ),
    }


def _count_tests(rules: Rules, generator: Any) -> dict[str, TestCell]:
    z, below = Z[rules.confidence], rules.exact_below

    def of(events: int, about: str) -> str:
        right = count_limits(events, rules)
        half = z * np.sqrt(events)
        slips = {"counts_are_certain": [events, events], "normal_for_counts": [events - half, events + half]}
        if events >= below:
            upper = events * (1 - 1 / (9 * events) + z / (3 * np.sqrt(events))) ** 3
            slips["byar_upper"] = [right[0], upper]
            slips["exact_for_many"] = limits_of(exact_poisson_interval(events, confidence=rules.level))
        else:
            x, y = events, events + 1
            slips["byar_for_few"] = [
                x * (1 - 1 / (9 * x) - z / (3 * np.sqrt(x))) ** 3 if x else 0.0,
                y * (1 - 1 / (9 * y) + z / (3 * np.sqrt(y))) ** 3,
            ]
        return check(
            "numbers", "count_limits", events, expect=right, about=about, extra=_loose(right), slips=slips
        )

    many = sorted(int(one) for one in generator.choice(np.arange(below + 2, 300), 2, replace=False))
    few = [int(one) for one in generator.choice(np.arange(2, below - 1), 2, replace=False)]
    return {
        "counts-many": TestCell(
            [of(below * 3, f"{below * 3} events")],
            [of(below, "the smallest count that is not few"), *(of(one, "a larger count") for one in many)],
        ),
        "counts-few": TestCell(
            [of(few[0], f"{few[0]} events")],
            [of(few[1], "a few events"), of(below - 1, "the largest count that is few")],
        ),
        "counts-none": TestCell([of(0, "no events")], [of(0, "no events"), of(1, "one event")]),
    }


def _rate_tests(rules: Rules, generator: Any) -> dict[str, TestCell]:
    def of(events: int, people: int, about: str) -> str:
        counts = [float(events), *count_limits(events, rules)]
        right = [rules.per * one / people for one in counts]
        other = 1_000 if rules.per != 1_000 else 100_000
        return check(
            "numbers",
            "rate",
            events,
            people,
            expect=right,
            about=about,
            extra=_loose(right),
            carried={"count_limits": counts[1:]},
            slips={
                "count_for_rate": counts,
                "other_multiplier": [one / rules.per * other for one in right],
                "counts_are_certain": [right[0]] * 3,
            },
        )

    people = [int(one) for one in generator.integers(20_000, 400_000, 3)]
    return {
        "rate-limits": TestCell(
            [of(45, people[0], f"45 events among {people[0]:,} people")],
            [
                of(int(generator.integers(50, 200)), people[1], "many events"),
                of(int(generator.integers(2, rules.exact_below - 1)), people[2], "few events"),
                check("refuses", "rate", 3, 0, about="no people"),
            ],
        )
    }


def _difference_tests(rules: Rules, generator: Any) -> dict[str, TestCell]:
    z = Z[rules.confidence]

    def of(a: tuple[int, int], b: tuple[int, int], about: str) -> str:
        right = difference(a, b, rules)
        first, second = (a, b) if rules.b_less_a else (b, a)
        p1, p2 = first[0] / first[1], second[0] / second[1]
        half = z * rules.scale * np.sqrt(p1 * (1 - p1) / first[1] + p2 * (1 - p2) / second[1])
        (low1, high1), (low2, high2) = wilson(*first, rules), wilson(*second, rules)
        return check(
            "numbers",
            "difference",
            *a,
            *b,
            expect=right,
            about=about,
            extra=_loose(right),
            carried=_by_arguments(a, b, rules=rules),
            slips={
                "difference_reversed": [-right[0], -right[2], -right[1]],
                "plain_difference": [right[0], right[0] - half, right[0] + half],
                "limits_subtracted": [right[0], low2 - high1, high2 - low1],
            },
        )

    def says(a: tuple[int, int], b: tuple[int, int], about: str) -> str:
        right = verdict(a, b, rules)
        by_share = "higher" if difference(a, b, rules)[0] > 0 else "lower"
        slips = {"any_gap_counts": by_share} if right == "not clear" else {"overlap_fallacy": "not clear"}
        if right != "not clear":
            slips["difference_reversed"] = "lower" if right == "higher" else "higher"
        carried = {"difference": difference(a, b, rules), **_by_arguments(a, b, rules=rules)}
        return check("text", "compare", *a, *b, expect=right, about=about, carried=carried, slips=slips)

    overlapping = _overlapping(rules, generator)
    size = [int(one) for one in generator.integers(200, 500, 4)]
    low, high = (int(0.2 * size[0]), size[0]), (int(0.33 * size[1]), size[1])
    unclear = (int(0.24 * size[2]), size[2]), (int(0.25 * size[3]), size[3])
    seen = ((60, 250), (82, 250))
    return {
        "difference-limits": TestCell(
            [of(*seen, "60 of 250 in A and 82 of 250 in B")],
            [of(low, high, "B larger"), of((2, 14), (9, 21), "few people")],
        ),
        "difference-direction": TestCell(
            [of(*seen[::-1], "82 of 250 in A and 60 of 250 in B")], [of(high, low, "A larger")]
        ),
        "compare-words": TestCell(
            [says(*seen, "60 of 250 in A and 82 of 250 in B")],
            [
                says(*overlapping, "two ranges that overlap"),
                says(*overlapping[::-1], "the same, turned round"),
                says(*unclear, "two shares close together"),
            ],
        ),
    }


def _overlapping(rules: Rules, generator: Any) -> tuple[tuple[int, int], tuple[int, int]]:
    """Draw two areas whose ranges overlap while their difference is clear."""
    while True:
        people = int(generator.integers(200, 600))
        a, b = (int(people * 0.25), people), (int(people * generator.uniform(0.3, 0.4)), people)
        if (
            verdict(a, b, rules) != "not clear"
            and wilson(*a, rules)[1] > wilson(*b, rules)[0] + 0.005 * rules.scale
        ):
            return a, b


def _widths(areas: list[tuple[int, int]], rules: Rules) -> Any:
    limits = [wilson(events, people, rules) for events, people in areas]
    return np.array([upper - lower for lower, upper in limits])


def _area_tests(rules: Rules, generator: Any) -> dict[str, TestCell]:
    function = "least_sure" if rules.least_sure else "most_sure"

    def of(people: list[int], shares: list[float], about: str) -> str:
        order = generator.permutation(len(people))
        codes = [f"X{number:08d}" for number in generator.choice(9999, len(people), replace=False)]
        table = pd.DataFrame({"area_code": codes, "people": people}).iloc[order].reset_index(drop=True)
        table["events"] = [round(people[row] * shares[row]) for row in order]
        # By residents, the last area would be picked: that is how dividing by them is found out.
        sizes = generator.permutation(np.arange(2, len(people) + 2)) * 20_000
        sizes[-1] = 2_000 if rules.least_sure else 900_000
        table.insert(1, "residents", sizes[order])
        areas = [(int(e), int(n)) for e, n in zip(table["events"], table["people"], strict=True)]
        widths = _widths(areas, rules)
        of_residents = _widths(
            [(int(e), int(n)) for e, n in zip(table["events"], table["residents"], strict=True)], rules
        )
        pick = np.argmax if rules.least_sure else np.argmin
        other = np.argmin if rules.least_sure else np.argmax
        share = table["events"] / table["people"]
        extreme = share.idxmin() if rules.least_sure else share.idxmax()
        named = table["area_code"]
        return check(
            "text",
            function,
            table,
            expect=named[int(pick(widths))],
            about=about,
            carried=_by_arguments(*areas, rules=rules),
            slips={
                "surest_for_least": named[int(other(widths))],
                "residents_for_examined": named[int(pick(of_residents))],
                "smallest_share": named[extreme],
            },
        )

    sizes = [int(one) for one in generator.integers(700, 1500, 2)]
    return {
        "widest-area": TestCell(
            [of([300, 40, 4000, 900], [0.05, 0.5, 0.6, 0.4], "four areas")],
            [
                of(
                    [*sizes, 35, 60, 2500, 1200],
                    [0.02, 0.3, 0.4, 0.01, 0.45, 0.35],
                    "six areas, the smallest share not in the smallest",
                ),
                of(
                    [100, 120, 4000, 1000],
                    [0.02, 0.5, 0.9, 0.4],
                    "four areas, the smallest not least sure",
                ),
            ],
        )
    }


def rules_of(generator: Any) -> Rules:
    """Draw the rules of a variant: level and direction always change, so that a public answer is wrong."""
    return Rules(
        confidence=int(generator.choice([90, 99])),
        scale=int(generator.choice([1, 1000])),
        exact_below=int(generator.choice([15, 20, 25])),
        per=int(generator.choice([1_000, 10_000])),
        b_less_a=False,
        least_sure=False,
        missing=str(generator.choice(["leave_out", "refuse"])),
    )


def values_of(rules: Rules, generator: Any) -> Mapping[str, Any]:
    """Draw the numbers and work out what the tests expect of them."""
    columns = Published("area_code", "people", "events", codes=True, counts=True)
    cells = tidy_tests(columns, rules.missing, generator)
    for make in (_wilson_tests, _count_tests, _rate_tests, _difference_tests, _area_tests):
        cells |= make(rules, generator)
    return {
        "tests": tests_of(cells),
        "statement": statement_of(rules, *(TOWNS if rules == Rules() else towns_of(generator))),
        "z": Z[rules.confidence],
        "tail": rules.tail,
        "other_tail": round(1 - rules.tail, 4),
        "scale_words": SCALE_WORDS[rules.scale],
    }


SET = ExerciseSet(
    name="E8",
    title="Chance and uncertainty",
    chapter="08_chance_and_uncertainty",
    notebook="E8-chance-and-uncertainty",
    measures_allowed=False,
    folder="e8",
    public_rules=Rules(),
    rules_of=rules_of,
    values_of=values_of,
)
