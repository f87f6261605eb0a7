"""Weights: targets met, sums kept, the cap held and said, and the effective sample size of an example."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inequalitylab.errors import CourseError
from inequalitylab.surveys.questions import TableChoice, question_of
from inequalitylab.surveys.release import interval, make_release
from inequalitylab.surveys.weights import targets_from, weight_survey


def survey_of(*sizes: int, missing: int = 0) -> pd.DataFrame:
    groups = [f"g{i}" for i, size in enumerate(sizes) for _ in range(size)]
    return pd.DataFrame({"group": pd.Series([*groups, *([None] * missing)], dtype=object)})


def weigh(survey: pd.DataFrame, shares: dict[str, float], cap: float = 5.0):
    return weight_survey(survey, targets_from(question_of(survey, "group"), shares, cap=cap))


def test_the_worked_example_of_the_effective_sample_size() -> None:
    weights = weigh(survey_of(160, 40), {"g0": 40, "g1": 60})
    assert sorted(set(weights.values.round(9))) == [0.5, 3.0]
    assert weights.effective_n == pytest.approx(100)
    assert weights.design_effect == pytest.approx(2)


@given(
    st.lists(st.integers(30, 400), min_size=2, max_size=5),
    st.lists(st.floats(0.05, 1), min_size=5, max_size=5),
    st.integers(0, 20),
)
def test_weights_meet_their_targets_and_sum_to_the_replies(
    sizes: list[int], raw: list[float], missing: int
) -> None:
    shares = np.array(raw[: len(sizes)]) / sum(raw[: len(sizes)])
    survey = survey_of(*sizes, missing=missing)
    weights = weigh(survey, {f"g{i}": share for i, share in enumerate(shares)}, cap=1000)
    assert weights.values.sum() == pytest.approx(len(survey))
    for i, share in enumerate(shares):
        own = (survey["group"] == f"g{i}").to_numpy()
        known = survey["group"].notna().to_numpy()
        assert weights.values[own].sum() / weights.values[known].sum() == pytest.approx(share)
    assert weights.capped == weights.missed == ()


def test_the_cap_holds_and_the_targets_are_checked_again() -> None:
    survey = survey_of(400, 100, 30)
    weights = weigh(survey, {"g0": 0.4, "g1": 0.2, "g2": 0.4}, cap=3)
    assert weights.values.max() == pytest.approx(3)
    assert weights.values.sum() == pytest.approx(530)
    assert weights.capped == ("g2",)
    assert weights.missed == ("g0", "g1", "g2")
    after = [group.weighted_share for group in weights.groups]
    assert after == pytest.approx([(530 - 90) * 2 / 3 / 530, (530 - 90) / 3 / 530, 90 / 530])
    assert "No weight is above 3" in " ".join(weights.notices)


def test_a_cap_that_pushes_another_group_over_holds_both() -> None:
    weights = weigh(survey_of(500, 40, 30), {"g0": 0.5, "g1": 0.22, "g2": 0.28}, cap=2.5)
    assert set(weights.capped) == {"g1", "g2"}
    assert weights.values.max() == pytest.approx(2.5)


@pytest.mark.parametrize(
    ("shares", "cap", "part"),
    [
        ({"g0": 50}, 5, "do not match"),
        ({"g0": 50, "g1": 60}, 5, "sum to 110"),
        ({"g0": 100, "g1": 0}, 5, "above 0"),
        ({"g0": 50, "g1": float("nan")}, 5, "above 0"),
        ({"g0": 50, "g1": 50}, 1, "above 1"),
    ],
)
def test_wrong_targets_say_what_is_wrong(shares: dict[str, float], cap: float, part: str) -> None:
    with pytest.raises(CourseError, match=part):
        weigh(survey_of(60, 40), shares, cap)


def test_a_group_too_small_or_empty_is_refused_and_named() -> None:
    with pytest.raises(CourseError, match=r"'g1'.*Join these groups"):
        weigh(survey_of(60, 29), {"g0": 50, "g1": 50})
    survey = survey_of(60, 40)
    question = question_of(survey, "group")
    with pytest.raises(CourseError, match="'g1'"):
        weight_survey(survey[survey["group"] == "g0"], targets_from(question, {"g0": 50, "g1": 50}))


def test_a_weighted_share_is_right_rounded_and_has_the_interval_of_the_effective_size() -> None:
    survey = survey_of(500, 500)
    survey["q"] = ["Yes"] * 100 + ["No"] * 400 + ["Yes"] * 300 + ["No"] * 200
    weights = weigh(survey, {"g0": 0.8, "g1": 0.2})
    release = make_release(survey, [TableChoice(question_of(survey, "q"))], weights=weights)
    line = release.tables[0].lines[0]
    assert dict(zip(release.tables[0].answers, line.weighted, strict=True)) == {"Yes": 28, "No": 72}
    assert line.percents == (60.0, 40.0)
    effective = 1000 / release.weights.design_effect
    assert line.weighted_intervals[1] == pytest.approx(interval(0.28 * effective, effective))
    assert release.weights.effective_n == 735
