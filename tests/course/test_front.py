"""The words of the front page: three doors, plain for each reader, on every system."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from inequalitylab.course import front
from inequalitylab.course.front import FrontPage, Link

PAGE = FrontPage(
    book="http://127.0.0.1:8011/",
    lab="http://127.0.0.1:8013/0f/lab?token=lab-key",
    workbooks=(Link("http://127.0.0.1:8012/1e/voila/render/w1.ipynb?token=apps-key", "My area"),),
    folder=Path("/home/someone/<course>/my-work"),
    exchange=True,
    teacher=False,
)


class Links(HTMLParser):
    """Collect the links of a page, with their text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._open = dict(attrs)["href"] or ""
            self.found[self._open] = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[self._open] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._open = ""


def test_three_doors_lead_in() -> None:
    assert Links(front.front_page(PAGE)).found == {
        PAGE.book: "Read the course",
        PAGE.workbooks[0].address: "Explore my area",
        PAGE.lab: "Study and submit",
    }


def test_every_workbook_has_a_link_when_there_are_several() -> None:
    second = Link("http://127.0.0.1:8012/1e/voila/render/w2.ipynb?token=apps-key", "Whose data?")
    found = Links(front.front_page(replace(PAGE, workbooks=(*PAGE.workbooks, second)))).found
    assert found[second.address] == "Whose data?"
    assert len(found) == 4


def test_the_page_asks_nothing_of_the_outside() -> None:
    for html in (front.front_page(PAGE), front.no_key_page(), front.style()):
        addresses = re.findall(r"https?://[^\s\"'<)]+", html)
        assert all(a.startswith(("http://127.0.0.1", "http://www.w3.org/2000/svg")) for a in addresses)
        assert "<script" not in html


def test_what_comes_from_the_computer_is_escaped() -> None:
    html = front.front_page(PAGE)
    assert "&lt;course&gt;" in html
    assert "<course>" not in html


def test_windows_is_told_to_upload_the_file() -> None:
    here, windows = front.front_page(PAGE), front.front_page(replace(PAGE, exchange=False))
    assert "upload it where your teacher says" in windows
    assert "hand it in with a button" in here
    assert "upload" not in here
    assert "Upload the file where your teacher says" in front.guide(exchange=False, teacher=False)
    assert "Assignment List" not in front.guide(exchange=False, teacher=False)


def test_students_are_told_the_way_of_an_exercise() -> None:
    guide = front.guide(exchange=True, teacher=False)
    for word in ("Assignment List", "Fetch", "Validate", "Submit", "my-work"):
        assert word in guide
    assert "Formgrader" not in guide


def test_teachers_are_told_where_to_mark() -> None:
    assert "Formgrader" in front.front_page(replace(PAGE, teacher=True))
    assert "Formgrader" not in front.front_page(PAGE)
    assert "Formgrader" in front.guide(exchange=True, teacher=True)


def test_the_page_behind_a_wrong_key_tells_no_key() -> None:
    assert Links(front.no_key_page()).found == {}
    assert "whole address" in front.no_key_page()


@pytest.mark.parametrize("html", [front.front_page(PAGE), front.no_key_page()])
def test_the_page_says_its_language_and_has_one_heading(html: str) -> None:
    assert '<html lang="en-GB">' in html
    assert html.count("<h1>") == 1
    assert "<main>" in html


def test_a_workbooks_title_is_its_own_or_its_heading_or_its_name(tmp_path: Path) -> None:
    def notebook(text: str) -> Path:
        path = tmp_path / "w9.ipynb"
        path.write_text(text)
        return path

    cell = '{"cell_type": "markdown", "source": ["Words\\n", "# A heading\\n"]}'
    code = '{"cell_type": "code", "source": "# a comment"}'
    assert front.workbook_title(notebook(f'{{"metadata": {{"title": "T"}}, "cells": [{cell}]}}')) == "T"
    assert front.workbook_title(notebook(f'{{"metadata": {{}}, "cells": [{code}, {cell}]}}')) == "A heading"
    assert front.workbook_title(notebook(f'{{"metadata": {{}}, "cells": [{code}]}}')) == "w9"
