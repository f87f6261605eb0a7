"""Choices are applied, said in the log without a value, and refused where they would harm."""

import datetime

import numpy as np
import pandas as pd
import pytest

from inequalitylab.errors import CourseError
from inequalitylab.surveys.cleaning import (
    Choices,
    Cleaned,
    LogLine,
    choices_from_saved,
    choices_to_save,
    clean_survey,
)
from inequalitylab.surveys.exports import Survey, log_csv
from inequalitylab.surveys.files import SurveyFile
from inequalitylab.surveys.gaps import count_gaps, left_empty, may_tell
from inequalitylab.surveys.missing import is_prefer_not_to_say, suggest_missing
from inequalitylab.surveys.personal import find_personal_details
from inequalitylab.surveys.profile import profile_survey
from inequalitylab.surveys.questions import (
    CHOSEN,
    NO_ANSWER,
    NOT_CHOSEN,
    banded_question,
    picked,
    question_of,
)
from inequalitylab.surveys.reading import read_survey
from inequalitylab.surveys.repeats import find_repeats
from inequalitylab.surveys.ticks import join_columns
from inequalitylab.surveys.validation import Expectation, leave_out, suggest_expectations, validate_survey


def survey_of(**columns: list[str]) -> SurveyFile:
    return SurveyFile(pd.DataFrame(columns, dtype=object), (), "CSV")


def cleaned(survey: SurveyFile, choices: Choices):
    profiles = profile_survey(survey)
    return clean_survey(survey, profiles, choices, find_personal_details(survey.frame, profiles))


FILE = survey_of(
    age=["34", "51", "999", "67", ""],
    day=["2025-03-04", "31/02/2025", "04/03/2025", "", "2025-03-05"],
    answer=["1", "2", "98", "1", "2"],
    why=["Cost; Fear", "Cost", "", "Time; Cost", "Fear; Time"],
)


def test_codes_become_missing_and_numbers_and_dates_become_such() -> None:
    result = cleaned(FILE, Choices(missing={"age": ("999",)}, labels={"answer": {"1": "Yes", "2": "No"}}))
    assert result.frame["age"].tolist()[:2] == [34.0, 51.0]
    assert result.frame["age"].isna().tolist() == [False, False, True, False, True]
    assert result.frame["day"].isna().tolist() == [False, True, False, True, False]
    assert result.frame["day"].iloc[0] == pd.Timestamp(2025, 3, 4)
    assert result.frame["answer"].tolist() == ["Yes", "No", "98", "Yes", "No"]


def test_ticks_become_a_column_an_option_with_one_base() -> None:
    result = cleaned(FILE, Choices(ticks={"why": ";"}))
    assert result.ticks == {"why": {"Cost": "why: Cost", "Fear": "why: Fear", "Time": "why: Time"}}
    assert result.frame["why: Fear"].tolist()[:2] == [CHOSEN, NOT_CHOSEN]
    assert all(
        result.frame[column].isna().tolist() == [False, False, True, False, False]
        for column in result.ticks["why"].values()
    )


def test_tick_columns_are_joined_and_none_ticked_is_no_answer() -> None:
    frame = pd.DataFrame({"c": ["x", None, None], "f": ["x", "x", None], "age": [1, 2, 3]}, dtype=object)
    joined, options = join_columns(frame, "why", {"Cost": "c", "Fear": "f"})
    assert options == {"Cost": "why: Cost", "Fear": "why: Fear"}
    assert joined["why: Cost"].tolist()[:2] == [CHOSEN, NOT_CHOSEN]
    assert joined["why: Cost"].isna().tolist() == [False, False, True]
    assert list(joined.columns) == ["age", "why: Cost", "why: Fear"]


def test_the_log_says_what_and_how_many_and_never_a_value() -> None:
    survey = survey_of(secretive=["zebra", "yak", "zebra", "zebra"], age=["3", "4", "oops", "3"])
    result = cleaned(survey, Choices(missing={"secretive": ("yak",)}, drop_repeats=True))
    text = " ".join(line.what for line in result.log)
    assert not any(value in text for value in ("zebra", "yak", "oops"))
    assert [(line.step, line.rows) for line in result.log] == [
        ("read", 4),
        ("repeats", 1),
        ("missing", 1),
        ("kind", 1),
    ]


def test_the_log_that_goes_out_says_no_number_of_rows() -> None:
    text = log_csv([LogLine("missing", "'a': set 1 code to no answer.", 8137)], Survey("t", "a"))
    assert "set 1 code" in text
    assert "8137" not in text
    assert "could tell what they hide" in text


