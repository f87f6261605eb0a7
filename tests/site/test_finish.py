"""What is mended in the body of a page, and what is refused."""

import logging

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from inequalitylab.site.finish import finish


@pytest.fixture
def warnings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []

    class Logger:
        def warning(self, message: str, *values: object) -> None:
            found.append(message % values)

    monkeypatch.setattr("inequalitylab.site.finish.logger", Logger())
    return found


def finished(body: str) -> BeautifulSoup:
    return BeautifulSoup(finish(body, "page").body, "html.parser")


def test_pandas_table_gets_scopes_caption_and_no_empty_header() -> None:
    table = pd.DataFrame({"value": [1, 2]}, index=["Leeds", "Hull"]).to_html()
    page = finished(f'<div class="cell_output"><div><style scoped>td {{}}</style>{table}</div></div>')
    assert [cell.get("scope") for cell in page.find_all("th")] == ["col", "row", "row"]
    assert page.find("thead").find("td") is not None
    assert all(header.get_text(strip=True) for header in page.find_all("th"))
    assert page.find("caption").get_text() == "What the code above prints"
    assert page.find("style") is None and page.find("table").get("border") is None
    frame = page.find(class_="table-scroll")
    assert frame["tabindex"] == "0" and frame["aria-label"] == "What the code above prints"


def test_markdown_table_is_named_by_its_heading_and_a_caption_is_kept() -> None:
    row = "<tr><td>1</td></tr>"
    page = finished(f"<h2>Three ways</h2><table>{row}</table><table><caption>Mine</caption>{row}</table>")
    assert [caption.get_text() for caption in page.find_all("caption")] == ["Three ways", "Mine"]


WORDY = (
    "<table{kind}><thead><tr><th>Table</th><th>Time</th><th>Place</th></tr></thead>"
    "<tbody><tr><td>Life expectancy</td><td>2023</td><td>{place}</td></tr></tbody></table>"
)


def test_wide_table_of_words_has_what_a_phone_needs_to_stack_it() -> None:
    table = finished(WORDY.format(kind="", place="Local authorities of England")).find("table")
    assert table["class"] == ["stacks"] and table["role"] == "table"
    assert [cell.get("data-heading") for cell in table.find_all("td")] == [None, "Time", "Place"]
    assert {part["role"] for part in table.find_all(["td", "th", "tr"])} == {"cell", "columnheader", "row"}


def test_what_a_name_means_needs_no_heading_before_it() -> None:
    head = "<thead><tr><th>Name</th><th>What it is</th></tr></thead>"
    table = finished(f"<table>{head}<tbody><tr><td>a</td><td>{'word ' * 9}</td></tr></tbody></table>").table
    assert table["class"] == ["stacks"] and not table.select("[data-heading]")


@pytest.mark.parametrize(
    "body",
    [
        WORDY.format(kind="", place="Hull"),
        WORDY.format(kind=' class="write-here"', place="Local authorities of England"),
        f'<div class="cell_output">{WORDY.format(kind="", place="Local authorities of England")}</div>',
    ],
    ids=["short cells", "to write on", "printed by code"],
)
def test_other_tables_stay_as_they_are(body: str) -> None:
    assert not finished(body).select(".stacks, [data-heading], [role=row]")


@pytest.mark.parametrize(
    ("image", "refused"),
    [
        ('<img src="a.png">', True),
        ('<img src="../_images/a.png" alt="../_images/a.png">', True),
        ('<img src="a.png" alt="_build/jupyter_execute/a.png">', True),
        ('<img src="a.png" alt="Bars fall from left to right.">', False),
        ('<img src="ornament.svg" alt="">', False),
    ],
)
def test_image_without_words_is_refused(image: str, refused: bool, warnings: list[str]) -> None:
    finish(image, "page")
    assert bool(warnings) is refused


def test_what_comes_from_elsewhere_is_refused(warnings: list[str]) -> None:
    finish('<img src="https://example.org/a.png" alt="A">', "page")
    finish("<script>run()</script>", "page")
    assert len(warnings) == 2
    finish('<a href="https://example.org">A link may go anywhere</a>', "page")
    assert len(warnings) == 2


def test_scripts_of_the_theme_are_dropped_without_a_word(warnings: list[str]) -> None:
    page = finished("<script>kernelName = 'python3'</script><p>Words</p>")
    assert page.find("script") is None and not warnings


def test_warnings_reach_sphinx() -> None:
    from inequalitylab.site.finish import logger

    assert isinstance(logger, logging.LoggerAdapter)


def test_description_is_the_first_paragraph_cut_at_a_word() -> None:
    long = "Two groups can be far apart and close together at the same time. " * 4
    description = finish(f"<p>Short.</p><p>{long}</p>", "page").description
    assert description.startswith("Two groups") and description.endswith(" …") and len(description) <= 160
    assert finish("<p>Short.</p>", "page").description == ""


def test_style_of_findings_is_taken_out() -> None:
    style = '<style class="il-style">.il-finding { color: red }</style>'
    finished = finish(f"{style}<figure></figure>{style}", "page")
    assert "style" not in finished.body
