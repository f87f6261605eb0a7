"""One index or its seven domains: a map of each, and in how many of them people's areas stand out."""

from inequalitylab.findings.area_kinds import ByDomain, DrawnMap
from inequalitylab.findings.kinds import NOT_APPLICABLE, Row
from inequalitylab.findings.neighbourhoods import FIFTHS, in_fifths, neighbourhoods_of
from inequalitylab.findings.people import DEPRIVATION_YEAR
from inequalitylab.findings.sources import source_of
from inequalitylab.findings.topics import TOPICS
from inequalitylab.places import ENGLAND, Place

PERCENT = 100
BY_RANK = "Small areas by the Indices of Deprivation 2025, people by Census 2021."
# In the order of their weight in the index.
DOMAINS = {
    "income": ("for income", "Income"),
    "employment": ("for employment", "Employment"),
    "education": ("for education and skills", "Education"),
    "health": ("for health and disability", "Health"),
    "crime": ("for crime", "Crime"),
    "housing": ("for barriers to housing and services", "Housing"),
    "environment": ("for living environment", "Environment"),
}


def domain_map(place: Place, domain: str) -> DrawnMap:
    """Return the small areas of one authority by fifth of England's deprivation in one domain.

    `domain` is a key of `DOMAINS`, such as ``"income"`` or ``"environment"``.
    """
    table = neighbourhoods_of(place.code).sort_values("area_code")
    rows = tuple(
        Row(label=name, value=float(tenth), code=code)
        for name, tenth, code in zip(
            table["area_name"], table[f"{domain}_decile"], table["area_code"], strict=True
        )
    )
    method = "Tenths of one domain of the Indices of Deprivation 2025, in pairs."
    return in_fifths(DrawnMap, place, rows, method=method, sense=DOMAINS[domain][0])


def by_domain(place: Place) -> ByDomain:
    """Return the share of people in England's most deprived fifth of small areas, domain by domain.

    The domains come in the order of their weight in the index.
    """

    def rows(code: str) -> tuple[Row, ...]:
        table = neighbourhoods_of(code)
        everyone = float(table["population"].sum())
        found = []
        for domain, (sense, short) in DOMAINS.items():
            count = float(table["population"][table[f"{domain}_decile"] <= FIFTHS[0].high].sum())
            found.append(
                Row(
                    label=f"in the {FIFTHS[0].name} {sense}",
                    short=short,
                    value=PERCENT * count / everyone,
                    count=count,
                    denominator=everyone,
                )
            )
        return tuple(found)

    return ByDomain(
        topic=TOPICS["domains"],
        place=place,
        period=DEPRIVATION_YEAR,
        source=source_of("iod2025"),
        rows=rows(place.code),
        england=() if place == ENGLAND else rows(ENGLAND.code),
        why_no_interval=NOT_APPLICABLE,
        method=BY_RANK,
    )


def least_like_the_index(place: Place) -> str:
    """Return the domain whose tenths differ most from those of the whole index in this place."""
    table = neighbourhoods_of(place.code)
    return max(DOMAINS, key=lambda name: float((table[f"{name}_decile"] - table["imd_decile"]).abs().mean()))
