"""The catalogue's pages: the book holds those that the catalogue gives, and each says what people need."""

import re

import pytest

from inequalitylab import datasets
from inequalitylab.datasets import storage
from inequalitylab.datasets.left_out import LEFT_OUT
from inequalitylab.datasets.pages import write_pages

SECTIONS = (
    "## Who is missing from it",
    "## How sure it is",
    "## Use it",
    "## The first rows",
    "## Columns",
    "## Attribution to copy",
    "## How to cite it",
    "## Where it comes from",
)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    (folder / "gone.md").write_text("A table that is no more.")
    return {path.name: path.read_text(encoding="utf-8") for path in write_pages(folder)} | {
        path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")
    }


def test_the_pages_in_the_book_are_up_to_date(written):
    in_the_book = {path.name: path.read_text(encoding="utf-8") for path in storage.BOOK_FOLDER.glob("*.md")}
    stale = sorted(name for name in written | in_the_book if written.get(name) != in_the_book.get(name))
    assert not stale, f"Write them again: inequalitylab data pages ({stale})"


def test_every_table_has_a_page_and_a_line_in_the_index(written):
    assert set(written) == {"index.md", *(f"{name}.md" for name in datasets.names())}
    for name in datasets.names():
        assert f"]({name}.md)" in written["index.md"], name


def test_a_page_says_what_people_need(written):
    for name in datasets.names():
        about, page = datasets.describe(name), written[f"{name}.md"]
        for section in SECTIONS:
            assert page.count(f"\n{section}\n") == 1, (name, section)
        assert about.attribution in page and about.citation in page and f"<{about.address}>" in page
        for column in about.columns:
            assert f"| `{column.name}` |" in page, (name, column.name)


def test_tables_in_pages_have_as_many_cells_as_heads(written):
    for name, page in written.items():
        for block in re.findall(r"(?:^\|.*\n)+", page, flags=re.MULTILINE):
            widths = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
            assert len(widths) == 1, (name, block.splitlines()[0])


def test_the_index_says_what_was_left_out_and_why(written):
    assert len(LEFT_OUT) >= 10
    for _, why in LEFT_OUT:
        assert len(why) > 20
    assert written["index.md"].count("\n- **") == len(LEFT_OUT)
