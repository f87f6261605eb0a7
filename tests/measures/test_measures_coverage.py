"""How often each interval holds the truth, by simulation with a fixed seed.

Each test states the coverage that the method is known to reach: 95%, or the bound where an exact or
approximate method lies above or below it. The error of a simulated share of N intervals is
sqrt(0.95 x 0.05 / N); three of them are allowed on either side.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from inequalitylab import measures as m

LEVEL = 0.95
SEED = 20260722


def covered(lower: object, upper: object, truth: object) -> tuple[float, int]:
    """Return the share of intervals that hold the truth, and how many there are."""
    low, high = np.asarray(lower, dtype=float), np.asarray(upper, dtype=float)
    known = ~(np.isnan(low) | np.isnan(high))
    assert known.mean() > 0.95
    return float(((low <= truth) & (truth <= high))[known].mean()), int(known.sum())


def assert_covers(result: tuple[float, int], least: float = LEVEL, most: float = LEVEL) -> None:
    """Check a coverage against the stated range, with three simulation errors on either side."""
    share, number = result
    error = 3 * (LEVEL * (1 - LEVEL) / number) ** 0.5
    assert least - error <= share <= most + error, f"{share:.4f} of {number} (error {error:.4f})"


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(SEED)


@pytest.mark.parametrize(
    ("n", "p", "least", "most"), [(200, 0.3, 0.94, 0.96), (50, 0.1, 0.94, 0.98), (1000, 0.02, 0.94, 0.97)]
)
def test_wilson(rng, n, p, least, most):
    table = m.wilson_interval(rng.binomial(n, p, 20_000), n)
    assert_covers(covered(table["lower"], table["upper"], p), least, most)


@pytest.mark.parametrize(
    ("mean", "least", "most"), [(3, 0.95, 0.99), (8, 0.95, 0.98), (40, 0.945, 0.965), (400, 0.945, 0.955)]
)
def test_poisson_interval_is_exact_below_ten_and_close_above(rng, mean, least, most):
    table = m.poisson_interval(rng.poisson(mean, 20_000))
    assert_covers(covered(table["lower"], table["upper"], mean), least, most)


def test_exact_poisson_never_covers_less(rng):
    for mean in (0.5, 2, 12):
        table = m.exact_poisson_interval(rng.poisson(mean, 20_000))
        assert_covers(covered(table["lower"], table["upper"], mean), 0.95, 1.0)


def test_byar(rng):
    table = m.byar_interval(rng.poisson(30, 20_000))
    assert_covers(covered(table["lower"], table["upper"], 30), 0.945, 0.965)


def test_crude_rate(rng):
    table = m.crude_rate(rng.poisson(25, 20_000), 12_345, per=1000)
    assert_covers(covered(table["lower"], table["upper"], 1000 * 25 / 12_345), 0.94, 0.965)


def test_differences_and_ratios_of_proportions(rng):
    x, y = rng.binomial(120, 0.3, 20_000), rng.binomial(200, 0.2, 20_000)
    gap = m.difference_of_proportions(x, 120, y, 200, per=1)
    assert_covers(covered(gap["lower"], gap["upper"], 0.1), 0.945, 0.955)
    ratio = m.ratio_of_proportions(x, 120, y, 200)
    assert_covers(covered(ratio["lower"], ratio["upper"], 1.5), 0.945, 0.96)


def test_difference_and_ratio_of_figures(rng):
    a, b = rng.normal(82, 0.4, 20_000), rng.normal(74, 0.7, 20_000)
    gap, ratio = m.difference(a, b, 0.4, 0.7), m.ratio(a, b, 0.4, 0.7)
    assert_covers(covered(gap["lower"], gap["upper"], 8))
    assert_covers(covered(ratio["lower"], ratio["upper"], 82 / 74))


def draws(rng: np.random.Generator, truth: np.ndarray, errors: np.ndarray, number: int) -> pd.DataFrame:
    """Return simulated figures of the same groups, one `run` after another."""
    return pd.DataFrame(
        {
            "run": np.repeat(np.arange(number), len(truth)),
            "rank": np.tile(np.arange(len(truth)), number),
            "value": rng.normal(truth, errors, (number, len(truth))).ravel(),
            "error": np.tile(errors, number),
            "people": np.tile(np.linspace(900, 500, len(truth)), number),
        }
    )


def limits(work: Callable[..., pd.DataFrame], **options: object) -> tuple[pd.Series, pd.Series]:
    table = work(by="run", **options)
    return table["lower"], table["upper"]


@pytest.mark.parametrize(
    ("model", "truth", "errors"),
    [
        ("linear", np.linspace(73, 83, 10), np.linspace(0.6, 0.2, 10)),
        ("log", np.exp(np.linspace(6.2, 5.3, 10)), np.exp(np.linspace(6.2, 5.3, 10)) * 0.04),
        ("logit", 1 / (1 + np.exp(-np.linspace(0.5, -1.5, 10))), np.full(10, 0.01)),
    ],
)
def test_slope_and_relative_index(rng, model, truth, errors):
    rows = draws(rng, truth, errors, 4000)
    options = {"high_is_good": True, "data": rows, "model": model}
    columns = {"value": "value", "rank": "rank", "population": "people"}
    real = {name: column[rows["run"] == 0] for name, column in rows.items()}
    for work in (m.slope_index, m.relative_index):
        expected = work(truth, real["rank"], real["people"], high_is_good=True, model=model).value
        low, high = limits(work, standard_error="error", **columns, **options)
        assert_covers(covered(low, high, expected))


def test_slope_from_published_limits(rng):
    truth = np.exp(np.linspace(2, 1, 10))
    rows = draws(rng, np.log(truth), np.full(10, 0.05), 4000)
    z = 1.959963984540054
    rows = rows.assign(
        low=np.exp(rows["value"] - z * 0.05),
        high=np.exp(rows["value"] + z * 0.05),
        value=np.exp(rows["value"]),
    )
    low, high = limits(
        m.slope_index,
        value="value",
        rank="rank",
        population="people",
        lower="low",
        upper="high",
        limits_scale="log",
        high_is_good=False,
        data=rows,
    )
    expected = m.slope_index(truth, np.arange(10), np.linspace(900, 500, 10), high_is_good=False).value
    assert_covers(covered(low, high, expected), 0.94, 0.955)


def test_logistic_slope_and_relative_index(rng):
    people = np.array([400, 380, 350, 300, 260])
    middle = m.fractional_rank(np.arange(5), people)
    share = 1 / (1 + np.exp(-(-0.4 - 1.2 * (middle - 0.5))))
    ends = 1 / (1 + np.exp(-(-0.4 - 1.2 * np.array([-0.5, 0.5]))))
    number = 1500
    rows = pd.DataFrame(
        {
            "run": np.repeat(np.arange(number), 5),
            "rank": np.tile(np.arange(5), number),
            "count": rng.binomial(people, share, (number, 5)).ravel(),
            "people": np.tile(people, number),
        }
    )
    columns = {"count": "count", "denominator": "people", "rank": "rank", "data": rows, "high_is_good": False}
    low, high = limits(m.slope_index_of_counts, per=1, **columns)
    assert_covers(covered(low, high, ends[0] - ends[1]), 0.945, 0.955)
    low, high = limits(m.relative_index_of_counts, **columns)
    assert_covers(covered(low, high, ends[0] / ends[1]), 0.945, 0.955)


def test_means_and_trends(rng):
    number = 2000
    rows = pd.DataFrame({"run": np.repeat(np.arange(number), 8), "period": np.tile(np.arange(8), number)})
    rows["value"] = rng.normal(10, 2, len(rows))
    low, high = limits(m.mean_interval, value="value", data=rows)
    assert_covers(covered(low, high, 10))
    rows["value"] += 0.5 * rows["period"]
    low, high = limits(m.trend, value="value", period="period", data=rows)
    assert_covers(covered(low, high, 0.5))
    rows["error"] = 2.0
    low, high = limits(m.trend, value="value", period="period", standard_error="error", data=rows)
    assert_covers(covered(low, high, 0.5))


def test_group_measures(rng):
    """The variance is a square, so its normal interval is a little too high where groups are few."""
    truth, errors = np.array([40, 55, 60, 72, 90.0]), np.array([2, 3, 2, 2.5, 2])
    rows = draws(rng, truth, errors, 2000)
    people = rows["people"][:5].to_numpy()
    columns = {"value": "value", "population": "people", "standard_error": "error", "data": rows}
    low, high = limits(m.between_group_variance, **columns)
    expected = m.between_group_variance(truth, people).value
    assert_covers(covered(low, high, expected), 0.93, 0.96)
    for work in (m.population_attributable_risk, m.population_attributable_fraction):
        low, high = limits(work, rank="rank", high_is_good=True, **columns)
        assert_covers(
            covered(low, high, work(truth, people, range(5), high_is_good=True).value), 0.945, 0.955
        )
    del columns["population"]
    for work in (m.range_difference, m.range_ratio):
        low, high = limits(work, rank="rank", high_is_good=True, **columns)
        assert_covers(covered(low, high, work(truth, range(5), high_is_good=True).value), 0.945, 0.955)


def test_standardised_rates(rng):
    bands, number = list(m.EUROPEAN_2013), 1000
    people = np.linspace(3000, 300, 19)
    rate = np.geomspace(0.0005, 0.05, 19)
    rows = pd.DataFrame(
        {
            "run": np.repeat(np.arange(number), 19),
            "band": bands * number,
            "people": np.tile(people, number),
            "count": rng.poisson(rate * people, (number, 19)).ravel(),
            "reference": np.tile(1000 * rate, number),
            "all": 1000.0,
        }
    )
    weights = np.array(list(m.EUROPEAN_2013.values()))
    low, high = limits(
        m.directly_standardised_rate, count="count", population="people", age_band="band", data=rows
    )
    assert_covers(covered(low, high, float(weights @ rate)), 0.945, 0.965)
    low, high = limits(
        m.indirectly_standardised_ratio,
        count="count",
        population="people",
        reference_count="reference",
        reference_population="all",
        data=rows,
    )
    assert_covers(covered(low, high, 1), 0.94, 0.96)


def test_repeated_events_need_the_wider_interval(rng):
    """Persons have one to four events; the interval for independent events holds the truth too seldom."""
    bands, number = list(m.EUROPEAN_2013), 600
    people, affected = np.full(19, 4000.0), 12.0
    times = np.array([1, 2, 3, 4])
    persons = rng.poisson(affected / 4, (number, 19, 4))
    rows = pd.DataFrame(
        {
            "run": np.repeat(np.arange(number), 76),
            "band": np.tile(np.repeat(bands, 4), number),
            "people": people[0],
            "times": np.tile(times, 19 * number),
            "persons": persons.ravel(),
        }
    )
    truth = 100_000 * (affected / 4) * times.sum() / people[0]
    low, high = limits(
        m.directly_standardised_rate_of_repeats,
        events_each="times",
        persons="persons",
        population="people",
        age_band="band",
        data=rows,
    )
    assert_covers(covered(low, high, truth), 0.94, 0.96)
    events = (
        rows.assign(count=rows["times"] * rows["persons"])
        .groupby(["run", "band"], as_index=False, sort=False)
        .agg(count=("count", "sum"), people=("people", "first"))
    )
    low, high = limits(
        m.directly_standardised_rate, count="count", population="people", age_band="band", data=events
    )
    assert covered(low, high, truth)[0] < 0.85


def test_life_expectancy(rng):
    ages, number = [0, 1, *range(5, 95, 5)], 500
    people = np.append(np.linspace(1500, 700, 18), [300, 200])
    rate = np.append([0.004, 0.0003], np.geomspace(0.0002, 0.18, 18))
    truth = m.life_expectancy(1e6 * rate, np.full(20, 1e6), ages).value
    rows = pd.DataFrame(
        {
            "run": np.repeat(np.arange(number), 20),
            "age": ages * number,
            "people": np.tile(people, number),
            "deaths": rng.poisson(rate * people, (number, 20)).ravel(),
        }
    )
    low, high = limits(m.life_expectancy, deaths="deaths", population="people", age="age", data=rows)
    assert_covers(covered(low, high, truth), 0.94, 0.96)


def test_weighted_share(rng):
    number, size = 1500, 300
    weights = rng.choice([0.5, 1, 3], (number, size))
    rows = pd.DataFrame(
        {
            "run": np.repeat(np.arange(number), size),
            "weight": weights.ravel(),
            "answer": rng.random(number * size) < 0.35,
        }
    )
    low, high = limits(m.weighted_share, answer="answer", weights="weight", per=1, data=rows)
    assert_covers(covered(low, high, 0.35), 0.94, 0.96)


def samples(rng: np.random.Generator, number: int, size: int) -> pd.DataFrame:
    """Return samples of income (log-normal) and of visits that fall as income rises."""
    log_income = rng.normal(0, 0.5, number * size)
    return pd.DataFrame(
        {
            "run": np.repeat(np.arange(number), size),
            "income": np.exp(log_income),
            "visits": rng.poisson(3 * np.exp(-0.4 * log_income)),
        }
    )


def test_gini_and_concentration_index(rng):
    """Linearised intervals of skewed incomes and of ranks cover a little less than they say."""
    rows = samples(rng, 800, 400)
    population = samples(rng, 1, 2_000_000)
    low, high = limits(m.gini, income="income", confidence=LEVEL, data=rows)
    assert_covers(covered(low, high, m.gini(population["income"]).value), 0.93, 0.95)
    truth = m.concentration_index(population["visits"], population["income"]).value
    columns = {"outcome": "visits", "rank": "income", "data": rows}
    low, high = limits(m.concentration_index, errors="kakwani", **columns)
    assert_covers(covered(low, high, truth), 0.94, 0.955)
    low, high = limits(m.concentration_index, errors="regression", **columns)
    assert_covers(covered(low, high, truth), 0.92, 0.97)


def test_rank_intervals_hold_the_true_rank(rng):
    """Drawing about an estimate counts its noise twice: coverage may be too high, not too low."""
    truth, errors = np.sort(rng.normal(20, 4, 30))[::-1], np.full(30, 2.0)
    inside = []
    for run in range(60):
        table = m.rank_intervals(rng.normal(truth, errors), errors, draws=1000, seed=run)
        inside.append(((table["lower"] <= np.arange(1, 31)) & (np.arange(1, 31) <= table["upper"])).mean())
    assert np.mean(inside) >= 0.93


@pytest.mark.parametrize("level", [0.95, 0.998])
def test_funnel_limits_hold_areas_of_no_difference(rng, level):
    size = rng.integers(200, 5000, 20_000)
    events = rng.binomial(size, 0.3)
    lines = m.funnel_limits_of_proportions(size, 0.3, per=1)
    name = f"{100 * level:g}".replace(".", "_")
    inside = (events / size >= lines[f"lower_{name}"]) & (events / size <= lines[f"upper_{name}"])
    assert inside.mean() == pytest.approx(level, abs=0.006)
    flags = m.funnel_significance(events, size, statistic="proportion")
    assert (flags == "within").mean() == pytest.approx(0.95, abs=0.006)


def test_overdispersion_is_found_and_widens_the_funnel(rng):
    size = rng.integers(500, 5000, 5000)
    flat = m.overdispersion(rng.binomial(size, 0.2), size, statistic="proportion", winsorise=0)
    assert flat.value == pytest.approx(1, abs=0.06)
    share = np.clip(rng.normal(0.2, 0.03, 5000), 0.01, 0.99)
    events = rng.binomial(size, share)
    wide = m.overdispersion(events, size, statistic="proportion", winsorise=0)
    assert wide.value > 3
    assert wide.parts["between_variance"] ** 0.5 == pytest.approx(0.03, rel=0.1)
    lines = m.funnel_limits_of_proportions(size, 0.2, per=1, overdispersion=wide.value)
    inside = (events / size >= lines["lower_95"]) & (events / size <= lines["upper_95"])
    assert inside.mean() > 0.93
    flags = m.funnel_significance(events, size, statistic="proportion", overdispersion=wide.value)
    assert (flags == "within").mean() > 0.93
    ratio = m.overdispersion(rng.poisson(size), size.astype(float), statistic="ratio", winsorise=0)
    assert ratio.value == pytest.approx(1, abs=0.06)


def test_overdispersion_of_ratios_widens_their_funnel(rng):
    expected = rng.uniform(20, 400, 5000)
    observed = rng.poisson(expected * rng.gamma(25, 1 / 25, 5000))
    wide = m.overdispersion(observed, expected, statistic="ratio", winsorise=0)
    columns = {"count": observed, "denominator": expected, "statistic": "ratio"}
    narrow = (m.funnel_significance(**columns) == "within").mean()
    inside = (m.funnel_significance(**columns, overdispersion=wide.value) == "within").mean()
    assert narrow < 0.75
    assert inside > 0.9
    plain = m.funnel_limits_of_ratios([4, 50]).iloc[1]
    stretched = m.funnel_limits_of_ratios([4, 50], overdispersion=4).iloc[1]
    assert stretched["upper_95"] - 1 == pytest.approx(2 * (plain["upper_95"] - 1))
    assert stretched["lower_95"] - 1 == pytest.approx(2 * (plain["lower_95"] - 1))
    rates = m.funnel_limits_of_rates([4, 50], 200, overdispersion=4).iloc[1]
    assert rates["upper_95"] == pytest.approx(200 * stretched["upper_95"])
