"""Every page of the built site in a real browser, with name look-up blocked."""

import itertools
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

from inequalitylab import places
from inequalitylab.site import kit

pytestmark = pytest.mark.slow

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = [(scheme, width) for scheme in ("light", "dark") for width in (360, 1280)]
# One of each kind, and every lesson; of the others a sample (everything in a sweep).
ALWAYS = (
    "index",
    "search",
    "book/index",
    "book/areas",
    "book/data/iod2025.html",
    "book/measures/gradients",
    "book/reference/glossary",
    "notebooks",
)
SAMPLE = 4
# Areas of every kind: large and small, city and shire, merged, with an apostrophe, and without figures.
AREAS = tuple(
    f"areas/{name}.html"
    for name in (
        "birmingham",
        "bournemouth-christchurch-and-poole",
        "city-of-london",
        "cornwall",
        "hart",
        "isles-of-scilly",
        "kings-lynn-and-west-norfolk",
        "kingston-upon-hull",
        "leeds",
        "north-yorkshire",
        "rutland",
        "tower-hamlets",
    )
)
AREAS_LOOKED_AT = 2
# 250 kB; North Yorkshire, with 379 small areas on its map, is a few hundred bytes above. Gzipped: 50 kB.
LARGEST_AREA = 251_500


def pages_of(site: Path) -> list[str]:
    """The pages of the book: the 296 of areas are looked at in other ways, and by sample."""
    names = (page.relative_to(site).as_posix() for page in site.rglob("*.html"))
    return sorted(name for name in names if not name.startswith("areas/"))


