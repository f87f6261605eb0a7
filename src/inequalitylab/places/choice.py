"""The place that a reader has chosen: one setting that every page of the course follows."""

import os

from inequalitylab.places.finding import find
from inequalitylab.places.place import AUTHORITY, Place

AREA_VARIABLE = "INEQUALITYLAB_AREA"
DEFAULT_AREA = "Leeds"


def chosen(name: str | None = None) -> Place:
    """Return the local authority that the reader is looking at.

    Parameters
    ----------
    name : str, optional
        A name or code. Without it, the environment variable `INEQUALITYLAB_AREA` decides, else Leeds.

    Raises
    ------
    PlaceNotFound, AmbiguousPlace
        As `find`: the message offers names that fit.
    """
    return find(name or os.environ.get(AREA_VARIABLE) or DEFAULT_AREA, kinds=(AUTHORITY,))
