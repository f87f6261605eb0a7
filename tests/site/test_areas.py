"""Pages of areas in the site: drawn once, framed each time, found by name."""

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from inequalitylab import places
from inequalitylab.errors import CourseError
from inequalitylab.pages import Host
from inequalitylab.site import area_lists, areas, metadata, settings, stamp
from inequalitylab.site.area_lists import by_name, by_region, entries
from inequalitylab.site.build import areas_wait, wants_areas

RUTLAND = "E06000017"
SCILLY = "E06000053"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page of one area."""
    folder = tmp_path_factory.mktemp("areas")
    assert areas.draw_area(SCILLY, Host(), folder, "made by")
    return folder


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    found = settings.Settings(site_address="https://example.org/course/")
    monkeypatch.setattr(settings, "read", lambda _root: found)
    yield "https://example.org/course"


def test_unchanged_page_is_not_drawn_again(kept: Path) -> None:
    file = kept / "isles-of-scilly.json"
    before = file.stat().st_mtime_ns
    assert not areas.draw_area(SCILLY, Host(), kept, "made by")
    assert file.stat().st_mtime_ns == before


@pytest.mark.parametrize("change", ["library", "host", "damage"])
def test_changed_page_is_drawn_again(kept: Path, change: str) -> None:
    file = kept / "isles-of-scilly.json"
    host, made_by = Host(), "made by"
    if change == "library":
        made_by = "another library"
    elif change == "host":
        host = Host(support_line="Somebody")
    else:
        file.write_text('{"rests_on": ', encoding="utf-8")
    assert areas.draw_area(SCILLY, host, kept, made_by)
    assert areas.draw_area(SCILLY, Host(), kept, "made by") == (change != "damage")


def test_page_stands_in_the_frame_of_the_site(kept: Path, repository: Path, tmp_path: Path) -> None:
    names = areas.place_areas(repository, kept, tmp_path)
    page = BeautifulSoup((tmp_path / "areas/isles-of-scilly.html").read_text(encoding="utf-8"), "html.parser")
    assert page.html is not None and page.html["lang"] == "en-GB"
    assert page.find("title").get_text() == "The Isles of Scilly: figures for this area · Inequality Lab"
    assert page.find("meta", attrs={"name": "description"})
    assert page.find("form", class_="site-search")["action"] == "../search.html"
    assert page.find("link", rel="stylesheet")["href"] == "../_static/course.css"
    assert page.find("link", rel="canonical") is None
    assert [main["id"] for main in page.find_all("main")] == ["main"]
    inside = {str(link["href"]) for link in page.find("nav", class_="course-contents").find_all("a")}
    assert {"#people", "#take", "../book/areas.html"} <= inside
    assert {"il-finding", "site-header", "f-ink", "article"} <= names
    table = (tmp_path / "areas/isles-of-scilly.csv").read_text(encoding="utf-8-sig")
    assert table.startswith("finding,measure,unit")
    data = json.loads(page.find("script", type="application/ld+json").get_text())
    assert data["@type"] == "Dataset" and "distribution" not in data


def test_address_of_the_site_stands_on_the_page(
    kept: Path, repository: Path, tmp_path: Path, address: str
) -> None:
    areas.place_areas(repository, kept, tmp_path)
    page = BeautifulSoup((tmp_path / "areas/isles-of-scilly.html").read_text(encoding="utf-8"), "html.parser")
    assert page.find("link", rel="canonical")["href"] == f"{address}/areas/isles-of-scilly.html"
    data = json.loads(page.find("script", type="application/ld+json").get_text())
    assert data["distribution"]["contentUrl"] == f"{address}/areas/isles-of-scilly.csv"
    metadata.write_sitemap(tmp_path, address)
    assert f"{address}/areas/isles-of-scilly.html" in (tmp_path / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.slow
def test_areas_are_drawn_side_by_side_and_kept(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = [place for place in places.authorities() if place.code in (RUTLAND, SCILLY)]
    monkeypatch.setattr(places, "authorities", lambda: two)
    kept = tmp_path / "areas"
    said: list[str] = []
    assert areas.draw_areas(repository, kept, "data", said.append) == 2
    assert sorted(file.name for file in kept.iterdir()) == ["isles-of-scilly.json", "rutland.json"]
    assert areas.draw_areas(repository, kept, "data", said.append) == 0
    assert areas.draw_areas(repository, kept, "other data, but none of these areas'", said.append) == 0
    (kept / "rutland.json").unlink()
    (kept / "no-such-area.json").write_text("{}", encoding="utf-8")
    assert areas.draw_areas(repository, kept, "data", said.append) == 1
    assert not (kept / "no-such-area.json").exists()


def test_area_that_fails_is_named() -> None:
    failed: Future[bool] = Future()
    failed.set_exception(CourseError("A table is damaged."))
    with pytest.raises(CourseError, match=r"The page of Rutland could not be made\. A table is damaged"):
        areas.drawn(failed, RUTLAND)


def test_every_area_is_listed_by_name_and_by_region() -> None:
    for markup in (by_name("../"), by_region("../")):
        links = BeautifulSoup(markup, "html.parser").select("a[href^='../areas/']")
        assert {str(link["href"]) for link in links} == {
            f"../areas/{area_lists.slug_of(place)}.html" for place in places.authorities()
        }
    regions = BeautifulSoup(by_region("../"), "html.parser").find_all("h3")
    assert [heading["id"] for heading in regions] == [
        area_lists.region_anchor(region.name) for region in places.regions()
    ]


def test_former_councils_lead_to_todays() -> None:
    former = {entry.name: entry.place.name for entry in entries() if entry.former}
    assert former["Craven"] == "North Yorkshire"
    assert former["Taunton Deane"] == "Somerset"
    assert not set(former) & {area_lists.heading_of(place) for place in places.authorities()}
    assert "Craven: now in " in by_name("../")


def test_the_is_left_out_when_names_are_put_in_order() -> None:
    names = [entry.name for entry in entries()]
    assert names.index("Ipswich") < names.index("The Isle of Wight") < names.index("Islington")


def test_a_book_without_the_list_has_no_area_pages(book: Path) -> None:
    assert not wants_areas(book)


@pytest.mark.slow
def test_search_and_list_know_the_areas(book: Path) -> None:
    (book / "book/areas.md").write_text("# Find\n\n```{areas-by-name}\n```\n", encoding="utf-8")
    contents = (book / "_toc.yml").read_text(encoding="utf-8")
    (book / "_toc.yml").write_text(contents + "  - file: book/areas\n", encoding="utf-8")
    # In a process of its own, as for `site`: browsers of other tests keep an event loop running.
    command = Path(sys.executable).parent / "inequalitylab"
    subprocess.run([command, "site", "--root", book, "--no-areas"], check=True)
    site = book / "_build" / "site"
    index = (site / "searchindex.js").read_text(encoding="utf-8")
    assert '"areas/north-yorkshire"' in index and "craven" in index
    assert 'href="../areas/leeds.html"' in (site / "book/areas.html").read_text(encoding="utf-8")


def test_a_site_that_lacks_the_pages_of_areas_waits_for_them(tmp_path: Path) -> None:
    (tmp_path / "_build").mkdir()
    assert not areas_wait(tmp_path), "this book lists no areas"
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "areas.md").write_text("# Find your area\n", encoding="utf-8")
    assert areas_wait(tmp_path)
    stamp.write_stamp(tmp_path / "_build" / "site.json", {"areas": stamp.cells_digest(tmp_path)})
    assert not areas_wait(tmp_path)
    (tmp_path / "datasets").mkdir()
    (tmp_path / "datasets" / "new.csv").write_text("a\n1\n", encoding="utf-8")
    assert areas_wait(tmp_path), "the figures have changed since"
