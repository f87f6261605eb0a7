"""What a recipe is: the description of one table, its columns and expectations, and how it is derived.

A recipe is one module in `recipes/` that holds `RECIPE`. It is found by being there.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inequalitylab.datasets.publishers import Source

if TYPE_CHECKING:
    import pandas as pd

    from inequalitylab.datasets.raw import RawFolder

TOPICS = (
    "Deprivation",
    "Health",
    "People",
    "Money, work and homes",
    "School",
    "Places and maps",
    "Other countries",
)
STRING, INTEGER, NUMBER, BOOLEAN = "string", "integer", "number", "boolean"


@dataclass(frozen=True)
class Column:
    """One column: what it means and what its values may be.

    ``decimals`` fixes how a number is written. ``allowed`` lists every value that may occur.
    ``missing`` says why a value may be missing; a column without it must be full.
    """

    name: str
    description: str
    kind: str = STRING
    decimals: int = 3
    missing: str | None = None
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    allowed: tuple[str, ...] = ()
    unit: str | None = None

    @property
    def required(self) -> bool:
        """Whether every row must hold a value."""
        return self.missing is None


@dataclass(frozen=True)
class Expectation:
    """Something that must hold for the whole table."""

    says: str
    holds: "Callable[[pd.DataFrame], bool]"


@dataclass(frozen=True)
class Shapes:
    """Boundaries that go with a table: one GeoJSON file for each group of areas."""

    files: dict[str, dict[str, Any]]
    compressed: bool = True


@dataclass(frozen=True)
class Recipe:
    """One table of the catalogue.

    ``topic`` is one of `TOPICS`. ``build`` takes the folder of raw files and returns the table, or the
    table and its shapes.
    ``key`` names the columns that identify a row; rows are sorted by it. ``core`` tables travel in the
    wheel. ``who_is_missing``, ``how_sure`` and ``caveats`` are for people: they go on the catalogue page.
    ``chapters`` names what uses the table ("9", "W1"); ``also`` names further publications joined in;
    ``downloads`` gives the web address of raw files that have a lasting one.
    """

    name: str
    topic: str
    title: str
    description: str
    source: Source
    period: str
    geography: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    build: "Callable[[RawFolder], Any]"
    who_is_missing: str
    how_sure: str
    caveats: tuple[str, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    chapters: tuple[str, ...] = ()
    core: bool = False
    current_edition: str | None = None
    also: tuple[Source, ...] = ()
    downloads: dict[str, str] = field(default_factory=dict)


def rows(expected: int) -> Expectation:
    """Expect this many rows."""
    return Expectation(f"{expected:,} rows", lambda table: len(table) == expected)


def total(column: str, expected: float, tolerance: float = 0) -> Expectation:
    """Expect a column to add up to a published or otherwise known total."""
    margin = f", give or take {tolerance:,}" if tolerance else ""
    return Expectation(
        f"{column} adds up to {expected:,}{margin}",
        lambda table: abs(table[column].sum() - expected) <= tolerance,
    )


def figure(expected: float, column: str = "value", tolerance: float = 1e-9, **where: object) -> Expectation:
    """Expect exactly one row to match ``where`` and to hold this figure."""

    def holds(table: "pd.DataFrame") -> bool:
        found = table
        for name, wanted in where.items():
            found = found[found[name] == wanted]
        return len(found) == 1 and abs(float(found[column].iloc[0]) - expected) <= tolerance

    conditions = ", ".join(f"{name} = {wanted}" for name, wanted in where.items())
    return Expectation(f"{column} is {expected} where {conditions}", holds)


def discover() -> dict[str, Recipe]:
    """Return every recipe in `recipes/`, by name."""
    package = importlib.import_module("inequalitylab.datasets.recipes")
    found = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(package.__path__)):
        recipe = importlib.import_module(f"{package.__name__}.{module}").RECIPE
        if recipe.name != module:
            raise ValueError(f"The recipe in {module}.py is named '{recipe.name}': give both the same name.")
        if recipe.topic not in TOPICS:
            raise ValueError(
                f"The recipe {module}.py has the topic '{recipe.topic}'; choose one of {TOPICS}."
            )
        found[module] = recipe
    return found
