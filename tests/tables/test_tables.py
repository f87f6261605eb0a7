"""Tables: every row, captions and scopes, and a file that explains itself."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from example_findings import examples

from inequalitylab import tables
from inequalitylab.findings import Absence, Pattern, practice
from inequalitylab.words import headline

EXAMPLES = examples()


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_table_has_caption_scopes_and_no_empty_heading(name: str) -> None:
    finding = EXAMPLES[name]
    table = BeautifulSoup(tables.html_table(finding), "html.parser").table
    assert table is not None
    assert table.caption is not None
    assert headline(finding) in table.caption.get_text()
    assert ("Made-up" in table.caption.get_text()) == finding.made_up
    for heading in table.find_all("th"):
        assert heading.get_text(strip=True)
        assert heading["scope"] in ("col", "row")
    widths = {len(row.find_all(["th", "td"])) for row in table.find_all("tr")}
    assert len(widths) == 1
    assert not table.find_all(id=True)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_table_stays_a_table_however_it_is_set_out(name: str) -> None:
    table = BeautifulSoup(tables.html_table(EXAMPLES[name]), "html.parser").table
    assert table is not None and table["role"] == "table"
    roles = {"thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    for element, role in roles.items():
        assert all(part["role"] == role for part in table.find_all(element))
    for heading in table.find_all("th"):
        assert heading["role"] == {"col": "columnheader", "row": "rowheader"}[heading["scope"]]


def test_columns_of_words_are_not_set_as_numbers() -> None:
    table = BeautifulSoup(tables.html_table(EXAMPLES["trend"]), "html.parser")
    kinds = {heading.get_text(): heading.get("class") for heading in table.find_all("th", scope="col")[1:]}
    assert kinds["England (%)"] == ["il-number"]
    assert kinds["Note"] is None
    for row in table.tbody.find_all("tr"):
        assert [cell.get("class") for cell in row.find_all("td")] == list(kinds.values())


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_table_has_every_row_of_the_finding(name: str) -> None:
    finding = EXAMPLES[name]
    body = BeautifulSoup(tables.html_table(finding), "html.parser").tbody
    assert body is not None
    if not isinstance(finding, Absence):
        extra = 1 if name.startswith("comparison") else 0
        rows = finding.by_class if isinstance(finding, Pattern) else finding.rows
        assert len(body.find_all("tr")) == len(rows) + extra == len(tables.frame(finding))


def test_missing_figure_is_named_in_its_cell() -> None:
    table = BeautifulSoup(tables.html_table(EXAMPLES["trend"]), "html.parser")
    row = next(row for row in table.find_all("tr") if "2021/22" in row.get_text())
    assert [cell.get_text() for cell in row.find_all("td")][:2] == ["no figure", "23.7"]


def test_gradient_table_shows_the_line_and_what_it_misses() -> None:
    frame = tables.frame(EXAMPLES["gradient"])
    assert frame["residual"].iloc[0] == pytest.approx(-1.4, abs=0.05)
    assert frame["value"].iloc[0] == 72.58
    assert "72.58" in tables.html_table(EXAMPLES["gradient"])


def test_frame_is_not_rounded() -> None:
    shares = tables.frame(EXAMPLES["distribution"])["value"]
    assert shares.sum() == pytest.approx(100)
    assert shares.iloc[0] != round(shares.iloc[0], 1)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_file_to_take_away_explains_itself(name: str) -> None:
    finding = EXAMPLES[name]
    text = tables.csv_text(finding)
    rows = list(csv.reader(io.StringIO(text)))
    empty = rows.index([])
    about = dict(rows[empty + 1 :])
    assert about["Licence"] == finding.source.licence
    assert finding.source.attribution in about["Attribution"]
    assert about["Made up"] == ("yes" if finding.made_up else "no")
    assert {len(row) for row in rows[:empty]} == {len(rows[0])}
    assert tables.download_name(finding).endswith(".csv")


def test_words_are_not_read_as_formulas() -> None:
    harmless = practice.two_groups(20, 10, when="=HYPERLINK(1)")
    for row in csv.reader(io.StringIO(tables.csv_text(harmless))):
        assert not any(cell.startswith(("=", "+", "@")) for cell in row)


def test_cells_of_a_file_keep_numbers_and_disarm_formulas() -> None:
    assert tables.cell(None) == ""
    assert tables.cell(-5) == -5
    assert tables.cell(0.1 + 0.2) == 0.3
    assert tables.cell(-0.5) == -0.5
    assert tables.cell("-5 or so") == "'-5 or so"
    assert tables.cell("plain") == "plain"
