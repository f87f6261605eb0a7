"""One finding of each kind and of each hard case, for the tests of what draws, says and shows them."""

from dataclasses import replace
from functools import cache

from example_area_findings import area_examples

from inequalitylab import findings as f
from inequalitylab import places
from inequalitylab.findings import chance, practice
from inequalitylab.measures import difference, ratio

LEEDS = places.find("Leeds")
LONG_NAME = places.find("Bournemouth, Christchurch and Poole")
NO_DEATHS_PUBLISHED = places.find("Isles of Scilly")


def with_interval() -> f.Level:
    """A made-up level with intervals, for what real tables here do not hold."""
    here = f.Row(
        label="Leeds", value=24.0, lower=19.2, upper=29.6, count=60, denominator=250, code=LEEDS.code
    )
    england = f.Row(label="England", value=22.4, lower=22.1, upper=22.7, code=places.ENGLAND.code)
    return f.Level(
        topic=f.TOPICS["decay"],
        place=LEEDS,
        period="2023/24",
        source=f.MADE_UP,
        rows=(here, england),
        here=here,
        england=england,
        difference=difference(24.0, 22.4, 2.6, 0.2),
        ratio=ratio(24.0, 22.4, 2.6, 0.2),
        why_no_interval="",
    )


def equal_to_england() -> f.Level:
    """A level that rounds to the same figure as England's."""
    found = f.decay(LEEDS)
    assert isinstance(found, f.Level)
    here = replace(found.here, value=22.41, flag="similar")
    return f.against_england(
        found.topic, LEEDS, found.period, found.source, here, found.england, others=found.others
    )


def comparison() -> f.Comparison:
    """Areas side by side, one with a long name, one without a figure, all with intervals."""
    rows = tuple(
        f.Row(label=name, value=value, lower=value - 3, upper=value + 3, code=code)
        for name, value, code in (
            ("Blackpool", 32.1, "E06000009"),
            ("Bournemouth, Christchurch and Poole", 18.8, LONG_NAME.code),
            ("Leeds", 21.9, LEEDS.code),
        )
    )
    return f.Comparison(
        topic=f.TOPICS["decay"],
        place=LEEDS,
        period="2023/24",
        source=f.source_of("dental_decay"),
        rows=(*rows, f.Row(label="Hart", value=None, code="E07000089")),
        england=f.Row(label="England", value=22.4, code=places.ENGLAND.code),
        order="from most to least deprived",
        why_no_interval="",
    )


def sloping_down() -> f.Gradient:
    """A gradient with standard errors in which high is bad."""
    rows = [f.Row(label=f"group {n}", short=str(n), value=v) for n, v in enumerate((38, 30, 24, 20, 12.5), 1)]
    return f.gradient(
        f.TOPICS["decay"],
        places.ENGLAND,
        "2023/24",
        f.MADE_UP,
        rows,
        population=[900, 1000, 1100, 1000, 1000],
        standard_error=[1.0] * 5,
        why_no_interval="",
        made_up=True,
    )


@cache
def examples() -> dict[str, f.Finding]:
    """Return named findings: every kind, and what is hard in each."""
    fifths = f.decay_by_fifth()
    return {
        "level": f.decay(LEEDS),
        "level, worse": f.life_expectancy(places.find("Blackpool"), "male"),
        "level, long name": f.life_expectancy(LONG_NAME, "female"),
        "level, England": f.decay(places.ENGLAND),
        "level, interval": with_interval(),
        "level, equal": equal_to_england(),
        "level, zero": f.in_most_deprived_tenth(places.find("Hart")),
        "people": f.people(LONG_NAME),
        "score": f.average_score(LEEDS),
        "distribution": f.by_deprivation(places.find("Blackpool")),
        "distribution, ages": f.ages(LONG_NAME),
        "gap": fifths,
        "gap, turned": f.turned_round(fifths),
        "gap, place": f.decay_gap(LONG_NAME),
        "gap, none": practice.two_groups(20, 20),
        "gap, by zero": practice.two_groups(20, 0),
        "gradient": f.life_expectancy_by_tenth("male"),
        "gradient, healthy": f.life_expectancy_by_tenth("female", healthy=True),
        "gradient, down": sloping_down(),
        "gradient, level": practice.groups([75.0] * 10),
        "gradient, made up": practice.groups([70, 81, 81.5, 82, 82, 82.5, 82.5, 83, 83, 83.5]),
        "trend": f.decay_over_time(LEEDS),
        "trend, years": f.life_expectancy_over_time(LONG_NAME, "male"),
        "trend, England": f.decay_over_time(places.ENGLAND),
        "gap over time": practice.two_groups_over_time((40, 10), (30, 6)),
        "comparison": comparison(),
        "comparison, similar": f.decay_in_similar_places(LEEDS),
        "gradient, interval": f.inactivity_by_tenth(),
        "parts": f.low_income_by_neighbourhood(LEEDS),
        "map": f.deprivation_map(LEEDS),
        "funnel": f.smoking_funnel(),
        "level, North West": f.smoking(places.find("Halton")),
        "level, count": f.homeless_households(LEEDS),
        "level, no count": f.homeless_households(NO_DEATHS_PUBLISHED),
        "ranges": chance.ranges_of_shares([(2, 10), (200, 1000)]),
        "ranges, nobody and all": chance.ranges_of_shares([(0, 10), (10, 10), (0, 1000)]),
        "ranges, counts": chance.ranges_of_counts([0, 4, 25, 100]),
        "contrast": chance.contrast((82, 250), (60, 250)),
        "contrast, not clear": chance.apart(30, 10),
        "contrast, far apart": chance.apart(20_000, 30),
        "contrast, none": chance.contrast((3, 10), (0, 10)),
        "surveys": chance.surveys(21.9, 50),
        "surveys, rare": chance.surveys(0.5, 20),
        "trend, quiet": chance.quiet_years(9),
        "funnel, chance": chance.funnel_by_chance(f.smoking_funnel()),
        **area_examples(),
        "absence": f.decay(places.find("Hart")),
        "absence, never": f.life_expectancy(NO_DEATHS_PUBLISHED, "male"),
    }
