"""A test cell: examples that a student sees, then tests that only the marker's copy holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class TestCell:
    """The calls of `checks` in one test cell."""

    shown: list[str]
    hidden: list[str]

    __test__ = False  # the name starts with Test, and pytest collects it otherwise


def tests_of(cells: Mapping[str, TestCell]) -> Callable[[str], str]:
    """Return what a template calls for the text of a test cell, by the cell's name."""

    def tests(name: str) -> str:
        cell = cells[name]
        return "\n".join([*cell.shown, "### BEGIN HIDDEN TESTS", *cell.hidden, "### END HIDDEN TESTS"])

    return tests
