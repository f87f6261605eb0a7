"""Groups of columns that must be looked at together, so that a check of each, linked, is a check of all.

Two counts that share a column constrain each other. Where the columns and the pairs counted together
form a chordal graph, numbers on its cliques that agree on what neighbouring cliques share always come from
some set of people (a junction tree), so the linked cliques miss nothing that a table of all columns knows.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations
from math import prod

from inequalitylab.errors import CourseError

MOST_CELLS = 6_000
"""The largest table of columns taken together that is checked in reasonable time."""

Link = tuple[int, int, tuple[str, ...]]


def cliques_of(sizes: Mapping[str, int], together: Iterable[frozenset[str]]) -> list[tuple[str, ...]]:
    """Return the maximal cliques of a chordal completion (fewest added edges first).

    Parameters
    ----------
    sizes : column -> how many kinds of answer
    together : sets of columns that some count combines

    Raises
    ------
    CourseError
        If a clique has more cells than can be checked.
    """
    near: dict[str, set[str]] = {column: set() for column in sizes}
    for columns in together:
        for one, other in combinations(columns, 2):
            near[one].add(other)
            near[other].add(one)
    cliques: list[frozenset[str]] = []
    while near:
        column = min(near, key=lambda name: (_missing_edges(near, name), len(near[name]), name))
        clique = frozenset(near[column] | {column})
        if prod(sizes[name] for name in clique) > MOST_CELLS:
            raise CourseError(
                "Too many tables share their questions to be checked together: "
                f"{', '.join(sorted(clique))}. Leave some of the two-way tables out, or join answers."
            )
        if not any(clique <= known for known in cliques):
            cliques.append(clique)
        for one, other in combinations(near.pop(column), 2):
            near[one].add(other)
            near[other].add(one)
        for others in near.values():
            others.discard(column)
    return [tuple(sorted(clique)) for clique in cliques]


def links_of(cliques: list[tuple[str, ...]]) -> list[Link]:
    """Return the junction tree: pairs of cliques and the columns on which they must agree."""
    inside, links = {0}, []
    while len(inside) < len(cliques):
        shared, one, other = max(
            (len(set(cliques[i]) & set(cliques[j])), -i, -j)
            for i in inside
            for j in range(len(cliques))
            if j not in inside
        )
        del shared
        columns = tuple(sorted(set(cliques[-one]) & set(cliques[-other])))
        links.append((-one, -other, columns))
        inside.add(-other)
    return links


def _missing_edges(near: Mapping[str, set[str]], column: str) -> int:
    return sum(other not in near[one] for one, other in combinations(near[column], 2))
