"""What the caches are keyed on."""

from pathlib import Path

import pytest

from inequalitylab.site.stamp import cells_digest, pages_digest, read_stamp


@pytest.mark.parametrize("name", ["datasets/figure.csv", "src/library.py"])
def test_data_and_library_change_what_cells_rest_on(book: Path, name: str) -> None:
    before = cells_digest(book)
    (book / name).write_text("place,value\nLeeds,16\n", encoding="utf-8")
    assert cells_digest(book) != before


def test_renamed_file_counts_as_a_change(book: Path) -> None:
    before = cells_digest(book)
    (book / "datasets/figure.csv").rename(book / "datasets/other.csv")
    assert cells_digest(book) != before


def test_look_of_the_site_executes_nothing(book: Path) -> None:
    before = cells_digest(book)
    style = book / "src/inequalitylab/site/theme/ours.css"
    style.parent.mkdir(parents=True)
    style.write_text("p {}", encoding="utf-8")
    assert cells_digest(book) == before


def test_words_change_the_pages_alone(book: Path) -> None:
    cells, pages = cells_digest(book), pages_digest(book)
    (book / "book/page.md").write_text("# Other\n", encoding="utf-8")
    assert cells_digest(book) == cells
    assert pages_digest(book) != pages


def test_damaged_stamp_counts_as_none(tmp_path: Path) -> None:
    stamp = tmp_path / "stamp.json"
    stamp.write_text('{"cells": ', encoding="utf-8")
    assert read_stamp(stamp) == {}
    stamp.write_text("[1]", encoding="utf-8")
    assert read_stamp(stamp) == {}
