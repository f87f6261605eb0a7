"""A walk without widgets, and its page: Back keeps work, problems become messages, Delete leaves nothing."""

import gc
import logging
import weakref
from dataclasses import dataclass, replace
from typing import Any

import ipywidgets as widgets
import pytest

from inequalitylab.errors import CourseError
from inequalitylab.workbooks import screens
from inequalitylab.workbooks.keeping import choices_text, download, read_choices
from inequalitylab.workbooks.screens import Plan, Walker
from inequalitylab.workbooks.steps import (
    Detour,
    Hand,
    Screen,
    Step,
    Tell,
    back,
    begin,
    file_name,
    forward,
    leave,
)

SECRET = "Zebedee Quillfeather"


@dataclass(frozen=True)
class Tea:
    """What the walk of these tests decides."""

    milk: bool = False
    cups: int = 0
    name: str = ""


class Leaf:
    """Something that must not outlive Delete."""


def ask(_state: Tea, before: Any, _hand: Hand) -> Screen:
    box = widgets.Text(value=before or "")
    return Screen((box,), lambda: box.value)


def set_milk(state: Tea, answer: str, _tell: Tell) -> Tea:
    return replace(state, milk=answer == "yes")


def set_cups(state: Tea, answer: str, tell: Tell) -> Tea:
    tell("Counting cups", 1, 2)
    if not answer.isdigit():
        raise CourseError("Write the cups as a number, such as 2.")
    return replace(state, cups=int(answer))


def set_name(state: Tea, answer: str, _tell: Tell) -> Tea:
    if answer == SECRET:
        raise KeyError(SECRET)
    return replace(state, name=answer)


STEPS = (
    Step("milk", "Milk?", ask, set_milk),
    Step("kind", "Which milk?", ask, comes_up=lambda state: state.milk),
    Step("cups", "How many cups?", ask, set_cups),
    Step("name", "For whom?", ask, set_name),
    Step("end", "Your tea", ask),
)
PLAN = Plan(STEPS, Tea, save=lambda walk: choices_text("tea", walk.answers), file="my tea")


def test_steps_come_up_as_the_answers_say() -> None:
    walk = begin(STEPS, Tea())
    assert walk.progress == "Step 1 of 4"
    assert forward(walk, "no").step.key == "cups"
    milky = forward(walk, "yes")
    assert (milky.step.key, milky.progress) == ("kind", "Step 2 of 5")
    assert walk.is_first
    assert not milky.is_first


def test_a_wrong_answer_leaves_the_walk_where_it_is() -> None:
    walk = forward(begin(STEPS, Tea()), "no")
    with pytest.raises(CourseError, match="such as 2"):
        forward(walk, "two")
    assert walk.step.key == "cups"


def test_back_keeps_what_was_answered_and_what_was_half_written() -> None:
    walk = forward(forward(begin(STEPS, Tea()), "no"), "3")
    walk = back(walk, "half a na")
    assert (walk.step.key, walk.answer) == ("cups", "3")
    walk = forward(walk, "4")
    assert (walk.step.key, walk.answer, walk.state.cups) == ("name", "half a na", 4)


CHANGE_MILK: Detour[Tea] = Detour(
    "Change milk", "milk", "kind", lambda tea: f"Milk was {tea.milk}.", lambda tea: f"Milk: {tea.milk}."
)


def test_a_detour_comes_back_to_where_it_began_with_all_other_answers() -> None:
    walk = begin(STEPS, Tea(), detour=CHANGE_MILK)
    assert not walk.may_leave
    for given in ("yes", "oat", "3"):
        walk = forward(walk, given)
    assert walk.may_leave
    walk = leave(walk, "half a na")
    assert (walk.step.key, walk.answer, walk.may_leave) == ("milk", "yes", False)
    walk = forward(forward(walk, "yes"), "soya")
    assert (walk.step.key, walk.answer, walk.left_at) == ("name", "half a na", None)
    assert walk.answers["kind"] == "soya"
    assert back(leave(walk, "Sam"), "").step.key == "name"
    assert leave(walk, "Sam").state.name == "Sam"
    cups = replace(walk, at=2)
    assert leave(cups, "two").state.cups == 3


def test_two_steps_of_one_key_are_refused() -> None:
    with pytest.raises(ValueError, match="same key"):
        begin((*STEPS, STEPS[0]), Tea())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", "our tea.json"),
        ("Group A", "Group A.json"),
        ("plan.JSON", "plan.json"),
        ("../../etc/passwd", "etc passwd.json"),
        ("a" * 200, "a" * 60 + ".json"),
    ],
)
def test_names_of_files(typed: str, expected: str) -> None:
    assert file_name(typed, "our tea", ".json") == expected


def test_a_name_without_letters_gets_advice() -> None:
    with pytest.raises(CourseError, match="letters or numbers"):
        file_name("///", "our tea", ".json")


