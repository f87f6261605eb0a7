"""The parts of an area page, in order, each with its findings."""

from dataclasses import dataclass

from inequalitylab import findings
from inequalitylab.findings import Absence, Finding
from inequalitylab.places import Place


@dataclass(frozen=True)
class Section:
    """One part of a page: a heading, a line on what it shows, its findings, and where to learn how.

    `learn` names pages of the book that explain its measures, without their ending.
    """

    key: str
    heading: str
    intro: str
    findings: tuple[Finding, ...]
    learn: tuple[str, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether its figures wait for the reader's choice: those on how long people live do."""
        return any(finding.topic.sensitive for finding in self.findings)


def sections(place: Place) -> tuple[Section, ...]:
    """Return the parts of the page of one local authority."""
    return (
        Section(
            "people",
            "People",
            "How many people live here, and their ages.",
            (findings.people(place), findings.ages(place)),
            ("book/measures/distribution",),
        ),
        Section(
            "deprivation",
            "Deprivation",
            "Deprivation means not having what most people need. It is measured for small areas.",
            (
                findings.in_most_deprived_tenth(place),
                findings.deprivation_map(place),
                findings.by_deprivation(place),
            ),
            ("book/measures/gaps", "book/measures/segregation"),
        ),
        Section(
            "health",
            "Health: how long people live",
            "How long people live, on average, if today's death rates stay the same.",
            (findings.life_expectancy(place, "male"), findings.life_expectancy(place, "female")),
            ("book/measures/life-tables", "book/measures/gradients"),
        ),
        Section(
            "teeth",
            "Teeth",
            "Tooth decay in young children can be prevented. Where there is help, it goes down.",
            _without_repeats((findings.decay(place), findings.decay_over_time(place))),
            ("book/measures/gaps", "book/measures/intervals"),
        ),
        Section(
            "missing",
            "Who is missing",
            "No count reaches everyone, and no map of areas shows each person.",
            (findings.low_income_by_neighbourhood(place),),
        ),
        Section(
            "beside",
            "Beside places like it",
            "Councils alike in deprivation, ages, density and ethnic groups. None is put above another.",
            _found((findings.decay_in_similar_places(place),)),
            ("book/measures/comparison",),
        ),
    )


def _found(asked: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(finding for finding in asked if not isinstance(finding, Absence))


def _without_repeats(asked: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Say once, not twice, that there is no figure."""
    return _found(asked) or asked[:1]
