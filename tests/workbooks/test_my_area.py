"""My area at a glance, walked without a browser: a place, strengths, cards, a choice, a page to take away."""

import base64
import re
from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import pytest
from bs4 import BeautifulSoup
from reading import grade

from inequalitylab import places
from inequalitylab.errors import CourseError
from inequalitylab.places import Place
from inequalitylab.places.place import LSOA, MSOA, WARD
from inequalitylab.workbooks import my_area_places, my_area_screens
from inequalitylab.workbooks.my_area import PLAN, STEPS, keep_choices, set_area, set_part
from inequalitylab.workbooks.my_area_cards import card_markup, missing_markup, why_alike_markup
from inequalitylab.workbooks.my_area_choices import (
    Glance,
    Written,
    opened,
    saved,
    with_place,
)
from inequalitylab.workbooks.my_area_find import offer
from inequalitylab.workbooks.screens import Walker

# Notes on sources name publishers and surveys, so they may be a little harder.
MOST_SMALL = 20
LONGEST_MEAN, HIGHEST_GRADE, HIGHEST_GRADE_OF_FACTS = 15, 6, 8
LEEDS = places.find("Leeds")
CHAPELTOWN = places.find("Chapeltown, Leeds")
SHEFFIELDS = places.find("Chapeltown, Sheffield")


class Person:
    """Somebody at the workbook, who reads its screen and answers."""

    def __init__(self) -> None:
        self.page = Walker(PLAN)

    @property
    def step(self) -> str:
        return str(self.page.walk.step.key)

    @property
    def news(self) -> str:
        return BeautifulSoup(self.page.news.value, "html.parser").get_text(" ", strip=True)

    def parts(self, kind: type) -> list[Any]:
        found = []
        for part in self.page.screen.parts:
            found += [part] if isinstance(part, kind) else []
            found += [child for child in getattr(part, "children", ()) if isinstance(child, kind)]
        return found

    def read(self) -> str:
        return " ".join(part.value for part in self.parts(widgets.HTML))

    def go_on(self) -> "Person":
        self.page.safe(self.page.forward)()
        return self

    def go_back(self) -> "Person":
        self.page.safe(self.page.back)()
        return self

    def find(self, typed: str, number: int = 0) -> "Person":
        self.parts(widgets.Text)[0].value = typed
        choice = self.parts(widgets.RadioButtons)[0]
        assert choice.value is None
        choice.value = choice.options[number][1]
        return self

    def choose(self, value: str) -> "Person":
        self.parts(widgets.RadioButtons)[0].value = value
        return self

    def until(self, step: str) -> "Person":
        while self.step != step:
            before = self.step
            if self.step == "lives":
                self.choose(my_area_screens.SKIP)
            self.go_on()
            assert self.step != before, self.news
        return self


@pytest.fixture
def person() -> Person:
    return Person().go_on()


def test_a_place_is_typed_and_chosen_and_never_picked(person: Person) -> None:
    box = person.parts(widgets.Text)[0]
    box.value = "leeds city"
    assert person.news == "One place fits. Is it yours?"
    person.go_on()
    assert person.step == "area"
    assert "Choose your place from the list" in person.news
    person.choose(person.parts(widgets.RadioButtons)[0].options[0][1]).go_on()
    assert person.step == "part"


def test_two_places_of_one_name_are_on_a_map_to_choose_from(person: Person) -> None:
    person.parts(widgets.Text)[0].value = "Chapeltown"
    assert "2 places fit" in person.news
    labels = [label for label, _ in person.parts(widgets.RadioButtons)[0].options]
    assert labels == [
        "1. Chapeltown (neighbourhood in Sheffield)",
        "2. Chapel Allerton South & Chapeltown (neighbourhood in Leeds)",
    ]
    picture = BeautifulSoup(person.read(), "html.parser").find("svg")
    assert picture is not None
    for number, label in enumerate(labels, start=1):
        assert f"{number}, {label.partition(' ')[2]}" in str(picture["aria-label"])
    assert not picture.find_all("rect", class_="f-mark")
    person.choose(CHAPELTOWN.code)
    assert "f-mark" in person.read()
    assert person.go_on().page.walk.state.part == CHAPELTOWN


