"""Every table of the catalogue, read once: as described, whole, and with a reason for what is missing."""

from collections.abc import Callable

import pandas as pd
import pytest

from inequalitylab import datasets
from inequalitylab.datasets import DataSet
from inequalitylab.datasets.verifying import faults_of


def not_as_described(about: DataSet, table: pd.DataFrame) -> bool:
    return list(table.columns) != [column.name for column in about.columns] or len(table) != about.rows


def damaged_or_incomplete(about: DataSet, _: pd.DataFrame) -> list[str]:
    return faults_of(about.name)


def repeats_a_key(about: DataSet, table: pd.DataFrame) -> bool:
    return bool(table.duplicated(list(about.key)).any())


def out_of_order(about: DataSet, table: pd.DataFrame) -> bool:
    return not table.equals(table.sort_values(list(about.key), kind="stable").reset_index(drop=True))


def missing_without_a_reason(about: DataSet, table: pd.DataFrame) -> list[str]:
    return [column.name for column in about.columns if not column.missing and table[column.name].isna().any()]


def missing_value_without_a_note(_: DataSet, table: pd.DataFrame) -> bool:
    if not {"value", "note"} <= set(table.columns):
        return False
    return bool(table.loc[table["value"].isna(), "note"].isna().any())


def value_outside_its_interval(_: DataSet, table: pd.DataFrame) -> bool:
    if not {"lower", "upper"} <= set(table.columns):
        return False
    given = table.dropna(subset=["value", "lower", "upper"])
    outside = (given["value"] < given["lower"]) | (given["value"] > given["upper"])
    return bool((outside & ~given["note"].fillna("").str.contains("do not use")).any())


CHECKS = (
    not_as_described,
    damaged_or_incomplete,
    repeats_a_key,
    out_of_order,
    missing_without_a_reason,
    missing_value_without_a_note,
    value_outside_its_interval,
)


@pytest.fixture(scope="module")
def faults() -> dict[Callable, list[tuple[str, object]]]:
    """The tables that fail each check."""
    found: dict[Callable, list[tuple[str, object]]] = {check: [] for check in CHECKS}
    for name in datasets.names():
        about, table = datasets.describe(name), datasets.load(name)
        for check in CHECKS:
            fault = check(about, table)
            if fault:
                found[check].append((name, fault))
    return found


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_no_table(check, faults):
    assert not faults[check]


def test_the_checks_find_what_they_look_for():
    about = datasets.describe("dental_decay")
    table = datasets.load("dental_decay")
    assert not_as_described(about, table.iloc[1:])
    assert repeats_a_key(about, pd.concat([table, table.head(1)]))
    assert out_of_order(about, table.iloc[::-1].reset_index(drop=True))
    assert missing_without_a_reason(about, table.assign(area_name=None)) == ["area_name"]
    assert missing_value_without_a_note(about, table.assign(note=None))
    assert value_outside_its_interval(about, table.assign(lower=200.0, upper=300.0))
