"""Joins that lose or repeat rows are refused with the codes named, and with the vintage where that is why."""

import pandas as pd
import pytest

from inequalitylab import datasets
from inequalitylab.datasets import JoinRefused, join

LEFT = pd.DataFrame({"area_code": ["E08000035", "E06000009"], "a": [1, 2]})
RIGHT = pd.DataFrame({"area_code": ["E06000009", "E08000035", "E09000022"], "b": [3, 4, 5]})


def test_a_join_keeps_each_row_once():
    assert join(LEFT, RIGHT)["b"].tolist() == [4, 3]


def test_lost_rows_are_refused_with_the_codes_named():
    with pytest.raises(JoinRefused, match=r"lose 1 of 3 rows: 'E09000022'"):
        join(RIGHT, LEFT)
    assert len(join(RIGHT, LEFT, may_lose=True)) == 2


def test_repeated_rows_are_refused_with_the_codes_named():
    twice = pd.concat([RIGHT, RIGHT.head(1)])
    with pytest.raises(JoinRefused, match=r"repeat rows: 'E06000009'"):
        join(LEFT, twice)
    with pytest.raises(JoinRefused, match="many=True"):
        join(twice, RIGHT)
    assert len(join(twice, RIGHT.assign(c=1).drop(columns="b"), many=True)) == 4


def test_a_missing_column_is_named():
    with pytest.raises(JoinRefused, match="right table has no column 'area_code'"):
        join(LEFT, RIGHT.rename(columns={"area_code": "code"}))


def test_a_wrong_vintage_is_named():
    older, newer = datasets.load("fuel_poverty"), datasets.load("iod2025")
    with pytest.raises(JoinRefused, match=r"LSOA 2011.*convert"):
        join(older, newer)
    with pytest.raises(JoinRefused, match=r"authority 2019.*convert"):
        join(datasets.load("iod2019_authorities"), datasets.load("authorities"))


def test_long_lists_of_codes_are_cut():
    with pytest.raises(JoinRefused, match=r"and 291 more"):
        join(datasets.load("authorities"), LEFT.iloc[:0])
