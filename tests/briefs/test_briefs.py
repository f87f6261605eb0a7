"""Documents to take away: what a screen reader, a printer and a person offline need is in each file."""

import builtins
import io
import itertools
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pptx
import pytest
from bs4 import BeautifulSoup
from docx.oxml.ns import qn
from example_findings import examples
from pptx.oxml.ns import qn as pqn

from inequalitylab import briefs, tables, words
from inequalitylab.briefs import Chart, Deck, Document, FindingPart, Heading, Listed, Paragraph, Slide
from inequalitylab.briefs.room import fit
from inequalitylab.errors import CourseError
from inequalitylab.findings import Absence, Finding

EXAMPLES = examples()
Sample = Callable[[list[str], int], list[str]]
DRAWN = sorted(name for name, finding in EXAMPLES.items() if not isinstance(finding, Absence))
NASTY = '<b>& "Zoë"\x0c\x00 \N{WAVING HAND SIGN} =1+1'


def document(finding: Finding, **changes: Any) -> Document:
    parts = (
        Heading(NASTY),
        Listed((NASTY, "a park")),
        Paragraph(NASTY, lead="We ask:"),
        FindingPart(finding),
    )
    return Document("Teeth in Leeds", "For the board", parts, **changes)


def deck(finding: Finding) -> Deck:
    return Deck(
        "Teeth in Leeds",
        (
            Slide(
                "Hello", (Paragraph(NASTY, size="large"), Paragraph("Thank you", size="small")), "Say hello."
            ),
            Slide(words.headline(finding), (Paragraph(words.spoken(finding)), Chart(finding)), NASTY),
            Slide("The numbers", (briefs.table_of(finding),), "Read the table aloud."),
        ),
    )


def opened(finding: Finding, **changes: Any) -> Any:
    return docx.Document(io.BytesIO(briefs.word.write(document(finding, **changes))))


def all_words(made: Any) -> str:
    paragraphs = [
        *made.paragraphs,
        *(p for t in made.tables for row in t.rows for c in row.cells for p in c.paragraphs),
    ]
    return "\n".join(paragraph.text for paragraph in paragraphs)


# Word


def test_word_file_holds_the_whole_finding(sampled: Sample) -> None:
    for name in {*sampled(sorted(EXAMPLES), 4), "absence", "gap"}:
        holds_the_whole_finding(EXAMPLES[name])


def holds_the_whole_finding(finding: Finding) -> None:
    made = opened(finding)
    said = all_words(made)
    for wanted in (words.headline(finding), words.sentence(finding), words.source_line(finding)):
        assert wanted in said
    assert ("Made-up numbers" in said) == finding.made_up
    assert finding.source.attribution in said
    assert [cell.text for cell in made.tables[0].rows[0].cells] == list(tables.written(finding).header)
    assert len(made.tables[0].rows) == 1 + len(tables.written(finding).rows)
    pictures = made.element.body.findall(f".//{qn('wp:docPr')}")
    assert [p.get("descr") for p in pictures] == (
        [] if isinstance(finding, Absence) else [words.alt_text(finding)]
    )


def test_word_file_has_headings_in_order_and_says_what_it_is() -> None:
    made = opened(EXAMPLES["level"])
    levels = [int(p.style.name[-1]) for p in made.paragraphs if p.style.name.startswith("Heading")]
    assert levels == [1, 2, 3]
    about = made.core_properties
    assert (about.title, about.language, about.author, about.comments) == ("Teeth in Leeds", "en-GB", "", "")
    languages = {tag.get(qn("w:val")) for tag in made.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_word_lists_are_lists_and_tables_have_heading_rows() -> None:
    made = opened(EXAMPLES["level"])
    assert [p.style.name for p in made.paragraphs].count("List Bullet") == 2
    (table,) = made.tables
    rows = table._tbl.findall(f".//{qn('w:tr')}")
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True, False, False]
    assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")) == tables.caption(EXAMPLES["level"])
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")


def test_word_page_is_a4() -> None:
    section = opened(EXAMPLES["level"]).sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)


def test_one_page_makes_room_by_the_chart_and_not_by_the_words() -> None:
    finding = EXAMPLES["distribution"]
    little, much = (
        fit(Document("T", "", (FindingPart(finding, "short"), Paragraph(text)), one_page=True))
        for text in ("Short.", "A long story. " * 90)
    )
    assert little.chart > much.chart
    assert little.body >= much.body


# The web page


def test_web_page_is_whole_and_asks_nobody(sampled: Sample) -> None:
    for name in {*sampled(sorted(EXAMPLES), 6), "absence", "gap"}:
        is_whole_and_asks_nobody(EXAMPLES[name])


