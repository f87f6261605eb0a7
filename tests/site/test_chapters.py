"""Lessons carry their numbers where readers look for them."""

import pytest

from inequalitylab.site.chapters import number_of, numbered, opened, sections_of

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


def test_name_of_a_part_leads_to_its_opener_and_stands_once() -> None:
    part = (
        '<p aria-level="2" class="caption" role="heading"><span class="caption-text">Part 4. Measure</span>'
        '</p>\n<ul>\n<li class="toctree-l1"><a class="reference internal" href="measure.html">'
        "Part 4. Measure</a></li>\n"
        '<li class="toctree-l1"><a class="reference internal" href="08.html">Chance</a></li>\n</ul>'
    )
    shown = opened(part)
    assert shown.count("Part 4. Measure") == 1
    assert (
        '<p class="caption"><a class="reference internal" href="measure.html">Part 4. Measure</a></p>'
        in shown
    )
    assert ">Chance<" in shown


def test_part_without_an_opener_keeps_its_name() -> None:
    part = (
        '<p class="caption"><span class="caption-text">Guides</span></p><ul><li><a href="a">A</a></li></ul>'
    )
    assert opened(part) == part


def test_list_of_a_page_holds_its_sections_and_not_their_steps() -> None:
    toc = (
        '<ul><li><a href="#">Title</a><ul><li><a href="#one">One <em>gap</em></a>'
        '<ul><li><a href="#predict">Predict</a></li></ul></li><li><a href="#two">Two</a></li></ul></li></ul>'
    )
    assert sections_of(toc) == (
        '<ul><li><a href="#one">One <em>gap</em></a></li><li><a href="#two">Two</a></li></ul>'
    )


@pytest.mark.parametrize(
    "toc", ["", '<ul><li><a href="#">T</a><ul><li><a href="#a">A</a></li></ul></li></ul>']
)
def test_page_of_one_section_has_no_list(toc: str) -> None:
    assert sections_of(toc) == ""
