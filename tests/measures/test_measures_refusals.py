"""Hostile input by family: every refusal names the argument and says what would be right."""

# ruff: noqa: E501 (a table: one refusal a row)

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from inequalitylab import measures as m
from inequalitylab.errors import CourseError

BANDS = list(m.EUROPEAN_2013)
AGES = [0, 1, *range(5, 95, 5)]
ONES = np.ones(19)
TABLE = pd.DataFrame({"income": [1.0, 2, 3], "people": [1, 1, 1], "place": ["a", "a", "b"]})


def rates(**changed: Any) -> m.Estimate:
    given: dict[str, Any] = {"count": ONES * 3, "population": ONES * 100, "age_band": BANDS}
    return m.directly_standardised_rate(**(given | changed))


def lives(**changed: Any) -> m.Estimate:
    given: dict[str, Any] = {"deaths": np.ones(20), "population": np.full(20, 500.0), "age": AGES}
    return m.life_expectancy(**(given | changed))


def put(values: np.ndarray, place: int, value: float) -> np.ndarray:
    changed = np.array(values, dtype=float)
    changed[place] = value
    return changed


REFUSED: dict[str, tuple[Callable[[], Any], str, str]] = {
    # what is wrong: the call, the argument named, what would be right
    "column not in the frame": (lambda: m.gini("incone", data=TABLE), "income", "Did you mean 'income'"),
    "column name without frame": (lambda: m.gini("income"), "income", "data="),
    "text for numbers": (lambda: m.gini(["a", "b"]), "income", "numbers"),
    "dates for numbers": (lambda: m.gini(pd.date_range("2020", periods=3)), "income", "numbers"),
    "one number for a column": (lambda: m.gini(5), "income", "column"),
    "a square for a column": (lambda: m.gini(np.ones((2, 2))), "income", "one column"),
    "nothing": (lambda: m.gini([]), "income", "at least one"),
    "infinity": (lambda: m.gini([1, np.inf]), "income", "finite"),
    "missing value": (lambda: m.gini([1, None, 3]), "income", 'missing="drop"'),
    "missing weight": (lambda: m.gini([1, 2], [1, np.nan]), "weights", 'missing="drop"'),
    "unknown handling of missing": (lambda: m.gini([1, 2], missing="mean"), "missing", "'refuse'"),
    "different lengths": (lambda: m.gini([1, 2, 3], [1, 2]), "weights", "one value a row"),
    "Series in different orders": (
        lambda: m.gini(pd.Series([1, 2], index=[0, 1]), pd.Series([1, 2], index=[1, 0])), "weights", "one frame",
    ),
    "labels of the wrong length": (lambda: m.gini([1, 2, 3], by=["a", "b"]), "by", "one label a row"),
    "missing group label": (lambda: m.gini([1, 2], by=["a", None]), "by", 'missing="drop"'),
    "negative weight": (lambda: m.theil([1, 2], [1, -1]), "weights", "0 or more"),
    "weights of nothing": (lambda: m.gini([1, 2], [0, 0]), "weights", "above 0"),
    "confidence as a percentage": (lambda: m.wilson_interval(1, 10, confidence=95), "confidence", "0.95"),
    "confidence of 1": (lambda: m.poisson_interval(4, confidence=1), "confidence", "between 0 and 1"),
    "confidence as text": (lambda: m.poisson_interval(4, confidence="95%"), "confidence", "0.95"),
    # intervals and proportions
    "count above denominator": (lambda: m.wilson_interval(11, 10), "count", "crude_rate"),
    "negative count": (lambda: m.proportion(-1, 10), "count", "0 or more"),
    "negative denominator": (lambda: m.proportion(1, -10), "denominator", "0 or more"),
    "reference count above its denominator": (lambda: m.difference_of_proportions(1, 2, 3, 2), "reference_count", "must not"),
    "per of nothing": (lambda: m.proportion(1, 10, per=0), "per", "above 0"),
    "negative events": (lambda: m.byar_interval([3, -1]), "count", "0 or more"),
    "groups for what has rows": (lambda: m.difference([1], [2], by=["a"]), "by", "one result a row"),
    "one standard error of two": (lambda: m.difference(1, 2, 0.1), "reference_standard_error", "both"),
    "negative standard error": (lambda: m.difference(1, 2, 0.1, -0.1), "reference_standard_error", "0 or more"),
    "ratio of a negative figure": (lambda: m.ratio(-1, 2), "value", "0 or more"),
    # rates
    "negative events in a band": (lambda: rates(count=put(ONES, 3, -2)), "count", "0 or more"),
    "nobody in a band": (lambda: rates(population=put(ONES, 3, 0)), "population", "merge bands"),
    "fewer than nobody in a band": (lambda: rates(population=put(ONES, 3, -5)), "population", "merge bands"),
    "strange band": (lambda: rates(age_band=[*BANDS[:-1], "90-94"]), "age_band", "european_standard_population"),
    "band missing": (
        lambda: m.directly_standardised_rate(ONES[1:], ONES[1:], BANDS[1:]), "age_band", "every band",
    ),
    "band twice": (
        lambda: m.directly_standardised_rate(np.ones(20), np.ones(20), [*BANDS, "0-4"]), "age_band", "add them up",
    ),
    "no band and no weights": (lambda: rates(age_band=None), "age_band", "standard_population"),
    "both band and weights": (lambda: rates(standard_population=ONES), "age_band", "one of the two"),
    "standard by position": (lambda: rates(standard=list(ONES)), "standard", "mapping"),
    "standard that is negative": (lambda: rates(age_band=None, standard_population=put(ONES, 2, -1)), "standard_population", "0 or more"),
    "standard of nothing": (lambda: rates(age_band=None, standard_population=0 * ONES), "standard_population", "weight"),
    "dropping a band": (lambda: rates(count=put(ONES, 2, np.nan), missing="drop"), "missing", "'zero'"),
    "missing events": (lambda: rates(count=put(ONES, 2, np.nan)), "count", 'missing="zero"'),
    "standard with strange ages": (lambda: m.european_standard_population([0, 3, 5]), "starts", "0, 1, 5, 10"),
    "population that differs within a band": (
        lambda: m.directly_standardised_rate_of_repeats([1, 2], [5, 1], [100, 200], ["0-4", "0-4"]), "population", "band's people",
    ),
    "nothing expected": (lambda: m.indirectly_standardised_ratio([1], [10], [0], [100]), "reference_count", "reference with events"),
    "reference of nobody": (lambda: m.indirectly_standardised_ratio([1], [10], [5], [0]), "reference_population", "above 0|merge"),
    # life tables
    "negative deaths": (lambda: lives(deaths=put(np.ones(20), 4, -1)), "deaths", "0 or more"),
    "deaths above population": (lambda: lives(deaths=put(np.ones(20), 4, 501)), "deaths", "person-years"),
    "nobody alive": (lambda: lives(population=put(np.full(20, 500.0), 4, 0)), "population", "merge bands"),
    "nobody dies in the last band": (lambda: lives(deaths=put(np.ones(20), 19, 0)), "deaths", "merge it"),
    "age twice": (lambda: lives(age=[*AGES[:-1], 85]), "age", "add them up"),
    "age without a number": (lambda: lives(age=[*AGES[:-1], "old"]), "age", "'1-4'"),
    "age that begins no band": (lambda: lives(at=67), "at", "begin a band"),
    "more than everyone dies": (lambda: lives(deaths=put(np.ones(20), 6, 400)), "deaths", "wider bands"),
    # gradients
    "no word on what is good": (lambda: m.slope_index([1, 2], [1, 2], high_is_good="yes"), "high_is_good", "True or False"),
    "one group": (lambda: m.slope_index([1], [1], high_is_good=True), "rank", "at least two"),
    "one rank": (lambda: m.slope_index([1, 2], [1, 1], high_is_good=True), "rank", "at least two"),
    "nobody at all": (lambda: m.slope_index([1, 2], [1, 2], [0, 0], high_is_good=True), "population", "people"),
    "ranks without order": (
        lambda: m.slope_index([1, 2], pd.Categorical(["a", "b"]), high_is_good=True), "rank", "numbers|ordered",
    ),
    "unknown direction": (lambda: m.slope_index([1, 2], [1, 2], high_is_good=True, low_rank="poor"), "low_rank", "'disadvantaged'"),
    "unknown model": (lambda: m.slope_index([1, 2], [1, 2], high_is_good=True, model="probit"), "model", "'logit'"),
    "log of zero": (lambda: m.slope_index([0, 2], [1, 2], high_is_good=True, model="log"), "value", "above 0"),
    "logit of a percentage": (lambda: m.slope_index([30, 20], [1, 2], high_is_good=True, model="logit"), "value", "by 100"),
    "one limit": (lambda: m.slope_index([1, 2], [1, 2], high_is_good=True, lower=[0, 1]), "upper", "both limits"),
    "limits and errors": (
        lambda: m.slope_index([1, 2], [1, 2], high_is_good=True, lower=[0, 1], upper=[2, 3], standard_error=[1, 1]),
        "standard_error", "one of the two",
    ),
    "limits the wrong way round": (
        lambda: m.slope_index([1, 2], [1, 2], high_is_good=True, lower=[2, 3], upper=[0, 1]), "lower", "lower limit first",
    ),
    "ratio of a line below zero": (
        lambda: m.relative_index([0.1, 5, 20], [1, 2, 3], high_is_good=True), "value", 'model="log"',
    ),
    "unknown definition": (lambda: m.relative_index([1, 2], [1, 2], high_is_good=True, definition="median"), "definition", "'ends'"),
    "count above denominator in a gradient": (
        lambda: m.slope_index_of_counts([5, 2], [4, 4], [1, 2], high_is_good=True), "count", "each once",
    ),
    "all events": (lambda: m.slope_index_of_counts([4, 4], [4, 4], [1, 2], high_is_good=True), "count", "slope_index"),
    "groups split completely": (
        lambda: m.slope_index_of_counts([9, 9, 0, 0], [9, 9, 9, 9], [1, 2, 3, 4], high_is_good=True), "count", "slope_index",
    ),
    "correction without bounds": (lambda: m.concentration_index([0, 1], [1, 2], kind="erreygers"), "bounds", "(0, 1)"),
    "bounds from nowhere": (lambda: m.concentration_index([0, 5], [1, 2], kind="wagstaff", bounds=(0, 1)), "outcome", "can be"),
    "bounds for the standard index": (lambda: m.concentration_index([0, 1], [1, 2], bounds=(0, 1)), "bounds", "leave it out"),
    "mean at a bound": (lambda: m.concentration_index([1, 1], [1, 2], kind="wagstaff", bounds=(0, 1)), "outcome", "mean"),
    "outcome of nothing": (lambda: m.concentration_index([0, 0], [1, 2]), "outcome", "generalised"),
    "Kakwani with weights": (
        lambda: m.concentration_index([1, 2, 3], [1, 2, 3], [1, 2, 1], errors="kakwani"), "errors", "regression",
    ),
    "aversion of 1": (lambda: m.extended_gini([1, 2], aversion=1), "aversion", "above 1"),
    # gaps across groups
    "one group for a range": (lambda: m.range_difference([1], high_is_good=True), "value", "at least two"),
    "tie at the top": (lambda: m.range_difference([1, 2, 3], [1, 2, 2], high_is_good=True), "rank", "join"),
    "best without direction": (lambda: m.mean_difference([1, 2], [1, 1], since="best", weighted=True), "high_is_good", "is a high value good"),
    "two references": (
        lambda: m.mean_difference([1, 2], [1, 1], [True, True], since="reference", weighted=True), "reference", "exactly one",
    ),
    "no reference": (lambda: m.mean_difference([1, 2], [1, 1], since="reference", weighted=True), "reference", "True for one"),
    "disparity about nothing": (lambda: m.index_of_disparity([0, 0], [1, 1], weighted=True), "value", "mean"),
    "fraction of nothing": (lambda: m.population_attributable_fraction([0, 0], [1, 1], high_is_good=True), "value", "mean"),
    # distribution and poverty
    "negative income in an entropy": (lambda: m.theil([-1, 5]), "income", "GE(2)"),
    "negative income in a Lorenz curve": (lambda: m.lorenz_curve([-1, 5]), "income", "0 or more"),
    "all have nothing": (lambda: m.gini([0, 0]), "income", "positive total"),
    "correction for one person": (lambda: m.gini([5], correct=True), "correct", "more than one"),
    "poorest have nothing": (lambda: m.palma_ratio([0, 0, 0, 5]), "income", "gini"),
    "median of nothing": (lambda: m.wolfson([0, 0, 5]), "income", "gini"),
    "negative aversion": (lambda: m.atkinson([1, 2], epsilon=-1), "epsilon", "0 or more"),
    "alpha of nothing": (lambda: m.kolm([1, 2], alpha=0), "alpha", "above 0"),
    "alpha that is no number": (lambda: m.generalised_entropy([1, 2], alpha=np.nan), "alpha", "number"),
    "share from back to front": (lambda: m.income_share([1, 2], start=0.9, end=0.1), "start", "start < end"),
    "poverty line of nothing": (lambda: m.watts([1, 2], line=0), "line", "above 0"),
    "negative income in a logarithm": (lambda: m.watts([-1, 2], line=5), "income", "foster_greer_thorbecke"),
    # segregation, comparison, survey
    "group of nobody": (lambda: m.dissimilarity([0, 0], [1, 2]), "group", "above 0"),
    "group above total": (lambda: m.isolation([5, 1], [4, 9]), "group", "total"),
    "percentage for a share": (lambda: m.funnel_limits_of_proportions([100], 30), "average", "divided by 100"),
    "area of nobody": (lambda: m.funnel_limits_of_proportions([0], 0.3), "denominator", "above 0"),
    "unknown statistic": (lambda: m.funnel_significance([1], [2], statistic="rate"), "statistic", "'ratio'"),
    "one area": (lambda: m.overdispersion([1], [2], statistic="proportion"), "count", "several"),
    "half the areas pulled in": (lambda: m.overdispersion([1, 2], [9, 9], statistic="ratio", winsorise=0.5), "winsorise", "0.1"),
    "half a group": (lambda: m.quantile_groups([1, 2], 2.5), "groups", "whole number"),
    "too few draws": (lambda: m.rank_intervals([1, 2], [1, 1], draws=5), "draws", "100"),
    "one period": (lambda: m.trend([1, 2], [2020, 2020]), "period", "at least two"),
    "answers that are not yes or no": (lambda: m.weighted_share([1, 2], [1, 1]), "answer", "1 (True)"),
    "group without a target": (lambda: m.post_stratified_weights(["a", "b"], {"a": 5}), "group", "targets"),
    "target without respondents": (lambda: m.post_stratified_weights(["a"], {"a": 5, "b": 5}), "targets", "join"),
    "suppression without a rule": (lambda: m.suppress(m.crude_rate(1, 2)), "suppress", "events_below=10"),
    "suppression by what is not known": (lambda: m.suppress(m.gini([1, 2]), events_below=10), "count", "rule that fits"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_refusal_names_the_argument_and_what_would_be_right(what):
    call, argument, right = REFUSED[what]
    with warnings.catch_warnings(), pytest.raises(m.MeasureError) as refused:
        warnings.simplefilter("error")
        call()
    message = str(refused.value)
    assert argument in message
    assert any(part in message for part in right.split("|")), message
    assert isinstance(refused.value, (CourseError, ValueError))


def test_a_group_without_result_says_why_and_the_others_stand():
    rows = pd.DataFrame(
        {
            "area": ["a"] * 3 + ["b"] * 3 + ["c"] * 3,
            "value": [1, 2, 3, 4, 5, 6, 7, 8, 9],
            "rank": [1, 2, 3] * 3,
            "people": [1, 1, 1, 0, 0, 0, 2, 2, 2],
        }
    )
    with pytest.warns(m.MeasureWarning, match="1 of 3"):
        slopes = m.slope_index("value", "rank", "people", data=rows, by="area", high_is_good=True)
    assert slopes["value"].isna().tolist() == [False, True, False]
    assert "population sums to 0" in slopes["note"][1]
    with pytest.warns(m.MeasureWarning):
        ginis = m.gini("value", "people", data=rows, by="area")
    assert ginis["value"].isna().tolist() == [False, True, False]
    assert "weights sum to 0" in ginis["note"][1]
    assert ginis["measure"].tolist() == ["Gini coefficient"] * 3


def test_an_area_with_an_empty_band_does_not_stop_the_other_areas():
    bands = pd.DataFrame({"area": np.repeat(["a", "b"], 19), "band": BANDS * 2, "count": 3, "people": 100})
    bands.loc[25, "people"] = 0
    with pytest.warns(m.MeasureWarning, match="1 of 2"):
        table = m.directly_standardised_rate("count", "people", "band", data=bands, by="area")
    assert table["value"].isna().tolist() == [False, True]
    assert table["note"][1].startswith("population is zero or negative (0 at position 6)")
    assert table["unit"].tolist() == ["per 100,000"] * 2


def test_rows_that_allow_no_result_say_why_and_the_others_stand():
    table = m.proportion([1, None, 3, 4], [10, 10, 0, None])
    assert table["value"].isna().tolist() == [False, True, True, True]
    assert table["note"].tolist() == [
        "", "The count is missing.", "The denominator is zero.", "The denominator is missing.",
    ]  # fmt: skip
    ratio = m.ratio([1, 2], [0, 4])
    assert ratio["value"].tolist()[1] == 0.5
    assert "not defined" in ratio["note"][0]


def test_a_negative_figure_in_one_group_does_not_hide_a_wrong_option():
    rows = pd.DataFrame({"income": [1.0, 2, -3, 4], "place": ["a", "a", "b", "b"]})
    with pytest.raises(m.MeasureError, match="epsilon"):
        m.atkinson("income", epsilon=-1, data=rows, by="place")


def test_all_equal_is_defined():
    assert m.slope_index([5, 5, 5], [1, 2, 3], high_is_good=True).value == 0
    assert m.relative_index([5, 5, 5], [1, 2, 3], high_is_good=True).value == 1
    assert m.concentration_index([5, 5, 5], [1, 2, 3]).value == 0
    assert m.range_difference([5, 5, 5], high_is_good=True).value == 0
    assert m.entropy_decomposition([5, 5], ["a", "b"]).parts["between_share"] == 0


def test_zeros_are_kept_and_infinity_is_said():
    assert m.theil([0, 0, 0, 10, 10, 10]).value == pytest.approx(np.log(2))
    endless = m.mean_log_deviation([0, 10])
    assert endless.value == np.inf
    assert "0 makes" in endless.note
    assert m.atkinson([0, 10], epsilon=1).value == 1
    assert m.atkinson([0, 10], epsilon=0.5).value == pytest.approx(0.5)
    assert m.theil([0, 5, 5], [0, 1, 1]).value == 0
    assert m.mean_log_deviation([0, 5, 5], [0, 1, 1]).value == 0
    assert "above 1" in m.gini([-5, 0, 5, 10, 40]).note


def test_suppression_is_a_step_of_its_own():
    few = rates(count=put(0 * ONES, 4, 9))
    assert few.value is not None
    hidden = m.suppress(few, events_below=10)
    assert hidden.is_missing
    assert not hidden.has_interval
    assert hidden.note == "Withheld: fewer than 10 events."
    table = m.suppress(m.crude_rate([3, 30], [100, 100]), events_below=10)
    assert table["value"].isna().tolist() == [True, False]
    assert m.suppress(lives(), population_at_most=5000).value is not None
    assert m.suppress(lives(), population_at_most=10_000).is_missing
    assert m.suppress(lives(), interval_wider_than=0.1).note == "Withheld: the interval is wider than 0.1."
