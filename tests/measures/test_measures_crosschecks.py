"""The measures against well-kept libraries that do the same thing."""

import warnings

import inequality.gini
import inequality.theil
import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from inequalitylab import measures as m

RNG = np.random.default_rng(11)
INCOME = RNG.lognormal(10, 0.7, 500)


def test_wilson_is_that_of_statsmodels():
    count, people = RNG.integers(0, 90, 50), np.full(50, 90)
    lower, upper = proportion_confint(count, people, method="wilson")
    ours = m.wilson_interval(count, people)
    np.testing.assert_allclose(ours["lower"], lower, atol=1e-12)
    np.testing.assert_allclose(ours["upper"], upper, atol=1e-12)


def test_differences_and_ratios_of_proportions_are_those_of_statsmodels():
    for x, n, y, k in ((20, 100, 10, 120), (5, 30, 8, 25), (90, 100, 40, 100)):
        gap = m.difference_of_proportions(x, n, y, k, per=1)
        assert (gap.lower, gap.upper) == pytest.approx(
            confint_proportions_2indep(x, n, y, k, compare="diff", method="newcomb")
        )
        ratio = m.ratio_of_proportions(x, n, y, k)
        assert (ratio.lower, ratio.upper) == pytest.approx(
            confint_proportions_2indep(x, n, y, k, compare="ratio", method="log")
        )


def test_exact_poisson_is_that_of_chi_square():
    for count in (1, 4, 9, 120):
        ours = m.exact_poisson_interval(count)
        assert ours.lower == pytest.approx(stats.chi2.ppf(0.025, 2 * count) / 2)
        assert ours.upper == pytest.approx(stats.chi2.ppf(0.975, 2 * count + 2) / 2)


def test_mean_interval_is_that_of_scipy():
    ours = m.mean_interval(INCOME)
    theirs = stats.t.interval(0.95, len(INCOME) - 1, INCOME.mean(), stats.sem(INCOME))
    assert (ours.lower, ours.upper) == pytest.approx(theirs)


def test_slope_index_is_weighted_least_squares_of_statsmodels():
    value, people = RNG.normal(80, 3, 10), RNG.integers(500, 900, 10)
    middle = m.fractional_rank(np.arange(10), people)
    fit = sm.WLS(value, sm.add_constant(middle), weights=people).fit()
    ours = m.slope_index(value, np.arange(10), people, high_is_good=True)
    assert ours.value == pytest.approx(fit.params[1])
    np.testing.assert_allclose(ours.fitted, fit.fittedvalues)
    np.testing.assert_allclose(ours.residuals, fit.resid, atol=1e-9)


def test_slope_of_counts_is_a_binomial_model_of_statsmodels():
    people = RNG.integers(300, 900, 8)
    count = RNG.binomial(people, np.linspace(0.5, 0.2, 8))
    middle = m.fractional_rank(np.arange(8), people)
    design = sm.add_constant(middle)
    fit = sm.GLM(np.column_stack([count, people - count]), design, family=sm.families.Binomial()).fit()
    low, high = fit.predict([[1, 0], [1, 1]])
    ours = m.slope_index_of_counts(count, people, np.arange(8), high_is_good=False)
    assert ours.value == pytest.approx(100 * (low - high))
    gradient = np.array([low * (1 - low) - high * (1 - high), -high * (1 - high)])
    error = 100 * np.sqrt(gradient @ fit.cov_params() @ gradient)
    assert ours.upper - ours.lower == pytest.approx(2 * 1.959963984540054 * error)


def test_trend_is_least_squares_of_statsmodels():
    years, value = np.array([2011, 2012, 2014, 2015, 2019]), np.array([20, 19, 17.5, 17, 13.2])
    fit = sm.OLS(value, sm.add_constant(years)).fit()
    ours = m.trend(value, years)
    assert (ours.value, ours.lower, ours.upper) == pytest.approx((fit.params[1], *fit.conf_int()[1]))
    errors = np.array([1, 0.5, 0.7, 0.4, 0.9])
    fit = sm.WLS(value, sm.add_constant(years), weights=1 / errors**2).fit(cov_type="fixed scale")
    ours = m.trend(value, years, errors)
    assert (ours.value, ours.lower, ours.upper) == pytest.approx((fit.params[1], *fit.conf_int()[1]))


def test_convenient_regression_is_that_of_statsmodels():
    illness, rank = RNG.poisson(2, 200).astype(float), RNG.random(200)
    middle = m.fractional_rank(rank)
    scaled = 2 * middle.var() * illness / illness.mean()
    fit = sm.OLS(scaled, sm.add_constant(middle)).fit()
    ours = m.concentration_index(illness, rank, errors="regression")
    assert (ours.value, ours.parts["standard_error"]) == pytest.approx((fit.params[1], fit.bse[1]))


