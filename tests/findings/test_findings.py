"""Findings carry the right numbers, with where they come from, and say what is missing."""

import dataclasses

import pytest
from example_findings import examples

from inequalitylab import findings, places
from inequalitylab.findings import practice
from inequalitylab.findings.published import periods
from inequalitylab.measures import MeasureError

LEEDS = places.find("Leeds")


@pytest.mark.parametrize(
    ("name", "value"),
    [("Brent", 43.4), ("Rochford", 4.2), ("Blackpool", 32.1), ("Leeds", 21.9), ("Lambeth", 16.7)],
)
def test_decay_is_the_published_figure(name: str, value: float) -> None:
    found = findings.decay(places.find(name), "2023/24")
    assert isinstance(found, findings.Level)
    assert found.here.value == value
    assert found.england is not None
    assert found.england.value == 22.4
    assert found.difference is not None
    assert found.difference.value == pytest.approx(value - 22.4)


@pytest.mark.parametrize(("sex", "slope", "relative"), [("male", 10.65, 1.145), ("female", 8.48, 1.108)])
def test_slope_of_life_expectancy(sex: str, slope: float, relative: float) -> None:
    found = findings.life_expectancy_by_tenth(sex)  # type: ignore[arg-type]
    assert found.slope.value == pytest.approx(slope, abs=0.005)
    assert found.rise == pytest.approx(slope, abs=0.005)
    assert found.relative.value == pytest.approx(relative, abs=0.0015)
    assert found.slope.lower is None
    assert found.why_no_interval == findings.NOT_PUBLISHED


def test_slope_of_inactivity_has_its_interval() -> None:
    found = findings.inactivity_by_tenth()
    assert found.rise == pytest.approx(-19.7, abs=0.05)
    assert found.slope.lower == pytest.approx(18.9, abs=0.05)
    assert found.slope.upper == pytest.approx(20.4, abs=0.05)


def test_most_people_with_a_low_income_live_outside_the_most_deprived_tenth() -> None:
    found = findings.low_income_by_neighbourhood()
    assert found.rows[0].value == pytest.approx(76, abs=0.5)
    assert sum(row.count or 0 for row in found.rows) / found.one_dot <= 200


def test_map_has_every_neighbourhood_in_a_class() -> None:
    found = findings.deprivation_map(LEEDS)
    assert len(found.rows) == 488
    for row in found.rows:
        assert any(named.low <= (row.value or 0) <= named.high for named in found.classes)
    assert found.where == "mostly near the middle"
    assert findings.deprivation_map(places.find("Sheffield")).where == "mostly in the east"
    assert sum(row.count or 0 for row in found.by_class) == 488


def test_funnel_leaves_out_the_county_and_draws_limits_round_the_average() -> None:
    found = findings.smoking_funnel()
    assert "Lancashire" not in {row.label for row in found.rows}
    assert len(found.rows) == 35
    for limit in found.limits:
        assert limit.lower_998 < limit.lower_95 < found.average < limit.upper_95 < limit.upper_998


def test_line_misses_the_poorest_tenth() -> None:
    first = findings.life_expectancy_by_tenth("male").rows[0]
    assert first.residual == pytest.approx(-1.4, abs=0.05)


def test_slope_is_worse_for_those_worse_off_whichever_way_is_good() -> None:
    examples_found = examples()
    assert examples_found["gradient, down"].slope.value > 0  # type: ignore[attr-defined]
    assert examples_found["gradient, down"].rise < 0  # type: ignore[attr-defined]
    assert examples_found["gradient, down"].slope.lower is not None  # type: ignore[attr-defined]


def test_turning_a_gap_round_keeps_the_difference_and_changes_the_ratio() -> None:
    decay = findings.decay_by_fifth()
    free = findings.turned_round(decay)
    assert decay.difference.value == pytest.approx(18.6)
    assert free.difference.value == pytest.approx(18.6)
    assert decay.ratio is not None
    assert free.ratio is not None
    assert decay.ratio.value == pytest.approx(2.37, abs=0.005)
    assert free.ratio.value == pytest.approx(1.27, abs=0.005)
    assert [row.label for row in free.rows] == [row.label for row in decay.rows]
    with pytest.raises(MeasureError, match="cannot be turned round"):
        findings.turned_round(findings.life_expectancy_ends("male"))


def test_missing_survey_stays_a_gap() -> None:
    found = findings.decay_over_time(LEEDS)
    assert isinstance(found, findings.Trend)
    assert {row.label: row.value for row in found.rows}["2021/22"] is None
    absent = findings.decay(LEEDS, "2021/22")
    assert isinstance(absent, findings.Absence)
    assert absent.latest is not None
    assert absent.latest.label == "2018/19"
    assert absent.england is not None
    assert absent.england.value == 23.7


def test_similar_places_come_in_the_order_of_likeness() -> None:
    found = findings.decay_in_similar_places(LEEDS)
    assert isinstance(found, findings.Comparison)
    alike = [other.place.code for other in places.similar(LEEDS, 5)]
    assert [row.code for row in found.rows] == [LEEDS.code, *alike]


def test_ends_alone_and_slope_differ() -> None:
    even = practice.groups([70, 71.5, 73, 74.5, 76, 77.5, 79, 80.5, 82, 83.5])
    behind = practice.groups([70, 81, 81.5, 82, 82, 82.5, 82.5, 83, 83, 83.5])
    assert even.ends.difference.value == behind.ends.difference.value == 13.5
    assert even.slope.value == pytest.approx(15)
    assert behind.slope.value < 10  # type: ignore[operator]


def test_shares_of_people_add_up() -> None:
    for ask in (findings.by_deprivation, findings.ages):
        for place in (LEEDS, places.ENGLAND):
            assert sum(row.value or 0 for row in ask(place).rows) == pytest.approx(100)
    share = findings.in_most_deprived_tenth(LEEDS)
    assert share.here.value == pytest.approx(findings.by_deprivation(LEEDS).rows[0].value)
    assert findings.average_score(LEEDS).here.value == pytest.approx(24.115, abs=0.35)


def test_newest_period_is_taken() -> None:
    assert findings.decay(LEEDS).period == periods("dental_decay", "persons")[-1] == "2023/24"


def test_gap_needs_both_figures() -> None:
    decay = findings.decay_by_fifth()
    with pytest.raises(MeasureError, match="one is missing"):
        findings.gap(
            decay.topic,
            decay.place,
            decay.period,
            decay.source,
            decay.first,
            dataclasses.replace(decay.second, value=None),
        )
    assert isinstance(findings.decay_gap(places.ENGLAND), findings.Absence)


@pytest.mark.parametrize("name", sorted(examples()))
def test_every_finding_is_frozen_and_carries_its_source(name: str) -> None:
    finding = examples()[name]
    hash(finding)
    with pytest.raises(dataclasses.FrozenInstanceError):
        finding.period = "never"  # type: ignore[misc]
    assert finding.source.licence
    assert finding.source.attribution
    assert finding.topic.out_of
    assert finding.made_up <= (finding.source == findings.MADE_UP)
    if finding.source != findings.MADE_UP:
        assert finding.source.address.startswith("https://")
