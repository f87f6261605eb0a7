"""Published figures, each with its citation, quoted one by one as facts."""
# ruff: noqa: E501 (a table: one figure a row)

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from inequalitylab import measures as m

PHE = "UKHSA/OHID, PHEindicatormethods at 093fd288, tests/testthat/"
PHE_LIMITS = f"{PHE}testdata_Byars_Wilson.xlsx"
PHE_RATES = f"{PHE}testdata_Rate.xlsx"
PHE_PROPORTIONS = f"{PHE}testdata_Proportion.xlsx"
PHE_FUNNELS = f"{PHE}testdata_funnel_*_outputs.csv"
ONS = "ONS (2019), Health state life expectancies by national deprivation deciles, England: 2015 to 2017"
NEWCOMBE_ONE = "Newcombe RG (1998), Stat Med 17:857-872, Table I, method 3"
NEWCOMBE_TWO = "Newcombe RG (1998), Stat Med 17:873-890, Table II, method 10"
INEQ = "Zeileis A, R package ineq at e17b77ab, tests/Examples/ineq-Ex.Rout.save"
DAMGAARD = "Damgaard C, Weiner J (2000), Ecology 81:1139-1142, Fig. 2"
PYSAL = "PySAL inequality at 0f9050ee, inequality/tests/"
WHO = "WHO, healthequal at 3e7e040, tests/testthat/"
EUROSTAT = "Eurostat (2013), Revision of the European Standard Population"

MEN_LIFE = [73.9735, 76.1241, 77.4743, 78.762, 79.7043, 80.4527, 81.0909, 81.5761, 82.241, 83.3175]
MEN_HEALTHY = [51.7182, 56.6479, 58.7618, 61.6578, 63.8382, 64.6954, 66.461, 67.9231, 68.8129, 70.4463]
X = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261]
Y = [841, 2063, 2445, 3438, 4437, 5401, 6392, 8304, 11304, 21961]
FIVE = [10, 20, 30, 40, 50]
FIGURE_2X = [50 / 9] * 9 + [50]
FIGURE_2Y = [2] * 5 + [18] * 5
COVERAGE, PEOPLE = [20, 30, 40, 50, 60], [78, 91, 162, 103, 105]


def limits(result: m.Estimate) -> tuple[float | None, float | None]:
    return result.lower, result.upper


def all_of(result: m.Estimate) -> tuple[float | None, ...]:
    return result.value, result.lower, result.upper


def funnel(table: pd.DataFrame) -> tuple[float, ...]:
    row = table.iloc[0]
    return tuple(float(row[name]) for name in ("lower_95", "upper_95", "lower_99_8", "upper_99_8"))