def test_typing_on_forgets_a_choice_that_no_longer_fits(person: Person) -> None:
    person.find("leeds")
    person.parts(widgets.Text)[0].value = "york"
    assert person.parts(widgets.RadioButtons)[0].value is None
    assert person.go_on().step == "area"


def press_enter(person: Person) -> None:
    box = person.parts(widgets.Text)[0]
    box._handle_custom_msg({"event": "submit"}, [])


def test_enter_chooses_the_one_place_that_fits_and_leads_to_the_way_on(person: Person) -> None:
    person.parts(widgets.Text)[0].value = "leeds city"
    press_enter(person)
    assert "You chose Leeds City Centre (neighbourhood in Leeds)" in person.news
    assert f'data-il-focus-on="{my_area_places.GO_ON}"' in person.page.news.value
    assert person.go_on().step == "part"


@pytest.mark.parametrize("typed", ["Chapeltown", "Lodnon"])
def test_enter_never_chooses_between_two_or_by_a_guess(person: Person, typed: str) -> None:
    person.parts(widgets.Text)[0].value = typed
    press_enter(person)
    assert person.parts(widgets.RadioButtons)[0].value is None
    assert "Then press Continue." in person.news
    assert f'data-il-focus-on="{my_area_places.FIRST_CHOICE}"' in person.page.news.value


def test_enter_where_nothing_fits_says_so_again(person: Person) -> None:
    person.parts(widgets.Text)[0].value = "xqzzy"
    said = person.page.news.value
    press_enter(person)
    assert "Try another spelling" in person.news
    assert person.page.news.value != said


def test_letters_that_come_after_enter_are_looked_up_as_if_they_came_before(person: Person) -> None:
    box = person.parts(widgets.Text)[0]
    box.value = "Chapeltown, L"
    press_enter(person)
    assert person.parts(widgets.RadioButtons)[0].value == CHAPELTOWN.code
    box.value = "Chapeltown"
    assert f'data-il-focus-on="{my_area_places.FIRST_CHOICE}"' in person.page.news.value
    box.value = "Chapeltown, X"
    assert "Nothing here is called" in person.news
    assert person.go_on().step == "area"


def test_another_place_is_one_press_away_and_what_was_written_stays_with_its_own(person: Person) -> None:
    assert person.page.away[0].layout.display == "none"
    person.find("leeds").go_on().go_on()
    person.parts(widgets.Textarea)[0].value = "Our park"
    person.until("lives").choose(my_area_screens.SHOW).go_on().until("talk")
    person.parts(widgets.Textarea)[0].value = "The count of people"
    assert person.page.away[0].layout.display == ""
    person.page.safe(person.page.leave)()
    assert person.step == "area"
    assert person.news == "Choose another place. To stay with Leeds, press Back."
    assert person.page.away[0].layout.display == "none"
    person.find("york").go_on().go_on()
    assert person.step == "strengths"
    box = person.parts(widgets.Textarea)[0]
    assert box.description.startswith("What is good in York?")
    assert box.value == ""
    assert "What you wrote about Leeds stays with Leeds." in person.read()
    person.parts(widgets.Button)[0].click()
    assert box.value == "Our park"
    box.value = "The walls"
    person.go_on()
    assert person.step == "talk"
    assert person.news == "All cards are about York now. Your other choices are kept."
    assert [part.value for part in person.parts(widgets.Textarea)] == ["", ""]
    assert person.page.walk.state.lives is True
    kept = opened(keep_choices(person.page.walk).encode())
    assert (kept.strengths, kept.elsewhere[LEEDS.code].strengths) == ("The walls", "Our park")
    person.page.safe(person.page.leave)()
    person.find("leeds").go_on().go_on()
    assert person.parts(widgets.Textarea)[0].value == "Our park"
    person.go_on()
    assert person.step == "talk"
    assert person.parts(widgets.Textarea)[0].value == "The count of people"


