"""Web pages and web slides to take away, opened from a file: axe, two widths, one page, the keyboard."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from example_findings import examples

from inequalitylab import briefs, words
from inequalitylab.briefs import Chart, Deck, Document, FindingPart, Heading, Listed, Paragraph, Slide

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

EXAMPLES = examples()
VIEWS = [(1280, "light"), (320, "dark")]
FULL = "Words that fill the room that there is on the page, and no more than that. "
# What a page holds at most beside its finding, in letters: what "Tell the story" takes.
MOST = 1300
Open = Callable[..., "Page"]


@pytest.fixture
def opened(browser: "Browser", tmp_path: Path) -> Iterator[Open]:
    """Open the text of an HTML file, from a file; note what it asks for and what goes wrong."""
    contexts = []

    def enter(html: str, width: int = 1280, scheme: Any = "light") -> "Page":
        file = tmp_path / f"{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
        )
        contexts.append(context)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        assert asked == [file.as_uri()]
        return page

    yield enter
    for context in contexts:
        context.close()


def whole() -> Document:
    parts = [FindingPart(EXAMPLES[name]) for name in ("level", "trend", "gap", "gradient", "map", "absence")]
    return Document("Leeds", "A place", (Heading("Teeth"), Listed(("A park",)), *parts))


def deck() -> Deck:
    finding = EXAMPLES["level"]
    return Deck(
        "Teeth",
        (
            Slide(
                "Hello",
                (Paragraph("We are parents.", size="large"), Paragraph("Thank you", size="small")),
                "Hello.",
            ),
            Slide(words.headline(finding), (Paragraph(words.spoken(finding)), Chart(finding)), "The number."),
            Slide("How sure", (Listed(("Not very",)), briefs.table_of(finding)), "Read it aloud."),
        ),
    )


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
@pytest.mark.parametrize("kind", ["page", "slides"])
def test_everyone_can_read_it(opened: Open, kind: str, width: int, scheme: str) -> None:
    html = briefs.web.write(whole()) if kind == "page" else briefs.web_slides.write(deck())
    page = opened(html, width, scheme)
    for fold in page.locator("details").all():
        fold.evaluate("fold => fold.open = true")
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], node["html"][:200]) for fault in found for node in fault["nodes"]] == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    for drawn in page.locator("svg:visible").all():
        assert 40 <= len(str(drawn.get_attribute("aria-label")).split()) <= 100


@pytest.mark.parametrize("letters", [200, MOST])
@pytest.mark.parametrize("name", ["level", "trend", "distribution", "map"])
def test_one_page_prints_on_one_page(opened: Open, name: str, letters: int) -> None:
    text = (FULL * (letters // len(FULL) + 1))[:letters]
    cut = letters // 4
    parts = (
        Paragraph(text[:cut], lead="We ask:", size="large"),
        FindingPart(EXAMPLES[name], "short"),
        *(Paragraph(text[cut * number : cut * (number + 1)]) for number in (1, 2, 3)),
    )
    html = briefs.web.write(Document("Teeth in Leeds", "For the board", parts, one_page=True))
    printed = opened(html).pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_each_slide_is_printed_on_a_page_of_its_own(opened: Open) -> None:
    printed = opened(briefs.web_slides.write(deck())).pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 3


def test_the_keyboard_goes_from_slide_to_slide(opened: Open) -> None:
    page = opened(briefs.web_slides.write(deck()))
    page.emulate_media(reduced_motion="reduce")
    tops = "Array.from(document.querySelectorAll('section'), s => s.getBoundingClientRect().top)"
    shown = f"{tops}.findIndex(top => Math.abs(top) < 200)"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Next":
            break
    page.keyboard.press("Enter")
    page.wait_for_function(f"{shown} === 1")
    page.keyboard.press("PageDown")
    page.wait_for_function(f"{shown} === 2")
