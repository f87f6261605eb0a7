"""Names as a sentence says them: "Bristol", "the Isle of Wight", not the register's "Bristol, City of"."""

from inequalitylab.findings.kinds import Row
from inequalitylab.places import Place

REGISTER_ENDINGS = (", City of", ", County of")
WITH_ARTICLE_STARTS = ("City of ", "Isle of ", "Isles of ", "Forest of ", "Vale of ", "East Riding ")
WITH_ARTICLE = {
    "East Midlands",
    "East of England",
    "North East",
    "North West",
    "South East",
    "South West",
    "West Midlands",
    "Derbyshire Dales",
    "Malvern Hills",
    "New Forest",
    "Ribble Valley",
    "South Hams",
    "Staffordshire Moorlands",
    "Wyre Forest",
}


def said(place: Place | str) -> str:
    """Return a place's name for the middle of a sentence."""
    name = (place if isinstance(place, str) else place.name).replace("St. ", "St ")
    for ending in REGISTER_ENDINGS:
        name = name.removesuffix(ending)
    if name in WITH_ARTICLE or name.startswith(WITH_ARTICLE_STARTS):
        return f"the {name}"
    return name


def group(row: Row) -> str:
    """Return whom a row is about, as a sentence reads on: "in Leeds", "in the most deprived fifth"."""
    return f"in {said(row.label)}" if row.code else row.label
