"""What the page of an area says, for any of the 296."""

import csv
import io
import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

import pytest
from bs4 import BeautifulSoup
from reading import grade

from inequalitylab import charts, findings, places
from inequalitylab.findings import Absence
from inequalitylab.pages import AreaPage, Chapter, Host, area_page, fingerprint, sections, slug_of
from inequalitylab.places import Place
from inequalitylab.words import message

HOST = Host(
    (
        Chapter("notebooks/lessons/09_gaps_and_gradients", "Lesson 9: Gaps and gradients", "9"),
        Chapter("notebooks/lessons/16_other", "Lesson 16: Another", "16"),
        Chapter("book/measures/gaps", "Gaps between groups"),
    )
)
# With the frame, 251.5 kB; gzipped, 50 kB.
LARGEST_BODY = 246_800
HIGHEST_GRADE, MOST_WORDS_A_SENTENCE = 9.0, 15
LEAGUE = re.compile(r"\b(rank(s|ed|ing)?|league|worst|best|top|bottom)\b", re.IGNORECASE)
NO_FIGURES = ("Isles of Scilly", "City of London")


def area(name: str) -> Place:
    return places.find(name, kinds=("authority",))


@cache
def page_of(place: Place) -> AreaPage:
    return area_page(place, sections(place), HOST)


def soup_of(place: Place) -> BeautifulSoup:
    return BeautifulSoup(page_of(place).body, "html.parser")


@pytest.fixture
def some(sampled: Callable[[Sequence[Place], int], list[Place]]) -> list[Place]:
    return [*sampled(places.authorities(), 3), *map(area, NO_FIGURES)]


def test_structure_is_sound_in_every_area(some: list[Place]) -> None:
    for place in some:
        page = soup_of(place)
        levels = [int(heading.name[1]) for heading in page.find_all(re.compile(r"^h[1-6]$"))]
        assert levels[0] == 1 and levels.count(1) == 1, place.name
        assert all(lower - upper <= 1 for upper, lower in itertools.pairwise(levels)), place.name
        ids = [element["id"] for element in page.find_all(id=True)]
        assert len(ids) == len(set(ids)), place.name
        assert {key for key, _ in page_of(place).contents} <= set(ids), place.name
        for table in page.find_all("table"):
            assert table.find("caption").get_text(strip=True), place.name
            assert all(header.get("scope") for header in table.find_all("th")), place.name
        for chart in page.find_all("svg"):
            assert chart["role"] == "img" and 40 <= len(str(chart["aria-label"]).split()) <= 80, place.name
        assert not page.find_all(["script", "style", "img", "iframe", "link"]), place.name
        assert not page.find_all(attrs={"role": "region"}), place.name
        assert len(page_of(place).body.encode()) <= LARGEST_BODY, place.name


def test_every_part_has_its_figures_and_where_to_learn_how(some: list[Place]) -> None:
    for place in some:
        page = soup_of(place)
        figures = page.find_all("figure", class_="il-finding")
        assert len(figures) == sum(len(part.findings) for part in sections(place)), place.name
        for figure in figures:
            assert figure.find(class_="il-sentence").get_text(strip=True), place.name
        links = {str(link["href"]) for link in page.find_all("a", href=True)}
        assert {"../book/use/community.html", f"{slug_of(place)}.csv"} <= links, place.name
        assert "../notebooks/lessons/09_gaps_and_gradients.html" in links, place.name
        assert "../notebooks/lessons/16_other.html" not in links, "no table here belongs to that lesson"
        maps = [chart for chart in page.find_all("svg") if "fifths of England" in str(chart["aria-label"])]
        assert len(maps) == len(charts.LAYOUTS), place.name


def test_length_of_life_waits_and_support_comes_first(some: list[Place]) -> None:
    for place in some:
        page = soup_of(place)
        choice = page.find("details", class_="il-choice")
        support = page.find(class_="support")
        assert choice is not None and support is not None and not choice.has_attr("open")
        assert support in choice.find_all_previous(class_="support")
        assert page.find(id="strengths") in choice.find_all_previous("section")
        choice.extract()
        assert "years" not in re.sub(r"\d+ years|five-year", "", page.get_text()), place.name
        assert "life expectancy at birth was" not in page.get_text(), place.name


def test_support_line_of_the_host_stands_on_the_page() -> None:
    place = area("Rutland")
    host = replace(HOST, support_line="Rutland Listens <01234>")
    page = area_page(place, sections(place), host)
    assert "Rutland Listens &lt;01234&gt;" in page.body
    assert "Local support line:" not in page.body
    assert fingerprint(place, sections(place), host) != fingerprint(place, sections(place), HOST)


