"""What someone finds who also uses that people are whole numbers, and the least to blur against it.

A linear program may reach 0 and 9 with parts of people only. Where the columns of a count's cliques are whole
and agree on what they share, whole people fit them, so whole numbers on the cliques are all there is to know.
The search is cut off by a number of steps, not by time: the same survey gives the same tables everywhere.
What it does not decide counts as found.
"""

from collections.abc import Hashable, Mapping, Sequence

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from inequalitylab.surveys.disclosure.audit import SAFE_RANGE, TOLERANCE, Attack, Fact
from inequalitylab.surveys.disclosure.space import EVERYBODY, Key

MOST_NODES = 400
CLOSE = 10
"""How far from whole numbers that are known to fit the first, short search looks."""
NEAR_ENOUGH = 0.05
"""How far from the best a point may be that is only to show some hidden counts to be safe."""


def whole_point(
    known: Attack, keys: Sequence[Key], most: bool, near: np.ndarray | None = None
) -> np.ndarray | None:
    """Return whole numbers of people at which these counts are small, or reach 9 where they can.

    Parameters
    ----------
    known : everything that was shown
    keys : the hidden counts
    most : whether they are to be large
    near : whole numbers to look close to (the search is short there)

    Returns
    -------
    array or None
        None if no whole numbers were found; for a single count, none at which it is 0 (or 9).
    """
    size, counts = known.model.size, _rows(known, keys)
    if len(keys) == 1:
        low, high = (SAFE_RANGE[1], np.inf) if most else (0, SAFE_RANGE[0])
        return _solve(known, np.zeros(size), [LinearConstraint(counts, low, high)], near=near)
    if not most:
        return _solve(known, counts.sum(axis=0), [], near=near)
    reached = sparse.eye_array(len(keys), format="csr")
    goal = np.concatenate([np.zeros(size), -np.ones(len(keys))])
    more = LinearConstraint(sparse.hstack([counts, -reached], format="csr"), 0, np.inf)
    return _solve(known, goal, [more], [float(SAFE_RANGE[1])] * len(keys), near=near)


def least_to_blur(
    known: Attack, key: Key, most: bool, costs: Mapping[Hashable, float], loose: Mapping[Hashable, float]
) -> tuple[Fact, ...]:
    """Return the cheapest facts without which a hidden count could be 0 (or 9) in whole people.

    Parameters
    ----------
    known : everything that was shown
    key : the hidden count
    most : whether it is 9 that it cannot be
    costs : name of each fact that may go -> what it costs
    loose : name -> the smallest count that stays known of it, for counts; other facts go altogether

    Returns
    -------
    tuple of Fact
        Empty if nothing that may go helps.
    """
    names = sorted({fact.name for fact in known.facts if fact.name in costs}, key=repr)
    place = {name: number for number, name in enumerate(names)}
    everybody = max(fact.high for fact in known.facts if fact.name == EVERYBODY)
    give = sparse.lil_array((len(known.facts), len(names)))
    reach = abs(known.matrix).max(axis=1).toarray().ravel() * everybody
    for row, fact in enumerate(known.facts):
        if fact.name in place:
            upward = known.limits[row] < 0 and fact.name in loose
            give[row, place[fact.name]] = (
                -known.limits[row] - loose[fact.name] if upward else reach[row] + abs(known.limits[row])
            )
    low, high = (SAFE_RANGE[1], np.inf) if most else (0, SAFE_RANGE[0])
    size = known.model.size
    counts = sparse.hstack([_rows(known, [key]), sparse.csr_array((1, len(names)))], format="csr")
    goal = np.concatenate([np.zeros(size), [costs[name] for name in names]])
    point = _solve(
        known, goal, [LinearConstraint(counts, low, high)], [1.0] * len(names), sparse.csr_array(give)
    )
    if point is None:
        return ()
    gone = {name for name, value in zip(names, point[size:], strict=True) if value > 0.5}
    return tuple(dict.fromkeys(fact for fact in known.facts if fact.name in gone))


def _rows(known: Attack, keys: Sequence[Key]) -> sparse.csr_array:
    return sparse.csr_array(np.array([known.model.row(((1.0, key),)) for key in keys]))


def _solve(
    known: Attack,
    goal: np.ndarray,
    constraints: Sequence[LinearConstraint],
    ends: Sequence[float] = (),
    give: sparse.csr_array | None = None,
    near: np.ndarray | None = None,
) -> np.ndarray | None:
    """Return whole numbers that fit everything known to the last person, or None where none were found.

    `ends` are the upper ends of further unknowns; `give` is what one unit of each adds to the limits, and
    then they are returned too. With `near`, only numbers within `CLOSE` of it are looked at.
    """
    size, more = known.model.size, len(ends)
    matrix, links = known.matrix, known.model.links
    if more:
        matrix = sparse.hstack(
            [matrix, sparse.csr_array((matrix.shape[0], more)) if give is None else -give], format="csr"
        )
        links = sparse.hstack([links, sparse.csr_array((links.shape[0], more))], format="csr")
    whole = [LinearConstraint(matrix, -np.inf, known.limits)]
    if links.shape[0]:
        whole.append(LinearConstraint(links, 0, 0))
    bottom = np.zeros(size + more)
    top = np.concatenate([np.full(size, np.inf), ends])
    if near is not None:
        bottom[:size], top[:size] = np.maximum(near - CLOSE, 0), near + CLOSE
    result = milp(
        goal,
        constraints=[*whole, *constraints],
        integrality=np.ones(len(goal)),
        bounds=Bounds(bottom, top),
        options={"node_limit": MOST_NODES, "mip_rel_gap": 0.0 if give is not None else NEAR_ENOUGH},
    )
    if result.x is None:
        return None
    point = np.round(result.x)
    if give is not None:
        return point
    people = point[:size]
    fits = known.allows(people) and bool((np.abs(known.model.links @ people) < TOLERANCE).all())
    return people if fits else None
