"""The guides hold together: pages, links, words, reading grade, and what they say is ready."""

import argparse
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import guide_pages
import pytest
import reading_grade

from inequalitylab.cli import build_parser
from inequalitylab.words.message import DIGNITY

OPENERS = ("facilitator", "teacher", "learner", "handouts/index", "ready")
SHEETS = [name for name in guide_pages.names() if name.startswith("handouts/") and name != "handouts/index"]

AMERICAN = re.compile(
    r"\b(?:(?!size|prize|seize)\w+(?:iz(?:e[sd]?|ing|ations?)|yz(?:e[sd]?|ing))|\w*(?<!ou)(?:color|behavior|neighbor"
    r"|favor|honor|labor)(?:s|ed|ing|hood)?|centers?|theaters?|grays?|program|defense|fulfill|(?:travel|label|model|cancel)(?:ed|ing)"
    r"|learned|check ?mark|percent)\b",
    re.IGNORECASE,
)
RIGHT_ALL_THE_SAME = {"size", "sizes", "sized", "resize", "prize", "prizes", "seized", "laboratory"}


PAGES = [guide_pages.read(name) for name in guide_pages.names()]


def test_one_title_and_headings_without_gaps() -> None:
    for page in PAGES:
        levels = [level for level, _ in page.headings]
        assert levels[0] == 1 and levels.count(1) == 1, f"{page.name}: one title, at the top"
        steps = [(a, b) for a, b in itertools.pairwise(levels) if b > a + 1]
        assert not steps, f"{page.name}: a heading level is left out: {steps}"


def test_tables_have_a_word_in_every_header() -> None:
    for page in PAGES:
        for table in page.tables:
            assert all(table.header), f"{page.name}: a header without words in {table.header}"
            assert table.rows, f"{page.name}: no rows under {table.header}"


def test_internal_links_resolve() -> None:
    wrong = [f"{page.name}: {link}" for page in PAGES for link in page.links if not _resolves(page, link)]
    assert not wrong


def _resolves(page: guide_pages.Page, link: str) -> bool:
    if link.startswith(("http:", "https:", "mailto:")):
        return True
    target, _, anchor = link.partition("#")
    path = (page.path.parent / target).resolve() if target else page.path
    return path.is_file() and (not anchor or anchor in guide_pages.anchors(path))


def test_every_page_is_reached_from_its_opener() -> None:
    reached = set()
    for name in OPENERS:
        page = guide_pages.read(name)
        reached |= {(page.path.parent / link.partition("#")[0]).resolve() for link in page.links} | {
            page.path
        }
    lost = [name for name in guide_pages.names() if guide_pages.read(name).path not in reached]
    assert not lost, f"no opener links to {lost}"


def test_words_keep_dignity() -> None:
    found = [(page.name, words) for page in PAGES if (words := DIGNITY.findall(page.words))]
    assert not found, "say it with respect"


def test_spelling_is_british() -> None:
    found = [
        (page.name, word)
        for page in PAGES
        for word in AMERICAN.findall(page.words)
        if word.lower() not in RIGHT_ALL_THE_SAME
    ]
    assert not found


def test_guides_are_plain() -> None:
    """Section E: grade 8 for guides; for sheets that everyone is handed, grade 6."""
    for page in PAGES:
        hardest = 6 if page.name in SHEETS else 8
        cells = [cell for table in page.tables for row in table.rows for cell in row if len(cell.split()) > 4]
        for what, texts in (("prose", page.prose), ("tables", cells)):
            if len(" ".join(texts).split()) < 40:
                continue
            read = reading_grade.grade(texts)
            assert read.grade <= hardest, f"{page.name}: {what} reads at grade {read.grade:.1f}"
            assert read.words_a_sentence <= 15, f"{page.name}: {read.words_a_sentence:.1f} words a sentence"


def test_no_paragraph_is_hard() -> None:
    """An average hides one bad paragraph."""
    hard = [
        (page.name, text[:80])
        for page in PAGES
        for text in page.prose
        if len(text.split()) >= 20 and reading_grade.grade([text]).grade > 12
    ]
    assert not hard


def test_no_sentence_is_long() -> None:
    long = [
        (page.name, said)
        for page in PAGES
        for said in reading_grade.sentences(page.prose)
        if len(reading_grade.WORD.findall(said)) > 30
    ]
    assert not long