def test_rows_that_repeat_are_told_by_their_number_in_the_file_and_kept_unless_one_says_so() -> None:
    data = (
        b"Title,,\nName,Area,Saw a dentist?\nAnn,North,Yes\nBen,South,No\nAnn,North,Yes\n,,\nAnn,North,Yes\n"
    )
    survey = read_survey(data + b"Ann,South,No\nBen,South,No\n")
    repeats = find_repeats(survey)
    assert repeats.groups == ((3, 5, 7), (4, 9))
    assert repeats.extra == 3
    kept = cleaned(survey, Choices(drop=("Name",)))
    assert len(kept.frame) == 6
    assert [line.rows for line in kept.log if line.step == "repeats" and "kept" in line.what] == [3]
    once = cleaned(survey, Choices(drop=("Name",), drop_repeats=True))
    # Ann and Ben of the South are two people, though no column that is kept tells them apart.
    assert once.frame["Area"].tolist() == ["North", "South", "South"]
    assert [line.rows for line in once.log if line.step == "repeats" and "dropped" in line.what] == [3]
    assert find_repeats(survey_of(a=["1", "2"], b=["1", "1"])).groups == ()


def test_answers_that_cannot_be_are_left_out_only_where_one_says_so() -> None:
    frame = pd.DataFrame(
        {
            "Age": [34.0, 999.0, np.nan, -1.0, 120.0],
            "Percent of income": [100.0, 101.0, 0.0, 40.0, np.nan],
            "day": pd.to_datetime(["2025-01-01", "2031-01-01", None, "2026-01-01", "2025-01-02"]),
        }
    )
    before = Cleaned(frame, (), {})
    expected = suggest_expectations(frame, datetime.date(2026, 1, 1))
    after = leave_out(before, expected, ["Age", "day"])
    assert after.frame["Age"].isna().tolist() == [False, True, True, True, False]
    assert after.frame["day"].isna().tolist() == [False, True, True, False, False]
    assert after.frame["Percent of income"].equals(frame["Percent of income"])
    assert [(line.step, line.rows) for line in after.log] == [("impossible", 2), ("impossible", 1)]
    assert "not from 0 to 120" in after.log[0].what
    assert "not up to 1 January 2026" in after.log[1].what
    assert frame["Age"].tolist()[1] == 999.0
    assert leave_out(before, expected, []).frame.equals(frame)


@pytest.mark.parametrize(
    ("name", "high"),
    [
        ("Age", 120),
        ("How old are you?", 120),
        ("% of rent", 100),
        ("What percentage?", 100),
        ("Percent", 100),
    ],
)
def test_what_can_be_expected_without_asking(name: str, high: float) -> None:
    (expected,) = suggest_expectations(pd.DataFrame({name: [1.0]}), datetime.date(2026, 1, 1))
    assert (expected.low, expected.high) == (0, high)


@pytest.mark.parametrize(
    "name", ["Change in %", "Age of child in months", "Score", "Percent more than before"]
)
def test_what_cannot_be_expected_without_asking(name: str) -> None:
    assert suggest_expectations(pd.DataFrame({name: [1.0]}), datetime.date(2026, 1, 1)) == ()


def test_a_gap_that_counts_is_an_answer_of_each_kind_of_question() -> None:
    frame = pd.DataFrame({"q": ["Yes", None, "No"], "few": [1.0, 2.0, np.nan], "age": [20.0, np.nan, 70.0]})
    ticked = pd.Series([CHOSEN, None, NOT_CHOSEN], dtype=object)
    before = Cleaned(frame.assign(**{"why: Cost": ticked}), (), {"why": {"Cost": "why: Cost"}})
    assert [left_empty(before, name) for name in ("q", "few", "age", "why")] == [1, 1, 1, 1]
    after = count_gaps(before, ["q", "few", "age", "why"], in_bands=["age"])
    assert after.frame["q"].tolist() == ["Yes", NO_ANSWER, "No"]
    assert after.frame["few"].tolist() == ["1", "2", NO_ANSWER]
    assert [a.label for a in question_of(after.frame, "q").answers] == ["No", "Yes", NO_ANSWER]
    bands = banded_question("age", [25, 65], with_gaps=True)
    found = {a.label: picked(after.frame["age"], a).tolist() for a in bands.answers}
    assert found == {
        "under 25": [True, False, False],
        "25 to 64": [False, False, False],
        "65 and over": [False, False, True],
        NO_ANSWER: [False, True, False],
    }
    assert after.ticks["why"] == {"Cost": "why: Cost", NO_ANSWER: f"why: {NO_ANSWER}"}
    assert after.frame["why: Cost"].tolist() == [CHOSEN, NOT_CHOSEN, NOT_CHOSEN]
    assert after.frame[f"why: {NO_ANSWER}"].tolist() == [NOT_CHOSEN, CHOSEN, NOT_CHOSEN]
    assert [left_empty(after, name) for name in ("q", "few", "age", "why")] == [0, 0, 0, 0]
    assert [line.rows for line in after.log] == [1, 1, 1, 1]
    assert frame["q"].isna().sum() == 1


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Disability or long-term illness", True),
        ("What is your ethnic group?", True),
        ("Household income", True),
        ("Area", False),
        ("Essex or Sussex?", False),
        ("Could you get an NHS appointment?", False),
    ],
)
def test_questions_of_which_a_gap_may_tell_something(question: str, told: bool) -> None:
    assert may_tell(question) is told


