"""Findings about areas: each kind and what is hard in it, for the tests of what draws and says them."""

from inequalitylab import findings as f
from inequalitylab import places
from inequalitylab.findings import abreast, domains, ranks, redrawing, zones

LEEDS = places.find("Leeds")
LONG_NAME = places.find("Bournemouth, Christchurch and Poole")
RUTLAND = places.find("Rutland")
ONE_NEIGHBOURHOOD = places.find("Isles of Scilly")


def area_examples() -> dict[str, f.Finding]:
    """Return named findings about areas."""
    return {
        "rank": ranks.low_income_at_ranks(100, 200),
        "rank, far apart": ranks.low_income_at_ranks(10_000, 20_000),
        "rank, at the end": ranks.low_income_at_ranks(1, 33_755),
        "moves": ranks.moves(LEEDS),
        "moves, England": ranks.moves(places.ENGLAND),
        "moves, one neighbourhood": ranks.moves(ONE_NEIGHBOURHOOD),
        "made-up ranks": ranks.all_improve()[1],
        "domains": domains.by_domain(LEEDS),
        "domains, none": domains.by_domain(places.find("Hart")),
        "map, domain": domains.domain_map(LEEDS, "environment"),
        "map, larger": redrawing.larger_map(LEEDS),
        "map, one": domains.domain_map(ONE_NEIGHBOURHOOD, "environment"),
        "average": redrawing.average_of_neighbourhoods(LEEDS),
        "average, made up": redrawing.practice_average((60, 20, 10), (1000, 2000, 3000)),
        "average, one area": redrawing.average_of_neighbourhoods(ONE_NEIGHBOURHOOD),
        "redrawn": redrawing.redrawn(LEEDS),
        "redrawn, few areas": redrawing.redrawn(RUTLAND),
        "incomes": redrawing.incomes_in_most_deprived_tenth(),
        "low income, three tenths": f.low_income_by_neighbourhood(LEEDS, tenths=3),
        "zones, down": zones.practice_zones("down"),
        "zones, quarters": zones.practice_zones("quarters"),
        "abreast": abreast.decay_abreast(LEEDS),
        "abreast, long name": abreast.decay_abreast(LONG_NAME),
        "absence, no most deprived": redrawing.incomes_in_most_deprived_tenth(places.find("Hart")),
        "absence, too few areas": redrawing.redrawn(ONE_NEIGHBOURHOOD),
    }