def test_choices_come_back_from_their_file_and_from_no_other() -> None:
    text = choices_text("tea", {"cups": "3"})
    assert read_choices("tea", text.encode()) == {"cups": "3"}
    for wrong in (b"", b"[]", b"{", b"\xff\xfe", text.replace("tea", "soup").encode(), b"1" * 2_000_000):
        with pytest.raises(CourseError, match="not a file of choices"):
            read_choices("tea", wrong)


def test_a_link_to_save_says_its_name_safely() -> None:
    link = download("a,b\n", 'x"><b>.csv')
    assert "<b>" not in link
    assert "text/csv;base64,YSxiCg==" in link


def answer(walker: Walker[Tea], text: str) -> None:
    walker.screen.parts[0].value = text  # type: ignore[attr-defined]


def press(walker: Walker[Tea], label: str) -> None:
    """Press the button of this label, wherever it is on the page."""

    def all_of(part: Any) -> list[Any]:
        return [part, *(each for child in getattr(part, "children", ()) for each in all_of(child))]

    (found,) = [
        part for part in all_of(walker.view) if isinstance(part, widgets.Button) and part.description == label
    ]
    found.click()


def test_the_page_goes_on_and_back_and_moves_the_focus() -> None:
    walker = Walker(PLAN)
    assert "data-il-focus" not in walker.head.value
    answer(walker, "yes")
    press(walker, "Continue")
    assert "Which milk?" in walker.head.value
    assert 'data-il-focus="1"' in walker.head.value
    press(walker, "Back")
    assert "Milk?" in walker.head.value
    assert walker.screen.read() == "yes"


def test_a_problem_is_announced_and_takes_the_focus() -> None:
    walker = Walker(PLAN)
    press(walker, "Continue")
    answer(walker, "<b>two")
    press(walker, "Continue")
    assert 'role="alert"' in walker.news.value
    assert "data-il-focus" in walker.news.value
    assert "such as 2" in walker.news.value
    assert walker.screen.read() == "<b>two"
    assert walker.bar.value == ""


def test_no_traceback_reaches_the_page_and_no_value_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[str] = []
    handler = logging.Handler()
    monkeypatch.setattr(handler, "emit", lambda record: lines.append(record.getMessage()))
    screens._log().addHandler(handler)
    walker = Walker(PLAN)
    for text in ("no", "2", SECRET):
        answer(walker, text)
        press(walker, "Continue")
    screens._log().removeHandler(handler)
    assert screens.NOT_SAFE in walker.news.value
    assert len(lines) == 1
    assert lines[0].startswith("KeyError at test_steps.py:")
    assert "Zebedee" not in lines[0] + walker.news.value


def test_the_same_message_is_spoken_again_and_a_message_can_lead_on() -> None:
    walker = Walker(PLAN)
    walker.say("Hear this.")
    first = walker.news.value
    walker.say("Hear this.")
    assert walker.news.value != first
    walker.lead("Choose <one>.", '.il-choices input[type="radio"]')
    assert "&lt;one&gt;" in walker.news.value
    assert 'data-il-focus-on=".il-choices input[type=&quot;radio&quot;]"' in walker.news.value


def test_how_far_one_is_stands_in_words_and_as_a_line() -> None:
    walker = Walker(PLAN)
    assert "Step 1 of 4" in walker.head.value
    assert "width:25%" in walker.head.value


def test_delete_asks_first_and_keeps_everything_if_told_so() -> None:
    walker = Walker(PLAN)
    answer(walker, "yes")
    press(walker, "Delete everything")
    assert "Delete everything?" in walker.head.value
    assert walker.body.layout.display == "none"
    press(walker, "No, keep it")
    assert walker.body.layout.display == ""
    assert walker.screen.read() == "yes"


def test_delete_leaves_nothing_in_memory() -> None:
    seen: list[weakref.ref[Leaf]] = []

    def open_leaf(_state: Leaf | None, _answer: str, _tell: Tell) -> Leaf:
        leaf = Leaf()
        seen.append(weakref.ref(leaf))
        return leaf

    steps: tuple[Step[Any], ...] = (Step("open", "Open", ask, open_leaf), Step("look", "Look", ask))
    walker: Walker[Any] = Walker(Plan(steps, lambda: None))
    press(walker, "Continue")
    answer(walker, "only here")
    assert seen[0]() is walker.walk.state
    press(walker, "Delete everything")
    press(walker, "Yes, delete everything")
    assert seen[0]() is None
    assert walker.screen.read() == ""
    assert "only here" not in [part.value for part in gc.get_objects() if isinstance(part, widgets.Text)]


def test_pause_offers_a_file_under_the_name_that_is_typed() -> None:
    walker = Walker(PLAN)
    answer(walker, "yes")
    press(walker, "Pause")
    name, link = walker.aside.children[1:3]
    assert 'download="my tea.json"' in link.value
    name.value = "our group"
    assert 'download="our group.json"' in link.value
    press(walker, "Back to the workbook")
    assert walker.screen.read() == "yes"
