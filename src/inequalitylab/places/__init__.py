"""Places of England: find one by name or code, see what it is in, what is like it, and carry figures over.

>>> from inequalitylab import places
>>> places.find("Leeds").code
'E08000035'
"""

from inequalitylab.places.choice import chosen
from inequalitylab.places.finding import find, search
from inequalitylab.places.gazetteer import authorities, counties, regions
from inequalitylab.places.place import ENGLAND, AmbiguousPlace, Place, PlaceNotFound

__all__ = [
    "ENGLAND",
    "AmbiguousPlace",
    "Place",
    "PlaceNotFound",
    "authorities",
    "chosen",
    "counties",
    "find",
    "regions",
    "search",
]
