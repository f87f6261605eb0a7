"""One way in and out: arrays, Series, columns of a frame, groups, missing values, sentences and rows."""

import inspect
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from inequalitylab import measures as m
from inequalitylab.measures.sorting import ascending_order

INCOME = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261]
ROWS = pd.DataFrame(
    {
        "income": INCOME * 2,
        "people": np.arange(1, 21),
        "place": ["b"] * 10 + ["a"] * 10,
        "year": [2020, 2021] * 10,
        "tenth": list(range(1, 11)) * 2,
    },
    index=[f"row {i}" for i in range(20)],
)


def functions() -> dict[str, object]:
    return {name: getattr(m, name) for name in m.__all__ if inspect.isfunction(getattr(m, name))}


@pytest.mark.parametrize(
    "kind", [list, tuple, np.array, pd.Series, lambda x: pd.array(x, dtype="Int64"), iter]
)
def test_all_forms_of_a_column_give_the_same(kind):
    if kind is iter:
        with pytest.raises(m.MeasureError, match="income"):
            m.gini(kind(INCOME))
        return
    expected = m.gini("income", data=ROWS[:10])
    assert m.gini(kind(INCOME)) == expected
    assert m.gini(np.array(INCOME, dtype=np.float32)).value == pytest.approx(expected.value)


def test_missing_values_of_every_form_are_seen():
    columns = (
        [1, None, 3],
        [1, np.nan, 3],
        pd.array([1, None, 3], dtype="Int64"),
        np.ma.masked_array([1, 2, 3], [False, True, False]),
        pd.Series([1, pd.NA, 3], dtype="Float64"),
    )
    for column in columns:
        with pytest.raises(m.NoResultError, match=r"1 missing of 3 \(the first at position 1\)"):
            m.gini(column)
        dropped = m.gini(column, missing="drop")
        assert dropped.value == m.gini([1, 3]).value
        assert dropped.note == "1 row with a missing value left out, as asked."


def test_ordered_categories_are_ranks():
    names = pd.Categorical(["low", "middle", "high"], categories=["low", "middle", "high"], ordered=True)
    rows = pd.DataFrame({"value": [1.0, 2, 4], "group": names})
    by_name = m.slope_index("value", "group", data=rows, high_is_good=True)
    assert by_name.value == m.slope_index([1, 2, 4], [1, 2, 3], high_is_good=True).value


def test_groups_equal_one_call_each():
    for work in (
        lambda rows, **k: m.gini("income", "people", data=rows, **k),
        lambda rows, **k: m.slope_index("income", "tenth", "people", data=rows, high_is_good=True, **k),
        lambda rows, **k: m.relative_index(
            "income", "tenth", data=rows, high_is_good=False, model="log", **k
        ),
        lambda rows, **k: m.theil("income", "people", data=rows, **k),
    ):
        table = work(ROWS, by="place")
        assert table["place"].tolist() == ["a", "b"]
        for _, row in table.iterrows():
            alone = work(ROWS[ROWS["place"] == row["place"]])
            assert row["value"] == pytest.approx(alone.value)
            assert row["measure"] == alone.measure
            assert row["n"] == alone.n


def test_groups_by_several_columns_labels_or_series():
    both = m.gini("income", data=ROWS, by=["place", "year"])
    assert both[["place", "year"]].to_numpy().tolist() == [["a", 2020], ["a", 2021], ["b", 2020], ["b", 2021]]
    labels = m.gini("income", data=ROWS, by=ROWS["place"])
    assert labels["value"].tolist() == m.gini("income", data=ROWS, by="place")["value"].tolist()
    assert "place" in labels
    plain = m.gini(INCOME, by=list("aabbaabbab"))
    assert plain["group"].tolist() == ["a", "b"]
    clash = m.gini("income", data=ROWS.rename(columns={"place": "value"}), by="value")
    assert clash.columns[0] == "group_value"


def test_slopes_of_many_groups_take_continuous_ranks_too():
    rng = np.random.default_rng(3)
    rows = pd.DataFrame(
        {"value": rng.normal(size=3000), "rank": rng.random(3000), "place": rng.integers(0, 300, 3000)}
    )
    table = m.slope_index("value", "rank", data=rows, by="place", high_is_good=True)
    for place in (0, 150, 299):
        one = rows[rows["place"] == place]
        assert table["value"][place] == pytest.approx(
            m.slope_index("value", "rank", data=one, high_is_good=True).value
        )


