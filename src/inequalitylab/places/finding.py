"""Finding a place by name, part of a name, former name or code."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from inequalitylab.errors import quoted_list
from inequalitylab.places import gazetteer, within
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
    AmbiguousPlace,
    Place,
    PlaceNotFound,
)

CODE = re.compile(r"[EWSNKJLM]\d{8}", re.IGNORECASE)
_SMALL_CODES = {"E01": LSOA, "E02": MSOA, "E05": WARD}
LARGE_KINDS = (COUNTRY, REGION, COUNTY, AUTHORITY)
# Words that councils put round the name of a place.
_TITLES = frozenset(
    [
        "council",
        "city",
        "borough",
        "district",
        "metropolitan",
        "royal",
        "london",
        "county",
        "authority",
        "of",
        "the",
    ]
)
_NEAR_ENOUGH = 0.72
_OFFERED = 12
_SUGGESTED = 5


@dataclass(frozen=True)
class _Entry:
    """A name that a place can be found by."""

    key: str
    place: Place

    @property
    def former(self) -> bool:
        return self.place.found_as is not None


def normalise(text: str) -> str:
    """Return text for comparing: no case, accents or punctuation; ``&`` as ``and``."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    plain = plain.replace("&", " and ").replace("'", "")
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def _without_titles(key: str) -> str:
    return " ".join(word for word in key.split() if word not in _TITLES)


@lru_cache(maxsize=1)
def _large_places() -> tuple[_Entry, ...]:
    current = [ENGLAND, *gazetteer.regions(), *gazetteer.counties(), *gazetteer.authorities()]
    entries = [_Entry(normalise(place.name), place) for place in current]
    former = [
        _Entry(normalise((place.found_as or "").rpartition(" (")[0]), place)
        for place in gazetteer.former_authorities()
    ]
    known = {(entry.key, entry.place.code) for entry in entries}
    return (*entries, *(entry for entry in former if (entry.key, entry.place.code) not in known))


def _entries(kinds: Sequence[str]) -> list[_Entry]:
    return [entry for entry in _large_places() if entry.place.kind in kinds]


def _has_words(wanted: str, key: str) -> bool:
    return set(wanted.split()) <= set(key.split())


def _has_word_starts(wanted: str, key: str) -> bool:
    return all(any(word.startswith(start) for word in key.split()) for start in wanted.split())


# From the strictest to the loosest: the first rule that fits any name decides.
_RULES: tuple[Callable[[str, _Entry], bool], ...] = (
    lambda wanted, entry: not entry.former and wanted == entry.key,
    lambda wanted, entry: wanted == entry.key,
    lambda wanted, entry: _has_word_starts(wanted, entry.key),
    lambda wanted, entry: wanted in entry.key,
)


def _distinct(entries: Iterable[_Entry]) -> list[Place]:
    """Return each place once; today's name comes before a former one."""
    found: dict[str, Place] = {}
    for entry in sorted(entries, key=lambda entry: entry.former):
        found.setdefault(entry.place.code, entry.place)
    return list(found.values())


def _matches(wanted: str, entries: Sequence[_Entry]) -> list[Place]:
    for attempt in dict.fromkeys((wanted, _without_titles(wanted))):
        for rule in _RULES if attempt else ():
            found = _distinct(entry for entry in entries if rule(attempt, entry))
            if found:
                return found
    return []


def _nearest(wanted: str, entries: Sequence[_Entry]) -> list[Place]:
    """Return the places whose names are spelt most like the text."""

    def likeness(entry: _Entry) -> float:
        words = [word for word in entry.key.split() if len(word) > 3]
        return max(difflib.SequenceMatcher(None, wanted, part).ratio() for part in (entry.key, *words))

    scored = [(likeness(entry), entry) for entry in entries]
    near = sorted((pair for pair in scored if pair[0] >= _NEAR_ENOUGH), key=lambda pair: -pair[0])
    return _distinct(entry for _, entry in near[: _SUGGESTED * 2])[:_SUGGESTED]


def find(text: str, kinds: Sequence[str] = LARGE_KINDS) -> Place:
    """Return the one place that a name, part of a name, former name or code stands for.

    Parameters
    ----------
    text : str
        ``"Leeds"``, ``"hull"``, ``"Harrogate"`` (now in North Yorkshire), ``"E08000035"``.
    kinds : sequence of str
        Which kinds of place may be found; by default England, regions, counties and authorities.

    Raises
    ------
    PlaceNotFound
        Nothing fits; ``suggestions`` and the message give the nearest names.
    AmbiguousPlace
        More than one place fits, or only a neighbourhood does and the text does not name its
        council (``"Chapeltown, Leeds"`` does); ``candidates`` holds them. None is picked.
    """
    wanted = normalise(str(text))
    if not wanted:
        raise PlaceNotFound("Type the name of a place, such as Leeds or Kent, or its ONS code.")
    if CODE.fullmatch(str(text).strip()):
        return _by_code(str(text).strip().upper(), kinds)
    others = [place for place in _matches_exactly(wanted) if place.kind not in kinds]
    entries = _entries(kinds)
    found = [] if others and not _matches_exactly(wanted, kinds) else _matches(wanted, entries)
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousPlace(str(text), tuple(found))
    if others:
        raise _of_another_kind(others[0], kinds)
    small = small_matches(str(text)) if AUTHORITY in kinds else []
    if len(small) == 1 and "," in str(text):
        return small[0]
    if small:
        # Names of neighbourhoods are not unique, and the place that comes to mind first may be in
        # another town: the reader chooses, even from one.
        raise AmbiguousPlace(str(text), tuple(small[:_OFFERED]))
    near = _nearest(wanted, entries)
    hint = f"Did you mean {quoted_list([place.label for place in near])}?" if near else "Check the spelling."
    raise PlaceNotFound(
        f"There is no place called '{text}' in England that this course knows. {hint}", tuple(near)
    )


