"""Joining tables by area, without losing or repeating rows unseen."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from inequalitylab.datasets.errors import JoinRefused
from inequalitylab.errors import quoted_list

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 5


def _named(codes: Iterable[object]) -> str:
    """Name the first codes and say how many more there are."""
    listed = sorted({str(code) for code in codes})
    more = f" and {len(listed) - _SHOWN:,} more" if len(listed) > _SHOWN else ""
    return f"{quoted_list(listed[:_SHOWN], 'and')}{more}"


def join(
    left: "pd.DataFrame",
    right: "pd.DataFrame",
    on: str | Sequence[str] = "area_code",
    many: bool = False,
    may_lose: bool = False,
) -> "pd.DataFrame":
    """Join two tables row by row and refuse what a plain merge would hide.

    Parameters
    ----------
    left, right : DataFrame
        The tables. Each row of ``left`` must find one row of ``right``.
    on : str or sequence of str
        The columns to join by.
    many : bool
        Whether several rows of ``left`` may share a row of ``right`` (LSOAs and their authority).
    may_lose : bool
        Whether rows of ``left`` without a partner may be left out.

    Raises
    ------
    JoinRefused
        Rows would be lost or repeated; the message names the codes, and the vintage that they
        belong to where that is the reason.
    """
    keys = [on] if isinstance(on, str) else list(on)
    for side, table in (("left", left), ("right", right)):
        absent = [key for key in keys if key not in table.columns]
        if absent:
            raise JoinRefused(f"The {side} table has no column {quoted_list(absent)} to join by.")
    repeated = right.loc[right.duplicated(keys, keep=False), keys[0]]
    if len(repeated):
        raise JoinRefused(
            f"The join would repeat rows: {_named(repeated)} occur more than once in the right table. "
            "Keep one row for each, for example one period and one sex."
        )
    again = left.loc[left.duplicated(keys, keep=False), keys[0]]
    if len(again) and not many:
        raise JoinRefused(
            f"{_named(again)} occur more than once in the left table. If that is meant, say many=True."
        )
    lost = left.loc[~left.set_index(keys).index.isin(right.set_index(keys).index), keys[0]]
    if len(lost) and not may_lose:
        raise JoinRefused(
            f"The join would lose {len(lost):,} of {len(left):,} rows: {_named(lost)} are not in the right "
            f"table. If they may go, say may_lose=True.{_vintage_hint(lost, right[keys[0]])}"
        )
    return left.merge(right, on=keys, how="inner", validate="many_to_one")


def _vintage_hint(lost: "pd.Series", others: "pd.Series") -> str:
    from inequalitylab.datasets.vintages import hint

    return hint(set(lost.astype(str)), set(others.astype(str)))
