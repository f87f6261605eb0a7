"""What a person has chosen and written in W1, and the file that keeps it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from inequalitylab import places
from inequalitylab.errors import CourseError
from inequalitylab.findings.cards import BESIDE_REGION, BESIDE_SIMILAR
from inequalitylab.places import Place, PlaceNotFound
from inequalitylab.places.place import AUTHORITY, LSOA, MSOA, WARD
from inequalitylab.workbooks.keeping import choices_text, read_choices

WORKBOOK = "my area"
FILE = "my area"
"""The usual name of the file of choices, without its ending."""
SMALL = (MSOA, WARD, LSOA)
BESIDE_ENGLAND = "england"
BESIDE = (BESIDE_ENGLAND, BESIDE_REGION, BESIDE_SIMILAR)
LONGEST = 2000
MOST_PLACES = 50
NOT_A_PLACE = "The file names a place that this course does not know. Choose your place again."


@dataclass(frozen=True)
class Written:
    """What was written about one place: what is good there, what looks wrong, what to ask next."""

    strengths: str = ""
    odd: str = ""
    ask: str = ""


@dataclass(frozen=True)
class Glance:
    """The choices of one person or pair.

    Attributes
    ----------
    council : the council chosen; None before
    part : a ward, neighbourhood or small area inside it; None for the whole
    strengths : what is good there, one thing a line
    lives : whether figures on how long people live are shown; None before the choice
    beside : whom the council is set beside
    odd : what looks wrong or does not fit
    ask : what to ask next
    support : a local support line, filled in by a host
    elsewhere : code of a place -> what was written about it, of the places chosen before
    """

    council: Place | None = None
    part: Place | None = None
    strengths: str = ""
    lives: bool | None = None
    beside: str = BESIDE_ENGLAND
    odd: str = ""
    ask: str = ""
    support: str = ""
    elsewhere: Mapping[str, Written] = field(default_factory=dict)

    @property
    def here(self) -> Place:
        """The place that the cards are about."""
        found = self.part or self.council
        if found is None:
            raise CourseError("Choose your place first. Press Back until you see the box for its name.")
        return found


def lines(text: str) -> tuple[str, ...]:
    """Return what was written, line by line, without empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def place_of(code: str) -> Place:
    """Return the council, ward, neighbourhood or small area of a code."""
    return places.find(code, kinds=(AUTHORITY, *SMALL))


def with_place(state: Glance, place: Place) -> Glance:
    """Return the choices with another place; a part of the council is kept where it still lies inside."""
    if place.kind != AUTHORITY:
        return _moved(state, place_of(place.authority_code or ""), place)
    same = state.council is not None and state.council.code == place.code
    return _moved(state, place, state.part if same else None)


def with_part(state: Glance, part: Place | None) -> Glance:
    """Return the choices with a part of the council, or with the whole of it."""
    return _moved(state, state.council, part)


def _moved(state: Glance, council: Place | None, part: Place | None) -> Glance:
    """Return the choices at another place: what was written about the first stays with it."""
    moved = replace(state, council=council, part=part)
    if state.council is None or state.here.code == moved.here.code:
        return moved
    own = Written(state.strengths, state.odd, state.ask)
    kept = dict(state.elsewhere)
    there = kept.pop(moved.here.code, Written())
    if own != Written():
        kept[state.here.code] = own
    return replace(moved, strengths=there.strengths, odd=there.odd, ask=there.ask, elsewhere=_latest(kept))


def _latest(written: Mapping[str, Written]) -> dict[str, Written]:
    return dict(list(written.items())[-MOST_PLACES:])


def strengths_elsewhere(state: Glance) -> tuple[Place, str] | None:
    """Return the place written about before this one, and what is good there; None where there is none."""
    found = [(code, written.strengths) for code, written in state.elsewhere.items() if written.strengths]
    return (place_of(found[-1][0]), found[-1][1]) if found else None


def saved(state: Glance) -> str:
    """Return the text of a file that keeps the choices: codes of places, and what the person wrote."""
    return choices_text(
        WORKBOOK,
        {
            "council": state.council.code if state.council else None,
            "part": state.part.code if state.part else None,
            "strengths": state.strengths,
            "lives": state.lives,
            "beside": state.beside,
            "odd": state.odd,
            "ask": state.ask,
            "support": state.support,
            "elsewhere": {code: asdict(written) for code, written in state.elsewhere.items()},
        },
    )


def opened(data: bytes) -> Glance:
    """Return the choices of a saved file.

    Raises
    ------
    CourseError
        If it is not such a file, or names a place that there is not.
    """
    found = read_choices(WORKBOOK, data)
    return replace(
        _at_saved_place(found),
        strengths=_text(found, "strengths"),
        lives=found.get("lives") if isinstance(found.get("lives"), bool) else None,
        beside=found["beside"] if found.get("beside") in BESIDE else BESIDE_ENGLAND,
        odd=_text(found, "odd"),
        ask=_text(found, "ask"),
        support=_text(found, "support"),
        elsewhere=_elsewhere(found.get("elsewhere")),
    )


def _at_saved_place(found: Mapping[str, Any]) -> Glance:
    state = Glance()
    for key in ("council", "part"):
        if found.get(key):
            try:
                state = with_place(state, place_of(str(found[key])))
            except PlaceNotFound as problem:
                raise CourseError(NOT_A_PLACE) from problem
    return state


def _elsewhere(found: Any) -> dict[str, Written]:
    """Return what a file says was written about other places; trusts nothing in it."""
    written = {}
    for code, texts in found.items() if isinstance(found, dict) else ():
        try:
            place_of(str(code))
        except PlaceNotFound:
            continue
        if isinstance(texts, dict):
            written[str(code)] = Written(*(_text(texts, key) for key in ("strengths", "odd", "ask")))
    return _latest(written)


def _text(found: Mapping[str, Any], key: str) -> str:
    return str(found.get(key) or "")[:LONGEST]
