"""Task 1 of E9: tables as they are published, and what is left when they are fit to use."""

from typing import Any

import numpy as np
import pandas as pd

from inequalitylab.exercises.literals import check
from inequalitylab.exercises.sets.e9.gradient import Rules
from inequalitylab.exercises.sets.testcells import TestCell


def _published(generator: Any, groups: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Draw a made-up table as published, and the same as numbers."""
    people = generator.integers(1100, 99000, groups)
    people[0] = generator.integers(200, 1000)
    value = generator.uniform(5, 60, groups).round(1)
    numbers = pd.DataFrame({"group": np.arange(1, groups + 1), "people": people, "value": value})
    as_text = numbers.assign(people=[f"{one:,}" for one in people], value=[str(one) for one in value])
    return as_text, numbers


def _with_gaps(
    raw: pd.DataFrame, numbers: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, pd.DataFrame]]:
    """Blank out some cells; return the table, what is left, and what known slips leave."""
    raw = raw.astype(object)
    raw.loc[1, "value"] = "*"
    raw.loc[2, "value"] = None
    raw.loc[3, "people"] = "*"
    raw.loc[4, "people"] = "0"
    left = numbers.drop(index=[1, 2, 3, 4])
    with_star_zero = numbers.copy().astype(float)
    with_star_zero.loc[[1, 2], "value"] = 0.0
    slips = {
        "star_as_zero": with_star_zero.drop(index=[3, 4]),
        "kept_star": left_with(left, numbers.loc[[4]].assign(people=0)),
        "kept_missing": left_with(left, numbers.loc[[1, 2]].astype(float).assign(value=np.nan)),
    }
    return raw, left, slips


def left_with(left: pd.DataFrame, more: pd.DataFrame) -> pd.DataFrame:
    """Return what is left with rows that should have gone."""
    return pd.concat([left, more], ignore_index=True)


def tidy_tests(rules: Rules, generator: Any) -> dict[str, TestCell]:
    """Return the test cells of task 1."""
    seen, seen_numbers = _published(generator, 3)
    more, more_numbers = _published(generator, 6)
    seen_gaps, seen_left, seen_slips = _with_gaps(*_published(generator, 6))
    gaps, left, slips = _with_gaps(*_published(generator, 8))

    def comma_lost(raw: pd.DataFrame, numbers: pd.DataFrame) -> dict[str, pd.DataFrame]:
        return {
            "comma_lost": numbers[numbers["people"] < 1000],
            "comma_as_point": numbers.assign(people=[float(one.replace(",", ".")) for one in raw["people"]]),
        }

    def of(raw: pd.DataFrame, numbers: pd.DataFrame, about: str, slip: dict[str, pd.DataFrame]) -> str:
        return check("table", "tidy", raw, expect=numbers, about=about, slips=slip, extra={"key": "group"})

    def refuses(raw: pd.DataFrame, about: str) -> str:
        return check("refuses", "tidy", raw, about=about)

    def missing(raw: pd.DataFrame, numbers: pd.DataFrame, about: str, slip: dict[str, pd.DataFrame]) -> str:
        return of(raw, numbers, about, slip) if rules.missing == "leave_out" else refuses(raw, about)

    empty = more.iloc[:0]
    return {
        "tidy-text-numbers": TestCell(
            [of(seen, seen_numbers, "three rows of text", comma_lost(seen, seen_numbers))],
            [
                of(more, more_numbers, "six rows of text", comma_lost(more, more_numbers)),
                check("leaves_alone", "tidy", more, about="six rows of text"),
            ],
        ),
        "tidy-missing": TestCell(
            [missing(seen_gaps, seen_left, "six rows, some with '*', a blank or zero people", seen_slips)],
            [missing(gaps, left, "eight rows, some with '*', a blank or zero people", slips)],
        ),
        "tidy-refuses": TestCell(
            [refuses(left_with(seen, seen.iloc[[0]]), "group 1 twice")],
            [
                refuses(
                    left_with(more, more.iloc[[2]].assign(value="9.9")), "group 3 twice, with two values"
                ),
                refuses(pd.DataFrame({name: [] for name in empty.columns}), "a table without rows"),
                refuses(more.assign(value="*"), "a table where every value is '*'"),
            ],
        ),
    }
