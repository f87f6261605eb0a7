"""What is inside a place, what it lies in, and what is next to it."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from inequalitylab.datasets import load
from inequalitylab.places import gazetteer
from inequalitylab.places.place import (
    AUTHORITY,
    COUNTRY,
    COUNTY,
    ENGLAND,
    KINDS_IN_WORDS,
    LSOA,
    MSOA,
    REGION,
    WARD,
    Place,
    PlaceNotFound,
)

_CENSUS_YEAR = 2021
_SMALL = {
    WARD: ("ward_code", "ward_name", gazetteer.AUTHORITY_YEAR),
    MSOA: ("msoa_code", "msoa_name", _CENSUS_YEAR),
    LSOA: ("area_code", "area_name", _CENSUS_YEAR),
}

# What can lie inside a place of each kind; only LSOAs are matched to wards.
_INSIDE = {
    COUNTRY: (REGION, COUNTY, AUTHORITY, WARD, MSOA, LSOA),
    REGION: (COUNTY, AUTHORITY, WARD, MSOA, LSOA),
    COUNTY: (AUTHORITY, WARD, MSOA, LSOA),
    AUTHORITY: (WARD, MSOA, LSOA),
    WARD: (LSOA,),
    MSOA: (LSOA,),
    LSOA: (),
}


def _small_place(row: Mapping[Any, Any], kind: str) -> Place:
    code, name, vintage = _SMALL[kind]
    local = row["local_name"] if kind == MSOA and isinstance(row["local_name"], str) else None
    return Place(
        code=row[code],
        name=local or row[name],
        kind=kind,
        vintage=vintage,
        authority_code=row["authority_code"],
        authority_name=row["authority_name"],
        region_code=row["region_code"],
        region_name=row["region_name"],
    )


@lru_cache(maxsize=3)
def small_places(kind: str) -> dict[str, Place]:
    """Return all wards (2024), MSOAs or LSOAs (2021) of England by code.

    An MSOA goes by its House of Commons Library name where it has one. A ward or MSOA that lies in
    two authorities is put with the one that holds most of its people.
    """
    code = _SMALL[kind][0]
    table = load("neighbourhoods")
    if kind == LSOA:
        first = table
    else:
        people = table.groupby([code, "authority_code"])["population"].sum().sort_values().reset_index()
        main = people.drop_duplicates(code, keep="last")
        first = table.merge(main[[code, "authority_code"]]).drop_duplicates(code)
    return {row[code]: _small_place(row, kind) for row in first.to_dict("records")}


@lru_cache(maxsize=2)
def small_places_2011(kind: str) -> dict[str, Place]:
    """Return all MSOAs or LSOAs of 2011 by code, with the authority of May 2024 that covers them."""
    code, name, _ = _SMALL[kind]
    authorities = gazetteer.by_code(gazetteer.authorities())
    rows = load("neighbourhoods_2011").drop_duplicates(code).to_dict("records")
    places = {}
    for row in rows:
        authority = authorities[row["authority_code"]]
        places[row[code]] = Place(
            code=row[code],
            name=row["local_name"] if kind == MSOA else row[name],
            kind=kind,
            vintage=2011,
            authority_code=authority.code,
            authority_name=authority.name,
            region_code=authority.region_code,
            region_name=authority.region_name,
        )
    return places


def successors(code: str) -> list[str]:
    """Return the LSOAs or MSOAs of 2021 that hold the people of one of 2011."""
    links = load("lsoa_2011_to_2021")
    if code.startswith("E01"):
        return sorted(links.loc[links["code_2011"] == code, "code_2021"])
    before, after = load("neighbourhoods_2011"), load("neighbourhoods")
    parts = before.loc[before["msoa_code"] == code, "area_code"]
    now = links.loc[links["code_2011"].isin(list(parts)), "code_2021"]
    return sorted(set(after.loc[after["area_code"].isin(list(now)), "msoa_code"]))


def inside(place: Place, kind: str) -> list[Place]:
    """Return the places of a kind that lie inside a place, in order of their names.

    Parameters
    ----------
    place : Place
        England, a region, a county, a local authority, a ward or an MSOA.
    kind : str
        ``"region"``, ``"county"``, ``"authority"``, ``"ward"``, ``"msoa"`` or ``"lsoa"``. LSOAs are given
        to the ward that holds most of each.

    Raises
    ------
    PlaceNotFound
        Places of this kind do not lie inside such a place.
    """
    if kind not in _INSIDE[place.kind]:
        raise PlaceNotFound(
            f"{place.name} is a {KINDS_IN_WORDS[place.kind]}: no {KINDS_IN_WORDS.get(kind, kind)} lies "
            "inside it."
        )
    return sorted((found for found in _all(kind) if _lies_in(place)(found)), key=lambda found: found.name)


def _all(kind: str) -> list[Place]:
    large = {REGION: gazetteer.regions, COUNTY: gazetteer.counties, AUTHORITY: gazetteer.authorities}
    return large[kind]() if kind in large else list(small_places(kind).values())


def _lies_in(place: Place) -> Callable[[Place], bool]:
    if place.kind == COUNTRY:
        return lambda _: True
    if place.kind == REGION:
        return lambda found: found.region_code == place.code
    if place.kind == COUNTY:
        codes = gazetteer.authority_codes_in_county(place.code)
        return lambda found: found.authority_code in codes
    if place.kind == AUTHORITY:
        return lambda found: found.authority_code == place.code
    parents = _lsoa_parents()
    return lambda found: place.code in parents[found.code]


@lru_cache(maxsize=1)
def _lsoa_parents() -> dict[str, tuple[str, str]]:
    """Return the MSOA and the ward of each LSOA."""
    table = load("neighbourhoods")
    parents = zip(table["msoa_code"], table["ward_code"], strict=True)
    return dict(zip(table["area_code"], parents, strict=True))


@lru_cache(maxsize=1)
def _neighbour_codes() -> dict[str, list[str]]:
    """Return the codes of the neighbours of each authority."""
    table = load("authority_profiles")
    return {
        code: codes.split()
        for code, codes in zip(table["area_code"], table["neighbours"].fillna(""), strict=True)
    }


def around(place: Place) -> list[Place]:
    """Return the places that a place lies in, the smallest first and England last."""
    found: list[Place] = []
    if place.kind == LSOA:
        msoa, ward = _lsoa_parents()[place.code]
        found += [small_places(MSOA)[msoa], small_places(WARD)[ward]]
    if place.authority_code and place.kind != AUTHORITY:
        found.append(gazetteer.by_code(gazetteer.authorities())[place.authority_code])
    authority = place.authority_code
    found += [
        county
        for county in gazetteer.counties()
        if place.kind != COUNTY and authority in gazetteer.authority_codes_in_county(county.code)
    ]
    if place.region_code and place.kind != REGION:
        found.append(gazetteer.by_code(gazetteer.regions())[place.region_code])
    return [*found, ENGLAND] if place.kind != COUNTRY else []


def neighbours(place: Place) -> list[Place]:
    """Return the authorities of England that share a border on land with an authority, by name.

    Raises
    ------
    PlaceNotFound
        The place is not a local authority.
    """
    if place.kind != AUTHORITY:
        raise PlaceNotFound(
            f"Neighbours are known for local authorities; {place.name} is a {KINDS_IN_WORDS[place.kind]}."
        )
    names = gazetteer.by_code(gazetteer.authorities())
    return sorted((names[code] for code in _neighbour_codes()[place.code]), key=lambda found: found.name)
