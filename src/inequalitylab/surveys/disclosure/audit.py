"""What everything that was shown says about a hidden count: its lowest and highest possible value.

An attacker who has every table of every release knows sums of people, each to within its rounding. The
numbers of people of each kind that fit all of these sums form a polytope; linear programming finds the
smallest and the largest value of a hidden count on it (HiGHS, through scipy).
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from inequalitylab.errors import CourseError
from inequalitylab.surveys.disclosure.space import EVERYBODY, Key, Space
from inequalitylab.surveys.disclosure.trees import cliques_of, links_of

SAFE_RANGE = (0, 9)
"""Every hidden count must be able to be anything from 0 to 9, as far as an attacker can tell."""

TOLERANCE = 1e-6
SOLVED, UNBOUNDED = 0, 3
"""What scipy's solver says of a problem."""


class InconsistentFactsError(CourseError):
    """What was released cannot all be true of one survey."""


@dataclass(frozen=True)
class Fact:
    """Something that was shown: a weighted sum of counts lies between two limits.

    Attributes
    ----------
    name : what was shown (the key of a count, or the name of a weighted share)
    terms : coefficient and whom the count counts
    low, high : the limits that rounding and the rules leave; infinite where there is none
    """

    name: Hashable
    terms: tuple[tuple[float, Key], ...]
    low: float = -np.inf
    high: float = np.inf


@dataclass(frozen=True)
class Model:
    """The unknown numbers of people of each kind, and how cliques of columns hang together."""

    space: Space
    cliques: tuple[tuple[str, ...], ...]
    starts: tuple[int, ...]
    size: int
    links: sparse.csr_array
    rows: dict[tuple[tuple[float, Key], ...], np.ndarray] = field(default_factory=dict, compare=False)

    def row(self, terms: tuple[tuple[float, Key], ...]) -> np.ndarray:
        """Return a weighted sum of counts as coefficients of the unknowns (remembered: asked for often)."""
        if terms not in self.rows:
            columns = {column for _, key in terms for column, _ in key}
            number = next(i for i, clique in enumerate(self.cliques) if columns <= set(clique))
            self.rows[terms] = self._row_in(number, terms)
        return self.rows[terms]

    def people(self, kinds: Mapping[str, np.ndarray]) -> np.ndarray:
        """Return the numbers of people of each kind, from each person's kind of answer to each column."""
        blocks = []
        for clique in self.cliques:
            shape = tuple(self.space.sizes[column] for column in clique)
            place = np.ravel_multi_index(tuple(kinds[column] for column in clique), shape)
            blocks.append(np.bincount(place, minlength=prod(shape)))
        return np.concatenate(blocks).astype(float)

    def _row_in(self, number: int, terms: Sequence[tuple[float, Key]]) -> np.ndarray:
        clique = self.cliques[number]
        shape = [self.space.sizes[column] for column in clique]
        block = np.zeros(shape)
        for coefficient, key in terms:
            kinds = dict(key)
            where = [
                sorted(kinds.get(column, range(size))) for column, size in zip(clique, shape, strict=True)
            ]
            block[np.ix_(*where)] += coefficient
        row = np.zeros(self.size)
        row[self.starts[number] : self.starts[number] + block.size] = block.ravel()
        return row


def model_of(space: Space, together: Sequence[frozenset[str]]) -> Model:
    """Return the unknowns for these columns and the sets of columns that some count combines."""
    cliques = cliques_of(space.sizes, together)
    cells = [prod(space.sizes[column] for column in clique) for clique in cliques]
    starts = tuple(int(start) for start in np.cumsum([0, *cells[:-1]]))
    bare = Model(space, tuple(cliques), starts, sum(cells), sparse.csr_array((0, sum(cells))))
    rows = []
    for one, other, shared in links_of(cliques):
        sizes = [space.sizes[column] for column in shared]
        for kinds in np.ndindex(*sizes):
            key: Key = frozenset((c, frozenset({int(k)})) for c, k in zip(shared, kinds, strict=True))
            rows.append(bare._row_in(one, [(1.0, key)]) - bare._row_in(other, [(1.0, key)]))
    links = sparse.csr_array(np.array(rows)) if rows else bare.links
    return Model(space, tuple(cliques), starts, sum(cells), links)


@dataclass(frozen=True)
class Bound:
    """One end of what a hidden count can be.

    Attributes
    ----------
    value : the smallest or largest value
    point : numbers of people of each kind that give it
    binding : the facts that hold it there
    """

    value: float
    point: np.ndarray
    binding: tuple[Fact, ...]