@pytest.mark.parametrize(
    "column",
    [
        lambda rng: rng.lognormal(10, 0.8, 60_000),
        lambda rng: rng.normal(0, 1, 60_000),
        lambda rng: rng.integers(0, 50, 60_000).astype(float),
        lambda rng: 1e9 + rng.random(60_000),
        lambda rng: np.where(rng.random(60_000) < 0.1, 1 + 1e-12 * rng.random(60_000), rng.random(60_000)),
        lambda rng: rng.choice([-0.0, 0.0, 1e300, -1e300, 5e-324], 60_000),
        lambda rng: rng.random(100),
    ],
)
def test_long_columns_are_sorted_like_short_ones(column):
    values = column(np.random.default_rng(8))
    order = ascending_order(values)
    assert (np.sort(order) == np.arange(len(values))).all()
    assert (np.diff(values[order]) >= 0).all()
    if values.min() >= 0:
        twice = m.gini(np.append(values, values), np.ones(2 * len(values)))
        assert twice.value == pytest.approx(m.gini(values).value, rel=1e-9)


def test_the_worst_and_the_best_follow_what_is_good():
    assert m.range_difference([30, 10, 20], high_is_good=False).value == 20
    assert m.range_difference([30, 10, 20], high_is_good=True).value == 20
    assert m.range_ratio([30, 10, 20], high_is_good=False).value == 3
    assert m.range_difference([30, 10, 20], [3, 1, 2], high_is_good=False).value == -20
    assert m.range_difference([30, 10, 20], [1, 3, 2], high_is_good=True, low_rank="advantaged").value == 20
    risk = m.population_attributable_risk([30, 10, 20], [1, 1, 1], high_is_good=False)
    assert risk.value == pytest.approx(-10)
    assert m.population_attributable_risk([30, 10, 20], [1, 1, 1], [3, 1, 2], high_is_good=False).value == 0


def test_tied_areas_share_the_quantile_group_of_their_lowest_rank():
    values = [1, 2, 2, 4, 5, 6, 7, 8, 9, 10]
    assert m.quantile_groups(values, 5).tolist() == [1, 1, 1, 2, 3, 3, 4, 4, 5, 5]
    assert m.quantile_groups(values, 5, highest_first=True).tolist() == [5, 4, 4, 4, 3, 3, 2, 2, 1, 1]
    assert m.quantile_groups([3, None, 1], 2).tolist() == [2, pd.NA, 1]


def test_row_measures_keep_the_index_and_add_up_groups():
    table = m.crude_rate("income", "people", data=ROWS, per=1)
    assert table.index.equals(ROWS.index)
    assert table["value"].iloc[1] == 1463 / 2
    by = m.crude_rate("income", "people", data=ROWS, per=1, by="place")
    assert by["value"].tolist() == [sum(INCOME) / sum(range(11, 21)), sum(INCOME) / 55]
    assert m.crude_rate([1, 2, 3], 100)["value"].tolist() == [1000, 2000, 3000]


def test_an_estimate_says_itself():
    slope = m.slope_index(
        [74, 78, 80, 81, 83], range(1, 6), high_is_good=True, standard_error=[0.5] * 5, unit="years"
    )
    assert str(slope) == (
        "The slope index of inequality is 10.5 years (95% interval 8.951 to 12.05; n = 5). "
        "Along the line, people at the disadvantaged end fare worse."
    )
    assert str(m.proportion(1, 3)) == "The proportion is 33.33% (95% interval 6.149 to 79.23; n = 3)."
    assert str(m.proportion(None, 3)) == "The proportion is missing. The count is missing."
    assert str(m.crude_rate(15, 12_345)).startswith("The crude rate is 121.5 per 100,000 (95% interval ")
    assert str(m.mean_log_deviation([0, 1])).startswith("The mean log deviation is infinite")
    assert "\N{MINUS SIGN}7.8 years" in str(m.difference(73.4, 81.2, unit="years"))


def test_an_estimate_is_a_row_and_is_frozen():
    estimate = m.proportion(45, 120)
    row = pd.DataFrame([estimate.row(), m.proportion(50, 120).row()])
    assert row["value"].tolist() == [37.5, pytest.approx(50 / 1.2)]
    assert {"measure", "value", "lower", "upper", "confidence", "method", "unit", "n", "note"} <= set(
        row.columns
    )
    assert row["count"].tolist() == [45, 50]
    with pytest.raises(AttributeError):
        estimate.value = 3  # type: ignore[misc]
    assert hash(estimate) == hash(m.proportion(45, 120))


