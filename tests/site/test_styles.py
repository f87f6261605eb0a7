"""One stylesheet that holds what the pages use."""

from pathlib import Path

import pytest

from inequalitylab.site.styles import write_licences, write_stylesheet


@pytest.fixture
def stylesheet(tmp_path: Path) -> str:
    static = tmp_path / "_static"
    static.mkdir()
    (tmp_path / "page.html").write_text(
        '<main id="main"><p class="used other">Words</p></main>', encoding="utf-8"
    )
    (static / "course.js").write_text('button.className = "copy";', encoding="utf-8")
    (static / "ours.css").write_text(
        """
        :root { --kept: red; --inner: blue; --through: var(--inner); --dropped: var(--gone); --gone: 1px }
        .used, .unused { color: var(--kept) }
        .used .unused { color: black }
        .used:not(.never) { color: var(--through) }
        #main > p { margin: 0 }
        #absent { margin: 0 }
        section { margin: 0 }
        .copy { opacity: 0 }
        html[data-theme="dark"] p { color: white }
        @media print { .unused { color: black } .used { color: black } }
        @media screen { .unused { color: black } }
        @font-face { font-family: icons; src: url(icons.woff2) }
        """.replace("html[", "main["),
        encoding="utf-8",
    )
    write_stylesheet(tmp_path)
    return (static / "course.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "kept",
    [".used{", ".used:not(.never)", "#main > p", ".copy", '[data-theme="dark"] p', "@media print{.used"],
)
def test_keeps_what_a_page_or_script_uses(stylesheet: str, kept: str) -> None:
    assert kept in stylesheet


@pytest.mark.parametrize("dropped", [".unused", "#absent", "section", "@media screen", "font-face", "icons"])
def test_drops_what_nothing_uses(stylesheet: str, dropped: str) -> None:
    assert dropped not in stylesheet


def test_keeps_variables_that_are_read_and_those_they_read(stylesheet: str) -> None:
    for kept in ("--kept:", "--through:", "--inner:"):
        assert kept in stylesheet
    for dropped in ("--dropped", "--gone"):
        assert dropped not in stylesheet


def test_licences_of_what_is_passed_on_come_with_it(tmp_path: Path) -> None:
    (tmp_path / "_static").mkdir()
    write_licences(tmp_path)
    text = (tmp_path / "_static/licences.txt").read_text(encoding="utf-8")
    for name in ("pydata-sphinx-theme", "sphinx-book-theme", "myst-nb", "sphinx"):
        licence = text.split(f"{name}\n\n")[1]
        assert "Copyright (c)" in licence and "Redistributions in binary form" in licence
