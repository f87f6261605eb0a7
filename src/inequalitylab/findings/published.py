"""Ask the publishers' tables by area and period: a level, its course over time, or why there is none."""

from dataclasses import replace
from functools import lru_cache

import pandas as pd

from inequalitylab import datasets
from inequalitylab.findings.comparing import absent, against_england
from inequalitylab.findings.kinds import Absence, Level, Row, Trend
from inequalitylab.findings.sources import source_of
from inequalitylab.findings.topics import Topic
from inequalitylab.measures import Estimate, difference
from inequalitylab.places import ENGLAND, Place

FLAGS = ("better", "similar", "worse")
NO_FIGURE = "The publisher gives no figure for this area."


@lru_cache
def current_rows(dataset: str, sex: str) -> pd.DataFrame:
    """Return the rows of England and today's authorities for one sex."""
    table = datasets.load(dataset)
    return table[table["current"] & (table["sex"] == sex)]


@lru_cache
def periods(dataset: str, sex: str) -> tuple[str, ...]:
    """Return the periods with a figure for England, in order of time."""
    table = current_rows(dataset, sex)
    table = table[(table["area_code"] == ENGLAND.code) & table["value"].notna()]
    return tuple(sorted(table["period"]))


@lru_cache
def by_period(dataset: str, sex: str, period: str) -> dict[str, Row]:
    """Return one row for each area that is listed, by code."""
    table = current_rows(dataset, sex)
    table = table[table["period"] == period]
    return {
        row["area_code"]: Row(
            label=row["area_name"],
            value=None if pd.isna(row["value"]) else float(row["value"]),
            code=row["area_code"],
            flag=row["compared_with_england"] if row["compared_with_england"] in FLAGS else None,
            note="" if pd.isna(row["note"]) else row["note"],
        )
        for row in table.to_dict("records")
    }


def level(dataset: str, topic: Topic, place: Place, sex: str, period: str | None = None) -> Level | Absence:
    """Return the figure of one place with England beside it, for the newest period unless one is given."""
    period = period or periods(dataset, sex)[-1]
    source = source_of(dataset)
    rows = by_period(dataset, sex, period)
    here, england = rows.get(place.code), rows.get(ENGLAND.code)
    if here is None or here.value is None:
        return absent(
            topic,
            place,
            period,
            source,
            NO_FIGURE,
            england=england,
            latest=_latest(dataset, place, sex, period),
        )
    others, missing = _councils(dataset, sex, period)
    return against_england(
        topic, place, period, source, here, england, others=others, missing=missing,
        method="As published, to one decimal place.",
    )  # fmt: skip


@lru_cache
def _councils(dataset: str, sex: str, period: str) -> tuple[tuple[float, ...], str]:
    """Return the figures of all councils, and in words how many have none."""
    councils = [row.value for code, row in by_period(dataset, sex, period).items() if code != ENGLAND.code]
    known = tuple(value for value in councils if value is not None)
    without = len(councils) - len(known)
    return known, f"{without} of {len(councils)} councils have no figure" if without else ""


def _latest(dataset: str, place: Place, sex: str, before: str) -> Row | None:
    for period in reversed([name for name in periods(dataset, sex) if name < before]):
        row = by_period(dataset, sex, period).get(place.code)
        if row is not None and row.value is not None:
            return replace(row, label=period)
    return None


def trend(dataset: str, topic: Topic, place: Place, sex: str) -> Trend | Absence:
    """Return the course over all periods, with England's; a period without a figure stays as a gap."""
    source = source_of(dataset)
    all_periods = periods(dataset, sex)
    here, england = [], []
    for period in all_periods:
        rows = by_period(dataset, sex, period)
        found = rows.get(place.code, Row(label=period, value=None, code=place.code, note=NO_FIGURE))
        here.append(replace(found, label=period))
        england.append(replace(rows[ENGLAND.code], label=period))
    if all(row.value is None for row in here):
        return absent(topic, place, all_periods[-1], source, NO_FIGURE, england=england[-1])
    return Trend(
        topic=topic,
        place=place,
        period=f"{all_periods[0]} to {all_periods[-1]}",
        source=source,
        rows=tuple(here),
        england=() if place.code == ENGLAND.code else tuple(england),
        change=_change(here, here),
        change_england=_change(england, here),
        method="As published, to one decimal place.",
    )


def _change(rows: list[Row], as_known_in: list[Row]) -> Estimate | None:
    """Return the change between the first and the last period that the place has a figure for."""
    known = [row.value for row, own in zip(rows, as_known_in, strict=True) if own.value is not None]
    if len(known) < 2 or known[0] is None or known[-1] is None:
        return None
    return difference(known[-1], known[0])