def is_whole_and_asks_nobody(finding: Finding) -> None:
    html = briefs.web.write(document(finding))
    page = BeautifulSoup(html, "html.parser")
    assert page.html is not None and page.html["lang"] == "en-GB"
    assert page.title is not None and page.title.get_text() == "Teeth in Leeds"
    for wanted in (words.headline(finding), words.sentence(finding), finding.source.attribution):
        assert wanted in page.get_text()
    assert not page.find_all(["script", "link", "iframe", "img", "b"])
    assert not re.search(r"url\(|@import|\son\w+=", html)
    assert "default-src 'none'" in html
    assert "\x0c" not in html and "&lt;b&gt;&amp;" in html
    assert page.details is None, "what is printed is not folded"


@pytest.mark.parametrize("write", [briefs.web.write, briefs.web_slides.write])
def test_headings_of_web_pages_leave_no_level_out(write: Callable[[Any], str]) -> None:
    content: Any = (
        deck(EXAMPLES["level"]) if write is briefs.web_slides.write else document(EXAMPLES["level"])
    )
    page = BeautifulSoup(write(content), "html.parser")
    levels = [int(tag.name[1]) for tag in page.find_all(re.compile(r"^h[1-6]$"))]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


# Slides


def test_slides_have_titles_notes_and_an_order_to_read() -> None:
    finding = EXAMPLES["level"]
    made = pptx.Presentation(io.BytesIO(briefs.slides.write(deck(finding))))
    assert len(made.slides) == 3
    assert [slide.shapes.title.text for slide in made.slides] == [
        "Hello",
        words.headline(finding),
        "The numbers",
    ]
    assert all(slide.shapes[0] == slide.shapes.title for slide in made.slides)
    assert made.slides[0].notes_slide.notes_text_frame.text == "Say hello."
    chart = made.slides[1].shapes[-1]
    assert chart._element.nvPicPr.cNvPr.get("descr") == words.alt_text(finding)
    table = made.slides[2].shapes[-1]
    assert table._element.nvGraphicFramePr.cNvPr.get("descr") == tables.caption(finding)
    assert table.table.first_row and table.table.first_col
    assert tuple(cell.text for cell in table.table.rows[0].cells) == tables.written(finding).header
    assert (made.core_properties.title, made.core_properties.author) == ("Teeth in Leeds", "")


def test_nothing_on_a_slide_leaves_it_or_covers_another_part(sampled: Sample) -> None:
    for name in sampled(DRAWN, 5):
        is_in_order(EXAMPLES[name])


def is_in_order(finding: Finding) -> None:
    made = pptx.Presentation(io.BytesIO(briefs.slides.write(deck(finding))))
    for slide in list(made.slides)[:2]:
        boxes = sorted((s.top, s.top + s.height, s.left, s.left + s.width) for s in slide.shapes)
        for (_, bottom, left, right), (top, *_) in itertools.pairwise(boxes):
            assert bottom <= top and left >= 0 and right <= made.slide_width
        assert boxes[-1][1] <= made.slide_height


def test_every_word_of_the_slides_has_its_language() -> None:
    made = pptx.Presentation(io.BytesIO(briefs.slides.write(deck(EXAMPLES["level"]))))
    runs = [run for slide in made.slides for run in slide._element.iter(pqn("a:r"))]
    assert runs and all(run.find(pqn("a:rPr")).get("lang") == "en-GB" for run in runs)


def test_web_slides_say_where_one_is_and_hold_the_notes() -> None:
    page = BeautifulSoup(briefs.web_slides.write(deck(EXAMPLES["level"])), "html.parser")
    slides = page.find_all("section")
    assert [slide["id"] for slide in slides] == ["slide-1", "slide-2", "slide-3"]
    assert "Say hello." in slides[0].details.get_text()
    assert [link.get_text() for link in slides[1].nav.find_all("a")] == ["Back", "Next"]
    for link in page.find_all("a", href=re.compile("^#")):
        assert page.find(id=link["href"][1:]) is not None
    assert not page.find_all("script")


# Everywhere


@pytest.mark.parametrize("kind", ["docx", "pptx"])
def test_office_files_tell_nothing_of_who_made_them(kind: str) -> None:
    finding = EXAMPLES["level"]
    data = briefs.word.write(document(finding)) if kind == "docx" else briefs.slides.write(deck(finding))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        about = archive.read("docProps/core.xml").decode()
    assert not re.search(r"python-|<dc:creator>[^<]|<cp:lastModifiedBy>[^<]", about)


@pytest.mark.parametrize(
    ("package", "write"),
    [
        ("docx", lambda: briefs.word.write(Document("T"))),
        ("pptx", lambda: briefs.slides.write(Deck("T", ()))),
    ],
)
def test_without_the_package_there_is_advice(
    monkeypatch: pytest.MonkeyPatch, package: str, write: Callable[[], bytes]
) -> None:
    real = builtins.__import__

    def absent(name: str, *rest: Any) -> Any:
        if name.partition(".")[0] == package:
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(CourseError, match=r"inequalitylab\[briefs\]"):
        write()