def test_what_was_half_written_about_another_part_is_offered(person: Person) -> None:
    person.find("leeds").go_on().go_on()
    person.parts(widgets.Textarea)[0].value = "Our park"
    person.go_back()
    person.parts(widgets.Dropdown)[0].value = CHAPELTOWN.code
    person.go_on()
    assert "What you wrote about Leeds" in person.read()
    person.parts(widgets.Button)[0].click()
    assert person.parts(widgets.Textarea)[0].value == "Our park"


def test_back_from_another_place_is_where_one_was(person: Person) -> None:
    person.find("leeds").go_on().until("teeth")
    person.page.safe(person.page.leave)()
    assert person.go_back().step == "teeth"
    assert person.page.walk.state.here == LEEDS


def test_another_place_can_be_chosen_while_pausing(person: Person) -> None:
    person.find("leeds").go_on().until("teeth")
    person.page.safe(person.page.ask_to_pause)()
    person.page.safe(person.page.leave)()
    assert person.page.aside.children == ()
    assert person.page.body.layout.display == ""


def test_a_postcode_is_answered_kindly_and_not_kept(person: Person) -> None:
    person.parts(widgets.Text)[0].value = "LS7 3LB"
    assert "holds no list of postcodes" in person.news
    assert "holds no list of postcodes" in person.go_on().news
    assert "LS7" not in keep_choices(person.page.walk)


def test_each_card_is_a_screen_and_strengths_come_before_the_first_number(person: Person) -> None:
    person.find("leeds").go_on().go_on()
    person.parts(widgets.Textarea)[0].value = "Our park\n<img src=x onerror=alert(1)>"
    person.go_on()
    assert person.step == "people"
    page = BeautifulSoup(person.read(), "html.parser")
    assert page.find("img") is None
    first = page.find("figure")
    assert first is not None
    assert "Our park" in " ".join(item.get_text() for item in first.find_all_previous("li"))
    headings = [step.title for step in STEPS]
    assert headings.index("What is good here?") < headings.index("People")


def test_show_or_skip_must_be_chosen_and_skip_hides_length_of_life_everywhere(person: Person) -> None:
    person.find("leeds").go_on().until("lives")
    assert person.go_on().step == "lives"
    assert "Choose to show the figures or to skip them" in person.news
    person.choose(my_area_screens.SKIP).go_on()
    assert person.step == "teeth"
    for step in ("beside", "missing", "take away"):
        person.until(step)
        if step == "beside":
            for whom in ("region", "similar"):
                person.choose(whom)
                assert "expectancy" not in person.read()
        assert "expectancy" not in person.read()


def test_shown_length_of_life_comes_with_someone_to_talk_to() -> None:
    person = Person()
    person.parts(widgets.Text)[0].value = "Call 0000 any day"
    person.go_on().find("leeds").go_on().until("lives")
    person.choose(my_area_screens.SHOW).go_on()
    assert person.step == "health"
    text = person.read()
    assert text.index("Call 0000 any day") < text.index("expectancy")
    assert "expectancy" in person.until("beside").read()


def test_the_count_of_steps_does_not_grow(person: Person) -> None:
    before = person.page.walk.done[1]
    person.find("leeds").go_on().until("lives").choose(my_area_screens.SHOW).go_on()
    assert (person.step, person.page.walk.done[1]) == ("health", before)


def test_back_loses_nothing(person: Person) -> None:
    person.find("Chapeltown", 1).go_on()
    person.go_on()
    person.parts(widgets.Textarea)[0].value = "Good neighbours"
    for _ in range(3):
        person.go_back()
    assert person.step == "start"
    person.go_on()
    assert person.parts(widgets.Text)[0].value == "Chapeltown"
    assert person.parts(widgets.RadioButtons)[0].value == CHAPELTOWN.code
    person.go_on()
    assert person.parts(widgets.Dropdown)[0].value == CHAPELTOWN.code
    person.go_on()
    assert person.parts(widgets.Textarea)[0].value == "Good neighbours"


