"""Every nasty file gives a right table with notices, or one message that says what to do."""

import builtins
import os
from pathlib import Path

import pytest

from inequalitylab.errors import CourseError
from inequalitylab.surveys.profile import profile_column, profile_survey
from inequalitylab.surveys.reading import read_survey

from . import nasty


@pytest.mark.parametrize("name", nasty.RIGHT)
def test_a_nasty_file_is_read_right(name: str) -> None:
    data, file_name, columns, rows, notice = nasty.RIGHT[name]
    survey = read_survey(data, file_name)
    assert tuple(survey.frame.columns) == columns
    assert len(survey.frame) == rows
    assert not survey.frame.isna().any().any()
    assert notice in " ".join(survey.notices)


@pytest.mark.parametrize("name", nasty.REFUSED)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(name: str) -> None:
    data, file_name, part = nasty.REFUSED[name]
    with pytest.raises(CourseError) as refused:
        read_survey(data, file_name)
    message = str(refused.value)
    assert part in message
    assert "North" not in message
    assert 40 <= len(message) <= 320


def test_values_stay_right_whatever_the_letters() -> None:
    for name in ("plain", "utf-16 with mark", "utf-32", "semicolons", "old mac line ends", "spreadsheet"):
        data, file_name, *_ = nasty.RIGHT[name]
        assert read_survey(data, file_name).frame.to_numpy().tolist() == [list(row) for row in nasty.ROWS[1:]]


def test_merged_cells_give_their_text_to_each_cell() -> None:
    survey = read_survey(nasty.RIGHT["merged body"][0])
    assert survey.frame["Area"].tolist() == ["North"] * 3


def test_a_saved_formula_result_is_read_and_no_formula_text() -> None:
    frame = read_survey(nasty.RIGHT["saved formula"][0]).frame
    assert frame["Dentist"].tolist() == ["2", "", "Yes"]


def test_another_sheet_and_another_table_can_be_chosen() -> None:
    data = nasty.book(lambda made: made.create_sheet("more").append(["Pet"]) or made["more"].append(["Cat"]))
    assert read_survey(data, sheet="more").frame["Pet"].tolist() == ["Cat"]
    below = read_survey(nasty.RIGHT["two tables below"][0], table=2)
    assert below.tables == 2
    assert below.frame["Shop"].tolist() == ["Mill"]
    with pytest.raises(CourseError, match="no visible sheet"):
        read_survey(data, sheet="secret")
    with pytest.raises(CourseError, match="has 2 tables"):
        read_survey(nasty.RIGHT["two tables below"][0], table=3)


def test_hidden_sheets_are_not_read_and_not_named() -> None:
    survey = read_survey(nasty.RIGHT["hidden sheet"][0])
    assert survey.sheets == ("Sheet",)
    assert "secret" not in " ".join(survey.notices)


def test_reading_writes_nothing_to_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[object] = []
    real_open = builtins.open
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        builtins,
        "open",
        lambda file, mode="r", *rest, **more: (
            opened.append(file) if set(mode) & set("wax+") else None,
            real_open(file, mode, *rest, **more),
        )[1],
    )
    monkeypatch.setattr(os, "mkstemp", None, raising=False)
    for name in ("spreadsheet", "macros", "utf-16 with mark"):
        read_survey(nasty.RIGHT[name][0], "a.xlsx")
    assert opened == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [nasty.sized(0.9), nasty.book(rows=nasty.ROWS * 2000)])
def test_reading_says_how_far_it_is(data: bytes) -> None:
    steps: list[tuple[str, int, int]] = []
    read_survey(data, progress=lambda *step: steps.append(step))
    assert [done for _, done, _ in steps] == list(range(0, len(steps) * 5000, 5000))
    assert len(steps) > 1
    assert all(what == "Reading rows" and done < of for what, done, of in steps)


def column_of(texts: list[str]):
    return profile_column(read_survey(("x;y\n" + "".join(f"{t};1\n" for t in texts)).encode()).frame["x"])


@pytest.mark.parametrize(
    ("texts", "kind", "notice"),
    [
        (["1,5", "2,25", "3"] * 4, "number", "decimal comma"),
        (["٣٤", "٥١", "٦٧"] * 4, "number", "another script"),
        (["34", " 51 ", "67"] * 4, "number", ""),
        (["1,234", "12,000", "999"] * 4, "number", ""),
        (["£1.50", "45%", "3"] * 4, "number", ""),
        (["34", "no idea", *(["40"] * 20)], "number", "1 cell not a number"),
        (list(nasty.FIVE_DATES), "date", "5 forms"),
        (["31/02/2025", *(["01/02/2025"] * 20)], "date", "not a date that exists"),
        (["02/14/2025", "03/20/2025"], "date", "month before the day"),
        (["01/02/2025", "03/04/2025"], "date", "cannot be told apart"),
        (["", "", ""], "empty", "no answers"),
        (["Yes", "Yes"], "answers", "same answer"),
        (["Yes", "No", "Prefer not to say"], "answers", ""),
        (["07700900123", "07700900456", "07700900789"], "answers", ""),
        (["Fear|Cost", "Cost", "Fear|Time", "Time|Cost"] * 3, "ticks", ""),
        ([f"I could not get a place number {i} near my home" for i in range(40)], "words", ""),
    ],
)
def test_columns_are_known_for_what_they_are(texts: list[str], kind: str, notice: str) -> None:
    profile = column_of(texts)
    assert profile.kind == kind
    assert notice in " ".join(profile.notices)


def test_five_forms_of_one_day_are_read_as_dates() -> None:
    profile = column_of([date for date in nasty.FIVE_DATES if "14" not in date] * 3)
    assert (profile.kind, profile.unread) == ("date", 0)


def test_a_profile_says_how_far_it_is() -> None:
    survey = read_survey(nasty.RIGHT["plain"][0])
    steps: list[tuple[str, int, int]] = []
    profiles = profile_survey(survey, progress=lambda *step: steps.append(step))
    assert [profile.name for profile in profiles] == list(nasty.ENDING)
    assert steps == [("Looking at columns", i, 3) for i in range(3)]