def test_distribution_measures_are_those_of_pysal():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert m.gini(INCOME).value == pytest.approx(inequality.gini.Gini(INCOME).g)
        assert m.theil(INCOME).value == pytest.approx(inequality.theil.Theil(INCOME).T)
        regions = RNG.integers(0, 4, len(INCOME))
        theirs = inequality.theil.TheilD(INCOME, regions)
    ours = m.entropy_decomposition(INCOME, regions)
    assert ours.parts["between"] == pytest.approx(float(np.ravel(theirs.bg)[0]))
    assert ours.parts["within"] == pytest.approx(float(np.ravel(theirs.wg)[0]))


@pytest.mark.slow
def test_dissimilarity_and_isolation_are_those_of_pysal_segregation():
    """Slow: the peer brings the whole geographic stack with it."""
    from segregation.singlegroup import Dissim, Isolation

    rows = pd.DataFrame({"group": RNG.integers(1, 90, 40), "other": RNG.integers(1, 90, 40)})
    rows["total"] = rows["group"] + rows["other"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        apart = Dissim(rows, "group", "total").statistic
        alone = Isolation(rows, "group", "total").statistic
    assert m.dissimilarity("group", "other", data=rows).value == pytest.approx(apart)
    assert m.isolation("group", "total", data=rows).value == pytest.approx(alone)


def test_relative_index_has_fieller_limits():
    """At a limit, the end minus limit times the other end is just z standard errors from 0."""
    value, people = np.array([74.0, 78, 80, 81, 83]), np.array([400, 380, 300, 260, 200])
    errors = np.array([1.2, 0.8, 0.5, 0.4, 0.3])
    design = sm.add_constant(m.fractional_rank(np.arange(5), people))
    solve = np.linalg.solve(design.T * people @ design, design.T * people)
    bottom, top = solve[0], solve[0] + solve[1]
    ours = m.relative_index(value, np.arange(5), people, high_is_good=True, standard_error=errors)
    assert ours.value == pytest.approx((top @ value) / (bottom @ value))
    for limit in (ours.lower, ours.upper):
        gap = top - limit * bottom
        assert abs(gap @ value) == pytest.approx(1.959963984540054 * np.linalg.norm(gap * errors))
    slope = m.slope_index(value, np.arange(5), people, high_is_good=True, standard_error=errors)
    reach = 1.959963984540054 * np.linalg.norm(solve[1] * errors)
    assert (slope.upper - slope.value, slope.value - slope.lower) == pytest.approx((reach, reach))


def test_corrected_concentration_indices_are_multiples_of_the_plain_one():
    ill, income = RNG.random(60) < 0.3, RNG.random(60)
    plain, mean = m.concentration_index(ill, income).value, float(np.mean(ill))
    asked = {"outcome": ill, "rank": income, "bounds": (0, 1)}
    assert m.concentration_index(kind="erreygers", **asked).value == pytest.approx(4 * mean * plain)
    assert m.concentration_index(kind="wagstaff", **asked).value == pytest.approx(plain / (1 - mean))
    assert m.concentration_index(ill, income, kind="generalised").value == pytest.approx(mean * plain)
    percent = {"outcome": 100 * ill, "rank": income, "bounds": (0, 100)}
    assert m.concentration_index(kind="erreygers", **percent).value == pytest.approx(4 * mean * plain)
    assert m.concentration_index(kind="wagstaff", **percent).value == pytest.approx(plain / (1 - mean))


def test_life_table_by_hand():
    """An open band alone: 1 / M years, with standard error 1 / (M sqrt(D)). Two bands: Chiang's steps."""
    alone = m.life_table([50], [1000], ["80+"]).iloc[0]
    assert (alone["life_expectancy"], alone["standard_error"]) == pytest.approx((20, 20 / 50**0.5))
    table = m.life_table([10, 50], [1000, 1000], ["70-79", "80+"])
    dying = 10 * 0.01 / (1 + 0.5 * 10 * 0.01)
    years = 10 * (1 - dying / 2) + (1 - dying) * 20
    assert table["probability_of_dying"].tolist() == pytest.approx([dying, 1])
    assert table["life_expectancy"][0] == pytest.approx(years)
    variance = (0.5 * 10 + 20) ** 2 * dying**2 * (1 - dying) / 10 + (1 - dying) ** 2 * 20**2 / 50
    assert table["standard_error"][0] == pytest.approx(variance**0.5)
    infant = m.life_table([10, 50], [1000, 1000], [0, 1])
    assert infant["probability_of_dying"][0] == pytest.approx(0.01 / (1 + 0.9 * 0.01))
