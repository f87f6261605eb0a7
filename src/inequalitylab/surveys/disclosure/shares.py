"""Weighted percentages as facts: what showing one tells about the counts behind it."""

from collections.abc import Sequence

from inequalitylab.surveys.disclosure import rules
from inequalitylab.surveys.disclosure.audit import Fact
from inequalitylab.surveys.disclosure.layout import Layout, Parts
from inequalitylab.surveys.disclosure.space import Key, People, Space
from inequalitylab.surveys.disclosure.work import WeightedShare
from inequalitylab.surveys.weights import Weights

LEAST_SLACK = 1.5
"""How many people a weighted percentage must leave open to each side, as far as its step (at most 5) can."""


def bases_of_cells(bases: Sequence, cells: Sequence) -> Sequence:
    """Return one base a cell: each option's own for "tick all", else the one base again and again."""
    return bases if len(bases) == len(cells) else [bases[0]] * len(cells)


def shares_of(
    people: People, space: Space, layouts: Sequence[Layout], weights: Weights
) -> dict[tuple[Key, Key], tuple[int, WeightedShare]]:
    """Return every weighted share that could be shown, with its value in percent."""
    found: dict[tuple[Key, Key], tuple[int, WeightedShare]] = {}
    for number, layout in enumerate(layouts):
        for position, line in enumerate(layout.lines):
            for parts, base in zip(line.cells, bases_of_cells(line.bases, line.cells), strict=True):
                inside, outside = people.who(*parts), people.who(*base)
                total = weights.values[outside].sum()
                if not total:
                    continue
                step = percent_step(rules.rounded(int(outside.sum())))
                percent = step * round(100 * weights.values[inside].sum() / total / step)
                name = (space.key(*parts), space.key(*base))
                _, before = found.get(name, (0, None))
                share = WeightedShare(
                    name,
                    frozenset({number}) | (before.tables if before else frozenset()),
                    name[0],
                    share_facts(name, percent, step, parts, base, space, weights),
                    position == 0 or (before is not None and before.is_overall),
                )
                found[name] = (percent, share)
    return found


def percent_step(base: int) -> int:
    """Return the step of weighted percentages of a (rounded) base: they must tell as little as counts."""
    return next((step for step in (1, 2) if step / 200 * base >= LEAST_SLACK), 5)


def share_facts(
    name: tuple[Key, Key],
    percent: int,
    step: int,
    cell: Parts,
    base: Parts,
    space: Space,
    weights: Weights,
) -> tuple[Fact, ...]:
    """Return what a shown weighted percentage tells someone who knows the exact weights (the worst case)."""
    limits = ((percent - step / 2) / 100, (percent + step / 2) / 100)
    low = Fact(name, _excess(cell, base, limits[0], space, weights), low=0.0)
    high = Fact(name, _excess(cell, base, limits[1], space, weights), high=0.0)
    return low, high


def _excess(
    cell: Parts,
    base: Parts,
    share: float,
    space: Space,
    weights: Weights,
) -> tuple[tuple[float, Key], ...]:
    """Return the weighted count of the cell less a share of the weighted count of its base, as terms."""
    column, terms = weights.choice.question.column, [(1.0, space.key(*cell)), (-share, space.key(*base))]
    by_label = {group.label: group.weight for group in weights.groups}
    for answer in weights.choice.question.answers:
        more = by_label[answer.label] - 1.0
        for sign, parts in ((1.0, cell), (-share, base)):
            if column not in dict(parts):
                terms.append((sign * more, space.key(*parts, (column, (answer,)))))
            elif dict(parts)[column] == (answer,):
                terms.append((sign * more, space.key(*parts)))
            elif answer in dict(parts)[column]:
                rest = tuple(part for part in parts if part[0] != column)
                terms.append((sign * more, space.key(*rest, (column, (answer,)))))
    return tuple(terms)