def test_sheets_are_short_enough_to_print_on_one_page() -> None:
    """Each was seen to fit one side of A4; more words than this would not."""
    long = {name: words for name in SHEETS if (words := len(guide_pages.read(name).words.split())) > 260}
    assert not long


def test_sheets_are_set_as_sheets() -> None:
    plain = [
        page.name for page in PAGES if page.path.read_text().startswith("{.handout") != (page.name in SHEETS)
    ]
    assert not plain, "the line {.handout} before the title makes a page print on one side"


def test_the_grade_is_the_known_one_for_a_known_text() -> None:
    """Lincoln at Gettysburg, first half: counted word by word: 103 words, 5 sentences, 145 syllables."""
    text = (
        "Four score and seven years ago our fathers brought forth on this continent, a new nation, "
        "conceived in Liberty, and dedicated to the proposition that all men are created equal. Now we "
        "are engaged in a great civil war, testing whether that nation, or any nation so conceived and so "
        "dedicated, can long endure. We are met on a great battle-field of that war. We have come to "
        "dedicate a portion of that field, as a final resting place for those who here gave their lives "
        "that that nation might live. It is altogether fitting and proper that we should do this."
    )
    read = reading_grade.grade([text])
    assert (read.words, read.sentences) == (103, 5)
    assert sum(map(reading_grade.syllables, reading_grade.WORD.findall(text))) == 145


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("facilitator", 5),
        ("community", 4),
        ("people", 2),
        ("services", 3),
        ("asked", 1),
        ("wanted", 2),
        ("table", 2),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert reading_grade.syllables(word) == count


# What is ready


def _state(table: guide_pages.Table, beginning: str) -> str:
    rows = [row for row in table.rows if row[0].split()[0].rstrip(".") == beginning]
    assert len(rows) == 1, f"ready.md has {len(rows)} rows for {beginning}"
    return rows[0][1]


def _check(state: str, there: list[Path], what: str) -> None:
    if there:
        assert state != "planned", (
            f"{what} is there now: say so in book/guides/ready.md, with a link where it is a page"
        )
    else:
        assert state == "planned", f"book/guides/ready.md says that {what} is {state}, and it is not there"


@pytest.mark.parametrize("chapter", range(1, 18))
def test_chapters_are_what_the_guides_say(chapter: int, repository: Path) -> None:
    there = list((repository / "notebooks" / "lessons").glob(f"{chapter:02}[-_]*.ipynb"))
    _check(_state(guide_pages.read("ready").table("Chapter"), str(chapter)), there, f"chapter {chapter}")


@pytest.mark.parametrize("workbook", [f"W{number}" for number in range(1, 9)])
def test_workbooks_are_what_the_guides_say(workbook: str, repository: Path) -> None:
    there = [
        path
        for path in (repository / "notebooks" / "workbooks").glob("*.ipynb")
        if re.match(rf"{workbook}(?!\d)", path.stem, flags=re.IGNORECASE)
    ]
    _check(_state(guide_pages.read("ready").table("Workbook"), workbook), there, workbook)


@pytest.mark.parametrize("number", range(18))
def test_exercise_sets_are_what_the_guides_say(number: int, repository: Path) -> None:
    sets = repository / "notebooks" / "exercises" / "source"
    there = [
        path
        for path in sets.glob("*/*.ipynb")
        if re.match(rf"e{number}(?!\d)", path.parent.name, re.IGNORECASE)
    ]
    _check(_state(guide_pages.read("ready").table("Set"), f"E{number}"), there, f"E{number}")


def _commands(parser: argparse.ArgumentParser, before: str = "inequalitylab") -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                yield f"{before} {name}"
                yield from _commands(inner, f"{before} {name}")


def test_commands_are_what_the_guides_say() -> None:
    there = set(_commands(build_parser()))
    for command, state, _ in guide_pages.read("ready").table("Command", "State").rows:
        assert (state != "planned") == (command in there), f"book/guides/ready.md: {command} is {state}"


def test_only_the_page_on_what_is_ready_links_to_notebooks() -> None:
    """So that there is one place to change when a chapter lands."""
    elsewhere = {
        name
        for name in guide_pages.names()
        if name != "ready" and any("notebooks/" in link for link in guide_pages.read(name).links)
    }
    assert not elsewhere
