"""Lessons carry their numbers where readers look for them."""

import pytest

from inequalitylab.site.chapters import number_of, numbered

LESSON = "notebooks/lessons/09_gaps_and_gradients"


@pytest.mark.parametrize(
    ("page", "number"),
    [(LESSON, "9"), ("notebooks/lessons/12_survey", "12"), ("book/09_page", ""), ("index", "")],
)
def test_number_comes_from_the_file_name(page: str, number: str) -> None:
    assert number_of(page) == number


def test_links_to_lessons_get_their_numbers_and_others_none() -> None:
    links = (
        '<a class="reference internal" href="../../notebooks/lessons/05_your_area.html">Your area</a>'
        '<a class="current reference internal" href="#">Gaps</a>'
        '<a class="reference internal" href="08_chance.html">Chance</a>'
        '<a class="reference internal" href="../data/index.html">Data</a>'
    )
    shown = numbered(links, LESSON)
    assert ">5. Your area<" in shown and ">9. Gaps<" in shown and ">8. Chance<" in shown
    assert ">Data<" in shown


def test_page_that_is_no_lesson_has_no_number_of_its_own() -> None:
    own = '<a class="current reference internal" href="#">Welcome</a>'
    assert numbered(own, "book/index") == own
