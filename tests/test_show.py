"""What a page gets: chart, words, source, table and description together, the same bytes twice, no script."""

import re
import subprocess
import sys
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from example_findings import examples

from inequalitylab import words
from inequalitylab.charts.style import DARK, LIGHT
from inequalitylab.findings import Absence
from inequalitylab.show import say, show, show_before_after, stylesheet

EXAMPLES = examples()


def figure_of(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_page_has_every_part(name: str) -> None:
    finding = EXAMPLES[name]
    page = figure_of(show(finding).html(style=False))
    figure = page.figure
    assert figure is not None
    assert figure.figcaption is not None
    assert words.headline(finding) in figure.figcaption.get_text()
    assert words.subtitle(finding) in figure.figcaption.get_text()
    assert words.sentence(finding) in figure.get_text()
    assert words.source_line(finding) in figure.get_text()
    assert figure.table is not None
    assert ("Made-up numbers" in figure.get_text()) == finding.made_up
    drawn = figure.find_all("svg")
    assert len(drawn) == (0 if isinstance(finding, Absence) else 2)
    assert all(svg["aria-label"] == words.alt_text(finding) and svg["role"] == "img" for svg in drawn)
    link = figure.find("a", download=True)
    assert link is not None
    assert str(link["href"]).startswith("data:text/csv")
    assert finding.source.licence in unquote(str(link["href"]))


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_page_has_no_script_no_id_and_nothing_from_elsewhere(name: str) -> None:
    html = show(EXAMPLES[name]).html()
    page = figure_of(html)
    assert not page.find_all(["script", "iframe", "img", "link"])
    assert not page.find_all(id=True)
    assert not re.search(r"\son\w+=|url\(|@import", html)


@pytest.mark.parametrize("name", ["level", "gradient", "gap over time"])
def test_notebook_gets_html_and_words(name: str) -> None:
    shown = show(EXAMPLES[name])
    bundle = shown._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"}
    assert bundle["text/plain"] == repr(shown)
    assert words.sentence(EXAMPLES[name]) in repr(shown)
    assert '<style class="il-style">' in bundle["text/html"]


def test_two_processes_give_the_same_bytes() -> None:
    code = (
        "import hashlib; from inequalitylab import findings, places; from inequalitylab.show import show;"
        "html = show(findings.decay(places.find('Leeds'))).html();"
        "print(hashlib.sha256(html.encode()).hexdigest())"
    )
    runs = {
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    }
    assert len(runs) == 1


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_figures_on_length_of_life_wait_for_a_choice(name: str) -> None:
    finding = EXAMPLES[name]
    page = figure_of(show(finding).html(style=False))
    choice = page.find("details", class_="il-choice")
    assert (choice is not None) == finding.topic.sensitive
    if choice is not None:
        assert not choice.has_attr("open")
        assert choice.find("figure") is not None
    assert figure_of(show(finding, ask=False).html(style=False)).find(class_="il-choice") is None


def test_words_on_length_of_life_can_wait_too() -> None:
    assert figure_of(say("Ten years.").html(style=False)).find(class_="il-choice") is None
    waiting = figure_of(say("Ten years.", ask=True).html(style=False)).find("details", class_="il-choice")
    assert waiting is not None
    assert waiting.find("p") is not None
    assert "Ten years." in waiting.get_text()


def test_before_and_after_stand_together() -> None:
    shown = show_before_after(EXAMPLES["gap"], EXAMPLES["gap, turned"], ("With decay", "Without"))
    page = figure_of(shown.html(style=False))
    assert [part.get_text() for part in page.find_all(class_="il-which")] == ["With decay", "Without"]
    assert len(page.find_all("figure")) == 2
    assert repr(shown).startswith("With decay: ")


def test_typed_markup_stays_text() -> None:
    assert "<script>" not in say("<script>alert(1)</script>").html(style=False)


def test_stylesheet_holds_both_sets_of_colours() -> None:
    css = stylesheet()
    for colour in (*LIGHT.values(), *DARK.values()):
        assert colour in css
    assert css.count("{") == css.count("}")
    assert "@media print" in css
    assert "prefers-color-scheme: dark" in css
    for role in LIGHT:
        assert f".f-{role}{{fill:var(--il-{role})}}" in css
