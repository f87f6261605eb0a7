"""Cards of an area: councils, wards and neighbourhoods, beside their region and councils like them."""

from collections.abc import Callable

import pytest

from inequalitylab import datasets, findings, places
from inequalitylab.findings import Absence, Comparison, Level, Pattern, Trend, residents
from inequalitylab.findings.beside import beside_council, beside_region, beside_similar, why_similar
from inequalitylab.findings.cards import BESIDE_REGION, BESIDE_SIMILAR, Card, beside, cards
from inequalitylab.findings.coverage import decay_coverage
from inequalitylab.findings.local_health import NEW_LINES, WITHHELD, disabled, life_expectancy_nearby
from inequalitylab.findings.neighbourhood_maps import map_as_list, neighbourhood_map, where_it_lies
from inequalitylab.places import ENGLAND, Place
from inequalitylab.places.place import LSOA, MSOA, WARD

LEEDS = places.find("Leeds")
CHAPELTOWN = places.find("Chapeltown, Leeds")
MOST_SMALL = 200
KEYS = ["people", "deprivation", "health", "teeth", "missing"]


def first_inside(council: str, kind: str) -> Place:
    return places.inside(places.find(council), kind)[0]


def card(place: Place, key: str) -> Card:
    return next(card for card in cards(place) if card.key == key)


@pytest.mark.parametrize("kind", [MSOA, WARD, LSOA])
def test_parts_of_a_council_add_up_to_it(kind: str) -> None:
    every = [findings.people(place).here.value for place in places.inside(LEEDS, kind)]
    assert sum(value for value in every if value) == pytest.approx(
        findings.people(LEEDS).here.value, rel=1e-3
    )


def test_a_neighbourhood_counts_its_own_small_areas_only() -> None:
    census = datasets.load("census2021_age").set_index("area_code")
    own = [place.code for place in places.inside(CHAPELTOWN, LSOA)]
    assert residents.parts_of(CHAPELTOWN) == sorted(own)
    assert findings.people(CHAPELTOWN).here.value == census.loc[own, "total"].sum()
    assert findings.people(CHAPELTOWN).here.share is None


def test_disabled_people_of_england_are_the_published_share() -> None:
    # Census 2021, TS038: 9,774,510 of 56,489,800 in England.
    found = disabled(ENGLAND)
    assert found.here.value == pytest.approx(17.3, abs=0.05)
    assert found.england is None
    assert disabled(LEEDS).difference is not None


def test_a_region_is_added_up_from_its_councils() -> None:
    region = next(place for place in places.regions() if place.name == "Yorkshire and The Humber")
    inside = [place for place in places.authorities() if place.region_code == region.code]
    people = [findings.people(place).here.value or 0 for place in inside]
    assert findings.people(region).here.value == sum(people)


def test_region_is_its_own_figure_or_its_middle_council() -> None:
    added = beside_region(LEEDS, findings.in_most_deprived_tenth)
    assert isinstance(added, Comparison)
    assert added.rows[1].label == "Yorkshire and The Humber"
    middle = beside_region(LEEDS, findings.decay)
    assert isinstance(middle, Comparison)
    assert middle.rows[1].label == "the middle council of Yorkshire and The Humber"
    assert middle.rows[1].value == 28.5
    assert "no figure for regions" in middle.method


def test_similar_councils_come_with_the_figures_that_make_them_so() -> None:
    found = beside_similar(LEEDS, findings.decay)
    assert isinstance(found, Comparison)
    assert [row.code for row in found.rows[1:]] == [other.place.code for other in why_similar(LEEDS)]
    assert found == findings.decay_in_similar_places(LEEDS)


def test_neighbourhood_stands_beside_its_council() -> None:
    found = beside_council(CHAPELTOWN, findings.in_most_deprived_tenth)
    assert isinstance(found, Comparison)
    assert [row.label for row in found.rows] == [CHAPELTOWN.name, "Leeds"]


def test_nothing_beside_nothing() -> None:
    hart = places.find("Hart")
    assert isinstance(beside_similar(hart, findings.decay), Absence)
    assert isinstance(beside_region(hart, findings.decay), Absence)


