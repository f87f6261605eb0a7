"""The whole way from sources to site, on a small book."""

import re
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from small_book import CELLS, PAGE, write_notebook

from inequalitylab.errors import CourseError
from inequalitylab.site.build import build_site
from inequalitylab.site.execute import execute_all

LESSON = "notebooks/lessons/figure"


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def test_builds_once_and_again_when_something_changed(
    book: Path, lines: list[str], say: Callable[[str], None]
) -> None:
    site = build_site(book, say=say)
    lesson = text(site / f"{LESSON}.html")
    assert "15" in lesson
    assert "Read the course" in text(site / "index.html")
    assert 'lang="en-GB"' in text(site / "index.html")
    assert 'class="il-finding"' in text(site / "index.html"), "an example of what the course shows"
    assert ".il-finding" in text(site / "_static/course.css")
    assert "<math" in text(site / "book/page.html")
    assert f'href="{Path(LESSON).name}.ipynb"' in lesson
    # The first use is linked, in the plural too; not the title, not again, not the everyday "mean".
    assert re.findall(r'href="[^"]*#(term-[\w-]+)"[^>]*><span[^>]*>([^<]*)', lesson) == [
        ("term-Absolute-gap", "Absolute gaps")
    ]
    copy = nbformat.read(site / f"{LESSON}.ipynb", as_version=4)
    assert [cell.execution_count for cell in copy.cells if cell.cell_type == "code"] == [1, 2]
    assert "1 of 1: figure.ipynb" in "\n".join(lines)
    assert not (site / "_static/scripts").exists()

    lines.clear()
    build_site(book, say=say)
    assert len(lines) == 1 and "up to date" in lines[0]

    # A build that was stopped half way leaves no stamp and perhaps half a site beside the old one.
    (book / "_build/site.json").unlink()
    (book / "_build/site.new/book").mkdir(parents=True)
    (book / "datasets/figure.csv").write_text("place,value\nLeeds,99\n", encoding="utf-8")
    lines.clear()
    build_site(book, say=say)
    assert "1 executed" in "\n".join(lines)
    assert "99" in text(site / f"{LESSON}.html")
    assert "99" in text(site / f"{LESSON}.ipynb")
    assert not (book / "_build/site.new").exists()

    # What is kept is not executed again.
    assert execute_all([book / f"{LESSON}.ipynb"], book / "_build/.jupyter_cache", say) == 0


def test_failing_cell_is_named_on_the_first_and_second_try(book: Path) -> None:
    broken = [*CELLS, ("code", "broken", "total = 1\ntotal / 0")]
    write_notebook(book / f"{LESSON}.ipynb", broken)
    for _ in range(2):
        with pytest.raises(CourseError) as caught:
            build_site(book, say=lambda _line: None)
        for expected in ("figure.ipynb", "cell 4", "'broken'", "`total = 1`", "ZeroDivisionError"):
            assert expected in str(caught.value)
    assert not (book / "_build/site").exists()


def test_warning_fails_the_first_and_second_try_and_mending_it_is_enough(book: Path) -> None:
    page = book / "book/page.md"
    page.write_text(PAGE + "\n[nowhere](no-such-page.md)\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(CourseError, match="no-such-page"):
            build_site(book, say=lambda _line: None)
    page.write_text(PAGE, encoding="utf-8")
    assert (build_site(book, say=lambda _line: None) / "book/page.html").exists()


def test_no_permission_to_write_is_said(book: Path) -> None:
    # A file where the folder should be: refused for every user, root too.
    (book / "_build").write_text("", encoding="utf-8")
    with pytest.raises(CourseError, match="permission to write"):
        build_site(book)


def test_folder_without_a_book_is_said(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="no book"):
        build_site(tmp_path)


def test_damaged_notebook_is_said(book: Path) -> None:
    (book / f"{LESSON}.ipynb").write_text('{"cells": [', encoding="utf-8")
    with pytest.raises(CourseError, match=r"figure\.ipynb is not a notebook"):
        build_site(book, say=lambda _line: None)