@dataclass(frozen=True)
class Attack:
    """Everything known, ready to be asked about any count.

    Attributes
    ----------
    model : the unknowns
    matrix, limits : what is known, as ``matrix @ unknowns <= limits``
    facts : the fact behind each row of the matrix
    """

    model: Model
    matrix: sparse.csr_array
    limits: np.ndarray
    facts: tuple[Fact, ...]

    def allows(self, point: np.ndarray) -> bool:
        """Whether these numbers of people of each kind fit everything known."""
        return bool((self.matrix @ point <= self.limits + TOLERANCE).all())

    def lowest(self, key: Key) -> Bound:
        """Return the smallest value that a count can have."""
        return self._solve(key, 1.0)

    def highest(self, key: Key) -> Bound:
        """Return the largest value that a count can have."""
        return self._solve(key, -1.0)

    def low_together(self, keys: Sequence[Key]) -> np.ndarray:
        """Return numbers of people of each kind at which as many of these counts as can be are small."""
        return self._optimum(
            sum((self.model.row(((1.0, key),)) for key in keys), np.zeros(self.model.size))
        ).x

    def high_together(self, keys: Sequence[Key]) -> np.ndarray:
        """Return numbers of people of each kind at which as many of these counts as can be reach 9."""
        counts = sparse.csr_array(np.array([self.model.row(((1.0, key),)) for key in keys]))
        reached = sparse.eye_array(len(keys), format="csr")
        goal = np.concatenate([np.zeros(self.model.size), -np.ones(len(keys))])
        matrix = sparse.block_array([[self.matrix, None], [-counts, reached]], format="csr")
        limits = np.concatenate([self.limits, np.zeros(len(keys))])
        most = [(0, None)] * self.model.size + [(0, SAFE_RANGE[1])] * len(keys)
        return self._optimum(goal, matrix, limits, most).x[: self.model.size]

    def _solve(self, key: Key, sign: float) -> Bound:
        result = self._optimum(sign * self.model.row(((1.0, key),)))
        if result.status == UNBOUNDED:
            return Bound(np.inf * -sign, np.zeros(self.model.size), ())
        pull = np.abs(result.ineqlin.marginals) > TOLERANCE
        binding = dict.fromkeys(fact for fact, pulls in zip(self.facts, pull, strict=True) if pulls)
        return Bound(sign * result.fun, result.x, tuple(binding))

    def _optimum(
        self,
        goal: np.ndarray,
        matrix: sparse.csr_array | None = None,
        limits: np.ndarray | None = None,
        ends: Sequence[tuple[float, float | None]] = ((0, None),),
    ) -> Any:
        links = self.model.links
        more = len(goal) - self.model.size
        if more:
            links = sparse.csr_array(sparse.hstack([links, sparse.csr_array((links.shape[0], more))]))
        result = linprog(
            goal,
            A_ub=self.matrix if matrix is None else matrix,
            b_ub=self.limits if limits is None else limits,
            A_eq=links if links.shape[0] else None,
            b_eq=np.zeros(links.shape[0]) if links.shape[0] else None,
            bounds=list(ends) if len(ends) > 1 else ends[0],
            method="highs",
        )
        if result.status not in (SOLVED, UNBOUNDED):
            raise InconsistentFactsError(
                "What was released before and what is to be released now cannot both be true of one survey. "
                "Use the same survey file as for the earlier release, or start without the earlier release."
            )
        return result


def attack(model: Model, facts: Sequence[Fact]) -> Attack:
    """Set up the attack that knows these facts."""
    rows, limits, behind = [], [], []
    for fact in facts:
        row = model.row(fact.terms)
        for sign, limit in ((1.0, fact.high), (-1.0, -fact.low)):
            if np.isfinite(limit):
                rows.append(sign * row)
                limits.append(limit)
                behind.append(fact)
    return Attack(model, sparse.csr_array(np.array(rows)), np.array(limits), tuple(behind))


def is_safe(low: float, high: float) -> bool:
    """Whether a hidden count that lies between these limits could be anything from 0 to 9."""
    return low <= SAFE_RANGE[0] + TOLERANCE and high >= SAFE_RANGE[1] - TOLERANCE


def everybody_between(low: float, high: float) -> Fact:
    """Return the fact of how many people replied."""
    return Fact(EVERYBODY, ((1.0, EVERYBODY),), low, high)
