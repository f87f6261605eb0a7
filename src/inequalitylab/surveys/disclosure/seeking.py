"""Look for a hidden count that can be narrowed down: by linear programs, then in whole people."""

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from inequalitylab.surveys.disclosure.audit import SAFE_RANGE, TOLERANCE, Attack, Bound, attack, is_safe
from inequalitylab.surveys.disclosure.costs import costs_of, smallest_known
from inequalitylab.surveys.disclosure.space import Key
from inequalitylab.surveys.disclosure.whole import least_to_blur, whole_point
from inequalitylab.surveys.disclosure.work import Work, facts_of, targets_of
from inequalitylab.surveys.files import Progress

LOW, HIGH = False, True


def first_unsafe(work: Work, progress: Progress | None) -> tuple[Key, Bound] | None:
    """Return the first hidden count that can be narrowed down, with the bound that narrows it."""
    known = attack(work.model, facts_of(work))
    targets = sorted(targets_of(work), key=lambda key: -work.suspects.get(key, 0))
    for number, key in enumerate(targets):
        if progress is not None:
            progress("Checking hidden numbers", number, len(targets))
        if number == 0:
            _find_points(work, known, targets)
        bound = _unsafe_bound(work, known, key)
        if bound is not None:
            work.suspects[key] = 1 + max(work.suspects.values(), default=0)
            return key, bound
    return None


def _find_points(work: Work, known: Attack, targets: Sequence[Key]) -> None:
    """Look for points that show many hidden counts at once to be safe: far quicker than one by one."""
    rows = _rows(work, targets)
    seen = rows @ np.array(work.points).T if work.points else np.full((len(targets), 1), np.nan)
    for sign, wanted, find in (
        (-1.0, -SAFE_RANGE[0], known.low_together),
        (1.0, SAFE_RANGE[1], known.high_together),
    ):
        best = np.max(sign * seen, axis=1)
        left = np.flatnonzero(~(best >= wanted - TOLERANCE)).tolist()
        while left:
            point = find([targets[i] for i in left])
            best = np.fmax(best, sign * (rows @ point))
            before, left = len(left), np.flatnonzero(~(best >= wanted - TOLERANCE)).tolist()
            if len(left) == before:
                break
            work.points.append(point)


def _unsafe_bound(work: Work, known: Attack, key: Key) -> Bound | None:
    """Return the bound that narrows a hidden count, if one does; remember the points that were found."""
    seen = np.array(work.points) @ work.model.row(((1.0, key),)) if work.points else np.array([])
    if not (seen <= SAFE_RANGE[0] + TOLERANCE).any():
        bound = known.lowest(key)
        if not is_safe(bound.value, SAFE_RANGE[1]):
            return bound
        work.points.append(bound.point)
    if not (seen >= SAFE_RANGE[1] - TOLERANCE).any():
        bound = known.highest(key)
        if not is_safe(SAFE_RANGE[0], bound.value):
            return bound
        work.points.append(bound.point)
    return None


def first_unsafe_in_whole_people(work: Work, progress: Progress | None) -> tuple[Key, Bound] | None:
    """Return the first hidden count that whole people narrow down, with the least that must go against it."""
    known = attack(work.model, facts_of(work))
    targets = targets_of(work)
    if not targets:
        return None
    rows = _rows(work, targets)
    found = [np.round(point) for point in work.points if np.allclose(point, np.round(point), atol=1e-9)]
    work.whole = [point for point in (*work.whole, *found) if known.allows(point)]
    for side in (LOW, HIGH):
        left = _not_reached(rows, work.whole, side)
        if len(left) > 1:
            point = whole_point(known, [targets[i] for i in left], side, work.whole[0])
            work.whole += [] if point is None else [point]
        while left := _not_reached(rows, work.whole, side):
            if progress is not None:
                progress("Checking hidden numbers once more", len(targets) - len(left), len(targets))
            key = targets[left[0]]
            point = whole_point(known, [key], side, work.whole[0])
            point = whole_point(known, [key], side) if point is None else point
            if point is None:
                gone = least_to_blur(known, key, side, costs_of(work, key), smallest_known(work))
                return key, Bound(np.nan, np.zeros(work.model.size), gone)
            work.whole.append(point)
    return None


def _not_reached(rows: sparse.csr_array, points: Sequence[np.ndarray], side: bool) -> list[int]:
    """Return the numbers of the hidden counts that no point shows to reach their end."""
    if not points:
        return list(range(rows.shape[0]))
    counts = rows @ np.array(points).T
    reached = (counts >= SAFE_RANGE[1]) if side is HIGH else (counts <= SAFE_RANGE[0])
    return [int(i) for i in np.flatnonzero(~reached.any(axis=1))]


def _rows(work: Work, keys: Sequence[Key]) -> sparse.csr_array:
    return sparse.csr_array(np.array([work.model.row(((1.0, key),)) for key in keys]))
