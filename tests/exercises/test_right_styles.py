"""A right answer in another style, noisy or not, gets all its marks."""

import re
from pathlib import Path

import pytest

from inequalitylab.exercises import sets
from inequalitylab.exercises.trying import try_out
from inequalitylab.exercises.writing import cells_of

FILES = Path(__file__).parent / "right"


def _styles() -> list[object]:
    found: list[object] = []
    for name in sets.names():
        text = (FILES / f"{name.lower()}.txt").read_text()
        for part in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
            style, _, cells = part.partition("\n")
            code = {cell.name: cell.text for cell in cells_of(cells)}
            found.append(pytest.param(name, code, id=f"{name}: {style}"))
    return found


@pytest.mark.parametrize(("name", "code"), _styles())
def test_a_right_answer_in_another_style_gets_all_marks(name: str, code: dict[str, str]) -> None:
    answers = {cell.name for cell in sets.public_cells(name) if cell.kind == "answer"}
    assert code and set(code) <= answers
    results = try_out(sets.public_cells(name), code)
    assert {cell: result.message for cell, result in results.items() if result.message} == {}


def test_every_task_has_more_than_one_right_style() -> None:
    for name in sets.names():
        answers = {cell.name for cell in sets.public_cells(name) if cell.kind == "answer"}
        text = (FILES / f"{name.lower()}.txt").read_text()
        assert set(re.findall(r"^%% answer (\S+)", text, re.MULTILINE)) == answers, name
