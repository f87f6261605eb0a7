"""How apart two groups live, and how concentrated shares are."""

import numpy as np

from inequalitylab.measures.calling import measure
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.inputs import Values
from inequalitylab.measures.refusals import NoResultError, check_not_negative


@measure("group", "other")
def dissimilarity(group: Values, other: Values) -> Estimate:
    """Return the index of dissimilarity: the share of a group that would have to move to be spread alike.

    Parameters
    ----------
    group, other : column
        People of each of the two groups in each area: two groups, not a group and the total.

    Returns
    -------
    Estimate
        0 where both are spread alike, 1 where they share no area.

    References
    ----------
    Duncan OD, Duncan B (1955), Am Sociol Rev 20:210-217.
    """
    first, second = _people("group", group), _people("other", other)
    value = float(np.abs(first / first.sum() - second / second.sum()).sum()) / 2
    return Estimate(measure="index of dissimilarity", value=value, method="two groups", n=len(first))


@measure("group", "total")
def isolation(group: Values, total: Values) -> Estimate:
    """Return the isolation index: the group's share in the area of an average member of the group.

    Parameters
    ----------
    group : column
        People of the group in each area.
    total : column
        All people in each area.

    Returns
    -------
    Estimate
        Depends on the group's size: compare it with the group's share of all, given in ``parts``.

    References
    ----------
    Bell W (1954), Social Forces 32:357-364; Massey DS, Denton NA (1988), Social Forces 67:281-315.
    """
    members, share = _shares_of_areas(group, total)
    everyone = np.asarray(total)
    return Estimate(
        measure="isolation index",
        value=float(members @ share),
        method="share of own group in the area, averaged over the group",
        n=len(share),
        parts={"share_of_all": float(np.asarray(group).sum() / everyone.sum())},
    )


@measure("group", "other", "total")
def interaction(group: Values, other: Values, total: Values) -> Estimate:
    """Return the interaction index: the other group's share in the area of an average member of the group.

    Parameters
    ----------
    group, other : column
        People of each of the two groups in each area.
    total : column
        All people in each area.

    Returns
    -------
    Estimate

    References
    ----------
    Bell W (1954), Social Forces 32:357-364; Massey DS, Denton NA (1988), Social Forces 67:281-315.
    """
    members, _ = _shares_of_areas(group, total)
    _, share = _shares_of_areas(other, total, "other")
    return Estimate(
        measure="interaction index",
        value=float(members @ share),
        method="share of the other group in the area, averaged over the group",
        n=len(share),
    )


@measure("amount")
def herfindahl(amount: Values) -> Estimate:
    """Return the Herfindahl index: the sum of squared shares.

    Parameters
    ----------
    amount : column
        What each has, 0 or more; the shares are worked out from it.

    Returns
    -------
    Estimate
        1 where one has all, 1 / n where n have the same.

    References
    ----------
    Hall M, Tideman N (1967), J Am Stat Assoc 62:162-168.
    """
    share = _people("amount", amount)
    share = share / share.sum()
    return Estimate(
        measure="Herfindahl index", value=float(share @ share), method="squared shares", n=len(share)
    )


@measure("amount")
def rosenbluth(amount: Values) -> Estimate:
    """Return the Rosenbluth index: shares weighted by their rank, the largest first.

    Parameters
    ----------
    amount : column
        What each has, 0 or more.

    Returns
    -------
    Estimate

    References
    ----------
    Hall M, Tideman N (1967), J Am Stat Assoc 62:162-168.
    """
    share = np.sort(_people("amount", amount))[::-1]
    share = share / share.sum()
    value = 1 / (2 * float(share @ np.arange(1, len(share) + 1)) - 1)
    return Estimate(measure="Rosenbluth index", value=value, method="shares by rank", n=len(share))


def _people(name: str, column: Values) -> np.ndarray:
    people = np.asarray(column)
    check_not_negative(name, people)
    if people.sum() <= 0:
        raise NoResultError(f"{name} sums to 0, so no share can be worked out; give at least one above 0.")
    return people


def _shares_of_areas(group: Values, total: Values, name: str = "group") -> tuple[np.ndarray, np.ndarray]:
    members, everyone = _people(name, group), _people("total", total)
    if (members > everyone).any():
        place = int(np.argmax(members > everyone))
        raise NoResultError(
            f"{name} is more than total at position {place} ({members[place]:g} of {everyone[place]:g}); "
            "total counts all people of the area, the group among them."
        )
    share = np.divide(members, everyone, out=np.zeros(len(members)), where=everyone > 0)
    return members / members.sum(), share
