"""W4 asks before it makes anything of a doubtful row or answer: repeats, answers that cannot be, gaps."""

import json

import ipywidgets as widgets
from survey_person import Person, add_table, own, practise, share

from inequalitylab.workbooks.tell_story.state import Story, answers_of, with_totals

AREAS, ANSWERS = ("North", "South", "East"), ("Yes", "No", "No", "")
DOUBTFUL = "Visit,Age,Area,Disability\n" + "".join(
    f"{i % 50},{(20 + i % 70) if i % 40 else 812},{AREAS[i % 3]},{ANSWERS[i % 31 % 4]}\n" for i in range(150)
)
TWICE = (DOUBTFUL + 2 * "1,21,South,No\n").encode()
"""Row 3 comes three times, 4 ages cannot be, some left a question empty."""


def doubtful(person: Person, keep: str, leave_out: bool, gaps: bool) -> Person:
    """From a survey with repeats, ages that cannot be, and gaps, to the list of tables."""
    person.on("look").on("personal").on("repeats").choose(keep).on("clean").on("check")
    person.named(widgets.Checkbox, "Age").value = leave_out
    person.on("about")
    person.named(widgets.Text, "survey called").value = "Doubts"
    person.named(widgets.Textarea, "Who was asked").value = "Adults in a town, March 2026"
    person.on("sample").choose("at hand").on("gaps")
    person.named(widgets.Checkbox, "Disability").value = gaps
    return person.on("join").on("tables")


def totals(person: Person) -> bytes:
    """Return the file to go on with."""
    return next(text for name, text in person.files().items() if name.endswith(".json")).encode()


def test_rows_that_repeat_are_shown_by_number_and_all_are_kept_unless_one_says_so() -> None:
    person = own(Person(), TWICE).on("look").on("personal").on("repeats")
    assert "2 rows say the same as another row" in person.markup
    assert "Rows 3, 152 and 153" in person.markup
    assert "South" not in person.markup
    (group,) = person.parts(widgets.RadioButtons)
    assert group.value == "all"
    assert doubtful(own(Person(), TWICE), "Keep all", True, True).walker.walk.state.replies == 152
    person = doubtful(own(Person(), TWICE), "Keep one", True, True)
    assert person.walker.walk.state.replies == 150
    while person.key != "clean":
        person.press("Back")
    assert "Leave out 2 rows that say the same as another." in person.markup
    person.on("check").on("about").on("sample").on("gaps").on("join").on("tables")
    add_table(person, "Area")
    files = share(person).files()
    assert "the same in every column: dropped, one of each kept." in files["our survey log.csv"]
    assert "the same in every column: dropped, one of each kept." in files["our survey methods.txt"]


def test_many_rows_that_repeat_are_cut_short() -> None:
    data = ("Area,Yes?\n" + "".join(f"place {i % 20},Yes\n" for i in range(200))).encode()
    person = own(Person(), data).on("look").on("personal").on("repeats")
    assert "180 rows say the same" in person.markup
    assert "and 4 more" in person.markup
    assert "And 8 more sets." in person.markup


def ages(person: Person) -> list[float]:
    return sorted(person.walker.walk.state.cleaned.frame["Age"].dropna())


def test_answers_that_cannot_be_are_left_out_or_kept_as_the_person_says() -> None:
    kept = doubtful(own(Person(), TWICE), "Keep all", False, False)
    assert ages(kept)[-4:] == [812.0] * 4
    person = doubtful(own(Person(), TWICE), "Keep all", True, False)
    assert ages(person)[-1] < 812
    while person.key != "check":
        person.press("Back")
    assert "leave out" in person.named(widgets.Checkbox, "Age").description
    assert "not from 0 to 120" in person.named(widgets.Checkbox, "Age").description
    person.named(widgets.Checkbox, "Age").value = False
    person.on("about").on("sample").on("gaps")
    assert ages(person)[-4:] == [812.0] * 4
    person.press("Back").press("Back").press("Back")
    person.named(widgets.Checkbox, "Age").value = True
    person.on("about").on("sample").on("gaps").on("join").on("tables")
    add_table(person, "Area")
    files = share(person).files()
    for name in ("our survey log.csv", "our survey methods.txt"):
        assert "'Age': answers that are not from 0 to 120 set to no answer." in files[name]
        assert "812" not in files[name]


def test_a_gap_that_may_tell_something_counts_as_an_answer_and_else_its_risk_is_said() -> None:
    person = own(Person(), TWICE).on("look").on("personal").on("repeats").on("clean").on("check").on("about")
    person.named(widgets.Text, "survey called").value = "Doubts"
    person.named(widgets.Textarea, "Who was asked").value = "Adults in a town, March 2026"
    person.on("sample").choose("at hand").on("gaps")
    assert person.named(widgets.Checkbox, "Disability").value is True
    assert person.named(widgets.Checkbox, "Age").value is False
    for gaps in (True, False):
        person = doubtful(own(Person(), TWICE), "Keep all", True, gaps)
        add_table(person, "Disability", "Area")
        person.on("weights").on("make").on("see").on("review")
        assert ("Readers can work out how many" in person.markup) is not gaps
        text = person.choose("No. We").on("take").files()["our survey table 1.csv"]
        assert ("No answer given" in text) is gaps
        assert ("out of all who replied" in text) is gaps
        assert ("\nEveryone," in text, "\nEveryone who answered," in text) == (gaps, not gaps)
        (finding, *_) = answers_of(with_totals(Story(), totals(person)), "0 0").values()
        assert (finding.topic.out_of == "people who replied") is gaps


