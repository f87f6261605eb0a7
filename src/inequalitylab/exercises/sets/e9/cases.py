"""E9 Gaps and gradients: the tables that its tests use, and what its placeholders stand for."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from inequalitylab.exercises.literals import check
from inequalitylab.exercises.sets import ExerciseSet
from inequalitylab.exercises.sets.e9 import gradient as g
from inequalitylab.exercises.sets.e9.headlines import DECAY, finding_of, headline_of
from inequalitylab.exercises.sets.published import Published, tidy_tests
from inequalitylab.exercises.sets.testcells import TestCell, tests_of

NAN = float("nan")


def _table(
    generator: Any, rules: g.Rules, groups: int, good: bool, *, equal: bool = False, bend: float = 0.0
) -> pd.DataFrame:
    """Draw a made-up table in which the most deprived group does worse, with noise and shuffled rows."""
    step = generator.uniform(0.6, 1.8) if good else generator.uniform(1.5, 3.5)
    start = generator.uniform(60, 72) if good else generator.uniform(5, 12)
    better_off = np.arange(groups) if rules.first_is_most_deprived else np.arange(groups)[::-1]
    value = (
        start + step * (better_off if good else groups - 1 - better_off) + generator.normal(0, 0.4, groups)
    )
    value = value + bend * (better_off == 0) * (-1 if good else 1)
    people = np.full(groups, 1000) if equal else generator.integers(300, 5000, groups)
    se = generator.uniform(0.2, 1.2, groups)
    table = pd.DataFrame(
        {"group": np.arange(1, groups + 1), "people": people, "value": value.round(2), "se": se.round(2)}
    )
    return _shuffled(table, generator)


def _shuffled(table: pd.DataFrame, generator: Any) -> pd.DataFrame:
    """Put rows in another order, with neither end group at an end."""
    order = generator.permutation(len(table))
    ends = {table["group"].idxmin(), table["group"].idxmax()}
    while len(table) > 3 and {order[0], order[-1]} & ends:
        order = generator.permutation(len(table))
    return table.iloc[order].reset_index(drop=True)


def _example(table: pd.DataFrame) -> pd.DataFrame:
    """Make a table easy to read: rows in the order of their numbers, one decimal place."""
    return table.sort_values("group", ignore_index=True).round({"value": 1})


def _carried(table: pd.DataFrame, rules: g.Rules) -> dict[str, Any]:
    """Return what task 4 answers for this table, for the tests of functions that may call it."""
    return {"midpoints": g.midpoints(table, rules).tolist()}


def _gap_slips(table: pd.DataFrame, rules: g.Rules, good: bool) -> dict[str, float]:
    right = g.gap(table, rules, good)
    first, last = table["value"].iloc[0], table["value"].iloc[-1]
    spread = float(table["value"].max() - table["value"].min())
    return {
        "size_only": abs(right),
        "outcome_ignored" if good else "wrong_way_round": -right,
        "row_order": float(last - first) * (1 if good else -1) * (1 if rules.first_is_most_deprived else -1),
        "biggest_and_smallest": spread,
    }


def _ratio_slips(table: pd.DataFrame, rules: g.Rules, good: bool) -> dict[str, float]:
    right = g.ratio(table, rules, good)
    return {
        "ratio_upside_down": 1 / right,
        "gap_for_ratio": g.gap(table, rules, good),
        "percent_change": right - 1,
    }


def _slope_slips(table: pd.DataFrame, rules: g.Rules, good: bool) -> dict[str, float]:
    sign = 1 if good else -1
    values = g.ordered(table)["value"].to_numpy(float)
    numbers = g.ordered(table)["group"].to_numpy(float)
    per_group = g.line(numbers, values, g.weights_of(table, rules.weights))[1]
    plain = g.line(numbers, values, np.ones_like(values))[1]
    other = "precision" if rules.weights == "people" else "people"
    right = g.slope_index(table, rules, good)
    return {
        "wrong_way_round": -right,
        "unweighted_line": g.slope_index(table, rules, good, weights="equal"),
        "groups_counted_equal": g.slope_index(table, rules, good, shares="equal"),
        "wrong_weights": g.slope_index(table, rules, good, weights=other),
        "extremes_only": g.gap(table, rules, good),
        "slope_per_group": sign * per_group * (1 if rules.first_is_most_deprived else -1),
        "slope_per_step": sign * plain * (1 if rules.first_is_most_deprived else -1),
    }


def _gap_tests(rules: g.Rules, seen: pd.DataFrame, draw: Callable[..., pd.DataFrame]) -> dict[str, TestCell]:
    bad, good, better = draw(6, False), draw(5, True), draw(5, False)
    # A table in which people living in the most deprived areas do better: the gap is negative.
    turned = better.assign(value=(100 - better["value"]).round(2))

    def of(table: pd.DataFrame, outcome: bool, about: str) -> str:
        example = g.gap(seen, rules, outcome)
        return check(
            "number",
            "gap",
            table,
            **rules.argument(outcome),
            expect=g.gap(table, rules, outcome),
            about=about,
            slips=_gap_slips(table, rules, outcome) | {"typed_in": example},
        )

    return {
        "gap-bad-outcome": TestCell(
            [of(seen, False, "the example, a bad outcome")],
            [of(bad, False, "six groups in mixed row order, a bad outcome")],
        ),
        "gap-good-outcome": TestCell(
            [of(_example(draw(4, True)), True, "four groups, a good outcome")],
            [
                of(good, True, "five groups in mixed row order, a good outcome"),
                of(turned, True, "a table where the gap turns out the other way")
                if g.gap(turned, rules, True) < 0
                else of(turned, False, "a table where the gap turns out the other way"),
            ],
        ),
    }


def _ratio_tests(
    rules: g.Rules, seen: pd.DataFrame, draw: Callable[..., pd.DataFrame]
) -> dict[str, TestCell]:
    def of(table: pd.DataFrame, outcome: bool, about: str) -> str:
        return check(
            "number",
            "ratio",
            table,
            **rules.argument(outcome),
            expect=g.ratio(table, rules, outcome),
            about=about,
            slips=_ratio_slips(table, rules, outcome),
        )

    zero = draw(4, False)
    least = zero["group"].max() if rules.first_is_most_deprived else zero["group"].min()
    most = zero["group"].min() if rules.first_is_most_deprived else zero["group"].max()
    none_least = zero.assign(value=zero["value"].where(zero["group"] != least, 0.0))
    none_most = zero.assign(value=zero["value"].where(zero["group"] != most, 0.0))

    def none(table: pd.DataFrame, outcome: bool, about: str) -> str:
        slips = {"ratio_upside_down": 0.0}
        return check(
            "number", "ratio", table, **rules.argument(outcome), expect=NAN, about=about, slips=slips
        )

    def is_zero(table: pd.DataFrame, outcome: bool, about: str) -> str:
        slips = {"percent_change": -1.0}
        return check(
            "number", "ratio", table, **rules.argument(outcome), expect=0.0, about=about, slips=slips
        )

    return {
        "ratio-both-outcomes": TestCell(
            [of(seen, False, "the example, a bad outcome")],
            [
                of(draw(6, False), False, "six groups in mixed row order, a bad outcome"),
                of(draw(5, True), True, "five groups in mixed row order, a good outcome"),
            ],
        ),
        "ratio-zero": TestCell(
            [none(none_least, False, "nobody with the bad outcome in the least deprived group")],
            [
                none(none_most, True, "nobody with the good outcome in the most deprived group"),
                is_zero(none_most, False, "nobody with the bad outcome in the most deprived group"),
            ],
        ),
    }


def _midpoint_tests(
    rules: g.Rules, _seen: pd.DataFrame, draw: Callable[..., pd.DataFrame]
) -> dict[str, TestCell]:
    def of(table: pd.DataFrame, about: str) -> str:
        table = table[["group", "people", "value"]]
        right = g.midpoints(table, rules)
        half = g.ordered(table)["people"].to_numpy(float) / table["people"].sum() / 2
        return check(
            "numbers",
            "midpoints",
            table,
            expect=right,
            about=about,
            slips={
                "scale_reversed": 1 - right,
                "ends_for_middles": right + half,
                "groups_counted_equal": g.midpoints(table, rules, "equal"),
            },
        )

    two = pd.DataFrame({"group": [1, 2], "people": [300, 100], "value": [30.0, 20.0]})
    return {
        "midpoints-equal-groups": TestCell(
            [of(two.assign(people=200), "two groups of the same size")],
            [of(draw(5, False, equal=True), "five groups of the same size, in mixed row order")],
        ),
        "midpoints-unequal-groups": TestCell(
            [of(two, "300 and 100 people")],
            [of(draw(6, False), "six groups of different size, in mixed row order")],
        ),
    }


def _slope_tests(
    rules: g.Rules, seen: pd.DataFrame, draw: Callable[..., pd.DataFrame]
) -> dict[str, TestCell]:
    def of(table: pd.DataFrame, outcome: bool, about: str) -> str:
        return check(
            "number",
            "slope_index",
            table,
            **rules.argument(outcome),
            expect=g.slope_index(table, rules, outcome),
            about=about,
            carried=_carried(table, rules),
            slips=_slope_slips(table, rules, outcome),
        )

    def in_order(table: pd.DataFrame) -> pd.DataFrame:
        return table.sort_values("group", ignore_index=True)

    gappy = draw(7, False)
    gappy = gappy[gappy["group"] != 4].reset_index(drop=True)
    example = in_order(draw(5, True, equal=True))
    return {
        "slope-equal-groups": TestCell(
            [of(example, True, "five groups of the same size")],
            [of(in_order(draw(10, True, equal=True)), True, "ten groups of the same size")],
        ),
        "slope-unequal-groups": TestCell(
            [of(in_order(draw(5, True)), True, "five groups of different size")],
            [of(in_order(draw(8, True)), True, "eight groups of different size")],
        ),
        "slope-any-order": TestCell(
            [of(seen, False, "the example, a bad outcome")],
            [
                of(draw(6, False), False, "six groups in mixed row order, a bad outcome"),
                of(gappy, False, "a table without group 4"),
            ],
        ),
    }


def _line_tests(rules: g.Rules, seen: pd.DataFrame, draw: Callable[..., pd.DataFrame]) -> dict[str, TestCell]:
    def relative(table: pd.DataFrame, outcome: bool, about: str) -> str:
        right = g.relative_index(table, rules, outcome)
        mean = float(table["value"].mean())
        return check(
            "number",
            "relative_index",
            table,
            **rules.argument(outcome),
            expect=right,
            about=about,
            carried=_carried(table, rules) | {"slope_index": g.slope_index(table, rules, outcome)},
            slips={
                "ratio_upside_down": 1 / right,
                "relative_by_mean": g.relative_index(table, rules, outcome, "mean"),
                "relative_by_ends": g.relative_index(table, rules, outcome, "ends"),
                "relative_by_groups": g.ratio(table, rules, outcome),
                "unweighted_mean": g.slope_index(table, rules, outcome) / mean,
                "wrong_way_round": -right,
            }
            | ({} if rules.relative == "mean" else {"percent_change": right - 1}),
        )

    def interval(table: pd.DataFrame, outcome: bool, about: str) -> str:
        right = g.slope_interval(table, rules, outcome)
        return check(
            "numbers",
            "slope_interval",
            table,
            **rules.argument(outcome),
            expect=right,
            extra={"tolerance": 1e-3 * (right[1] - right[0])},
            about=about,
            carried=_carried(table, rules) | {"slope_index": g.slope_index(table, rules, outcome)},
            slips={
                "interval_backwards": right[::-1],
                "one_standard_error": g.slope_interval(table, rules, outcome, z=1.0),
                "errors_added": g.slope_interval(table, rules, outcome, add_squares=False),
                "other_confidence": g.slope_interval(
                    table, rules, outcome, z=1.645 if rules.confidence == 95 else 1.96
                ),
            },
        )

    def worst(table: pd.DataFrame, about: str) -> str:
        groups, missed = g.ordered(table)["group"].to_numpy(), g.misses(table, rules)
        values = g.ordered(table)["value"].to_numpy(float)
        return check(
            "number",
            "worst_fit",
            table,
            expect=int(groups[np.argmax(np.abs(missed))]),
            about=about,
            carried=_carried(table, rules),
            slips={
                "signed_miss": int(groups[np.argmax(missed)]),
                "largest_value": int(groups[np.argmax(values)]),
            },
        )

    below = draw(6, True, bend=6.0)
    return {
        "relative-index": TestCell(
            [relative(seen, False, "the example, a bad outcome")],
            [
                relative(draw(6, False), False, "six groups, a bad outcome"),
                relative(draw(6, True), True, "six groups, a good outcome"),
            ],
        ),
        "interval-limits": TestCell(
            [interval(seen, False, "the example, a bad outcome")],
            [interval(draw(6, True), True, "six groups, a good outcome")],
        ),
        "fit-worst-group": TestCell(
            [worst(seen, "the example")],
            [
                worst(below, "a group far below the line"),
                worst(draw(6, False, bend=9.0), "a group far above the line"),
            ],
        ),
    }


def rules_of(generator: Any) -> g.Rules:
    """Draw the rules of a variant: the direction always turns, and the argument or the weights do."""
    outcome = str(generator.choice(["high_is_good", "high_is_bad"]))
    return g.Rules(
        first_is_most_deprived=False,
        outcome=outcome,
        # The right places stand in for wrong ones in later tasks, so a public line must be wrong by itself.
        weights="precision" if outcome == "high_is_good" else str(generator.choice(["people", "precision"])),
        missing=str(generator.choice(["leave_out", "refuse"])),
        relative=str(generator.choice(["ends", "mean"])),
        confidence=int(generator.choice([90, 99])),
    )


def values_of(rules: g.Rules, generator: Any) -> Mapping[str, Any]:
    """Draw the tables and work out what the tests expect of them."""

    def draw(groups: int, good: bool, **named: Any) -> pd.DataFrame:
        return _table(generator, rules, groups, good, **named)

    seen = _example(draw(4, False))
    cells = tidy_tests(Published("group", "people", "value"), rules.missing, generator)
    for make in (_gap_tests, _ratio_tests, _midpoint_tests, _slope_tests, _line_tests):
        cells |= make(rules, seen, draw)
    return {
        "tests": tests_of(cells),
        "headline": headline_of(DECAY if rules == g.Rules() else finding_of(generator)),
        "z": {90: "1.645", 95: "1.96", 99: "2.576"}[rules.confidence],
    }


SET = ExerciseSet(
    name="E9",
    title="Gaps and gradients",
    chapter="09_gaps_and_gradients",
    notebook="E9-gaps-and-gradients",
    measures_allowed=False,
    folder="e9",
    public_rules=g.Rules(),
    rules_of=rules_of,
    values_of=values_of,
)
