"""What is inside a place, around it, next to it, and like it."""

import pytest

from inequalitylab import datasets, places

LEEDS = places.find("Leeds")


def test_numbers_of_areas_are_the_official_ones():
    assert len(places.small_places("lsoa")) == 33_755
    assert len(places.small_places("msoa")) == 6_856
    assert len(places.small_places_2011("lsoa")) == 32_844
    assert len(places.small_places_2011("msoa")) == 6_791


def test_inside_a_place():
    inside = {kind: places.inside(LEEDS, kind) for kind in ("ward", "msoa", "lsoa")}
    assert {kind: len(found) for kind, found in inside.items()} == {"ward": 33, "msoa": 107, "lsoa": 488}
    assert {found.authority_name for found in inside["msoa"]} == {"Leeds"}
    assert len(places.inside(places.find("Lancashire"), "authority")) == 12
    assert len(places.inside(places.find("London"), "authority")) == 33
    assert len(places.inside(places.ENGLAND, "region")) == 9
    headingley = places.find("Headingley & Hyde Park, Leeds")
    lsoas = places.inside(headingley, "lsoa")
    assert lsoas and all(found.name.startswith("Leeds") for found in lsoas)


def test_msoas_hold_all_their_lsoas():
    msoas = places.inside(places.find("Blackpool"), "msoa")
    held = [lsoa for msoa in msoas for lsoa in places.inside(msoa, "lsoa")]
    assert sorted(held, key=lambda p: p.code) == sorted(
        places.inside(places.find("Blackpool"), "lsoa"), key=lambda p: p.code
    )


@pytest.mark.parametrize(("name", "kind"), [("Leeds", "region"), ("Leeds", "county"), ("London", "country")])
def test_what_cannot_lie_inside_is_refused(name, kind):
    with pytest.raises(places.PlaceNotFound, match="lies inside"):
        places.inside(places.find(name), kind)


def test_around_a_place():
    lsoa = places.find("E01001111")
    names = [place.kind for place in places.around(lsoa)]
    assert names == ["msoa", "ward", "authority", "region", "country"]
    assert [place.name for place in places.around(LEEDS)] == ["Yorkshire and The Humber", "England"]
    assert [place.name for place in places.around(places.find("Burnley"))] == [
        "Lancashire",
        "North West",
        "England",
    ]
    assert places.around(places.ENGLAND) == []


def test_neighbours():
    assert [place.name for place in places.neighbours(LEEDS)] == [
        "Bradford",
        "Kirklees",
        "North Yorkshire",
        "Wakefield",
    ]
    assert places.neighbours(places.find("Isle of Wight")) == []
    for place in places.authorities():
        for other in places.neighbours(place):
            assert place in places.neighbours(other)
    with pytest.raises(places.PlaceNotFound, match="local authorities"):
        places.neighbours(places.ENGLAND)


def test_library_names_stand_for_2021_only_where_nothing_changed():
    old, new = places.small_places_2011("msoa"), places.small_places("msoa")
    official = dict(datasets.load("neighbourhoods")[["msoa_code", "msoa_name"]].drop_duplicates().values)
    for code, place in new.items():
        if code in old and place.name != official[code]:
            assert place.name == old[code].name
        if code not in old:
            assert place.name == official[code]


def test_names_of_neighbourhoods_are_offered_and_never_picked():
    with pytest.raises(places.AmbiguousPlace) as caught:
        places.find("Chapeltown")
    assert {place.label for place in caught.value.candidates} == {
        "Chapeltown, Sheffield",
        "Chapel Allerton South & Chapeltown, Leeds",
    }
    assert places.find("Chapeltown, Leeds").label == "Chapel Allerton South & Chapeltown, Leeds"
    with pytest.raises(places.AmbiguousPlace, match="Far Headingley & Weetwood"):
        places.find("Far Headingley")


def test_a_code_of_2011_says_so_and_leads_to_2021():
    with pytest.raises(places.PlaceNotFound, match=r"LSOA 2011.*E01035189.*convert") as caught:
        places.find("E01033468")
    assert [place.code for place in caught.value.suggestions] == ["E01035189", "E01035190"]
    with pytest.raises(places.PlaceNotFound, match="MSOA 2011"):
        places.find("E02000316")
    assert places.find("E01000001").kind == "lsoa"
    assert places.find("E05009861").name == "Ladgate"


def test_similar_areas_are_near_on_what_is_stated():
    found = places.similar(LEEDS, 295)
    distances = [other.distance for other in found]
    assert distances == sorted(distances)
    assert LEEDS not in [other.place for other in found]
    assert len({other.place.code for other in found}) == 295
    first = found[0]
    assert first.place.name == "Sheffield"
    assert "deprivation score 27.6 and 24.1" in first.reason
    assert [reason.theme for reason in first.reasons] == ["deprivation", "ages", "density", "ethnic groups"]
    mean_square = sum(reason.distance**2 for reason in first.reasons) / 4
    assert first.distance == pytest.approx(mean_square**0.5)


def test_similarity_goes_both_ways():
    to = {found.place.name: found.distance for found in places.similar(LEEDS, 295)}
    back = {found.place.name: found.distance for found in places.similar(places.find("Hart"), 295)}
    assert to["Hart"] == pytest.approx(back["Leeds"])


def test_similar_areas_are_for_authorities():
    with pytest.raises(places.PlaceNotFound, match="is a region"):
        places.similar(places.find("London"))
