"""Telling of which year a set of area codes is, and carrying figures from one year's areas to another's."""

from typing import TYPE_CHECKING

from inequalitylab.datasets.errors import ConversionRefused
from inequalitylab.datasets.reading import load
from inequalitylab.errors import quoted_list

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

LSOA_2011, LSOA_2021 = "LSOA 2011", "LSOA 2021"
MSOA_2011, MSOA_2021 = "MSOA 2011", "MSOA 2021"
AUTHORITY_2019, AUTHORITY_2021, AUTHORITY_2024 = "authority 2019", "authority 2021", "authority 2024"
_SHOWN = 5
# Two councils merged into one in 2019 that was merged again, into Somerset, in 2023.
_SOMERSET_WEST_AND_TAUNTON, _ITS_PARTS = "E07000246", {"E07000190", "E07000191"}


def _authorities_of(year: int) -> set[str]:
    """Return the codes of a year: those of 2024 with the mergers after it undone."""
    codes = set(load("authorities")["area_code"])
    former = load("former_authorities")
    merged = former[former["change"] == "merged"]
    later = merged[(merged["changed"] > year)]
    return (codes - set(later["successor_code"])) | set(later["area_code"])


def codes_of(vintage: str) -> set[str]:
    """Return all codes of a vintage, such as ``"LSOA 2011"`` or ``"authority 2019"``."""
    kind, _, year = vintage.partition(" ")
    if kind == "authority":
        return _authorities_of(int(year))
    table = load("neighbourhoods" if year == "2021" else "neighbourhoods_2011")
    return set(table["area_code" if kind == "LSOA" else "msoa_code"])


def _candidates(code: str) -> tuple[str, ...]:
    if code.startswith("E01"):
        return (LSOA_2021, LSOA_2011)
    if code.startswith("E02"):
        return (MSOA_2021, MSOA_2011)
    return (AUTHORITY_2024, AUTHORITY_2021, AUTHORITY_2019)


def vintage_of(codes: "Collection[str]") -> str | None:
    """Return the newest vintage that holds every one of the codes, or None."""
    wanted = {str(code) for code in codes}
    if not wanted:
        return None
    return next((name for name in _candidates(min(wanted)) if wanted <= codes_of(name)), None)


def hint(lost: "Collection[str]", others: "Collection[str]") -> str:
    """Say of which vintage lost codes are, where that explains why they are lost."""
    if not all(str(code)[:3] in ("E01", "E02", "E06", "E07", "E08", "E09") for code in lost):
        return ""
    theirs, ours = vintage_of(lost), vintage_of(others)
    if theirs is None or theirs == ours or theirs == _candidates(min(lost))[0]:
        return ""
    return f" These are codes of {theirs}: `places.convert` brings figures to {_candidates(min(lost))[0]}."


def convert(
    table: "pd.DataFrame",
    to: str,
    counts: "Collection[str]" = (),
    rates: "dict[str, str] | None" = None,
    estimate_splits: bool = False,
) -> "pd.DataFrame":
    """Carry figures to another year's areas: add up, weight, or refuse; never guess.

    Counts add up where areas merge. Where an area was split, its count is shared out by the people
    of Census 2021, but only if ``estimate_splits`` says so. Rates are weighted by the column that
    they name. Areas that changed in more than one way are refused.

    Parameters
    ----------
    table : DataFrame
        One row for each area, in ``area_code``.
    to : str
        ``"LSOA 2021"`` (from LSOA 2011) or ``"authority 2024"`` (from 2019, 2021 or 2022).
    counts : collection of str
        Columns that are numbers of people or things.
    rates : dict
        Columns that are rates or averages, each with the column of counts to weight it by.
    estimate_splits : bool
        Whether to share the counts of a split area out by population. A rate of a split area is
        given to each part, which supposes that the parts are alike.

    Returns
    -------
    DataFrame
        ``area_code``, the columns, and ``estimated``: whether the row rests on a shared-out area.

    Raises
    ------
    ConversionRefused
        A figure cannot be carried over without guessing; the message names the areas.
    """
    rates = dict(rates or {})
    _check(table, counts, rates)
    links = _links(table, to)
    split = links[links["share"] < 1]
    if len(split) and not estimate_splits:
        raise ConversionRefused(
            f"{split['area_code'].nunique():,} areas were split and their figures cannot be divided without "
            f"an assumption: {_few(split['area_code'])}. Say estimate_splits=True to share them out by "
            "the people of Census 2021."
        )
    linked = links.merge(table, on="area_code", validate="many_to_one")
    weighted = {name: linked[name] * linked["share"] for name in counts}
    weighted |= {name: linked[name] * linked[by] * linked["share"] for name, by in rates.items()}
    weights = {f"weight of {by}": linked[by] * linked["share"] for by in rates.values()}
    estimated = (linked["share"] < 1).astype("float64")
    summed = linked[["new_code"]].assign(**weighted, **weights, estimated=estimated)
    grouped = summed.groupby("new_code").sum(min_count=1)
    for name, by in rates.items():
        grouped[name] = grouped[name] / grouped[f"weight of {by}"]
    wanted = [*counts, *rates]
    found = grouped[[*wanted, "estimated"]].assign(estimated=grouped["estimated"] > 0)
    return found.rename_axis("area_code").reset_index()


