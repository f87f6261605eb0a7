"""Choices are applied, said in the log without a value, and refused where they would harm."""

import datetime

import numpy as np
import pandas as pd
import pytest

from inequalitylab.errors import CourseError
from inequalitylab.surveys.cleaning import Choices, LogLine, choices_from_saved, choices_to_save, clean_survey
from inequalitylab.surveys.files import SurveyFile
from inequalitylab.surveys.missing import is_prefer_not_to_say, suggest_missing
from inequalitylab.surveys.personal import find_personal_details
from inequalitylab.surveys.profile import profile_survey
from inequalitylab.surveys.questions import CHOSEN, NOT_CHOSEN
from inequalitylab.surveys.ticks import join_columns
from inequalitylab.surveys.validation import Expectation, suggest_expectations, validate_survey


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


@pytest.mark.parametrize(
    ("rows", "said"), [(3, "fewer than 10"), (0, "fewer than 10"), (13, "about 15"), (None, "")]
)
def test_row_counts_leave_the_machine_rounded(rows: int | None, said: str) -> None:
    assert LogLine("x", "x", rows).safe_rows == said


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
    choices = Choices(("a",), {"b": ("9",)}, {"c": {"1": "Yes"}}, {"d": ";"}, True)
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
