"""My area at a glance: offers places and never picks one; a page for each of the 296 areas."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from reading import grade

from inequalitylab import places
from inequalitylab.findings import Absence, Level
from inequalitylab.places import Place
from inequalitylab.words import sentence
from inequalitylab.workbooks.my_area import (
    STRENGTHS,
    TALK,
    WELCOME,
    MyArea,
    at_a_glance,
    cards,
    label_of,
    offer,
)

# Notes on sources name publishers and surveys, so they may be a little harder.
LONGEST_MEAN, HIGHEST_GRADE, HIGHEST_GRADE_OF_FACTS = 15, 6, 8
LEEDS = places.find("Leeds")


@pytest.mark.parametrize(
    ("typed", "first", "several"),
    [
        ("leeds", "Leeds", False),
        ("hull", "Kingston upon Hull, City of", True),
        ("Harrogate", "North Yorkshire", False),
    ],
)
def test_offers_what_fits_and_picks_nothing(typed: str, first: str, several: bool) -> None:
    found = offer(typed)
    assert found.places[0].name == first
    assert (len(found.places) > 1) == several
    assert "Choose" in found.message


def test_former_name_is_shown_beside_todays() -> None:
    assert (
        label_of(offer("Harrogate").places[0]) == "North Yorkshire (Yorkshire and The Humber, was Harrogate)"
    )


@pytest.mark.parametrize("typed", ["", "   ", "xqzzy", "<script>", "E0"])
def test_nothing_that_fits_gets_advice(typed: str) -> None:
    assert offer(typed).message.endswith(".")


def test_many_that_fit_are_said_to_be_many() -> None:
    assert "More than" in offer("north").message
    assert len(offer("north").places) == 8


def test_every_area_has_four_cards_with_words() -> None:
    for place in places.authorities():
        found = cards(place)
        assert [card.heading for card in found] == ["People", "Deprivation", "Length of life", "Teeth"]
        for card in found:
            for finding in card.findings:
                assert finding.place == place
                assert sentence(finding).endswith(".")


def test_page_of_an_area(sampled: Callable[[list[Place], int], list[Place]]) -> None:
    hard = [places.find(name) for name in ("Isles of Scilly", "City of London", "Hart")]
    for place in [*sampled(places.authorities(), 5), *hard]:
        page = BeautifulSoup(at_a_glance(place), "html.parser")
        assert [heading.get_text() for heading in page.find_all("h3")][:2] == ["People", "Deprivation"]
        similar = 1 if isinstance(cards(place)[3].findings[0], Level) else 0
        assert len(page.find_all("figure")) == 8 + similar
        choices = page.find_all("details", class_="il-choice")
        assert len(choices) == 1
        assert len(choices[0].find_all("figure")) == 2


def test_absence_is_a_card_too() -> None:
    teeth = cards(places.find("Hart"))[3]
    assert isinstance(teeth.findings[0], Absence)
    assert "no figure" in teeth.markup()


def test_strengths_come_first_and_are_escaped() -> None:
    page = at_a_glance(LEEDS, "Our park\n<img src=x onerror=alert(1)>")
    assert "<img" not in page
    assert page.index("Our park") < page.index("<h3>People")


def test_a_person_finds_chooses_writes_and_clears() -> None:
    workbook = MyArea()
    workbook.box.value = "leeds"
    assert "We found Leeds" in workbook.news.value
    assert workbook.result.value == ""
    workbook.choices.children[0].click()
    assert workbook.place == LEEDS
    assert "Leeds at a glance" in workbook.result.value
    assert 'role="alert"' in workbook.news.value
    workbook.strengths.value = "Good neighbours"
    assert "Good neighbours" in workbook.result.value
    workbook.wipe.click()
    assert workbook.result.value == workbook.box.value == workbook.strengths.value == ""
    assert workbook.place is None


def test_words_of_the_workbook_are_easy_to_read() -> None:
    own = WELCOME + STRENGTHS + TALK + "".join(f"<p>{card.intro}</p>" for card in cards(LEEDS))
    shown = BeautifulSoup(own + at_a_glance(LEEDS), "html.parser")
    for parts in (["p", "li", "h2", "h3", "summary"], ["dd"]):
        found = grade([part.get_text(" ", strip=True) for part in shown.find_all(parts)])
        assert found.words_a_sentence <= LONGEST_MEAN
        assert found.grade <= (HIGHEST_GRADE if "p" in parts else HIGHEST_GRADE_OF_FACTS), parts


def test_everything_to_press_or_fill_has_a_name() -> None:
    workbook = MyArea()
    for part in (workbook.box, workbook.find, workbook.strengths, workbook.wipe):
        assert part.description
