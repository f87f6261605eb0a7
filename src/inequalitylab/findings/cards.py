"""A place at a glance: the cards that a workbook and a page show, each with its findings.

A card about a neighbourhood sets it beside its council as well; where there is no figure for so small an
area, the card says so and the council's figure follows.
"""

from collections.abc import Callable
from dataclasses import dataclass

from inequalitylab.datasets.errors import TableNotHere
from inequalitylab.findings import residents, teeth
from inequalitylab.findings.beside import Ask, beside_council, beside_region, beside_similar, council_of
from inequalitylab.findings.comparing import absent
from inequalitylab.findings.coverage import decay_coverage, not_there
from inequalitylab.findings.kinds import Absence, Finding
from inequalitylab.findings.lives import Sex, life_expectancy, tenth_label
from inequalitylab.findings.local_health import disabled, life_expectancy_nearby
from inequalitylab.findings.neighbourhood_maps import neighbourhood_map
from inequalitylab.findings.people import ages, average_score, by_deprivation, in_most_deprived_tenth, people
from inequalitylab.findings.published import periods
from inequalitylab.findings.sources import source_of
from inequalitylab.findings.topics import TOPICS
from inequalitylab.places import Place
from inequalitylab.places.place import LSOA

NOT_FOR_SO_SMALL = "Too few children are looked at in so small a place, so figures are for whole councils."
SEXES: tuple[Sex, ...] = ("male", "female")
BESIDE_REGION, BESIDE_SIMILAR = "region", "similar"


@dataclass(frozen=True)
class Card:
    """One card: a key, a heading, a line on what it shows, and its findings.

    `lacks` holds findings of the other cards that say that there is no figure, or none for a period.
    `sensitive` is True where figures on how long people live are on it: they wait for a choice.
    """

    key: str
    heading: str
    intro: str
    findings: tuple[Finding, ...]
    lacks: tuple[Finding, ...] = ()

    @property
    def sensitive(self) -> bool:
        """Whether the card has figures on how long people live."""
        return any(finding.topic.sensitive for finding in self.findings)


def cards(place: Place) -> tuple[Card, ...]:
    """Return the five cards of a council or a neighbourhood, in order."""
    return tuple(make(place) for make in CARDS.values())


def people_card(place: Place) -> Card:
    """Return how many people live in a place, their ages, and how many are disabled."""
    found: list[Finding] = [people(place)]
    found += _here(lambda: (ages(place), disabled(place)), "ages", place, "census2021_age")
    return Card(
        "people", "People", "How many people live here, their ages, and how many are disabled.", tuple(found)
    )


def deprivation_card(place: Place) -> Card:
    """Return where people live by deprivation, and the map."""
    found: tuple[Finding, ...]
    if place.kind == LSOA:
        found = (beside_council(place, average_score),)
    elif residents.is_small(place):
        found = (beside_council(place, in_most_deprived_tenth), by_deprivation(place))
    else:
        found = (in_most_deprived_tenth(place), by_deprivation(place))
    if place.kind != LSOA:
        found += _here(lambda: (neighbourhood_map(place),), "neighbourhoods", place, "iod2025")
    intro = (
        "Deprivation means not having what most people need. It is measured for small areas of about "
        f"1,700 people each.{_tenth(place)}"
    )
    return Card("deprivation", "Deprivation", intro, found)


def _tenth(place: Place) -> str:
    """Say which tenth of England's small areas a small area is in."""
    if place.kind != LSOA:
        return ""
    (tenth,) = (number for number, count in residents.tenths(place)[place.code].items() if count)
    return f" {place.name} is in {tenth_label(tenth)} of England's small areas."


def lives_card(place: Place) -> Card:
    """Return how long people live, men and women."""
    council = council_of(place)
    found: list[Finding] = []
    if residents.is_small(place):
        found += _here(
            lambda: tuple(life_expectancy_nearby(place, sex) for sex in SEXES),
            "life_men",
            place,
            "life_expectancy",
        )
    found += [life_expectancy(council, sex) for sex in SEXES]
    intro = "How long people live, on average, if today's death rates stay the same."
    return Card("health", "Health: how long people live", intro, tuple(found))


def teeth_card(place: Place) -> Card:
    """Return tooth decay in five-year-olds, now and over the surveys."""
    council = council_of(place)
    found: list[Finding] = []
    if residents.is_small(place):
        newest = periods(teeth.DATASET, teeth.SEX)[-1]
        source = source_of(teeth.DATASET)
        found.append(absent(TOPICS["decay"], place, newest, source, NOT_FOR_SO_SMALL))
    now, course = teeth.decay(council), teeth.decay_over_time(council)
    found += [now] if isinstance(course, Absence) else [now, course]
    return Card("teeth", "Teeth", "Tooth decay in young children can be prevented.", tuple(found))


def missing_card(place: Place) -> Card:
    """Return what is missing: how far the surveys of teeth reach, and the figures that this place lacks."""
    others = (make for key, make in CARDS.items() if key != "missing")
    lacks = not_there(finding for make in others for finding in make(place).findings)
    intro = "No figure counts everyone. This is what we know to be missing."
    return Card("missing", "What is missing", intro, (decay_coverage(),), lacks)


CARDS: dict[str, Callable[[Place], Card]] = {
    "people": people_card,
    "deprivation": deprivation_card,
    "health": lives_card,
    "teeth": teeth_card,
    "missing": missing_card,
}


def asked(*, lives_too: bool) -> dict[str, Ask]:
    """Return the questions that can be asked of any council, by name."""
    questions: dict[str, Ask] = {"Deprivation": in_most_deprived_tenth}
    if lives_too:
        questions["Men's lives"] = lambda other: life_expectancy(other, "male")
        questions["Women's lives"] = lambda other: life_expectancy(other, "female")
    questions["Teeth"] = teeth.decay
    return questions


def beside(place: Place, with_whom: str, *, lives_too: bool) -> tuple[Finding, ...]:
    """Return the council of a place set beside its region, or beside the councils most like it."""
    council = council_of(place)
    put = {BESIDE_REGION: beside_region, BESIDE_SIMILAR: beside_similar}[with_whom]
    return tuple(put(council, ask) for ask in asked(lives_too=lives_too).values())


def _here(
    ask: Callable[[], tuple[Finding, ...]], topic: str, place: Place, dataset: str
) -> tuple[Finding, ...]:
    """Return what is found, or that its table is not on this computer."""
    try:
        return ask()
    except TableNotHere as problem:
        source = source_of(dataset)
        return (absent(TOPICS[topic], place, "any year", source, str(problem)),)