FIGURES: list[tuple[str, Callable[[], Any], Any]] = [
    # Printed in full.
    (PHE_LIMITS, lambda: limits(m.byar_interval(65, confidence=0.95)), (50.163187710459454, 82.84913854593984)),
    (PHE_LIMITS, lambda: limits(m.byar_interval(1045, confidence=0.95)), (982.5932018073325, 1110.33121298565)),
    (PHE_LIMITS, lambda: limits(m.byar_interval(1, confidence=0.95)), (0.01307213290150435, 5.5637555824752605)),
    (PHE_LIMITS, lambda: limits(m.byar_interval(65, confidence=0.998)), (42.8802614714802, 94.00029084431802)),
    (PHE_LIMITS, lambda: limits(m.byar_interval(1045, confidence=0.998)), (947.9407035610374, 1148.806160988033)),
    (PHE_LIMITS, lambda: limits(m.byar_interval(10, confidence=0.998)), (2.916318374695686, 24.193724927880535)),
    (PHE_LIMITS, lambda: limits(m.byar_interval(1, confidence=0.998)), (None, 9.362180217908362)),
    (PHE_LIMITS, lambda: limits(m.wilson_interval(65, 100, confidence=0.95)), (0.5525444329688797, 0.7363575175690247)),
    (PHE_LIMITS, lambda: limits(m.wilson_interval(1045, 5000, confidence=0.95)), (0.19795549880013297, 0.22049130373189027)),
    (PHE_LIMITS, lambda: limits(m.wilson_interval(0.445, 1, confidence=0.95)), (0.04381744772058822, 0.9334621276979156)),
    (PHE_LIMITS, lambda: limits(m.wilson_interval(65, 100, confidence=0.998)), (0.4954946574070431, 0.7783540614089697)),
    (PHE_LIMITS, lambda: limits(m.wilson_interval(1045, 5000, confidence=0.998)), (0.19179381799015244, 0.22731562902525818)),
    (PHE_LIMITS, lambda: limits(m.wilson_interval(0.445, 1, confidence=0.998)), (0.019347006132900975, 0.9702259947019541)),
    (PHE_RATES, lambda: limits(m.exact_poisson_interval(1)), (0.025317807984289897, 5.571643390938898)),
    (PHE_RATES, lambda: limits(m.exact_poisson_interval(5)), (1.62348639011842, 11.668332079322669)),
    (PHE_RATES, lambda: all_of(m.crude_rate(5, 100, per=100, confidence=0.95)), (5.0, 1.62348639011842, 11.668332079322669)),
    (PHE_RATES, lambda: all_of(m.crude_rate(5, 100, per=100, confidence=0.998)), (5.0, 0.739371731917839, 16.454745203680105)),
    (PHE_RATES, lambda: all_of(m.crude_rate(20, 100, per=100, confidence=0.95)), (20.0, 12.211428834875937, 30.889880369197066)),
    (PHE_RATES, lambda: all_of(m.crude_rate(65, 100, per=100, confidence=0.95)), (65.0, 50.163187710459454, 82.84913854593984)),
    (PHE_RATES, lambda: all_of(m.crude_rate(65, 100, per=100, confidence=0.998)), (65.0, 42.8802614714802, 94.00029084431802)),
    (PHE_RATES, lambda: all_of(m.crude_rate(9856, 12345, per=100, confidence=0.95)), (79.83799108950991, 78.26949058976757, 81.4300165427214)),
    (PHE_RATES, lambda: all_of(m.crude_rate(7776456, 7564336677, per=100, confidence=0.95)), (0.10280420256339154, 0.10273196005302074, 0.10287648334092832)),
    (PHE_RATES, lambda: all_of(m.crude_rate(7776456, 7564336677, per=100, confidence=0.998)), (0.10280420256339154, 0.102690317308454, 0.10291817639509068)),
    (PHE_RATES, lambda: all_of(m.crude_rate(222, 3215, per=100, confidence=0.95)), (6.905132192846033, 6.026574877652675, 7.87572937087185)),
    (PHE_RATES, lambda: all_of(m.crude_rate(999, 3456, per=100, confidence=0.95)), (28.90625, 27.14130493609052, 30.755833237378415)),
    (PHE_RATES, lambda: all_of(m.crude_rate(999, 3456, per=100, confidence=0.998)), (28.90625, 26.162147596445767, 31.845604819822654)),
    (PHE_RATES, lambda: all_of(m.crude_rate(250, 220, per=100000, confidence=0.95)), (113636.36363636365, 99984.94738532876, 128631.14487455782)),
    (PHE_RATES, lambda: all_of(m.crude_rate(250, 220, per=100000, confidence=0.998)), (113636.36363636365, 92710.00554438953, 137651.23772147458)),
    (PHE_PROPORTIONS, lambda: all_of(m.proportion(1, 100, per=1, confidence=0.998)), (0.01, 0.000873065697299977, 0.1045544528370582)),
    (PHE_PROPORTIONS, lambda: all_of(m.proportion(5, 100, per=1, confidence=0.998)), (0.05, 0.013865320725997183, 0.16458852282596442)),
    (PHE_PROPORTIONS, lambda: all_of(m.proportion(20, 100, per=1, confidence=0.998)), (0.2, 0.10519162066711432, 0.3471109417008601)),
    (PHE_PROPORTIONS, lambda: all_of(m.proportion(9856, 12345, per=1, confidence=0.998)), (0.7983799108950992, 0.7869924108419063, 0.8093061412589626)),
    (PHE_PROPORTIONS, lambda: all_of(m.proportion(222, 3215, per=1, confidence=0.998)), (0.06905132192846034, 0.05647101964624248, 0.08418414185270134)),
    (PHE_PROPORTIONS, lambda: all_of(m.proportion(999, 3456, per=1, confidence=0.998)), (0.2890625, 0.26583995768074953, 0.3134475449279985)),
]  # fmt: skip

