"""The book's own sources: what the table of contents names is there and says something."""

import re
from pathlib import Path

import pytest
import yaml

PLACEHOLDER = re.compile(r"\b(TODO|FIXME|TBC|lorem ipsum|coming soon|under construction)\b", re.IGNORECASE)
FEWEST_WORDS = 60


def pages_of(repository: Path) -> list[Path]:
    from sphinx_external_toc.parsing import parse_toc_yaml

    contents = parse_toc_yaml(repository / "_toc.yml")
    patterns = {pattern for document in contents.values() for pattern in document.child_globs()}
    found = {page.with_suffix("") for pattern in patterns for page in repository.glob(f"{pattern}.md")}
    return [*(repository / page for page in contents), *found]


def source_of(page: Path) -> Path | None:
    candidates = (Path(f"{page}{ending}") for ending in ("", ".md", ".ipynb"))
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def test_every_page_of_the_contents_exists_and_says_something(repository: Path) -> None:
    pages = pages_of(repository)
    assert len(pages) > 5
    for page in pages:
        source = source_of(page)
        assert source is not None, f"{page} is in _toc.yml and does not exist."
        text = source.read_text(encoding="utf-8")
        assert len(text.split()) >= FEWEST_WORDS, f"{source.name} says next to nothing."
        assert not PLACEHOLDER.search(text), f"{source.name} promises and does not keep."


def test_every_page_of_the_book_is_in_the_contents(repository: Path) -> None:
    listed = {source_of(page) for page in pages_of(repository)}
    forgotten = [page for page in (repository / "book").rglob("*.md") if page not in listed]
    assert not forgotten


def test_how_to_cite_says_what_the_citation_file_says(repository: Path) -> None:
    citation = yaml.safe_load((repository / "CITATION.cff").read_text(encoding="utf-8"))
    page = (repository / "book/about/cite.md").read_text(encoding="utf-8")
    year = str(citation["date-released"])[:4]
    for said in (citation["title"], citation["authors"][0]["name"], year, f"version {citation['version']}"):
        assert said in page


def test_glossary_holds_each_term_once_and_none_is_lost(repository: Path) -> None:
    glossary = (repository / "book/reference/glossary.md").read_text(encoding="utf-8")
    terms = re.findall(r"^(?=\S)(?![#`])(.+)\n  \S", glossary, flags=re.MULTILINE)
    assert len(terms) == len(set(terms)) >= 86


def test_list_of_works_has_every_work_that_a_measure_rests_on(repository: Path) -> None:
    text = (repository / "book/reference/bibliography.md").read_text(encoding="utf-8")
    entries = re.findall(r"^\(([a-z-]+)-(\d{4})\)=\n(.+)$", text, flags=re.MULTILINE)
    assert len({(name, year) for name, year, _ in entries}) == len(entries) > 50
    assert all(f"({year})" in entry and " Used in: [" in entry for _, year, entry in entries)
    for page in (repository / "book/measures").glob("*.md"):
        _, _, sources = page.read_text(encoding="utf-8").partition("## Sources")
        # A second paper of one entry stands in it with its own year.
        years = set(re.findall(r"\((\d{4})\)", sources))
        listed = " ".join(entry for _, _, entry in entries if f"../measures/{page.name})" in entry)
        assert years == set(re.findall(r"\((\d{4})\)", listed)), page.name


@pytest.mark.parametrize("setting", ["nb_execution_raise_on_error", "html_math_renderer"])
def test_settings_that_a_wrong_build_would_lack(repository: Path, setting: str) -> None:
    config = yaml.safe_load((repository / "_config.yml").read_text(encoding="utf-8"))
    assert config["sphinx"]["config"][setting] in (True, "mathml")
