"""The parts of an area page, in order, each with its findings: those of the workbook's cards, and more."""

from collections.abc import Iterable
from dataclasses import dataclass

from inequalitylab import findings
from inequalitylab.findings import Absence, Comparison, Finding, cards
from inequalitylab.findings.beside import Ask, beside_region, beside_similar
from inequalitylab.findings.local_health import disabled
from inequalitylab.places import Place

# What can be asked of the region too, by the key of its topic.
ASKED: dict[str, Ask] = {
    "most_deprived": findings.in_most_deprived_tenth,
    "disabled": disabled,
    "life_men": lambda place: findings.life_expectancy(place, "male"),
    "life_women": lambda place: findings.life_expectancy(place, "female"),
    "decay": findings.decay,
}
LEARN = {
    "people": ("book/measures/distribution",),
    "deprivation": ("book/measures/gaps", "book/measures/segregation"),
    "health": ("book/measures/life-tables", "book/measures/gradients"),
    "teeth": ("book/measures/gaps", "book/measures/intervals"),
    "beside": ("book/measures/comparison",),
}


@dataclass(frozen=True)
class Section:
    """One part of a page: a heading, a line on what it shows, its findings, and where to learn how.

    `regions` sets some of its findings beside the region, by the key of their topic. `learn` names pages of
    the book that explain its measures, without their ending.
    """

    key: str
    heading: str
    intro: str
    findings: tuple[Finding, ...]
    regions: tuple[Comparison, ...] = ()
    learn: tuple[str, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether its figures wait for the reader's choice: those on how long people live do."""
        return any(finding.topic.sensitive for finding in self.findings)


def sections(place: Place) -> tuple[Section, ...]:
    """Return the parts of the page of one local authority."""
    shown = (
        cards.people_card(place),
        cards.deprivation_card(place),
        cards.lives_card(place),
        cards.teeth_card(place),
    )
    return (
        *(_section(place, card.key, card.heading, card.intro, card.findings) for card in shown),
        _section(
            place,
            "missing",
            "Who is missing",
            "No count reaches everyone, and no map of areas shows each person.",
            (findings.low_income_by_neighbourhood(place),),
        ),
        _section(
            place,
            "beside",
            "Beside councils like it",
            "Councils alike in deprivation, ages, density and ethnic groups. None is put above another.",
            _found(beside_similar(place, ASKED[key]) for key in ("most_deprived", "decay")),
        ),
    )


def _section(place: Place, key: str, heading: str, intro: str, asked: tuple[Finding, ...]) -> Section:
    found = _said_once(asked)
    levels = (finding for finding in found if isinstance(finding, findings.Level))
    asks = (ASKED[level.topic.key] for level in levels if level.topic.key in ASKED)
    regions = (beside_region(place, ask) for ask in asks)
    return Section(
        key=key,
        heading=heading,
        intro=intro,
        findings=found,
        regions=tuple(region for region in regions if isinstance(region, Comparison)),
        learn=LEARN.get(key, ()),
    )


def _said_once(asked: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Say once of each topic that there is no figure."""
    absences = {finding.topic.key: finding for finding in reversed(asked) if isinstance(finding, Absence)}
    return tuple(
        finding
        for finding in asked
        if not isinstance(finding, Absence) or finding is absences[finding.topic.key]
    )


def _found(asked: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in asked if not isinstance(finding, Absence))