def test_a_gap_among_numbers_in_bands_is_a_band_of_its_own() -> None:
    person = doubtful(own(Person(), TWICE), "Keep all", True, True)
    person.press("Back").press("Back")
    person.named(widgets.Checkbox, "Age").value = True
    person.on("join").on("tables")
    person.named(widgets.Dropdown, "count").value = "Age"
    person.named(widgets.Text, "bands of 'Age'").value = "40, 60"
    person.press("Add this table")
    text = share(person).files()["our survey table 1.csv"]
    assert "60 and over" in text
    assert "No answer given" in text
    assert "300" not in text


def test_doubts_are_settled_the_same_way_after_a_restart() -> None:
    person = doubtful(own(Person(), TWICE), "Keep one", False, False)
    person.press("Pause")
    (saved,) = person.files().values()
    later = Person().choose("Go on").on("allowed").choose("Yes. People").on("saved")
    later.open(saved.encode(), "ours.json").on("file").open(TWICE, "a.csv").on("look").on("personal")
    later.on("repeats").on("clean").on("check").on("about").on("sample").on("gaps").on("join").on("tables")
    assert later.walker.walk.state.choices == person.walker.walk.state.choices
    assert later.walker.walk.state.cleaned.log == person.walker.walk.state.cleaned.log
    assert later.walker.walk.state.choices.drop_repeats
    assert later.walker.walk.state.choices.impossible == ()
    assert later.walker.walk.state.choices.gaps == ()


def test_weights_by_a_question_with_gaps_that_count_ask_for_its_groups_alone() -> None:
    data = "Sex,Yes?\n" + "".join(
        f"{('F', 'M', 'F', 'M', '')[i % 5]},{'yn'[i % 7 % 2]}\n" for i in range(200)
    )
    person = own(Person(), data.encode()).on("look").on("personal").on("repeats").on("clean").on("about")
    person.named(widgets.Text, "survey called").value = "Doubts"
    person.named(widgets.Textarea, "Who was asked").value = "Adults in a town, March 2026"
    person.on("sample").choose("at hand").on("gaps").on("join").on("tables")
    add_table(person, "Sex")
    person.on("weights").choose("Sex").on("shares")
    assert [box.description for box in person.parts(widgets.Text)][:2] == ["F: percent", "M: percent"]
    person.named(widgets.Text, "F: percent").value = "51"
    person.named(widgets.Text, "M: percent").value = "49"
    person.named(widgets.Text, "Where do these").value = "made up"
    person.on("make").on("see")
    assert "No answer given" in person.markup


def test_files_say_whether_the_answers_are_made_up() -> None:
    for person, made_up in ((Person().choose("Practise").on("look"), True), (own(Person(), TWICE), False)):
        person.press("Pause")
        (saved,) = person.files().values()
        assert json.loads(saved)["made_up"] is made_up


def test_buttons_and_messages_say_what_they_do_to_what() -> None:
    person = practise(Person())
    add_table(person, "Age group", "Area")
    person.press("Remove the table “Age group, by Area”")
    assert "Removed. Your list has 0 tables." in person.news
    assert "il-listed" in person.walker.news.value
    assert 'class="il-listed" tabindex="-1"' in person.markup
    chosen = own(Person(), TWICE)
    assert "The file is here." in chosen.news


def test_the_next_workbook_calls_practice_made_up_and_knows_older_files_by_their_questions() -> None:
    person = practise(Person())
    add_table(person, "What stopped you? (tick all)")
    saved = json.loads(share(person).files()["practice survey to go on.json"])
    assert with_totals(Story(), json.dumps(saved).encode()).survey.made_up
    assert not with_totals(Story(), json.dumps({**saved, "made_up": False}).encode()).survey.made_up
    older = practise(Person())
    add_table(older, "Age group")
    saved = json.loads(share(older).files()["practice survey to go on.json"])
    del saved["made_up"]
    assert with_totals(Story(), json.dumps(saved).encode()).survey.made_up


def test_that_many_tables_with_weights_take_long_is_said() -> None:
    for weights in (True, False):
        person = practise(Person())
        for by in ("", "Area", "Teeth pain in the last month", "Disability or long-term illness"):
            add_table(person, "Could you get an NHS appointment?", by)
            add_table(person, "How long since you saw a dentist?", by)
        person.on("weights")
        if weights:
            person.choose("Age group").on("shares")
        person.on("make")
        assert ("can take some minutes" in person.markup) is weights
