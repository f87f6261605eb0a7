"""The first task of a set: tables as they are published, and what is left when they are fit to use."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from inequalitylab.exercises.literals import check
from inequalitylab.exercises.sets.testcells import TestCell

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Published:
    """The columns of a made-up published table.

    Attributes
    ----------
    key : str
        The column that names a row.
    people : str
        How many people: whole numbers, with thousands commas.
    value : str
        The figure: a decimal number, or a count of some of the people.
    codes : bool
        Whether rows are named by area codes; by numbers from 1 otherwise.
    counts : bool
        Whether the figure is a count.
    """

    key: str
    people: str
    value: str
    codes: bool = False
    counts: bool = False

    def draw(self, generator: Any, rows: int) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Draw a table as published, and the same as numbers."""
        people = generator.integers(1100, 99000, rows)
        people[0] = generator.integers(200, 1000)
        value = generator.uniform(5, 60, rows).round(1)
        if self.counts:
            value = (people * value / 100).round().astype(int)
        names = np.arange(1, rows + 1)
        keys = [f"X{number:08d}" for number in generator.choice(9999, rows, replace=False)]
        numbers = pd.DataFrame(
            {self.key: keys if self.codes else names, self.people: people, self.value: value}
        )
        columns = {self.people: [f"{one:,}" for one in people], self.value: [f"{one:,}" for one in value]}
        return numbers.assign(**columns), numbers

    def with_gaps(
        self, raw: pd.DataFrame, numbers: pd.DataFrame
    ) -> tuple[pd.DataFrame, pd.DataFrame, Tables]:
        """Blank out some cells; return the table, what is left, and what known slips leave."""
        raw = raw.astype(object)
        raw.loc[1, self.value] = "*"
        raw.loc[2, self.value] = None
        raw.loc[3, self.people] = "*"
        raw.loc[4, self.people] = "0"
        left = numbers.drop(index=[1, 2, 3, 4])
        blanks = numbers.loc[[1, 2]]
        slips = {
            "star_as_zero": pd.concat([left, blanks.assign(**{self.value: 0})]),
            "kept_star": pd.concat([left, numbers.loc[[4]].assign(**{self.people: 0})]),
            "kept_missing": pd.concat([left, blanks.assign(**{self.value: np.nan})]),
            "comma_lost": left[~raw.loc[left.index, self.people].astype(str).str.contains(",")],
        }
        return raw, left, slips

    def commas_lost(self, raw: pd.DataFrame, numbers: pd.DataFrame) -> Tables:
        """Return what is left where thousands commas are not understood."""
        with_comma = raw[self.people].str.contains(",")
        points = [float(one.replace(",", ".")) for one in raw[self.people]]
        return {"comma_lost": numbers[~with_comma], "comma_as_point": numbers.assign(**{self.people: points})}


def tidy_tests(columns: Published, missing: str, generator: Any) -> dict[str, TestCell]:
    """Return the test cells of the task `tidy(raw)`.

    `missing` says what the task asks for: ``leave_out`` rows that have no number, or ``refuse`` the table.
    """
    seen, seen_numbers = columns.draw(generator, 3)
    more, more_numbers = columns.draw(generator, 6)

    def of(raw: pd.DataFrame, numbers: pd.DataFrame, about: str, slips: Tables) -> str:
        return check(
            "table", "tidy", raw, expect=numbers, about=about, slips=slips, extra={"key": columns.key}
        )

    def refuses(raw: pd.DataFrame, about: str) -> str:
        return check("refuses", "tidy", raw, about=about)

    def gaps(rows: int) -> str:
        raw, left, slips = columns.with_gaps(*columns.draw(generator, rows))
        about = f"{rows} rows, some with '*', a blank or zero people"
        return of(raw, left, about, slips) if missing == "leave_out" else refuses(raw, about)

    twice = pd.concat([more, more.iloc[[2]].assign(**{columns.value: "9"})], ignore_index=True)
    return {
        "tidy-text-numbers": TestCell(
            [of(seen, seen_numbers, "three rows of text", columns.commas_lost(seen, seen_numbers))],
            [
                of(more, more_numbers, "six rows of text", columns.commas_lost(more, more_numbers)),
                check("leaves_alone", "tidy", more, about="six rows of text"),
            ],
        ),
        "tidy-missing": TestCell([gaps(6)], [gaps(8)]),
        "tidy-refuses": TestCell(
            [refuses(pd.concat([seen, seen.iloc[[0]]], ignore_index=True), "the first row twice")],
            [
                refuses(twice, "one row twice, with two values"),
                refuses(pd.DataFrame({name: [] for name in more.columns}), "a table without rows"),
                refuses(more.assign(**{columns.value: "*"}), "a table where every value is '*'"),
            ],
        ),
    }