def test_a_gradient_carries_its_line():
    values, people = np.array([74, 78, 80, 81, 83.0]), [4, 3, 3, 2, 1]
    line = m.slope_index(values[::-1], [5, 4, 3, 2, 1], people[::-1], high_is_good=True)
    assert isinstance(line, m.GradientEstimate)
    assert line.observed.tolist() == values[::-1].tolist()
    assert line.position[-1] == pytest.approx(2 / 13)
    assert line.residuals @ np.array(people[::-1]) == pytest.approx(0)
    assert line.at_advantaged_end - line.at_disadvantaged_end == pytest.approx(line.value)


def test_direction_is_in_the_sentence_and_the_sign():
    worse_below = "people at the disadvantaged end fare worse"
    assert worse_below in m.slope_index([30, 20, 10], [1, 2, 3], high_is_good=False).meaning
    assert (
        worse_below
        in m.slope_index([30, 20, 10], [3, 2, 1], high_is_good=False, low_rank="advantaged").meaning
    )
    assert "advantaged end fare worse" in m.slope_index([30, 20, 10], [1, 2, 3], high_is_good=True).meaning
    assert m.slope_index([30, 20, 10], [1, 2, 3], high_is_good=False).value == pytest.approx(30)
    illness = m.concentration_index([3, 2, 1], [1, 2, 3], high_is_good=False)
    assert illness.meaning == "The bad outcome is concentrated among the disadvantaged."
    assert illness.value < 0


def test_the_relative_index_says_which_one_it_is():
    good = m.relative_index([70, 80, 90], [1, 2, 3], high_is_good=True)
    assert "line at the advantaged end divided by line at the disadvantaged end" in good.method
    assert "line at the advantaged end divided by line at the disadvantaged end" in str(good)
    bad = m.relative_index([30, 20, 10], [1, 2, 3], high_is_good=False, model="log")
    assert "line at the disadvantaged end divided by line at the advantaged end" in bad.method
    mean = m.relative_index([70, 80, 90], [1, 2, 3], high_is_good=True, definition="mean")
    assert "divided by the population mean" in mean.method
    assert "divided by the population mean" in str(mean)
    assert mean.value == pytest.approx(30 / 80)


def test_rank_intervals_repeat_with_the_same_seed():
    first, again = (m.rank_intervals([3, 2, 1], [0.5] * 3, seed=1) for _ in range(2))
    pd.testing.assert_frame_equal(first, again)
    assert first["rank"].tolist() == [1, 2, 3]
    assert (m.rank_intervals([3, 2, 1], [0] * 3)["upper"] == [1, 2, 3]).all()


def test_bands_are_matched_by_age_whatever_their_spelling():
    counts, people = np.arange(1.0, 20), np.full(19, 1000.0)
    bands = list(m.EUROPEAN_2013)
    expected = m.directly_standardised_rate(counts, people, bands).value
    spelled = [
        f"{band.split('-')[0]:0>2}-{band.split('-')[1]:0>2} years" if "-" in band else "90 and over"
        for band in bands
    ]
    starts = [0, *range(5, 95, 5)]
    for given in (spelled, starts, np.array(starts, dtype=float)):
        assert m.directly_standardised_rate(counts[::-1], people, list(given)[::-1]).value == pytest.approx(
            expected
        )
    fewer = m.european_standard_population([0, *range(5, 90, 5)])
    assert list(fewer)[-1] == "85+"
    assert fewer["85+"] == 2500
    assert sum(m.european_standard_population([0, 1, *range(5, 100, 5)]).values()) == 100_000


@pytest.mark.parametrize("name", functions())
def test_every_measure_is_documented(name):
    function = functions()[name]
    text = inspect.getdoc(function) or ""
    assert "\nReturns\n-------" in text
    signature = inspect.signature(function)
    for parameter in signature.parameters:
        assert parameter in text, f"{name} does not describe {parameter}"


def test_measures_need_numpy_pandas_and_scipy_only():
    code = (
        "import sys\n"
        "class Block:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in {'matplotlib', 'statsmodels', 'ipywidgets', 'geopandas'}:\n"
        "            raise ImportError(name)\n"
        "sys.meta_path.insert(0, Block())\n"
        "from inequalitylab import measures as m\n"
        "print(m.slope_index([1, 2, 4], [1, 2, 3], high_is_good=True).value)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(done.stdout) == pytest.approx(4.5)
