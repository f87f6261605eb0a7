"""The review of harm: from what is exported alone, how much every hidden number leaves open.

It knows nothing of the survey but the releases themselves, as an outsider would.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from inequalitylab.surveys.disclosure import rules
from inequalitylab.surveys.disclosure.audit import (
    Attack,
    Fact,
    InconsistentFactsError,
    attack,
    everybody_between,
    is_safe,
    model_of,
)
from inequalitylab.surveys.disclosure.layout import Layout, combined, keys_of, layout_of, questions_of
from inequalitylab.surveys.disclosure.space import Key, Space, space_of
from inequalitylab.surveys.release import PastRelease, SafeTable


@dataclass(frozen=True)
class Room:
    """What an outsider can tell of one hidden number.

    Attributes
    ----------
    table, group, answer : where it is
    low, high : the smallest and largest it can be
    """

    table: str
    group: str
    answer: str
    low: float
    high: float

    @property
    def is_safe(self) -> bool:
        """Whether it can be anything from 0 to 9."""
        return is_safe(self.low, self.high)


def room_left(releases: Sequence[PastRelease]) -> tuple[Room, ...]:
    """Return what an outsider can tell of every hidden number of these releases, counts alone.

    Parameters
    ----------
    releases : everything released so far (`past_release` of the new one at the end)

    Notes
    -----
    The outsider is taken to know that everyone answered every question, wherever the releases allow it:
    that tells most. Weighted percentages are checked when a release is made, where the weights are known.
    """
    tables = [(table, layout_of(table.choice)) for release in releases for table in release.tables]
    if not tables:
        return ()
    questions = list(questions_of(table.choice for table, _ in tables))
    try:
        return _rooms(releases, tables, space_of(questions, ()))
    except InconsistentFactsError:
        return _rooms(releases, tables, space_of(questions, {question.column for question in questions}))


def _rooms(
    releases: Sequence[PastRelease], tables: Sequence[tuple[SafeTable, Layout]], space: Space
) -> tuple[Room, ...]:
    model = model_of(space, combined([layout for _, layout in tables]))
    facts = [everybody_between(*rules.limits(release.replied, rules.SMALLEST_GROUP)) for release in releases]
    hidden: dict[Key, tuple[str, str, str]] = {}
    for table, layout in tables:
        for safe, line in zip(table.lines, layout.lines, strict=False):
            in_use = any(count is not None for count in safe.counts)
            smallest = rules.SMALLEST_GROUP if in_use else rules.SMALLEST_CELL
            for key in keys_of(space, line.bases):
                facts += _fact(key, safe.base, smallest)
                if safe.base is None:
                    hidden.setdefault(key, (table.title, safe.label, "everyone in the group"))
            for key, count, answer in zip(
                keys_of(space, line.cells), safe.counts, table.answers, strict=True
            ):
                facts += _fact(key, count, rules.SMALLEST_CELL)
                if count is None:
                    hidden.setdefault(key, (table.title, safe.label, answer))
    known = attack(model, facts)
    return tuple(_room(known, key, where) for key, where in hidden.items())


def _fact(key: Key, shown: rules.Shown, smallest: int) -> list[Fact]:
    if shown is None:
        return []
    if isinstance(shown, int):
        low, high = rules.limits(shown, smallest)
        return [Fact(key, ((1.0, key),), low, high)]
    return [Fact(("blurred", key), ((1.0, key),), low=smallest)]


def _room(known: Attack, key: Key, where: tuple[str, str, str]) -> Room:
    return Room(*where, known.lowest(key).value, known.highest(key).value)
