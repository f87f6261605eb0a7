"""Places of England: find one, see what it is in, next to and like, and carry figures between years.

>>> from inequalitylab import places
>>> places.find("Leeds").code
'E08000035'
"""

from inequalitylab.datasets.vintages import convert, vintage_of
from inequalitylab.places.choice import chosen
from inequalitylab.places.finding import find, search, small_matches
from inequalitylab.places.gazetteer import authorities, counties, regions
from inequalitylab.places.place import ENGLAND, AmbiguousPlace, Place, PlaceNotFound
from inequalitylab.places.similar import SimilarPlace, similar
from inequalitylab.places.within import around, inside, neighbours, small_places, small_places_2011

__all__ = [
    "ENGLAND",
    "AmbiguousPlace",
    "Place",
    "PlaceNotFound",
    "SimilarPlace",
    "around",
    "authorities",
    "chosen",
    "convert",
    "counties",
    "find",
    "inside",
    "neighbours",
    "regions",
    "search",
    "similar",
    "small_matches",
    "small_places",
    "small_places_2011",
    "vintage_of",
]