def test_prefer_not_to_say_is_kept() -> None:
    survey = survey_of(q=["Yes", "Prefer not to say", "N/A", "No"] * 3)
    assert [code.code for code in suggest_missing(survey.frame, profile_survey(survey))] == ["N/A"]
    with pytest.raises(CourseError, match="is an answer, not a gap"):
        cleaned(survey, Choices(missing={"q": ("Prefer not to say",)}))
    with pytest.raises(CourseError, match="is an answer, not a gap"):
        cleaned(survey, Choices(missing={"q": ("No",)}, labels={"q": {"No": "I'd rather not say"}}))


@pytest.mark.parametrize(
    "text",
    [
        "Prefer not to say",
        "I prefer not to answer",
        "Rather not say",
        "I'd rather not say",
        "Refused",
        "Do not want to say",
    ],
)
def test_ways_to_say_prefer_not_to_say(text: str) -> None:
    assert is_prefer_not_to_say(text)


@pytest.mark.parametrize("text", ["No", "Prefer tea", "Nothing to say", "I prefer to say"])
def test_other_answers_are_not_prefer_not_to_say(text: str) -> None:
    assert text == "I prefer to say" or not is_prefer_not_to_say(text)


def test_missing_codes_are_offered_where_they_stand_apart() -> None:
    survey = survey_of(score=["1", "2", "5", "99", "3"] * 3, age=["34", "99", "97", "51", "88"] * 3)
    offered = [
        (code.column, code.code, code.rows) for code in suggest_missing(survey.frame, profile_survey(survey))
    ]
    assert offered == [("score", "99", 3)]


def test_a_personal_column_must_go() -> None:
    survey = survey_of(contact=[f"p{i}@example.org" for i in range(9)], q=["Yes"] * 9)
    with pytest.raises(CourseError, match="Drop 'contact' first"):
        cleaned(survey, Choices())
    assert list(cleaned(survey, Choices(drop=("contact",))).frame.columns) == ["q"]


def test_choices_for_another_file_are_refused() -> None:
    with pytest.raises(CourseError, match="no column 'gone'"):
        cleaned(FILE, Choices(drop=("gone",)))


def test_choices_come_back_from_the_saved_file() -> None:
    choices = Choices(("a",), {"b": ("9",)}, {"c": {"1": "Yes"}}, {"d": ";"}, True, ("e",), ("f",))
    assert choices_from_saved(choices_to_save(choices)) == choices
    with pytest.raises(CourseError, match="cannot be read"):
        choices_from_saved({"missing": [1]})


def test_answers_that_cannot_be_are_counted_and_not_quoted() -> None:
    frame = pd.DataFrame(
        {
            "age": [34.0, 151.0, -4.0, np.nan],
            "day": pd.to_datetime(["2025-01-01", "2031-01-01", None, "2025-01-02"]),
            "q": ["Yes", "Maybe", None, "No"],
        }
    )
    expected = (
        *suggest_expectations(frame, datetime.date(2026, 1, 1)),
        Expectation("q", allowed=("Yes", "No"), required=True),
    )
    problems = validate_survey(frame, expected)
    assert {(p.column, p.what, p.rows) for p in problems} == {
        ("age", "above the largest value there can be", 1),
        ("age", "below the smallest value there can be", 1),
        ("day", "above the largest value there can be", 1),
        ("q", "with an answer that is not on the list", 1),
        ("q", "without an answer", 1),
    }
    assert not any(value in str(problem) for problem in problems for value in ("151", "Maybe", "2031"))
    assert validate_survey(frame.iloc[:1], expected) == ()
    with pytest.raises(CourseError, match="no column 'x'"):
        validate_survey(frame, [Expectation("x")])