def test_nothing_is_asked_elsewhere_and_no_link_is_broken(
    site: Path, address: str, browser: Browser, sampled: Callable[[Sequence[str], int], list[str]]
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("response", lambda got: faults.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    links: dict[str, set[str]] = {}
    anchors: dict[str, set[str]] = {}
    for name in [*pages_of(site), *sampled(AREAS, AREAS_LOOKED_AT)]:
        page.goto(address + name)
        links[name] = set(page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))"))
        ids = page.eval_on_selector_all("[id]", "all => all.map(element => element.id)")
        assert len(ids) == len(set(ids)), f"{name}: an id stands twice."
        anchors[name] = set(ids)
    assert not faults
    assert not [url for url in asked if not url.startswith(address)]
    broken = [
        f"{name}: {link}"
        for name, found in links.items()
        for link in found
        if not _leads_somewhere(site, address, name, link, anchors)
    ]
    assert not broken


def _leads_somewhere(site: Path, address: str, name: str, link: str, anchors: dict[str, set[str]]) -> bool:
    target, anchor = urldefrag(urljoin(address + name, link))
    if not target.startswith(address):
        return link.startswith(("https://", "mailto:", "data:text/csv"))
    target = target.removeprefix(address).split("?")[0] or "index.html"
    return (site / target).is_file() and (not anchor or anchor in anchors.get(target, set()))


def test_every_area_page_is_sound(site: Path) -> None:
    names = sorted(page.name for page in (site / "areas").glob("*.html"))
    assert len(names) == len(places.authorities())
    ids = set(re.findall(r'id="([^"]+)"', (site / "book/areas.html").read_text(encoding="utf-8")))
    for name in names:
        file = site / "areas" / name
        text = file.read_text(encoding="utf-8")
        assert file.stat().st_size <= LARGEST_AREA, name
        assert text.count("<h1>") == text.count("<main ") == text.count("</html>") == 1, name
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", text)]
        assert all(lower - upper <= 1 for upper, lower in itertools.pairwise(levels)), name
        assert text.count("<table ") == text.count("<caption") > 5, name
        assert text.count("<svg xmlns") == text.count('role="img" aria-label="'), name
        assert not re.search(r"<th>|<th class|<img|<iframe|\sstyle=|\son\w+=", text), name
        for link in set(re.findall(r'href="([^"]+)"', text)) - {""}:
            if link.startswith(("https://", "data:", "#")):
                assert not link.startswith("#") or f'id="{link[1:]}"' in text, f"{name}: {link}"
                continue
            target, _, anchor = link.partition("#")
            assert (file.parent / target).resolve().is_file(), f"{name}: {link}"
            assert not anchor or (target == "../book/areas.html" and anchor in ids), f"{name}: {link}"


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_axe_finds_nothing(
    site: Path,
    address: str,
    browser: Browser,
    sampled: Callable[[Sequence[str], int], list[str]],
    scheme: str,
    width: int,
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    found = []
    always = [name for name in pages_of(site) if name.startswith(ALWAYS)]
    others = sampled([name for name in pages_of(site) if name not in always], SAMPLE)
    for name in [*always, *others, *sampled(AREAS, AREAS_LOOKED_AT)]:
        page.goto(address + name)
        results = Axe().run(page, options={"runOnly": WCAG}).response
        found += [
            f"{name}: {fault['id']} {fault['nodes'][0]['html'][:120]}" for fault in results["violations"]
        ]
        if _scrolls_sideways(page):
            found.append(f"{name}: scrolls sideways at {width} px")
    page.close()
    assert not found


def test_no_page_scrolls_sideways_at_400_percent(
    site: Path, address: str, browser: Browser, sampled: Callable[[Sequence[str], int], list[str]]
) -> None:
    # WCAG 1.4.10: 1280 pixels at 400% are 320.
    page = browser.new_page(viewport={"width": 320, "height": 256})
    wide = []
    for name in [*pages_of(site), *sampled(AREAS, AREAS_LOOKED_AT)]:
        page.goto(address + name)
        if _scrolls_sideways(page):
            wide.append(name)
    assert not wide


def test_no_table_of_an_area_scrolls_sideways_on_a_phone(
    address: str, browser: Browser, sampled: Callable[[Sequence[str], int], list[str]]
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    for name in sampled(AREAS, AREAS_LOOKED_AT):
        page.goto(address + name)
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
        wide = "[...document.querySelectorAll('.il-scroll')].filter(box => box.scrollWidth > box.clientWidth)"
        assert page.locator(".il-scroll").count() > 5
        assert page.evaluate(f"{wide}.map(box => box.ariaLabel)") == [], name
        assert page.get_by_role("rowheader").count() == page.locator(".il-scroll tbody tr").count()


def _scrolls_sideways(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_pages_can_be_read_from_a_folder_without_scripts(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="Read the course").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Welcome"
    page.locator("summary", has_text="Contents").click()
    page.get_by_role("navigation", name="Course").get_by_role("link", name="Glossary").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Glossary"
    context.close()


def test_keyboard_reaches_the_words_first(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(address + "book/reference/glossary.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_search_finds_a_term_and_theme_is_kept(address: str, browser: Browser) -> None:
    page = browser.new_context(color_scheme="light").new_page()
    page.goto(address)
    page.get_by_role("searchbox", name="Search the course").fill("suppression")
    page.keyboard.press("Enter")
    page.locator("#search-results li").first.wait_for()
    assert "Glossary" in page.locator("#search-results").inner_text()
    page.locator("#search-results p.context", has_text="Hiding a number").first.wait_for()
    page.get_by_role("button", name="Dark").click()
    page.goto(address + "book/index.html")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_header_of_a_phone_searches_and_switches_too(address: str, browser: Browser) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme="light").new_page()
    page.goto(address + "book/index.html")
    expect(page.get_by_role("button", name="Dark")).to_be_visible()
    assert page.locator(".site-header").bounding_box()["height"] < 80, "one row"
    page.get_by_role("banner").get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    page.get_by_label("Words to look for").fill("suppression")
    page.keyboard.press("Enter")
    page.locator("#search-results").get_by_role("link", name="Glossary").first.wait_for()


@pytest.mark.parametrize(
    ("name", "part"),
    [("notebooks/lessons/09_gaps_and_gradients", "use-everyone-the-slope"), ("areas/leeds", "teeth")],
)
def test_part_that_is_being_read_is_marked(address: str, browser: Browser, name: str, part: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page.goto(f"{address}{name}.html")
    lines = page.get_by_role("navigation", name="On this page")
    lines.locator(f'a[href="#{part}"]').click()
    expect(lines.locator("[aria-current=true]")).to_have_attribute("href", f"#{part}")


def test_list_of_a_page_goes_along_on_a_phone_and_folds_when_a_part_is_chosen(
    address: str, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page.goto(address + "areas/leeds.html")
    page.evaluate("scrollTo(0, 3000)")
    lines = page.get_by_role("navigation", name="On this page")
    lines.locator("summary").click()
    lines.get_by_role("link", name="Who is missing").click()
    expect(lines.locator("summary")).to_have_text("On this page: Who is missing")
    expect(lines.locator("details")).not_to_have_attribute("open", "")
    expect(page.get_by_role("heading", name="Who is missing")).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 1280])
def test_figures_in_short_are_seen(address: str, browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address + "areas/leeds.html")
    figures = page.locator("#short .here")
    assert figures.count() == 4
    for figure in figures.all():
        expect(figure).to_be_visible()


def test_finished_chapter_is_marked_and_kept_on_the_device(address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address + "notebooks/lessons/09_gaps_and_gradients.html")
    page.get_by_role("checkbox", name="I have finished this chapter").check()
    page.goto(address + "book/index.html")
    contents = page.get_by_role("navigation", name="Course")
    assert contents.get_by_role("link", name="(finished)").count() == 1
    page.goto(address + "notebooks/lessons/09_gaps_and_gradients.html")
    page.get_by_role("checkbox", name="I have finished this chapter").uncheck()
    assert contents.get_by_role("link", name="(finished)").count() == 0


def test_an_area_is_found_as_one_types_by_its_old_name_too(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(address)
    page.get_by_role("link", name="Explore my area").click()
    box = page.get_by_role("searchbox", name="Type a part of the name")
    shown = page.locator(".area-lists li:visible")
    box.fill("NEWC")
    expect(shown).to_have_count(2)
    expect(page.get_by_role("status")).to_have_text("2 names fit.")
    box.fill("no such place")
    expect(shown).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("No name here has that in it")
    box.fill("craven")
    expect(shown).to_have_text(["Craven: now in North Yorkshire"])
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("North Yorkshire")
    life = page.locator("details.il-choice figure").first
    expect(life).to_be_hidden()
    page.locator("details.il-choice > summary").click()
    expect(life).to_be_visible()


def test_an_area_is_found_from_a_folder_without_scripts(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "book/areas.html").as_uri())
    expect(page.get_by_role("searchbox", name="Type a part of the name")).to_be_hidden()
    page.locator(".area-lists").get_by_role("link", name="Leeds", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Leeds")
    expect(page.get_by_role("img").first).to_be_visible()
    page.get_by_role("link", name="Sheffield", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sheffield")
    context.close()


def test_search_finds_an_area(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(address)
    page.get_by_role("searchbox", name="Search the course").fill("Harrogate")
    page.keyboard.press("Enter")
    page.locator("#search-results").get_by_role("link", name="North Yorkshire").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("North Yorkshire")


def test_kit_opens_where_it_is_unpacked(site: Path, browser: Browser, tmp_path: Path) -> None:
    kit.make_reading_kit(site, tmp_path / "kit.zip")
    with zipfile.ZipFile(tmp_path / "kit.zip") as archive:
        archive.extractall(tmp_path / "a folder")
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "a folder" / kit.NAME / "START HERE.html").as_uri())
    page.get_by_role("link", name="Explore my area").click()
    page.get_by_role("searchbox", name="Type a part of the name").fill("leeds")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Leeds")
    page.get_by_role("searchbox", name="Search the course").fill("suppression")
    page.keyboard.press("Enter")
    page.locator("#search-results").get_by_role("link", name="Glossary").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Glossary")
    assert not [url for url in asked if not url.startswith("file:")]


def test_printed_page_holds_the_words_and_not_the_menus(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(address + "book/guides/handouts/agreement.html")
    page.emulate_media(media="print")
    assert page.get_by_role("heading", level=1).is_visible()
    for menu in (".site-header", ".course-contents", ".steps", ".site-footer"):
        assert not page.locator(menu).is_visible()
