"""W4 without a browser: each screen, resumed, released twice, and scanned for planted details."""

import json
import sys
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest
from bs4 import BeautifulSoup
from reading import grade
from survey_person import OWN, Person, add_table, own, practise, share

from inequalitylab.workbooks.screens import NOT_SAFE

sys.path.insert(0, str(Path(__file__).parents[1]))
from surveys import nasty

LONGEST_MEAN, HIGHEST_GRADE = 15, 6
PLANTED = ("Zebedee", "zeb@example.org", "LS1 4AP", "07700 900123", "12/03/1961")


def survey_of(replies: int) -> bytes:
    rows = ["Your name,Email,Postcode,Phone,Born,Area,Saw a dentist?"]
    for i in range(replies):
        letters = "abcdefghij"[i % 10] * (1 + i // 10)
        rows.append(
            f"Zebedee Q{letters},{letters}zeb@example.org,LS1 4AP,07700 900123,12/03/1961,"
            f"{('North', 'South')[i % 2]},{('Yes', 'No', 'Not sure')[(i % 7) % 3]}"
        )
    return "\n".join(rows).encode()


def test_practice_from_start_to_end() -> None:
    person = practise(Person())
    add_table(person, "Could you get an NHS appointment?", "Area")
    assert "Your list has 1 table." in person.news
    person.on("weights").choose("Age group").on("shares").on("make").on("see")
    assert "MADE UP" in person.markup
    assert "convenience sample" in person.markup
    person.on("review").choose("No. We").on("take")
    files = person.files()
    assert [name.removeprefix("practice survey ") for name in files] == [
        "table 1.csv",
        "methods.txt",
        "log.csv",
        "to go on.json",
    ]
    assert "Weighted percent" in files["practice survey table 1.csv"]
    assert json.loads(files["practice survey to go on.json"])["releases"]


def test_every_screen_is_in_plain_words() -> None:
    person, seen = Person(), {}

    def look() -> None:
        texts = BeautifulSoup(person.markup, "html.parser").select("p, li, h2, h3, summary")
        seen[person.key] = [text.get_text(" ", strip=True) for text in texts if text.get_text(strip=True)]

    look()
    person.choose(OWN).on("allowed")
    look()
    person.choose("Yes. People").on("file")
    look()
    person.open(survey_of(120), "a.csv").on("look")
    while person.key != "take":
        look()
        if person.key == "about":
            person.named(widgets.Text, "survey called").value = "Getting a dentist"
            person.named(widgets.Textarea, "Who was asked").value = "Adults in a town, March 2026"
        elif person.key == "sample":
            person.choose("at hand")
        elif person.key == "tables":
            add_table(person, "Saw a dentist?", "Area")
        elif person.key == "review":
            person.choose("No. We")
        person.on()
    look()
    assert {"look", "personal", "clean", "sample", "join", "weights", "see", "review", "take"} <= set(seen)
    for key, texts in seen.items():
        assert grade(texts).words_a_sentence <= LONGEST_MEAN, key
    every = [text for texts in seen.values() for text in texts]
    assert grade(every).grade <= HIGHEST_GRADE


def test_nothing_planted_is_in_anything_that_goes_out() -> None:
    person = own(Person(), survey_of(120)).on("look")
    assert not any(detail in person.markup for detail in PLANTED)
    person.on("personal").on("clean").on("about")
    person.named(widgets.Text, "survey called").value = "Getting a dentist"
    person.named(widgets.Textarea, "Who was asked").value = "Adults in a town, March 2026"
    person.on("sample").choose("chose to reply").on("join").on("tables")
    add_table(person, "Saw a dentist?")
    add_table(person, "Saw a dentist?", "Area")
    share(person)
    files = person.files()
    assert len(files) == 5
    for name, text in files.items():
        assert not any(detail in text + name for detail in PLANTED), name
    assert not any(detail in person.markup for detail in PLANTED)


def test_a_later_release_is_checked_against_the_saved_file() -> None:
    first = practise(Person())
    add_table(first, "Teeth pain in the last month")
    share(first)
    before = first.files()["practice survey to go on.json"]
    add_again = first.press("Back").press("Back").press("Back").press("Back").press("Back")
    assert add_again.key == "tables"
    add_table(first, "Disability or long-term illness")
    first.on("weights").on("make").on("see").on("review")
    assert "Checked against 1 earlier release." in first.markup
    first.choose("No. We").on("take")
    after = json.loads(first.files()["practice survey to go on.json"])
    assert len(json.loads(before)["releases"]) == 1
    assert len(after["releases"]) == 2


def test_saved_choices_come_back_and_the_survey_must_be_opened_again() -> None:
    person = own(Person(), survey_of(120)).on("look").on("personal")
    person.named(widgets.Checkbox, "Area").value = True
    person.press("Pause")
    (saved,) = person.files().values()
    assert not any(detail in saved for detail in PLANTED)
    later = Person().choose("Go on").on("allowed").choose("Yes. People").on("saved")
    later.open(saved.encode(), "ours.json").on("file")
    later.press("Continue")
    assert "Choose a survey file first." in later.news
    later.open(survey_of(120), "a.csv").on("look").on("personal")
    assert later.named(widgets.Checkbox, "Area").value
    assert not later.named(widgets.Checkbox, "Saw a dentist?").value


@pytest.mark.parametrize(
    "screens",
    [
        [],
        "text",
        {
            "personal": 3,
            "missing": "x",
            "join": [1, {}],
            "tables": 7,
            "weights": [],
            "shares": "x",
            "about": 1,
        },
        {"join": [{"column": 1, "label": 2, "values": 3}], "tables": {"tables": [3], "bands": 4}},
        {"personal": [["x"]], "missing": [3], "tables": {"tables": [["a", "b"]], "bands": {"a": ["x"]}}},
    ],
)
def test_a_saved_file_that_was_changed_does_no_harm(screens: Any) -> None:
    content = {
        "kind": "inequalitylab safe totals",
        "version": 1,
        "choices": {"screens": screens},
        "releases": [],
    }
    person = Person().choose("Go on").on("allowed").choose("Yes. People").on("saved")
    person.open(json.dumps(content).encode(), "ours.json").on("file").open(survey_of(60), "a.csv").on("look")
    for _ in range(6):
        person.press(person.walker.walk.step.onward)
        assert NOT_SAFE not in person.walker.news.value
        if person.key == "about":
            person.named(widgets.Text, "survey called").value = "Getting a dentist"
            person.named(widgets.Textarea, "Who was asked").value = "Adults in a town, March 2026"
        elif person.key == "sample":
            person.choose("at hand")
    assert person.key == "tables"


def test_fewer_than_thirty_replies_get_words_and_themes_and_no_tables() -> None:
    person = own(Person(), survey_of(29)).on("look").on("personal").on("clean").on("about")
    person.named(widgets.Text, "survey called").value = "Getting a dentist"
    person.named(widgets.Textarea, "Who was asked").value = "Adults in a town, March 2026"
    person.on("sample").choose("at hand").on("small")
    assert "29 people replied." in person.markup
    assert [p for p in person.parts(widgets.Button) if p.description == "Continue"] == []
    person.named(widgets.Textarea, "again and again").value = "Nobody takes new patients."
    person.press("Make the page")
    (page,) = person.files().values()
    assert "29 people replied." in page
    assert "Nobody takes new patients." in page
    person.named(widgets.Textarea, "surprised").value = "Write to zeb@example.org"
    person.press("Make the page")
    assert "e-mail address" in person.news


@pytest.mark.parametrize("name", nasty.REFUSED)
def test_a_file_that_cannot_be_read_leaves_the_person_where_they_are(name: str) -> None:
    data, file_name, part = nasty.REFUSED[name]
    person = own(Person(), data, file_name).press("Continue")
    assert person.key == "file"
    assert part in person.news
    assert "North" not in person.markup
    person.open(survey_of(60), "a.csv").on("look")


@pytest.mark.parametrize("name", nasty.RIGHT)
def test_a_nasty_file_can_be_looked_at(name: str) -> None:
    data, file_name, *_ = nasty.RIGHT[name]
    person = own(Person(), data, file_name).on()
    if person.key == "table":
        person.on("look")
    person.on("personal")
    # Labels are shown as text; only these are shown as markup.
    assert "<script" not in "".join(part.value for part in person.parts(widgets.HTML))
    assert not any(getattr(part, "description_allow_html", False) for part in person.parts())
    assert NOT_SAFE not in person.markup


def test_a_larger_file_than_the_page_sent_is_refused_by_its_size() -> None:
    person = own(Person(), b"x")
    (chooser,) = person.parts(widgets.FileUpload)
    chooser.value = ({**chooser.value[0], "size": 11 * 1024 * 1024},)
    person.press("Continue")
    assert "This file has 11.0 MB; the largest is 10 MB." in person.news


@pytest.mark.parametrize(
    ("step", "label", "advice"),
    [("allowed", "No, or", "person who looks after data"), ("start", None, "Choose one answer")],
)
def test_no_answer_and_a_wrong_one_get_advice(step: str, label: str | None, advice: str) -> None:
    person = Person()
    if step == "allowed":
        person.choose(OWN).on("allowed")
    if label:
        person.choose(label)
    person.press("Continue")
    assert person.key == step
    assert advice in person.news


def test_tables_need_bands_for_numbers_and_no_table_twice() -> None:
    rows = "\n".join(f"{20 + i % 60},{('Yes', 'No')[i % 2]}" for i in range(120))
    person = own(Person(), f"Age,Saw a dentist?\n{rows}".encode()).on("look").on("personal")
    person.on("repeats").on("clean").on("about")
    person.named(widgets.Text, "survey called").value = "Getting a dentist"
    person.named(widgets.Textarea, "Who was asked").value = "Adults in a town, March 2026"
    person.on("sample").choose("at hand").on("join").on("tables")
    person.press("Continue")
    assert "No table is chosen yet." in person.news
    add_table(person, "Saw a dentist?", "Age")
    assert "where each band starts" in person.news
    person.named(widgets.Text, "bands of 'Age'").value = "40, sixty"
    person.press("Add this table")
    assert "such as 25, 45, 65" in person.news
    person.named(widgets.Text, "bands of 'Age'").value = "40, 60"
    person.press("Add this table").press("Add this table")
    assert "is on your list" in person.news
    share(person)
    assert "40 to 59" in person.files()["our survey table 1.csv"]


def test_answers_can_be_joined_and_parted_again() -> None:
    person = Person()
    person.choose("Practise").on("look").on("personal").on("missing").on("clean").on("gaps").on("join")
    person.named(widgets.Dropdown, "Question").value = "Area"
    person.press("Join the ticked answers")
    assert "Tick two answers or more" in person.news
    for area in ("Quarry", "Moor End"):
        person.named(widgets.Checkbox, area).value = True
    person.named(widgets.Text, "call them").value = "Edge of town"
    person.press("Join the ticked answers").on("tables")
    add_table(person, "Area")
    person.on("weights").on("make").on("see")
    assert "Edge of town" in person.markup
    assert "Quarry" not in person.markup
    while person.key != "join":
        person.named(widgets.Button, "Back").click()
    person.press("Part “Edge of town” of “Area” again")
    person.named(widgets.Dropdown, "Question").value = "Area"
    assert person.named(widgets.Checkbox, "Quarry").value is False


def test_behind_a_hub_it_stops_unless_the_host_has_an_approval() -> None:
    stopped = Person({"JUPYTERHUB_USER": "sam"})
    assert stopped.key == "stop"
    assert "through a JupyterHub" in stopped.markup
    assert "Continue" not in [part.description for part in stopped.parts(widgets.Button)]
    allowed = Person({"JUPYTERHUB_USER": "sam", "INEQUALITYLAB_SURVEYS_APPROVED": "Data lead, 3 May 2026"})
    assert allowed.key == "start"
    assert "Data lead, 3 May 2026" in allowed.markup


def test_no_table_leaves_that_the_person_fears_may_harm() -> None:
    person = practise(Person())
    add_table(person, "Area")
    person.on("weights").on("make").on("see").on("review").choose("Yes, or we").press("Continue")
    assert person.key == "review"
    assert "do not share them" in person.news
    assert person.files() == {}


def test_a_wrong_share_gets_advice() -> None:
    person = practise(Person())
    add_table(person, "Area")
    person.on("weights").choose("Age group").on("shares")
    person.named(widgets.Text, "16 to 34").value = "many"
    person.press("Continue")
    assert "as a number" in person.news
    person.named(widgets.Text, "16 to 34").value = "59"
    person.press("Continue")
    assert "not to 100%" in person.news