def small_matches(text: str, kinds: Sequence[str] = (MSOA, WARD)) -> list[Place]:
    """Return the wards and MSOAs whose names hold all words of a text.

    After a comma the text may name the council: ``"Chapeltown, Leeds"``.
    """
    name, _, council = text.partition(",")
    wanted, where = normalise(name), normalise(council)
    if not wanted:
        return []
    found = [
        place
        for kind in kinds
        for place in within.small_places(kind).values()
        if _has_words(wanted, normalise(place.name))
        and _has_words(where, normalise(place.authority_name or ""))
    ]
    return sorted(found, key=lambda place: (normalise(place.name) != wanted, place.label, place.kind))


def _matches_exactly(wanted: str, kinds: Sequence[str] = LARGE_KINDS) -> list[Place]:
    return _distinct(entry for entry in _entries(kinds) if entry.key == wanted and not entry.former)


def _of_another_kind(place: Place, kinds: Sequence[str]) -> PlaceNotFound:
    """Say that the name is that of a larger place, and offer what is inside."""
    inside = [other for other in gazetteer.authorities() if place.code in (other.region_code, ENGLAND.code)]
    if place.kind == COUNTY:
        codes = gazetteer.authority_codes_in_county(place.code)
        inside = [other for other in gazetteer.authorities() if other.code in codes]
    return PlaceNotFound(
        f"{place.name} is a {KINDS_IN_WORDS[place.kind]}, not a {_kinds_in_words(kinds)}. Inside it are, "
        f"for example, {quoted_list([other.name for other in inside[:_SUGGESTED]], 'and')}.",
        tuple(inside),
    )


def _by_code(code: str, kinds: Sequence[str]) -> Place:
    known = gazetteer.by_code(entry.place for entry in _large_places() if not entry.former)
    if code in known and known[code].kind in kinds:
        return known[code]
    for place in gazetteer.former_authorities():
        if place.found_as and place.found_as.endswith(f"({code})") and place.kind in kinds:
            return place
    if not code.startswith("E"):
        raise PlaceNotFound(f"'{code}' is not a code of a place in England; this course covers England only.")
    if code[:3] in _SMALL_CODES:
        return _small_by_code(code)
    raise PlaceNotFound(f"No {_kinds_in_words(kinds)} has the code '{code}'.")


def _kinds_in_words(kinds: Sequence[str]) -> str:
    return ", ".join(KINDS_IN_WORDS[kind] for kind in kinds)


def _small_by_code(code: str) -> Place:
    """Return the ward, MSOA or LSOA of a code; one of 2011 is refused with what became of it."""
    kind = _SMALL_CODES[code[:3]]
    now = within.small_places(kind)
    if code in now:
        return now[code]
    before = within.small_places_2011(kind) if kind != WARD else {}
    if code not in before:
        raise PlaceNotFound(f"No {KINDS_IN_WORDS[kind]} of England has the code '{code}'.")
    successors = tuple(now[other] for other in within.successors(code))
    raise PlaceNotFound(
        f"'{code}' ({before[code].name}) is a code of {kind.upper()} 2011. In 2021 its people are in "
        f"{quoted_list([place.code for place in successors], 'and')}: `places.convert` brings figures to "
        "2021.",
        successors,
    )


def search(text: str, kinds: Sequence[str] = LARGE_KINDS, limit: int = 10) -> list[Place]:
    """Return the places that fit a text, best first; never an error, perhaps an empty list.

    For a box that offers places while one types: exact names first, then whole words, starts of
    words, parts of words, and last names that are spelt alike.
    """
    wanted = normalise(str(text))
    if not wanted:
        return []
    if CODE.fullmatch(str(text).strip()):
        try:
            return [_by_code(str(text).strip().upper(), kinds)]
        except PlaceNotFound:
            return []
    entries = _entries(kinds)
    found = [
        entry
        for rule in _RULES
        for entry in sorted(entries, key=lambda entry: (entry.former, entry.key))
        if rule(wanted, entry)
    ]
    best = {entry.place.code: entry.place for entry in reversed(found)}
    ordered = list(dict.fromkeys(entry.place.code for entry in found))
    near = [] if found else _nearest(wanted, entries)
    return [*(best[code] for code in ordered), *near][:limit]
