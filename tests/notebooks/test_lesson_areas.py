"""Every lesson follows the chosen area, wherever that is: it runs, everything moves, and its words hold."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from lesson_runs import move_everything, run, widgets_in, words_of
from notebook_files import AVOIDED, LESSONS
from reading import grade

from inequalitylab import places, words
from inequalitylab.charts import can_draw
from inequalitylab.places import Place
from inequalitylab.show import Shown
from inequalitylab.words.names import said

SAMPLE = 2
# Leeds is what most readers see; the Isles of Scilly have no figure, or none at all, for most things.
ALWAYS = ("Leeds", "Isles of Scilly")
BROKEN = re.compile(
    r"\bnan\b|\bNone\b(?! of)|\binf\b|[{}]|  |\bin in\b|-\d|\b1 (?:households|people|areas|ranges)\b"
)
LONGEST_MEAN, HIGHEST_GRADE = 15, 8
Runs = dict[Place, dict[str, Any]]


@pytest.fixture(scope="module", params=LESSONS, ids=lambda path: path.stem)
def runs(
    request: pytest.FixtureRequest, sampled: Callable[[Sequence[Place], int], list[Place]]
) -> Iterator[Runs]:
    """What each cell of a lesson shows, for some areas or, in a sweep, for all."""
    chosen = dict.fromkeys([*map(places.find, ALWAYS), *sampled(places.authorities(), SAMPLE)])
    yield {place: run(request.param, place) for place in chosen}


def shown_in(runs: Runs) -> Iterator[tuple[Place, str, Shown]]:
    for place, cells in runs.items():
        for name, value in cells.items():
            if isinstance(value, Shown):
                yield place, name, value


def test_what_is_shown_is_whole_and_kind(runs: Runs) -> None:
    for place, name, value in shown_in(runs):
        found = BROKEN.search(value.plain) or AVOIDED.search(value.plain)
        assert not found, f"{place}, {name}: '{found[0]}' in {value.plain}"


def test_the_place_is_named(runs: Runs) -> None:
    for place, cells in runs.items():
        everything = " ".join(value.plain for value in cells.values() if isinstance(value, Shown))
        assert everything.count(said(place)) >= 2, place


def test_sentences_that_cells_say_are_plain(runs: Runs) -> None:
    for place, cells in runs.items():
        texts = [v.plain for v in cells.values() if isinstance(v, Shown) and not v.findings]
        found = grade(text for lines in texts for text in lines.split("\n"))
        assert found.words_a_sentence <= LONGEST_MEAN, place
        assert found.grade <= HIGHEST_GRADE, place


def test_charts_have_alternative_texts_of_the_right_length(runs: Runs) -> None:
    for place, name, value in shown_in(runs):
        for finding in filter(can_draw, value.findings):
            text = words.alt_text(finding)
            assert 40 <= len(text.split()) <= 80, f"{place}, {name}: {text}"
            assert not AVOIDED.search(text)


def test_made_up_numbers_say_so_wherever_they_are_shown(runs: Runs) -> None:
    for place, name, value in shown_in(runs):
        for finding in value.findings:
            html = value.html(style=False)
            assert not finding.made_up or "Made-up numbers" in html, f"{place}, {name}"
            assert not finding.made_up or "made up" in words.sentence(finding), f"{place}, {name}"


def test_everything_that_moves_can_be_moved_to_its_ends(runs: Runs) -> None:
    for place, cells in runs.items():
        for name, box in widgets_in(cells).items():
            seen = move_everything(box)
            assert len(set(seen)) >= 2, f"{place}, {name}: nothing changes"
            for text in seen[1:]:
                assert 'role="alert"' in text, f"{place}, {name}: a change is not announced"
                assert not re.search(r"Traceback|>nan<|\bNone\b", text), f"{place}, {name}"


def test_words_on_controls_are_plain_and_kind(runs: Runs) -> None:
    for cells in runs.values():
        for box in widgets_in(cells).values():
            texts = words_of(box)
            assert texts
            assert not AVOIDED.search(" ".join(texts))


def test_a_broken_lesson_is_caught(tmp_path: Path) -> None:
    import nbformat

    cell = nbformat.v4.new_code_cell(
        "from inequalitylab import places\nplaces.chosen().code[99]", id="broken"
    )
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "lesson.ipynb")
    with pytest.raises(IndexError):
        run(tmp_path / "lesson.ipynb", places.find("Leeds"))