def _few(codes: "Collection[str]") -> str:
    listed = sorted(set(codes))
    return quoted_list(listed[:_SHOWN], "and") + (" and more" if len(listed) > _SHOWN else "")


def _check(table: "pd.DataFrame", counts: "Collection[str]", rates: "dict[str, str]") -> None:
    if not counts and not rates:
        raise ConversionRefused("Name the columns: counts=[...] for numbers, rates={column: weight column}.")
    absent = [name for name in ["area_code", *counts, *rates, *rates.values()] if name not in table.columns]
    if absent:
        raise ConversionRefused(f"The table has no column {quoted_list(absent)}.")
    again = table.loc[table["area_code"].duplicated(), "area_code"]
    if len(again):
        raise ConversionRefused(f"Give one row for each area: {_few(again)} occur more than once.")
    hollow = [name for name in [*counts, *rates] if table[name].isna().any()]
    if hollow:
        raise ConversionRefused(
            f"{quoted_list(hollow, 'and')} have missing values, which cannot be added up. Leave those "
            "areas out first, and say so."
        )


def _links(table: "pd.DataFrame", to: str) -> "pd.DataFrame":
    """Return old code, new code and the share of the old area's people in the new one."""
    codes = set(table["area_code"])
    if to == LSOA_2021:
        return _lsoa_links(codes)
    if to == AUTHORITY_2024:
        return _authority_links(codes)
    raise ConversionRefused(f"There is no conversion to '{to}': choose '{LSOA_2021}' or '{AUTHORITY_2024}'.")


def _lsoa_links(codes: set[str]) -> "pd.DataFrame":
    everything = load("lsoa_2011_to_2021")
    unknown = codes - set(everything["code_2011"])
    if unknown:
        here = vintage_of(unknown)
        raise ConversionRefused(
            f"{_few(unknown)} are not codes of {LSOA_2011}{f' but of {here}' if here else ''}."
        )
    links = everything[everything["code_2011"].isin(list(codes))]
    lost = links.loc[links["change"] == "complex", "code_2011"]
    if len(lost):
        raise ConversionRefused(
            f"{_few(lost)} changed in more than one way, and nobody publishes the shares. Leave these areas "
            "out, and say so."
        )
    partners = everything[everything["code_2021"].isin(list(links["code_2021"]))]
    missing = set(partners["code_2011"]) - codes
    if missing:
        raise ConversionRefused(
            f"{_few(missing)} merged with areas in the table but are not in it: the sum would be too small. "
            "Add them."
        )
    return links.rename(
        columns={"code_2011": "area_code", "code_2021": "new_code", "share_of_2011": "share"}
    )[["area_code", "new_code", "share"]]


def _check_whole_mergers(codes: set[str], former: "pd.DataFrame") -> None:
    """Refuse a table that lacks some of the councils that merged into one: the sum would be too small."""
    merged = former[former["change"] == "merged"]
    unneeded = _ITS_PARTS if _SOMERSET_WEST_AND_TAUNTON in codes else {_SOMERSET_WEST_AND_TAUNTON}
    for successor, parts in merged.groupby("successor_name")["area_code"]:
        wanted = set(parts) - (unneeded if successor == "Somerset" else set())
        missing = wanted - codes
        if missing and missing != wanted:
            raise ConversionRefused(
                f"{successor} took the place of several councils, and {_few(missing)} are not in the "
                "table: the sum would be too small. Add them."
            )


def _authority_links(codes: set[str]) -> "pd.DataFrame":
    import pandas as pd

    former = load("former_authorities")
    now = dict(zip(former["area_code"], former["successor_code"], strict=True))
    known = set(load("authorities")["area_code"])
    unknown = {code for code in codes if code not in known and code not in now}
    if unknown:
        raise ConversionRefused(f"{_few(unknown)} are not codes of authorities in England.")
    _check_whole_mergers(codes, former)
    both = {code for code in codes if code in now and now[code] != code and now[code] in codes}
    if both:
        raise ConversionRefused(
            f"{_few(both)} and the authorities that took their place are both in the table: people would be "
            "counted twice. Keep one or the other."
        )
    ordered = sorted(codes)
    return pd.DataFrame(
        {"area_code": ordered, "new_code": [now.get(code, code) for code in ordered], "share": 1.0}
    )
