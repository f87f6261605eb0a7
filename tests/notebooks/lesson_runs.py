"""Run a lesson's cells in this process, for any place, and keep what each cell shows."""

import ast
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import nbformat
import pytest

from inequalitylab.places import Place
from inequalitylab.places.choice import AREA_VARIABLE


def run(lesson: Path, place: Place) -> dict[str, Any]:
    """Execute the cells of a lesson for a place; return what the last line of each gives, by name of cell."""
    shown: dict[str, Any] = {}
    names: dict[str, Any] = {"__name__": "lesson"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(AREA_VARIABLE, place.code)
        for cell in nbformat.read(lesson, as_version=4).cells:
            if cell.cell_type == "code":
                shown[cell.id] = _run_cell(cell.source, f"{lesson.name}, cell {cell.id}", names)
    return shown


def _run_cell(source: str, name: str, names: dict[str, Any]) -> Any:
    *lines, last = ast.parse(source).body
    if not isinstance(last, ast.Expr):
        exec(compile(source, name, "exec"), names)
        return None
    exec(compile(ast.Module(lines, []), name, "exec"), names)
    return eval(compile(ast.Expression(last.value), name, "eval"), names)


def widgets_in(shown: dict[str, Any]) -> dict[str, widgets.Box]:
    """Return the cells that show something to move."""
    return {name: value for name, value in shown.items() if isinstance(value, widgets.Box)}


def move_everything(box: widgets.Box) -> list[str]:
    """Give every control each of its values, press every button; return what was shown, the start first."""
    pages = [part for part in _parts(box) if isinstance(part, widgets.HTML)]
    seen = ["".join(part.value for part in pages)]
    for control in _parts(box):
        for value in _values(control):
            control.value = value
            seen.append("".join(part.value for part in pages))
        if isinstance(control, widgets.Button):
            control.click()
            seen.append("".join(part.value for part in pages))
    return seen


def words_of(box: widgets.Box) -> list[str]:
    """Return the words that a widget itself brings: descriptions, hints and choices."""
    found = []
    for part in _parts(box):
        choices = [name[0] if isinstance(name, tuple) else name for name in getattr(part, "options", ())]
        found += [getattr(part, "description", ""), getattr(part, "tooltip", "") or "", *map(str, choices)]
    return [text for text in found if text]


def _parts(box: widgets.Box) -> list[widgets.Widget]:
    inside = [part for child in box.children if isinstance(child, widgets.Box) for part in _parts(child)]
    return [*(child for child in box.children if not isinstance(child, widgets.Box)), *inside]


def _values(control: widgets.Widget) -> list[Any]:
    if hasattr(control, "options"):
        return [option[1] if isinstance(option, tuple) else option for option in control.options]
    if hasattr(control, "min"):
        return [control.min, control.max]
    return []