def test_words_are_plain_and_fair(some: list[Place]) -> None:
    for place in some:
        page = soup_of(place)
        for part in page.find_all(["figure", "svg", "table", "dl"]):
            part.extract()
        # Lists of names, of figures side by side and of sources are no sentences.
        for part in page.find_all(class_=["missing", "learn", "why"]):
            part.extract()
        texts = [part.get_text(" ", strip=True) for part in page.find_all(["p", "li"])]
        texts = [text for text in texts if not text.startswith(("Next to", "The councils most like"))]
        found = grade(texts)
        assert found.grade <= HIGHEST_GRADE, place.name
        assert found.words_a_sentence <= MOST_WORDS_A_SENTENCE, place.name


def test_no_blame_and_no_league(some: list[Place]) -> None:
    for place in some:
        text = soup_of(place).get_text(" ", strip=True)
        assert not message.DIGNITY.search(text), place.name
        headlines = " ".join(part.get_text() for part in soup_of(place).find_all(class_="il-headline"))
        assert not LEAGUE.search(headlines), place.name


def test_summary_gives_difference_and_ratio_together() -> None:
    page = soup_of(area("Leeds"))
    lines = [part.get_text(" ", strip=True) for part in page.find("dl", class_="lines").find_all("div")]
    (teeth,) = (line for line in lines if line.startswith("Tooth decay"))
    assert "21.9%" in teeth and "England: 22.4%" in teeth
    assert "No clear difference from England: 0.5 percentage points lower, or 0.98 times" in teeth
    assert "The middle council of Yorkshire and The Humber: 28.5%" in teeth


def test_summary_leads_to_each_part_and_gives_no_length_of_life() -> None:
    for name in ("Leeds", *NO_FIGURES):
        page = soup_of(area(name))
        summary = page.find(id="short")
        lines = summary.find_all("div")
        assert [line.find("a")["href"] for line in lines] == [
            *("#people", "#people", "#deprivation", "#health", "#teeth")
        ]
        assert all(page.find("section", id=link["href"][1:]) for link in summary.find_all("a"))
        assert "expectancy" not in summary.get_text()
        (teeth,) = (line for line in lines if line.find("a")["href"] == "#teeth")
        assert (teeth.find(class_="here").get_text() == "No figure") == (name in NO_FIGURES)
        assert "England: 22.4%" in teeth.get_text()


def test_nothing_and_almost_nothing_are_said_well() -> None:
    text = soup_of(area("Isles of Scilly")).get_text(" ", strip=True)
    assert "That is less than 0.1% of everyone in England." in text
    assert "10.1 percentage points lower than England." in text
    assert "0.00 times" not in text


def test_missing_figures_are_said() -> None:
    page = soup_of(area("Isles of Scilly"))
    said = [part.get_text() for part in page.find_all(class_="il-headline")]
    assert sum("no figure" in words for words in said) == 3, "men's lives, women's lives, teeth: once each"


def test_file_holds_every_number_with_its_source() -> None:
    place = area("Leeds")
    rows = list(csv.reader(io.StringIO(page_of(place).csv)))
    end = rows.index([])
    header, numbers, about = rows[0], rows[1:end], rows[end + 2 :]
    named = [dict(zip(header, row, strict=True)) for row in numbers]
    decay = [row for row in named if row["measure"] == "Tooth decay at age five" and row["row"] == "Leeds"]
    assert {row["value"] for row in decay} == {"21.9"}
    assert {row["finding"] for row in named} <= {row[0] for row in about}
    for _, what, source, licence, attribution, address in about:
        assert what and source.startswith("Source: ") and attribution and address.startswith("https://")
        assert licence == "Open Government Licence v3.0"


def test_same_data_same_fingerprint_and_another_figure_another_one() -> None:
    place = area("Rutland")
    parts = sections(place)
    assert fingerprint(place, parts, HOST) == fingerprint(place, sections(place), HOST)
    people = parts[0].findings[0]
    changed = replace(people, rows=(replace(people.rows[0], value=1.0),))
    other = (replace(parts[0], findings=(changed, *parts[0].findings[1:])), *parts[1:])
    assert fingerprint(place, other, HOST) != fingerprint(place, parts, HOST)


def test_addresses_are_plain_and_each_its_own() -> None:
    slugs = {slug_of(place) for place in places.authorities()}
    assert len(slugs) == len(places.authorities())
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)
    assert {"bristol", "st-helens", "isle-of-wight", "kings-lynn-and-west-norfolk"} <= slugs


def test_former_councils_lead_here() -> None:
    assert "Craven, Hambleton, Harrogate" in soup_of(area("North Yorkshire")).get_text()
    assert "earlier ones" not in soup_of(area("Leeds")).get_text()


def test_absent_topic_is_said_once() -> None:
    for part in sections(area("City of London")):
        topics = [finding.topic.key for finding in part.findings if isinstance(finding, Absence)]
        assert len(topics) == len(set(topics))
    assert isinstance(findings.decay(area("City of London")), Absence)
