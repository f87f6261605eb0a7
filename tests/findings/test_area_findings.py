"""Findings about areas: the published and recomputed figures, people kept whole however areas are drawn."""

import pytest

from inequalitylab import datasets, findings, places
from inequalitylab.findings import Absence, abreast, domains, ranks, redrawing, zones
from inequalitylab.findings.area_kinds import Abreast, Redrawn
from inequalitylab.places import ENGLAND

LEEDS = places.find("Leeds")
HART = places.find("Hart")


def test_many_in_the_most_deprived_tenth_have_no_low_income() -> None:
    found = redrawing.incomes_in_most_deprived_tenth()
    assert isinstance(found, findings.Parts)
    assert found.rows[0].value == pytest.approx(45, abs=0.5)
    assert sum(row.value or 0 for row in found.rows) == pytest.approx(100)
    assert isinstance(redrawing.incomes_in_most_deprived_tenth(HART), Absence)


def test_more_tenths_hold_more_people_with_a_low_income() -> None:
    inside = [
        findings.low_income_by_neighbourhood(ENGLAND, tenths=count).rows[1].value or 0
        for count in range(1, 10)
    ]
    assert inside[0] == pytest.approx(23.9, abs=0.1)
    assert inside == sorted(inside)
    assert inside[1] < 50 < inside[2]


def test_rank_is_no_size() -> None:
    found = ranks.low_income_at_ranks(100, 200)
    assert found.rows[0].value == pytest.approx(74.2)
    assert found.rows[1].value == pytest.approx(70.2)
    assert found.ratio is not None
    assert found.ratio.value == pytest.approx(1.057, abs=0.001)
    assert found.ranked == 33_755
    assert [share for _, share in found.curve] == sorted((share for _, share in found.curve), reverse=True)
    assert found.curve[0][0] == 1
    assert found.curve[-1][0] == found.ranked


@pytest.mark.parametrize(("year", "inside", "all_areas"), [(2019, 114, 482), (2025, 84, 488)])
def test_two_indices_of_leeds(year: int, inside: int, all_areas: int) -> None:
    assert ranks.in_most_deprived_tenth_in(year, LEEDS) == (inside, all_areas)


def test_moves_count_only_neighbourhoods_with_one_boundary() -> None:
    links = datasets.load("lsoa_2011_to_2021")
    same = int((links["change"] == "unchanged").sum())
    found = ranks.moves(ENGLAND)
    assert found.everywhere - found.left_out == same == 31_810
    assert sum(row.value or 0 for row in found.rows) == pytest.approx(100)
    here = ranks.moves(LEEDS)
    assert here.left_out == 15
    assert here.missing.startswith("15 of 488")
    assert [row.value for row in here.england] == [row.value for row in found.rows]


def test_moves_of_everyone_nearly_cancel_out() -> None:
    shares = [row.value or 0 for row in ranks.moves(ENGLAND).rows]
    assert sum(shares[:2]) == pytest.approx(sum(shares[3:]), abs=2)


def test_everyone_improves_and_two_change_places() -> None:
    before, after = ranks.all_improve()
    first = {row.label: row.value for row in before.rows}
    assert all((row.value or 0) < (first[row.label] or 0) for row in after.rows)
    assert [row.label for row in before.rows[:2]] == [row.label for row in after.rows[:2]][::-1]
    assert before.made_up
    assert after.made_up


def test_averages_by_area_and_by_person() -> None:
    three = redrawing.practice_average((60, 20, 10), (1000, 2000, 3000))
    assert three.areas_alike.value == 30
    assert three.people_alike.value == pytest.approx((60 * 1 + 20 * 2 + 10 * 3) / 6)
    leeds = redrawing.average_of_neighbourhoods(LEEDS)
    assert leeds.people_alike.value == pytest.approx(findings.average_score(LEEDS).here.value)
    assert leeds.people_alike.value == pytest.approx(24.115, abs=0.35)
    assert len(leeds.areas) == 488


@pytest.mark.parametrize(
    ("name", "values"), [("Leeds", (0.45, 0.40, 0.35)), ("Blackpool", (0.71, 0.84, 0.79))]
)
def test_correlation_changes_with_the_lines(name: str, values: tuple[float, ...]) -> None:
    found = redrawing.redrawn(places.find(name))
    assert isinstance(found, Redrawn)
    assert [row.value for row in found.rows] == pytest.approx(values, abs=0.005)
    assert [row.count for row in found.rows] == [len(drawing.points) for drawing in found.drawings]


def test_few_areas_have_no_correlation() -> None:
    rutland = redrawing.redrawn(places.find("Rutland"))
    assert [row.value is None for row in rutland.rows] == [False, True, False]
    assert isinstance(redrawing.redrawn(places.find("City of London")), Absence)


def test_maps_have_every_area_in_a_class() -> None:
    for found, pieces in ((redrawing.larger_map(LEEDS), 107), (domains.domain_map(LEEDS, "crime"), 488)):
        assert len(found.rows) == pieces == sum(row.count or 0 for row in found.by_class)
    assert sum(redrawing.larger_map(place).by_class[0].count or 0 for place in places.authorities()[:40]) > 0


def test_domains_are_shares_of_all_people() -> None:
    found = domains.by_domain(LEEDS)
    crime = next(row for row in found.rows if row.short == "Crime")
    assert crime.value == pytest.approx(41.3, abs=0.05)
    assert [row.short for row in found.rows] == [row.short for row in found.england]
    for row in found.england:
        assert row.value == pytest.approx(20, abs=1.5)


def test_domain_least_like_the_index() -> None:
    assert domains.least_like_the_index(LEEDS) == "housing"


def test_a_share_of_people_depends_on_the_lines() -> None:
    shares = redrawing.share_in_most_deprived_fifth(LEEDS)
    everyone = redrawing.share_in_most_deprived_fifth(ENGLAND)
    assert list(shares.values()) == pytest.approx([28.7, 28.0, 33.3], abs=0.05)
    # Wards are of unequal size, so a fifth of wards is not a fifth of people.
    assert list(everyone.values()) == pytest.approx([20.2, 20.4, 26.5], abs=0.05)


def test_trends_abreast_keep_missing_surveys() -> None:
    found = abreast.decay_abreast(LEEDS)
    assert isinstance(found, Abreast)
    assert found.trends[0].place.name == "Leeds"
    assert len(found.trends) == 6
    assert len(found.rows) == len(found.england) == sum(len(trend.rows) for trend in found.trends)
    missing = [row.label for row in found.rows if row.value is None]
    assert "Leeds, 2021/22" in missing
    assert isinstance(abreast.decay_abreast(places.find("Isles of Scilly")), Absence)


def test_lines_move_and_nobody_else_does() -> None:
    shares = {way: [row.value for row in zones.practice_zones(way).rows] for way in zones.CUTS}
    assert shares["down"] == [50, 50]
    assert shares["across"] == [75, 25]
    for way in zones.CUTS:
        found = zones.practice_zones(way)
        assert sum(row.denominator or 0 for row in found.rows) == 48
        assert sum(row.count or 0 for row in found.rows) == 24
