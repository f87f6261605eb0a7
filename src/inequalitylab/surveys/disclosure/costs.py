"""What it costs a reader to lose a number: which may go, and which should go first."""

from collections.abc import Hashable

from inequalitylab.surveys.disclosure import rules
from inequalitylab.surveys.disclosure.space import EVERYBODY, Key
from inequalitylab.surveys.disclosure.work import Work

ONE_SHARE, ONE_CELL, OVERALL_SHARE, ONE_ANSWER = 1.0, 10.0, 100.0, 1_000.0
"""A weighted share of a group goes first, then a count inside a two-way table, then a weighted share of
everyone, then a count of everyone's answers; among counts the smaller goes first."""


def costs_of(work: Work, key: Key) -> dict[Hashable, float]:
    """Return what may go to protect a hidden count, and what each costs."""
    inner: set[Key] = set()
    plain: set[Key] = set()
    for number in work.open_tables():
        for position, (_, cells, rests) in enumerate(work.keys[number]):
            split = work.tables[number].is_two_way and position > 0
            (inner if split else plain).update((*cells, *rests))
    inner -= plain
    ticked_bases = {
        base for n in work.open_tables() for bases, _, _ in work.keys[n] if len(bases) > 1 for base in bases
    }
    if key in inner:
        plain = set()
    kept = work.earlier.shown.keys() | work.blurred | work.hidden | {EVERYBODY}
    costs: dict[Hashable, float] = {
        name: OVERALL_SHARE if share.is_overall else ONE_SHARE
        for name, share in work.weighted.items()
        if name not in work.no_share
    }
    most = 1 + max(work.counts.values())
    costs |= {count: ONE_ANSWER * (1 + work.counts[count] / most) for count in plain - ticked_bases - kept}
    return costs | {count: ONE_CELL * (1 + work.counts[count] / most) for count in inner - kept}


def smallest_known(work: Work) -> dict[Hashable, float]:
    """Return the smallest count that a reader knows of each count once it is blurred."""
    return dict.fromkeys(work.counts, float(rules.SMALLEST_CELL))