ROUNDED: list[tuple[str, float, Callable[[], Any], Any]] = [
    # The tolerance is half of the last digit printed; WHO stores single precision, PHE bisects for funnels.
    (PHE_FUNNELS, 5e-7, lambda: funnel(m.funnel_limits_of_proportions([1], 0.8064244785714955)), (3.204264, 100.0, 0.0, 100.0)),
    (PHE_FUNNELS, 5e-7, lambda: funnel(m.funnel_limits_of_proportions([10], 0.8064244785714955)), (56.154344, 100.0, 42.03259, 100.0)),
    (PHE_FUNNELS, 5e-7, lambda: funnel(m.funnel_limits_of_proportions([211], 0.8064244785714955)), (75.311383, 85.973512, 72.237075, 89.04782)),
    (PHE_FUNNELS, 5e-7, lambda: funnel(m.funnel_limits_of_proportions([4818], 0.8064244785714955)), (79.526814, 81.758082, 78.883452, 82.401444)),
    (PHE_FUNNELS, 5e-7, lambda: funnel(m.funnel_limits_of_proportions([110000], 0.8064244785714955)), (80.408963, 80.875933, 80.274317, 81.010578)),
    (PHE_FUNNELS, 1e-4, lambda: funnel(m.funnel_limits_of_ratios([1], per=100))[:2], (17.94802207, 3949.774946)),
    (PHE_FUNNELS, 1e-4, lambda: funnel(m.funnel_limits_of_ratios([5], per=100))[:2], (42.85102213, 307.979188)),
    (PHE_FUNNELS, 1e-4, lambda: funnel(m.funnel_limits_of_ratios([20], per=100))[:2], (64.74926614, 163.7127595)),
    (PHE_FUNNELS, 1e-4, lambda: funnel(m.funnel_limits_of_ratios([716], per=100))[:2], (92.93605352, 107.7488421)),
    (PHE_FUNNELS, 1e-4, lambda: funnel(m.funnel_limits_of_rates([1], 116.17208350946295))[:3], (20.85059119, 4588.535848, 12.58170943)),
    (PHE_FUNNELS, 1e-4, lambda: funnel(m.funnel_limits_of_rates([10], 116.17208350946295))[:3], (63.17010446, 242.2579623, 48.13632908)),
    (PHE_FUNNELS, 1e-4, lambda: funnel(m.funnel_limits_of_rates([94], 116.17208350946295))[:3], (94.93146143, 143.7592268, 85.32174568)),
    (PHE_FUNNELS, 1e-4, lambda: funnel(m.funnel_limits_of_rates([1360], 116.17208350946295))[:3], (110.158048, 122.6021934, 106.9073359)),
    (NEWCOMBE_ONE, 5e-5, lambda: limits(m.wilson_interval(81, 263)), (0.2553, 0.3662)),
    (NEWCOMBE_ONE, 5e-5, lambda: limits(m.wilson_interval(15, 148)), (0.0624, 0.1605)),
    (NEWCOMBE_ONE, 5e-5, lambda: limits(m.wilson_interval(0, 20)), (0.0000, 0.1611)),
    (NEWCOMBE_ONE, 5e-5, lambda: limits(m.wilson_interval(1, 29)), (0.0061, 0.1718)),
    (NEWCOMBE_TWO, 5e-5, lambda: limits(m.difference_of_proportions(56, 70, 48, 80, per=1)), (0.0524, 0.3339)),
    (NEWCOMBE_TWO, 5e-5, lambda: limits(m.difference_of_proportions(9, 10, 3, 10, per=1)), (0.1705, 0.8090)),
    (NEWCOMBE_TWO, 5e-5, lambda: limits(m.difference_of_proportions(6, 7, 2, 7, per=1)), (0.0582, 0.8062)),
    (NEWCOMBE_TWO, 5e-5, lambda: limits(m.difference_of_proportions(5, 56, 0, 29, per=1)), (-0.0381, 0.1926)),
    (NEWCOMBE_TWO, 5e-5, lambda: limits(m.difference_of_proportions(0, 10, 0, 20, per=1)), (-0.1611, 0.2775)),
    (NEWCOMBE_TWO, 5e-5, lambda: limits(m.difference_of_proportions(0, 10, 0, 10, per=1)), (-0.2775, 0.2775)),
    (NEWCOMBE_TWO, 5e-5, lambda: limits(m.difference_of_proportions(10, 10, 0, 20, per=1)), (0.6791, 1.0000)),
    (NEWCOMBE_TWO, 5e-5, lambda: limits(m.difference_of_proportions(10, 10, 0, 10, per=1)), (0.6075, 1.0000)),
    (ONS, 0.05, lambda: m.slope_index(MEN_LIFE, range(1, 11), high_is_good=True).value, 9.4),
    (ONS, 0.05, lambda: m.slope_index(MEN_HEALTHY, range(1, 11), high_is_good=True).value, 19.1),
    (ONS, 0.05, lambda: m.range_difference(MEN_LIFE, range(1, 11), high_is_good=True).value, 9.3),
    (INEQ, 5e-8, lambda: m.gini(X).value, 0.4620911),
    (INEQ, 5e-8, lambda: m.atkinson(X, epsilon=0.5).value, 0.1796591),
    (INEQ, 5e-8, lambda: m.herfindahl(X).value, 0.1840812),
    (INEQ, 5e-8, lambda: m.rosenbluth(X).value, 0.1859051),
    (INEQ, 5e-8, lambda: m.watts(X, line=2000).value, 0.1620141),
    (INEQ, 5e-8, lambda: m.watts(Y, line=2000).value, 0.08663108),
    (INEQ, 5e-8, lambda: m.foster_greer_thorbecke(X, line=2000).value, 0.2),
    (INEQ, 5e-8, lambda: m.foster_greer_thorbecke(Y, line=2000).value, 0.1),
    (DAMGAARD, 5e-8, lambda: m.gini(FIGURE_2X, correct=True).value, 0.4444444),
    (DAMGAARD, 5e-8, lambda: m.gini(FIGURE_2Y, correct=True).value, 0.4444444),
    (DAMGAARD, 5e-8, lambda: m.lorenz_asymmetry(FIGURE_2X).value, 1.46),
    (DAMGAARD, 5e-8, lambda: m.lorenz_asymmetry(FIGURE_2Y).value, 0.74),
    (f"{PYSAL}test_theil.py", 5e-8, lambda: m.theil([0, 0, 0, 10, 10, 10]).value, 0.6931472),
    (f"{PYSAL}test_schutz.py", 5e-8, lambda: m.hoover([1000, 2000, 1500, 3000, 2500]).value, 0.15),
    (f"{PYSAL}test_schutz.py", 5e-8, lambda: m.schutz_coefficient([1000, 2000, 1500, 3000, 2500]).value, 7.5),
    (f"{WHO}test-parisk.R", 2e-6, lambda: m.population_attributable_risk(COVERAGE, PEOPLE, range(5), high_is_good=True).value, 18.775509),
    (f"{WHO}test-aci.R", 2e-6, lambda: m.concentration_index(COVERAGE, range(5), PEOPLE, kind="generalised").value, 7.3284202),
    (f"{WHO}test-aci.R", 2e-6, lambda: m.concentration_index(COVERAGE, range(5), PEOPLE, kind="generalised", errors="regression").parts["standard_error"], 0.29368517),
    (f"{WHO}test-rci.R", 2e-6, lambda: m.concentration_index(COVERAGE, range(5), PEOPLE).value, 0.17776859),
    (EUROSTAT, 5e-8, lambda: tuple(m.EUROPEAN_2013.values()), (5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000)),
    (f"{PYSAL}test_atkinson.py", 5e-5, lambda: m.atkinson(FIVE, epsilon=0.5).value, 0.06315),
    (f"{PYSAL}test_atkinson.py", 5e-5, lambda: m.atkinson(FIVE, epsilon=1).value, 0.13161),
    (f"{PYSAL}test_interface.py", 5e-5, lambda: m.wolfson([20000, 25000, 27000, 30000, 35000, 45000, 60000, 75000, 80000, 120000]).value, 0.2013),
    (f"{PYSAL}test_interface.py", 5e-5, lambda: m.wolfson([6, 6, 8, 8, 10, 10, 12, 12]).value, 0.0833),
    (f"{PYSAL}test_interface.py", 5e-5, lambda: m.wolfson([2, 4, 6, 8, 10, 12, 14, 16]).value, 0.1528),
    (f"{WHO}test-paf.R", 5e-5, lambda: m.population_attributable_fraction(COVERAGE, PEOPLE, range(5), high_is_good=True).value, 45.54455),
]  # fmt: skip


def test_there_are_about_a_hundred_of_them() -> None:
    assert len(FIGURES) + len(ROUNDED) >= 80


@pytest.mark.parametrize(("citation", "work", "published"), FIGURES)
def test_published_in_full(citation: str, work: Callable[[], Any], published: Any) -> None:
    for ours, theirs in zip(work(), published, strict=True):
        assert ours == (theirs if theirs is None else pytest.approx(theirs, rel=1e-8, abs=1e-12)), citation


@pytest.mark.parametrize(("citation", "half_a_digit", "work", "published"), ROUNDED)
def test_published_rounded(
    citation: str, half_a_digit: float, work: Callable[[], Any], published: Any
) -> None:
    relative = half_a_digit if citation == PHE_FUNNELS else 0
    assert work() == pytest.approx(published, abs=1.01 * half_a_digit, rel=relative), citation


def test_the_published_gap_between_the_ends_is_not_the_slope() -> None:
    """The range (9.3 years) looks at two tenths, the slope index (9.4) at all ten."""
    assert m.range_difference(MEN_LIFE, range(1, 11), high_is_good=True).value == pytest.approx(9.344)
    assert m.slope_index(MEN_LIFE, range(1, 11), high_is_good=True).value > 9.4
