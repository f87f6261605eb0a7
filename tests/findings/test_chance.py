"""Chance: the worked numbers of the chapter, made-up towns that say so, and real counts with their ranges."""

import pytest

from inequalitylab import findings, places
from inequalitylab.findings import Absence, Level, chance

SURE = 0.05


def test_same_share_from_ten_and_from_a_thousand() -> None:
    few, many = chance.ranges_of_shares([(2, 10), (200, 1000)]).rows
    assert few.value == many.value == 20
    assert (few.lower, few.upper) == pytest.approx((5.7, 51.0), abs=SURE)
    assert (many.lower, many.upper) == pytest.approx((17.6, 22.6), abs=SURE)


def test_ranges_overlap_and_the_difference_is_clear() -> None:
    found = chance.contrast((82, 250), (60, 250))
    assert (found.second.lower, found.second.upper) == pytest.approx((19.1, 29.7), abs=SURE)
    assert (found.first.lower, found.first.upper) == pytest.approx((27.3, 38.8), abs=SURE)
    assert found.overlap == pytest.approx((27.3, 29.7), abs=SURE)
    assert (found.difference.lower, found.difference.upper) == pytest.approx((0.9, 16.6), abs=SURE)
    assert found.is_clear


def test_large_difference_of_few_is_not_clear_and_small_one_of_many_is() -> None:
    few, many = chance.apart(30, 10), chance.apart(200_000, 1)
    assert not few.is_clear
    assert many.is_clear
    assert many.overlap is None


def test_surveys_spread_less_as_they_ask_more_and_about_95_in_100_ranges_hold_the_truth() -> None:
    def spread(size: int) -> float:
        rows = chance.surveys(21.9, size).rows
        assert rows[0].value is not None
        assert rows[-1].value is not None
        return rows[-1].value - rows[0].value

    assert spread(50) > 2 * spread(1000)
    assert chance.surveys(21.9, 250, draws=4000).holding / 4000 == pytest.approx(0.95, abs=0.01)
    assert chance.surveys(21.9, 250) == chance.surveys(21.9, 250)
    assert chance.surveys(21.9, 250, seed=2) != chance.surveys(21.9, 250)


def test_counts_have_the_limits_of_chance() -> None:
    none, four, many = chance.ranges_of_counts([0, 4, 100]).rows
    assert (none.lower, none.upper) == pytest.approx((0, 3.69), abs=0.005)
    assert (four.lower, four.upper) == pytest.approx((1.09, 10.24), abs=0.005)
    assert (many.lower, many.upper) == pytest.approx((81.4, 121.6), abs=0.05)


def test_quiet_years_go_up_and_down_round_one_mean() -> None:
    values = [row.value or 0 for row in chance.quiet_years(400).rows]
    assert len(values) == 10
    assert max(values) > 400 > min(values)


def test_funnel_by_chance_has_the_sizes_of_the_real_one() -> None:
    real = findings.smoking_funnel()
    made = chance.funnel_by_chance(real)
    assert [row.denominator for row in made.rows] == [row.denominator for row in real.rows]
    assert made.average == real.average
    assert made.made_up
    assert not real.made_up


@pytest.mark.parametrize(
    "found",
    [
        chance.surveys(20, 50),
        chance.ranges_of_shares([(2, 10)]),
        chance.ranges_of_counts([4]),
        chance.apart(50, 5),
        chance.quiet_years(4),
    ],
    ids=lambda found: type(found).__name__,
)
def test_what_is_made_up_says_so(found: findings.Finding) -> None:
    assert found.made_up
    assert found.source == findings.MADE_UP


def test_smoking_in_halton_has_its_published_range_and_a_clear_difference() -> None:
    found = findings.smoking(places.find("Halton"))
    assert isinstance(found, Level)
    assert (found.here.lower, found.here.upper) == pytest.approx((9.84, 13.59), abs=0.005)
    assert found.difference is not None
    assert findings.is_clear(found.difference)
    assert not findings.is_clear(None)


def test_smoking_elsewhere_is_absent_and_offers_the_council_most_like_it() -> None:
    leeds = places.find("Leeds")
    found = findings.smoking(leeds)
    assert isinstance(found, Absence)
    assert "North West" in found.reason
    other = findings.nearest_with_smoking(leeds)
    assert other.region_name == "North West"
    assert findings.nearest_with_smoking(other) == other


@pytest.mark.parametrize(
    ("name", "count"), [("Leeds", 433), ("Isles of Scilly", 0), ("City of London", 7), ("Rutland", 9)]
)
def test_homeless_households_are_the_published_counts(name: str, count: int) -> None:
    found = findings.homeless_households(places.find(name))
    assert isinstance(found, Level)
    assert found.here.value == count
    assert found.here.lower is not None
    assert found.here.upper is not None
    assert found.here.lower <= count < found.here.upper


@pytest.mark.parametrize(("name", "why"), [("Somerset", "formed in 2023"), ("Brent", "sent no figures")])
def test_homeless_households_say_why_there_is_no_count(name: str, why: str) -> None:
    found = findings.homeless_households(places.find(name))
    assert isinstance(found, Absence)
    assert why in found.reason