def test_the_whole_a_neighbourhood_and_a_small_area_can_be_chosen(person: Person) -> None:
    person.find("leeds").go_on()
    (larger,) = person.parts(widgets.Dropdown)
    larger.value = CHAPELTOWN.code
    assert "of Leeds" in person.read()
    _, smaller = person.parts(widgets.Dropdown)
    inside = [place.code for place in places.inside(CHAPELTOWN, LSOA)]
    assert [code for _, code in smaller.options] == [CHAPELTOWN.code, *inside]
    smaller.value = inside[0]
    person.go_on()
    assert person.page.walk.state.here.code == inside[0]
    person.go_back()
    assert [part.value for part in person.parts(widgets.Dropdown)] == [CHAPELTOWN.code, inside[0]]
    person.parts(widgets.Dropdown)[0].value = LEEDS.code
    assert person.go_on().page.walk.state.here == LEEDS


def test_the_page_to_take_away_holds_what_was_written(person: Person) -> None:
    person.find("leeds").go_on().go_on()
    person.parts(widgets.Textarea)[0].value = "Our park"
    person.until("talk")
    odd, ask = person.parts(widgets.Textarea)
    odd.value, ask.value = "The count of people", "Who asked the children?"
    person.go_on()
    assert person.step == "take away"
    page = person.read()
    for words in ("Our park", "The count of people", "Who asked the children?", "Leeds at a glance"):
        assert words in page
    assert re.findall(r'download="([^"]+)"', page) == [
        "Leeds at a glance.html",
        "Leeds at a glance.docx",
        "my area.json",
    ]


def test_delete_everything_is_true(person: Person) -> None:
    person.find("leeds").go_on().go_on()
    person.parts(widgets.Textarea)[0].value = "A secret place"
    person.go_on()
    person.page.safe(person.page.ask_to_delete)()
    person.page.safe(person.page.delete)()
    assert person.step == "start"
    assert person.page.walk.state == Glance()
    assert "secret" not in str([part.value for part in person.parts(widgets.HTML)])


def test_choices_come_back_from_the_file_on_another_day(person: Person) -> None:
    person.find("Chapeltown", 1).go_on().go_on()
    person.parts(widgets.Textarea)[0].value = "Our park"
    person.until("teeth")
    text = keep_choices(person.page.walk)
    assert opened(text.encode()) == person.page.walk.state
    state = STEPS[0].apply(Glance(), {"file": text.encode(), "support": "Call 0000"}, lambda *_: None)
    assert state.here == CHAPELTOWN
    assert state.strengths == "Our park"
    assert state.lives is False
    assert state.support == "Call 0000"


def test_what_is_half_written_is_in_the_file_too(person: Person) -> None:
    person.find("leeds").go_on().go_on()
    person.parts(widgets.Textarea)[0].value = "Half a thou"
    person.page.safe(person.page.ask_to_pause)()
    values = [str(getattr(part, "value", "")) for part in person.page.aside.children]
    link = next(value for value in values if 'class="il-save"' in value)
    found = BeautifulSoup(link, "html.parser").find("a")
    assert found is not None
    assert found["download"] == "my area.json"
    kept = opened(base64.b64decode(str(found["href"]).partition(",")[2]))
    assert kept.strengths == "Half a thou"


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b"\xff\xfe", saved(Glance()).replace("my area", "our survey").encode()],
)
def test_a_file_that_is_not_ours_gets_advice(data: bytes) -> None:
    with pytest.raises(CourseError, match="Choose the file that you saved"):
        opened(data)


def test_a_file_with_odd_values_is_read_as_far_as_it_makes_sense() -> None:
    text = saved(with_place(Glance(lives=True, beside="region"), LEEDS))
    odd = (
        text.replace("true", '"maybe"')
        .replace('"region"', '"worst"')
        .replace('"strengths": ""', '"strengths": 7')
        .replace('"elsewhere": {}', '"elsewhere": {"E99999999": {}, "E08000035": 3, "E06000014": {"ask": 5}}')
    )
    found = opened(odd.encode())
    assert (found.lives, found.beside, found.strengths) == (None, "england", "7")
    assert found.elsewhere == {"E06000014": Written(ask="5")}
    with pytest.raises(CourseError, match="Choose your place again"):
        opened(text.replace(LEEDS.code, "E99999999").encode())


def test_another_council_forgets_the_part_of_the_first() -> None:
    state = with_place(Glance(), CHAPELTOWN)
    assert with_place(state, LEEDS).part == CHAPELTOWN
    assert with_place(state, places.find("York")).part is None
    assert with_place(state, SHEFFIELDS).council == places.find("Sheffield")
    assert set_part(state, LEEDS.code, lambda *_: None).part is None


