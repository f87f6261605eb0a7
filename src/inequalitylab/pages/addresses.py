"""The address of an area's page: its name in plain letters."""

import re

from inequalitylab.places import Place
from inequalitylab.words import said

NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def slug_of(place: Place) -> str:
    """Return the name of a place as the address of its page has it: ``st-helens``."""
    name = said(place).lower().replace("'", "").replace("’", "")
    return NOT_PLAIN.sub("-", name.removeprefix("the ")).strip("-")
