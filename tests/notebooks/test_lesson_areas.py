"""Every lesson follows the chosen area, wherever that is: it runs, everything moves, and its words hold."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import nbformat
import pytest
from lesson_runs import move_everything, run, widgets_in, words_of
from notebook_files import AVOIDED, LESSONS, TEMPLATE
from reading import grade

from inequalitylab import places, words
from inequalitylab.charts import can_draw
from inequalitylab.findings import Finding
from inequalitylab.places import Place
from inequalitylab.show import Shown
from inequalitylab.words.names import said

# The Isles of Scilly have no figure for most things. Leeds is run by every build of the book.
HARD_CASE = "Isles of Scilly"
SAMPLE = 1
BROKEN = re.compile(
    r"\bnan\b|\bNone\b(?! of)|\binf\b|[{}]|  |\bin in\b|-\d|\b1 (?:households|people|areas|ranges)\b"
)
BROKEN_PAGE = re.compile(r"Traceback|>nan<|\bNone\b(?! of)")
LONGEST_MEAN, HIGHEST_GRADE = 15, 8
Cells = dict[str, Any]


@pytest.mark.parametrize("lesson", [*LESSONS, TEMPLATE], ids=lambda path: path.stem)
def test_lesson_holds_in_each_area(
    lesson: Path, sampled: Callable[[Sequence[Place], int], list[Place]]
) -> None:
    for place in dict.fromkeys([places.find(HARD_CASE), *sampled(places.authorities(), SAMPLE)]):
        cells = run(lesson, place)
        for name, shown in shown_in(cells):
            whole_and_kind(f"{place}, {name}", shown)
            for finding in shown.findings:
                well_described(f"{place}, {name}", finding, shown)
        names_the_place(place, cells)
        says_it_plainly(str(place), cells)
        for name, box in widgets_in(cells).items():
            moves(f"{place}, {name}", box)
        widgets.Widget.close_all()


def shown_in(cells: Cells) -> Iterator[tuple[str, Shown]]:
    return ((name, value) for name, value in cells.items() if isinstance(value, Shown))


def whole_and_kind(where: str, shown: Shown) -> None:
    found = BROKEN.search(shown.plain) or AVOIDED.search(shown.plain)
    assert not found, f"{where}: '{found[0]}' in {shown.plain}"


def well_described(where: str, finding: Finding, shown: Shown) -> None:
    if can_draw(finding):
        text = words.alt_text(finding)
        assert 40 <= len(text.split()) <= 80, f"{where}: {text}"
        assert not AVOIDED.search(text), where
    if finding.made_up:
        assert "Made-up numbers" in shown.body, where
        assert "made up" in words.sentence(finding), where


def names_the_place(place: Place, cells: Cells) -> None:
    everything = " ".join(shown.plain for _, shown in shown_in(cells))
    assert everything.count(said(place)) >= 2, place


def says_it_plainly(where: str, cells: Cells) -> None:
    texts = [text for _, shown in shown_in(cells) if not shown.findings for text in shown.plain.split("\n")]
    found = grade(texts)
    assert found.words_a_sentence <= LONGEST_MEAN, where
    assert found.grade <= HIGHEST_GRADE, where


def moves(where: str, box: widgets.Box) -> None:
    assert words_of(box), where
    assert not AVOIDED.search(" ".join(words_of(box))), where
    first, *seen = move_everything(box)
    assert set(seen) - {first}, f"{where}: nothing changes"
    for text in seen:
        assert 'role="alert"' in text, f"{where}: a change is not announced"
        assert not BROKEN_PAGE.search(text), where


def test_a_broken_lesson_is_caught(tmp_path: Path) -> None:
    cell = nbformat.v4.new_code_cell(
        "from inequalitylab import places\nplaces.chosen().code[99]", id="broken"
    )
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "lesson.ipynb")
    with pytest.raises(IndexError):
        run(tmp_path / "lesson.ipynb", places.find("Leeds"))


def test_a_control_that_does_nothing_is_caught() -> None:
    with pytest.raises(AssertionError, match="nothing changes"):
        moves("here", widgets.VBox([widgets.HTML("as it was"), widgets.Button(description="Draw again")]))
    widgets.Widget.close_all()