def test_length_of_life_in_a_neighbourhood_or_why_not() -> None:
    found = life_expectancy_nearby(CHAPELTOWN, "male")
    assert isinstance(found, Level)
    assert found.here.value == 76.2
    assert found.others_are == "neighbourhoods nearby"
    assert found.england is None
    known = set(datasets.load("local_health_msoa")["area_code"])
    table = datasets.load("local_health_msoa").set_index("area_code")["life_expectancy_male"]
    new = next(place for place in places.small_places(MSOA).values() if place.code not in known)
    held = next(
        place
        for place in places.small_places(MSOA).values()
        if place.code in known and table[place.code] != table[place.code]
    )
    reasons = [life_expectancy_nearby(place, "male") for place in (new, held, first_inside("Leeds", WARD))]
    assert all(isinstance(found, Absence) for found in reasons)
    assert [found.reason for found in reasons if isinstance(found, Absence)][:2] == [NEW_LINES, WITHHELD]


@pytest.mark.parametrize("kind", [MSOA, WARD])
def test_map_of_a_part_holds_its_small_areas_and_their_names(kind: str) -> None:
    place = first_inside("Leeds", kind)
    found = neighbourhood_map(place)
    assert {row.code for row in found.rows} == set(residents.parts_of(place))
    listed = map_as_list(found)
    assert sum(sum(part.by_fifth) for part in listed) == len(found.rows)
    assert where_it_lies(place).endswith("of Leeds")


def test_map_as_a_list_names_every_neighbourhood_of_the_council() -> None:
    listed = map_as_list(neighbourhood_map(LEEDS))
    assert {part.place.code for part in listed} == {place.code for place in places.inside(LEEDS, MSOA)}
    fifths = [sum(part.by_fifth[fifth] for part in listed) for fifth in range(5)]
    assert fifths == [row.count for row in neighbourhood_map(LEEDS).by_class]


def test_surveys_of_teeth_reach_fewer_councils() -> None:
    found = decay_coverage()
    assert [row.count for row in found.rows][-1] == 229
    assert found.change is not None
    assert found.change.value is not None
    assert found.change.value < -20


def test_every_council_has_five_cards_of_itself(sampled: Callable[[list[Place], int], list[Place]]) -> None:
    hard = [places.find(name) for name in ("Isles of Scilly", "City of London", "Hart")]
    for place in [*sampled(places.authorities(), 30), *hard]:
        found = cards(place)
        assert [card.key for card in found] == KEYS
        assert all(finding.place == place for card in found[:-1] for finding in card.findings)
        assert card(place, "health").sensitive
        assert not card(place, "teeth").sensitive


@pytest.mark.parametrize("kind", [MSOA, WARD, LSOA])
def test_parts_have_cards_and_say_what_is_not_there(
    sampled: Callable[[list[Place], int], list[Place]], kind: str
) -> None:
    for place in sampled(list(places.small_places(kind).values()), 12)[:MOST_SMALL]:
        found = {card.key: card for card in cards(place)}
        assert list(found) == KEYS
        teeth, *council = found["teeth"].findings
        assert isinstance(teeth, Absence)
        assert teeth.place == place
        assert {finding.place.code for finding in council} == {place.authority_code}
        assert teeth in found["missing"].lacks
        has_map = any(isinstance(finding, Pattern) for finding in found["deprivation"].findings)
        assert has_map == (kind != LSOA)


def test_a_small_area_names_its_tenth() -> None:
    tenths = datasets.load("iod2025").set_index("area_code")["imd_decile"]
    place = next(place for place in places.inside(LEEDS, LSOA) if tenths[place.code] == 10)
    assert f"{place.name} is in the least deprived tenth" in card(place, "deprivation").intro


def test_a_survey_without_a_figure_is_among_what_is_missing() -> None:
    lacks = card(LEEDS, "missing").lacks
    assert [type(finding) for finding in lacks] == [Trend]


@pytest.mark.parametrize("whom", [BESIDE_REGION, BESIDE_SIMILAR])
def test_lives_are_beside_others_only_if_asked(whom: str) -> None:
    without = beside(CHAPELTOWN, whom, lives_too=False)
    assert not any(finding.topic.sensitive for finding in without)
    assert {finding.place for finding in without} == {LEEDS}
    assert len(beside(LEEDS, whom, lives_too=True)) == len(without) + 2


def test_a_table_that_is_not_here_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str, *_: object) -> None:
        raise datasets.errors.TableNotHere(f"'{name}' is not on this computer.")

    monkeypatch.setattr("inequalitylab.findings.neighbourhood_maps.deprivation_map", gone)
    last = card(LEEDS, "deprivation").findings[-1]
    assert isinstance(last, Absence)
    assert "is not on this computer" in last.reason