def test_a_place_from_a_file_is_found_and_chosen_again(
    sampled: Callable[[list[Place], int], list[Place]],
) -> None:
    some = sampled(places.authorities(), 20)
    for kind in (MSOA, WARD):
        some += sampled(list(places.small_places(kind).values()), 20)[:MOST_SMALL]
    for place in [*some, places.find("Bristol, City of")]:
        answer = my_area_places._as_typed(with_place(Glance(), place))
        assert answer["code"] in [found.code for found in offer(str(answer["typed"])).places], place
    small = with_place(Glance(), places.inside(LEEDS, LSOA)[0])
    assert my_area_places._as_typed(small)["code"] == LEEDS.code


def test_a_screen_before_any_place_gives_advice() -> None:
    with pytest.raises(CourseError, match="Choose your place first"):
        _ = Glance().here
    with pytest.raises(CourseError, match="Type a name first"):
        set_area(Glance(), {"typed": " ", "code": None}, lambda *_: None)


def test_neighbourhoods_show_the_whole_council_apart() -> None:
    card = my_area_screens.CARDS["teeth"](CHAPELTOWN)
    markup = card_markup(card, CHAPELTOWN)
    assert markup.index("Too few children") < markup.index("<h3>The whole council: Leeds</h3>")
    assert "whole council" not in card_markup(my_area_screens.CARDS["teeth"](LEEDS), LEEDS)


def test_what_is_missing_names_each_source_once() -> None:
    page = BeautifulSoup(missing_markup(LEEDS, lives_too=True), "html.parser")
    sources = [cell.get_text() for cell in page.select("h4")]
    assert len(sources) == len(set(sources)) > 3
    assert "There is no figure on tooth decay at age five for Leeds for 2021/22." in page.get_text()


def test_why_councils_are_alike_gives_both_figures() -> None:
    page = BeautifulSoup(why_alike_markup(LEEDS), "html.parser")
    assert len(page.select("tbody tr")) == 5
    assert "Deprivation score 27.6 and 24.1" in page.get_text()


def test_pages_of_every_kind_of_place(sampled: Callable[[list[Place], int], list[Place]]) -> None:
    hard = [places.find(name) for name in ("Isles of Scilly", "City of London", "Hart")]
    every = [*sampled(places.authorities(), 3), *hard]
    for kind in (MSOA, WARD, LSOA):
        every += sampled(list(places.small_places(kind).values()), 1)[:MOST_SMALL]
    for place in every:
        for key, make in my_area_screens.CARDS.items():
            page = BeautifulSoup(card_markup(make(place), place), "html.parser")
            assert page.find_all("figure"), (place, key)
            assert "Traceback" not in page.get_text()
        assert missing_markup(place, lives_too=True)


def test_words_of_the_workbook_are_easy_to_read() -> None:
    own = [
        getattr(room, name)
        for room in (my_area_places, my_area_screens)
        for name in dir(room)
        if name.isupper() and isinstance(getattr(room, name), str)
    ]
    cards = "".join(card_markup(make(LEEDS), LEEDS) for make in my_area_screens.CARDS.values())
    shown = BeautifulSoup("".join(f"<p>{text}</p>" for text in own) + cards, "html.parser")
    for parts in (["p", "li", "h2", "h3", "summary"], ["dd"]):
        found = grade([part.get_text(" ", strip=True) for part in shown.find_all(parts)])
        assert found.words_a_sentence <= LONGEST_MEAN
        assert found.grade <= (HIGHEST_GRADE if "p" in parts else HIGHEST_GRADE_OF_FACTS), parts


def test_everything_to_press_or_fill_has_a_name(person: Person) -> None:
    kinds = (widgets.Text, widgets.Textarea, widgets.RadioButtons, widgets.Dropdown, widgets.Button)
    person.find("leeds")
    for step in ("part", "strengths", "lives", "beside", "talk", "take away"):
        for kind in kinds:
            assert all(part.description for part in person.parts(kind))
        person.until(step)
