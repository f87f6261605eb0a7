"""Finding a place as one types: suggestions, former names, wards, postcodes, wrong spelling."""

import pytest

from inequalitylab.workbooks.my_area_find import (
    EMPTY,
    MOST_COUNCILS,
    MOST_SMALL,
    NO_POSTCODES,
    label_of,
    offer,
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("leeds", "Leeds (council in Yorkshire and The Humber)"),
        ("Lee", "Leeds (council in Yorkshire and The Humber)"),
        ("E08000035", "Leeds (council in Yorkshire and The Humber)"),
        ("harrogate", "North Yorkshire (council in Yorkshire and The Humber, was Harrogate)"),
        ("hull", "Kingston upon Hull (council in Yorkshire and The Humber)"),
        ("St Albans", "St Albans (council in the East of England)"),
        ("Armley", "Armley (ward in Leeds)"),
        ("chapeltown, leeds", "Chapel Allerton South & Chapeltown (neighbourhood in Leeds)"),
        ("Lodnon", "The City of London (council in London)"),
    ],
)
def test_the_first_offer(typed: str, first: str) -> None:
    assert label_of(offer(typed).places[0]) == first


@pytest.mark.parametrize("typed", ["leeds", "chapeltown", "north", "st"])
def test_offers_are_few_and_differ(typed: str) -> None:
    found = offer(typed).places
    labels = [label_of(place) for place in found]
    assert len(set(labels)) == len(labels)
    assert len(found) <= MOST_COUNCILS + MOST_SMALL


def test_many_that_fit_are_said_to_be_many() -> None:
    assert offer("north").message.startswith("Many places fit. Here are 14.")


@pytest.mark.parametrize("typed", ["LS7 3LB", "ls73lb", "LS7", "EC1A 1BB", "M1"])
def test_a_postcode_is_said_not_to_be_known(typed: str) -> None:
    assert offer(typed).message == NO_POSTCODES
    assert offer(typed).places == ()


@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_typed(typed: str) -> None:
    assert offer(typed).message == EMPTY


@pytest.mark.parametrize("typed", ["xqzzy", "<script>", "!!"])
def test_nothing_that_fits_gets_advice(typed: str) -> None:
    found = offer(typed)
    assert "Try another spelling" in found.message
    assert found.places == ()


def test_a_wrong_spelling_is_offered_what_is_near() -> None:
    assert "Did you mean" in offer("Lodnon").message
    assert "Did you mean" not in offer("leeds").message


@pytest.mark.parametrize(
    ("typed", "only"),
    [("leeds city", "Leeds City Centre"), ("leeds", None), ("Lodnon", None), ("xqzzy", None), ("", None)],
)
def test_the_only_place_is_one_that_fits_and_no_guess(typed: str, only: str | None) -> None:
    found = offer(typed).only
    assert (found.name if found else None) == only


def test_numbered_neighbourhoods_come_last() -> None:
    names = [place.name for place in offer("newcastle").places]
    assert names.index("Newcastle Town") < min(n for n, name in enumerate(names) if name[-1].isdigit())
