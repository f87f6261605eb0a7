"""Finding a place: by name, part, former name, code, wrong spelling, and never picking for the reader."""

import pytest

from inequalitylab import places


def test_there_are_296_authorities_nine_regions_and_21_counties():
    codes = {place.code for place in places.authorities()}
    assert len(codes) == 296
    assert (len(places.regions()), len(places.counties())) == (9, 21)
    assert places.ENGLAND.code == "E92000001"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Leeds", "E08000035"),
        ("  leeds ", "E08000035"),
        ("Leeds City Council", "E08000035"),
        ("London Borough of Hackney", "E09000012"),
        ("hull", "E06000010"),
        ("Durham", "E06000047"),
        ("York", "E06000014"),
        ("Kensington & Chelsea", "E09000020"),
        ("St Helens", "E08000013"),
        ("Blackp", "E06000009"),
        ("E08000035", "E08000035"),
        ("London", "E12000007"),
        ("Lancashire", "E10000017"),
        ("england", "E92000001"),
    ],
)
def test_one_place_is_found(text, code):
    assert places.find(text).code == code


@pytest.mark.parametrize(
    ("text", "name", "found_as"),
    [
        ("Harrogate", "North Yorkshire", "Harrogate (E07000165)"),
        ("E07000165", "North Yorkshire", "Harrogate (E07000165)"),
        ("Taunton Deane", "Somerset", "Taunton Deane (E07000190)"),
        ("Northampton", "West Northamptonshire", "Northampton (E07000154)"),
        ("E08000039", "Sheffield", "Sheffield (E08000039)"),
        ("Shepway", "Folkestone and Hythe", "Shepway (E07000112)"),
    ],
)
def test_former_names_and_codes_lead_to_todays_authority_and_say_so(text, name, found_as):
    found = places.find(text)
    assert (found.name, found.found_as) == (name, found_as)


def test_two_that_fit_are_both_offered():
    with pytest.raises(places.AmbiguousPlace, match=r"Newcastle upon Tyne.*Newcastle-under-Lyme") as caught:
        places.find("Newcastle")
    assert {place.code for place in caught.value.candidates} == {"E08000021", "E07000195"}


@pytest.mark.parametrize(
    ("text", "nearest"), [("Blakpool", "Blackpool"), ("Newcastel", "Newcastle upon Tyne")]
)
def test_wrong_spelling_gets_suggestions(text, nearest):
    with pytest.raises(places.PlaceNotFound, match=nearest) as caught:
        places.find(text)
    assert nearest in [place.name for place in caught.value.suggestions]


def test_a_region_is_not_taken_for_an_authority():
    with pytest.raises(places.PlaceNotFound, match="London is a region") as caught:
        places.find("London", kinds=("authority",))
    assert len(caught.value.suggestions) == 33


@pytest.mark.parametrize("text", ["", "  ", "zzzz", "W06000015", "E99999999"])
def test_what_is_no_place_gets_one_clear_message(text):
    with pytest.raises(places.PlaceNotFound) as caught:
        places.find(text)
    assert len(str(caught.value)) > 30


def test_search_offers_exact_names_first_and_never_fails():
    assert places.search("york")[0].name == "York"
    assert "North Yorkshire" in [place.name for place in places.search("york")]
    assert [place.name for place in places.search("Blakpool")] == ["Blackpool"]
    assert places.search("") == [] == places.search("E99999999")


def test_part_of_two_names_offers_both_also_where_one_is_a_longer_word() -> None:
    with pytest.raises(places.AmbiguousPlace) as caught:
        places.find("Richmond")
    assert {place.name for place in caught.value.candidates} == {"Richmond upon Thames", "North Yorkshire"}
