"""The lists of places, read once from the catalogue's tables."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from inequalitylab.datasets import load
from inequalitylab.places.place import AUTHORITY, COUNTY, REGION, Place

# The vintage of authorities that everything here is joined by.
AUTHORITY_YEAR = 2024


def rows(name: str) -> list[dict[str, Any]]:
    """Return a table of the catalogue as plain rows."""
    return [{str(column): value for column, value in row.items()} for row in load(name).to_dict("records")]


@lru_cache(maxsize=1)
def authorities() -> list[Place]:
    """Return the 296 local authorities of England (May 2024), in alphabetical order."""
    places = [
        Place(
            code=row["area_code"],
            name=row["area_name"],
            kind=AUTHORITY,
            vintage=AUTHORITY_YEAR,
            authority_code=row["area_code"],
            authority_name=row["area_name"],
            region_code=row["region_code"],
            region_name=row["region_name"],
        )
        for row in rows("authorities")
    ]
    return sorted(places, key=lambda place: place.name)


@lru_cache(maxsize=1)
def regions() -> list[Place]:
    """Return the nine regions of England, in alphabetical order."""
    named = {row["region_code"]: row["region_name"] for row in rows("authorities")}
    places = [
        Place(code, name, REGION, AUTHORITY_YEAR, region_code=code, region_name=name)
        for code, name in named.items()
    ]
    return sorted(places, key=lambda place: place.name)


@lru_cache(maxsize=1)
def counties() -> list[Place]:
    """Return the counties that hold several authorities, in alphabetical order."""
    found = {
        row["upper_code"]: Place(
            row["upper_code"],
            row["upper_name"],
            COUNTY,
            AUTHORITY_YEAR,
            region_code=row["region_code"],
            region_name=row["region_name"],
        )
        for row in rows("authorities")
        if row["upper_code"] != row["area_code"]
    }
    return sorted(found.values(), key=lambda place: place.name)


@lru_cache(maxsize=1)
def former_authorities() -> list[Place]:
    """Return today's authority for each former name or code, with ``found_as`` saying which."""
    current = by_code(authorities())
    return [
        replace(current[row["successor_code"]], found_as=f"{row['area_name']} ({row['area_code']})")
        for row in rows("former_authorities")
    ]


def authority_codes_in_county(code: str) -> set[str]:
    """Return the codes of the authorities of a county."""
    return {row["area_code"] for row in rows("authorities") if row["upper_code"] == code}


def by_code(places: Iterable[Place]) -> dict[str, Place]:
    """Return places by code."""
    return {place.code: place for place in places}
