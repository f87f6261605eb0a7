"""The state of the search for a safe release: what is shown, blurred, hidden, and what a reader knows."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from inequalitylab.surveys.disclosure import rules
from inequalitylab.surveys.disclosure.audit import Fact, Model, everybody_between
from inequalitylab.surveys.disclosure.layout import Layout
from inequalitylab.surveys.disclosure.space import EVERYBODY, Key

BLURRED = "blurred"


@dataclass(frozen=True)
class WeightedShare:
    """A weighted share that may be shown beside a cell.

    Attributes
    ----------
    name : whom it counts, out of whom
    tables : the numbers of the tables that show it
    cell : the count that it belongs to; hidden with it
    facts : what showing it tells; each has the name of the share
    is_overall : whether it is about everyone who answered, so that it goes last
    """

    name: tuple[Key, Key]
    tables: frozenset[int]
    cell: Key
    facts: tuple[Fact, ...]
    is_overall: bool


@dataclass(frozen=True)
class Earlier:
    """What earlier releases showed and hid.

    Attributes
    ----------
    shown : the count's key -> its rounded value
    blurred : keys of counts shown as "10 or more"
    hidden : keys of counts that were hidden
    shares : what the weighted shares told
    """

    shown: dict[Key, int]
    blurred: frozenset[Key]
    hidden: frozenset[Key]
    shares: tuple[Fact, ...] = ()


@dataclass
class Work:
    """The state of the search for a safe release."""

    model: Model
    counts: dict[Key, int]
    tables: list[Layout]
    keys: list[list[tuple[tuple[Key, ...], tuple[Key, ...], tuple[Key, ...]]]]
    earlier: Earlier
    weighted: dict[tuple[Key, Key], WeightedShare]
    hidden: set[Key] = field(default_factory=set)
    blurred: set[Key] = field(default_factory=set)
    no_share: set[tuple[Key, Key]] = field(default_factory=set)
    withheld: set[int] = field(default_factory=set)
    points: list[np.ndarray] = field(default_factory=list)
    whole: list[np.ndarray] = field(default_factory=list)
    suspects: dict[Key, int] = field(default_factory=dict)

    def open_tables(self) -> list[int]:
        """Return the numbers of the tables that are not withheld."""
        return [number for number in range(len(self.tables)) if number not in self.withheld]

    def printed(self, number: int) -> set[Key]:
        """Return the keys of every count that a table prints or hides."""
        return {key for bases, cells, _ in self.keys[number] for key in (*bases, *cells)}


def facts_of(work: Work) -> list[Fact]:
    """Return everything that a reader would know, as the work stands."""
    shown: set[Key] = set()
    blurred: set[Key] = set(work.earlier.blurred)
    bases_in_use: set[Key] = {EVERYBODY}
    for number in work.open_tables():
        for bases, cells, _ in work.keys[number]:
            if any(key not in work.hidden for key in cells):
                bases_in_use |= set(bases)
        shown |= work.printed(number) - work.hidden - work.blurred
        blurred |= work.printed(number) & work.blurred - work.hidden
    facts = []
    for key in sorted(shown | work.earlier.shown.keys() | {EVERYBODY}, key=order_of):
        value = work.earlier.shown[key] if key in work.earlier.shown else rules.rounded(work.counts[key])
        low, high = rules.limits(value, _smallest(key, bases_in_use))
        facts.append(
            everybody_between(low, high) if key == EVERYBODY else Fact(key, ((1.0, key),), low, high)
        )
    facts += [
        Fact((BLURRED, key), ((1.0, key),), low=_smallest(key, bases_in_use))
        for key in sorted(blurred - shown - work.earlier.shown.keys(), key=order_of)
    ]
    # The log and the notes tell that somebody left a question out.
    facts += [Fact(("left out", key), ((1.0, key),), low=1.0) for key in work.model.space.rests()]
    opened = set(work.open_tables())
    for name, share in work.weighted.items():
        if name not in work.no_share and share.cell in shown and share.tables & opened:
            facts += share.facts
    return [*facts, *work.earlier.shares]


def counted(fact: Fact) -> Any:
    """Return the key of the count that a fact is about, shown or blurred (of a weighted share: its name)."""
    name: Any = fact.name
    return name[1] if isinstance(name, tuple) and name[0] == BLURRED else name


def _smallest(key: Key, bases_in_use: set[Key]) -> int:
    """Return the smallest count that the rules leave to a number that is not hidden."""
    return rules.SMALLEST_GROUP if key in bases_in_use else rules.SMALLEST_CELL


def targets_of(work: Work) -> list[Key]:
    """Return every hidden count that must not be found."""
    targets = set(work.earlier.hidden)
    for number in work.open_tables():
        rests = {key for _, _, group in work.keys[number] for key in group}
        targets |= (work.printed(number) | rests) & work.hidden
    return sorted(targets - work.earlier.shown.keys() - work.earlier.blurred, key=order_of)


def order_of(key: Key) -> list[tuple[str, list[int]]]:
    """Return what keys are put in a fixed order by."""
    return sorted((column, sorted(kinds)) for column, kinds in key)
