"""The page to take away: short, in order, compared both ways, and nothing that was skipped."""

import pytest

from inequalitylab import briefs, places
from inequalitylab.briefs import Chart, Document, Heading, Listed, Table
from inequalitylab.places.place import MSOA
from inequalitylab.workbooks.my_area_brief import every_card, one_page
from inequalitylab.workbooks.my_area_choices import Glance, with_place

LEEDS = places.find("Leeds")
CHAPELTOWN = places.find("Chapeltown, Leeds")
WRITTEN = Glance(strengths="Our park\n\n <b>Us</b> ", odd="Too many", ask="Who?", support="Call 0000")


def page(place: places.Place, *, lives: bool = False) -> Document:
    state = with_place(Glance(**{**vars(WRITTEN), "lives": lives}), place)
    return one_page(state)


def table(document: Document) -> Table:
    return next(part for part in document.parts if isinstance(part, Table))


def test_strengths_come_first_and_the_questions_are_there() -> None:
    parts = page(LEEDS).parts
    headings = [part.text for part in parts if isinstance(part, Heading)]
    assert headings[:2] == ["What is good here", "The figures"]
    assert headings[-3:] == ["What looks wrong", "What we want to ask", "What is missing"]
    assert parts[1] == Listed(("Our park", "<b>Us</b>"))
    assert "<b>Us" not in briefs.web.write(page(LEEDS))


def test_each_figure_is_out_of_someone_and_compared_both_ways() -> None:
    rows = {row[0].partition(",")[0]: row for row in table(page(LEEDS, lives=True)).rows}
    assert rows["Tooth decay at age five"] == (
        "Tooth decay at age five, 2023/24, out of five-year-old children examined in school surveys",
        "21.9%",
        "22.4%",
        "0.5 points lower",
        "0.98",
        "No range",
    )
    assert rows["Men's life expectancy"][1:5] == ("78.9", "79.7", "0.8 years lower", "0.99")
    assert rows["People"][2:5] == ("", "", "")


@pytest.mark.parametrize("place", [LEEDS, CHAPELTOWN])
def test_what_was_skipped_is_on_no_page(place: places.Place) -> None:
    state = with_place(Glance(lives=False, beside="similar"), place)
    assert "expectancy" not in briefs.web.write(one_page(state))
    assert "expectancy" not in briefs.web.write(every_card(state))


def test_the_chart_gives_way_where_figures_and_words_fill_the_page() -> None:
    def charts(document: Document) -> int:
        return sum(isinstance(part, Chart) for part in document.parts)

    assert charts(page(LEEDS, lives=True)) == charts(page(CHAPELTOWN, lives=True)) == 1
    for much, expected in (("abcdefghijklmn", 1), ("abcdefghijklmnop", 0)):
        state = with_place(Glance(strengths="\n".join(much), lives=True), LEEDS)
        assert charts(one_page(state)) == expected
    # Its table has eight rows, and its name takes two lines in every heading.
    longest = max(places.small_places(MSOA).values(), key=lambda place: len(place.label))
    assert charts(page(longest, lives=True)) == 0


@pytest.mark.parametrize("name", ["Isles of Scilly", "City of London", "Hart", "Bristol, City of"])
def test_pages_of_places_with_gaps_can_be_written(name: str) -> None:
    state = with_place(Glance(lives=True, beside="region"), places.find(name))
    assert briefs.web.write(one_page(state)).startswith("<!doctype html>")
    assert briefs.word.write(one_page(state))[:2] == b"PK"
    assert briefs.web.write(every_card(state)).startswith("<!doctype html>")
