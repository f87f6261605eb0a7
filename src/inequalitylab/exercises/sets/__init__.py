"""The exercise sets, and what a set is."""

import hashlib
import importlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import nbformat

from inequalitylab.errors import CourseError, quoted_list
from inequalitylab.exercises.writing import Cell, cells_of, notebook_of, render


@dataclass(frozen=True)
class ExerciseSet:
    """A set of graded items on one chapter.

    Attributes
    ----------
    name : str
        Also the nbgrader assignment, and the first part of the notebook's name.
    title, chapter : str
        The chapter's title, and the file name of its lesson.
    notebook : str
        Name of the notebook, without ending.
    measures_allowed : bool
        Whether a student may import `inequalitylab.measures`.
    folder : str
        The folder under `sets/` with `notebook.txt`.
    public_rules : Any
        The rules of the public set: what the functions must do. A frozen dataclass of the set's own.
    rules_of : callable
        Takes a random generator, returns the rules of a variant.
    values_of : callable
        Takes rules and a random generator, returns what fills the template's placeholders.
    """

    name: str
    title: str
    chapter: str
    notebook: str
    measures_allowed: bool
    folder: str
    public_rules: Any
    rules_of: Callable[[Any], Any]
    values_of: Callable[[Any, Any], Mapping[str, Any]]


@dataclass(frozen=True)
class Wrong:
    """A wrong answer: what a student with this misconception or slip hands in, and what it must get.

    Attributes
    ----------
    name : str
        The misconception or slip.
    code : mapping of str to str
        For each answer cell that differs from the solution, what stands in it.
    lost : tuple of str
        The test cells whose marks are lost; every other test cell passes.
    says : str
        The idea (a key of `ideas.IDEAS`) that the first lost test names.
    """

    name: str
    code: Mapping[str, str]
    lost: tuple[str, ...]
    says: str


_FOLDERS = {"E5": "e5", "E8": "e8", "E9": "e9"}


def names() -> list[str]:
    """Return the names of the sets, in the order of the chapters."""
    return list(_FOLDERS)


def get(name: str) -> ExerciseSet:
    """Return a set by name; an unknown name answers with those that there are."""
    if name not in _FOLDERS:
        raise CourseError(f"There is no exercise set called '{name}'. Choose from {quoted_list(names())}.")
    found: ExerciseSet = importlib.import_module(f"{__name__}.{_FOLDERS[name]}.cases").SET
    return found


def wrong_answers(name: str) -> tuple[Wrong, ...]:
    """Return a set's bank of wrong answers."""
    text = files(__name__).joinpath(get(name).folder, "wrong.txt").read_text(encoding="utf-8")
    return tuple(_wrong(part) for part in re.split(r"^== ", text, flags=re.MULTILINE)[1:])


def _wrong(part: str) -> Wrong:
    head, _, cells_text = part.partition("%% ")
    what, loses, says = head.strip().splitlines()
    code = {cell.name: cell.text for cell in cells_of("%% " + cells_text)}
    return Wrong(what, code, tuple(loses.removeprefix("loses: ").split()), says.removeprefix("says: "))


def cells(chosen: ExerciseSet, rules: Any, generator: Any) -> list[Cell]:
    """Return the cells of the set under these rules, with data drawn from this generator."""
    template = files(__name__).joinpath(chosen.folder, "notebook.txt").read_text(encoding="utf-8")
    return cells_of(render(template, {"rules": rules, **chosen.values_of(rules, generator)}))


def seeded(*parts: str | bytes) -> Any:
    """Return a random generator that depends on nothing but these parts."""
    import numpy as np

    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return np.random.default_rng(int.from_bytes(digest.digest(), "big"))


@cache
def public_cells(name: str) -> tuple[Cell, ...]:
    """Return the cells of the public set, solutions and hidden tests and all."""
    chosen = get(name)
    return tuple(cells(chosen, chosen.public_rules, seeded("public", name)))


def public_notebook(name: str) -> nbformat.NotebookNode:
    """Return the source notebook of the public set."""
    return notebook_of(public_cells(name), f"{name} {get(name).title}")
