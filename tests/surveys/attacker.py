"""An attacker of our own: every table of every release, over all columns at once, by linear or whole numbers.

Written apart from the library: it sees `SafeTable`s and the rules, takes the full cross of all columns as its
unknowns (no cliques), and knows which columns everybody answered: of the others, that somebody did not.
"""

import itertools
from collections.abc import Iterable, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from inequalitylab.surveys.questions import ManyQuestion
from inequalitylab.surveys.release import PastRelease, SafeTable

REST = None


def _asked(table: SafeTable):
    question = table.choice.question
    return question.options if isinstance(question, ManyQuestion) else (question,)


class Attacker:
    """Everything exported, as constraints on the number of people of each full set of answers."""

    def __init__(
        self,
        releases: Sequence[PastRelease],
        complete: Iterable[str],
        weights: Sequence[tuple[str, dict[str, float]] | None] = (),
    ) -> None:
        """`weights`: for each release, the column that it weights by and the exact weight of each value."""
        complete = set(complete)
        values: dict[str, set] = {}
        tables = [table for release in releases for table in release.tables]
        for table in tables:
            for question in (*_asked(table), *([table.choice.by] if table.choice.by else [])):
                own = values.setdefault(question.column, set())
                own |= {value for answer in question.answers for value in answer.values}
        for column, by_value in filter(None, weights):
            values.setdefault(column, set()).update(by_value)
        self.columns = sorted(values)
        kinds = [sorted(values[c]) + ([REST] if c not in complete else []) for c in self.columns]
        self.people = list(itertools.product(*kinds))
        self.rows, self.low, self.high, self.hidden = [], [], [], []
        for column in set(self.columns) - complete:
            self.rows.append(self._indicator([(column, {REST})]))
            self.low.append(1)
            self.high.append(np.inf)
        for number, release in enumerate(releases):
            self._know([], release.replied, 30)
            for table in release.tables:
                self._read(table, weights[number] if weights else None)

    def _indicator(self, parts) -> np.ndarray:
        where = {self.columns.index(column): values for column, values in parts}
        return np.array([all(p[i] in v for i, v in where.items()) for p in self.people], dtype=float)

    def _know(self, parts, shown, smallest) -> None:
        exact = shown != "10 or more"
        self.rows.append(self._indicator(parts))
        self.low.append(max(smallest, shown - 2) if exact else smallest)
        self.high.append(shown + 2 if exact else np.inf)

    def _read(self, table: SafeTable, weights: tuple[str, dict[str, float]] | None) -> None:
        if table.is_withheld:
            return
        by = table.choice.by
        whos = [[]]
        if by is not None:
            whos = [[(by.column, {v for a in by.answers for v in a.values})]]
            whos += [[(by.column, set(answer.values))] for answer in by.answers]
        many = isinstance(table.choice.question, ManyQuestion)
        for who, line in zip(whos, table.lines, strict=True):
            in_use = any(count is not None for count in line.counts)
            for question in _asked(table):
                everyone = [*who, (question.column, {v for a in question.answers for v in a.values})]
                if line.base is None:
                    self.hidden.append((everyone, table.title, line.label, "base"))
                else:
                    self._know(everyone, line.base, 30 if in_use else 10)
            cells = (
                [(q.column, set(q.answers[0].values)) for q in _asked(table)]
                if many
                else [(q.column, set(a.values)) for q in _asked(table) for a in q.answers]
            )
            for cell, share in zip(cells, line.weighted, strict=True):
                if share is not None:
                    question = next(q for q in _asked(table) if q.column == cell[0])
                    base = [*who, (cell[0], {v for a in question.answers for v in a.values})]
                    self._know_share([*who, cell], base, share, line.base, weights)
            for cell, count, label in zip(cells, line.counts, table.answers, strict=True):
                if count is None:
                    self.hidden.append(([*who, cell], table.title, line.label, label))
                else:
                    self._know([*who, cell], count, 10)

    def _know_share(self, cell, base, percent: int, shown_base: int, weights) -> None:
        column, by_value = weights
        place = self.columns.index(column)
        weight = np.array([by_value.get(person[place], 1.0) for person in self.people])
        step = 1 if shown_base >= 300 else 2 if shown_base >= 150 else 5
        for limit, side in ((percent - step / 2, "low"), (percent + step / 2, "high")):
            excess = weight * (self._indicator(cell) - limit / 100 * self._indicator(base))
            self.rows.append(excess)
            self.low.append(0.0 if side == "low" else -np.inf)
            self.high.append(0.0 if side == "high" else np.inf)

    def range_of(self, parts, whole: bool = False) -> tuple[float, float]:
        """Return the smallest and largest value that fits everything known."""
        goal = self._indicator(parts)
        ends = []
        for sign in (1, -1):
            result = milp(
                sign * goal,
                constraints=LinearConstraint(np.array(self.rows), self.low, self.high),
                bounds=Bounds(0, np.inf),
                integrality=np.full(len(goal), int(whole)),
            )
            assert result.status in (0, 3), result.message
            ends.append(np.inf if result.status == 3 else sign * result.fun)
        return ends[0], ends[1]

    def can_be(self, parts, value: int) -> bool:
        """Whether a hidden count can be exactly this, in whole people."""
        rows = [*self.rows, self._indicator(parts)]
        result = milp(
            np.zeros(len(self.people)),
            constraints=LinearConstraint(np.array(rows), [*self.low, value], [*self.high, value]),
            bounds=Bounds(0, np.inf),
            integrality=np.ones(len(self.people)),
        )
        return result.status == 0

    def found(self, whole: bool = False) -> list[str]:
        """Return every hidden number that cannot be anything from 0 to 9."""
        unsafe = []
        for parts, title, line, label in self.hidden:
            low, high = self.range_of(parts, whole)
            if low > 1e-6 or high < 9 - 1e-6:
                unsafe.append(f"{title} / {line} / {label}: {low:g} to {high:g}")
        return unsafe
