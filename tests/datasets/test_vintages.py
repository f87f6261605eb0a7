"""Carrying figures between years of areas: added up, weighted or refused, never guessed."""

import pandas as pd
import pytest

from inequalitylab import datasets, places
from inequalitylab.datasets import ConversionRefused

TO_LSOA, TO_AUTHORITY = "LSOA 2021", "authority 2024"
SPLIT = "E01033468"  # Middlesbrough 001G, two LSOAs in 2021
MERGED = ("E01011973", "E01011976")  # Hartlepool 005A and 005D, one LSOA in 2021
COMPLEX = "E01008187"


def table(codes, **columns):
    return pd.DataFrame({"area_code": list(codes), **columns})


def test_vintages_are_told_apart():
    assert places.vintage_of([SPLIT]) == "LSOA 2011"
    assert places.vintage_of(["E01000001"]) == "LSOA 2021"
    assert places.vintage_of(["E02000316"]) == "MSOA 2011"
    assert places.vintage_of(["E07000163", "E08000035"]) == "authority 2021"
    assert places.vintage_of(["E07000004"]) == "authority 2019"
    assert places.vintage_of(["E08000035"]) == "authority 2024"
    assert places.vintage_of(["E01999999"]) is None
    assert places.vintage_of([]) is None


def test_each_vintage_has_the_official_number_of_areas():
    from inequalitylab.datasets.vintages import codes_of

    sizes = {"LSOA 2011": 32_844, "LSOA 2021": 33_755, "MSOA 2011": 6_791, "MSOA 2021": 6_856}
    sizes |= {"authority 2019": 317, "authority 2021": 309, "authority 2024": 296}
    assert {name: len(codes_of(name)) for name in sizes} == sizes


def test_counts_of_merged_areas_add_up():
    new = places.convert(table(MERGED, people=[10, 20]), TO_LSOA, counts=["people"])
    assert new["area_code"].tolist() == ["E01035188"]
    assert new["people"].tolist() == [30]
    assert not new["estimated"].any()


def test_rates_of_merged_areas_are_weighted():
    new = places.convert(
        table(MERGED, rate=[10.0, 40.0], people=[100, 200]),
        TO_LSOA,
        counts=["people"],
        rates={"rate": "people"},
    )
    assert new["rate"].tolist() == [30.0]
    assert new["people"].tolist() == [300]


def test_split_areas_are_refused_unless_an_estimate_is_asked_for():
    old = table([SPLIT], people=[100], rate=[7.0])
    with pytest.raises(ConversionRefused, match=f"split.*'{SPLIT}'.*estimate_splits=True"):
        places.convert(old, TO_LSOA, counts=["people"])
    new = places.convert(old, TO_LSOA, counts=["people"], rates={"rate": "people"}, estimate_splits=True)
    census = datasets.load("census2021_age").set_index("area_code")["total"]
    both = census[new["area_code"]]
    assert new["people"].sum() == pytest.approx(100)
    assert new["people"].tolist() == pytest.approx((100 * both / both.sum()).tolist(), rel=1e-5)
    assert new["rate"].tolist() == pytest.approx([7, 7])
    assert new["estimated"].all()


def test_everything_together_loses_nobody():
    old = datasets.load("iod2019")
    lookup = datasets.load("lsoa_2011_to_2021")
    complicated = set(lookup.loc[lookup["change"] == "complex", "code_2011"])
    simple = old[~old["area_code"].isin(list(complicated))]
    new = places.convert(simple, TO_LSOA, counts=["population"], estimate_splits=True)
    assert new["population"].sum() == pytest.approx(simple["population"].sum())
    assert set(new["area_code"]) <= set(datasets.load("iod2025")["area_code"])


def test_what_cannot_be_carried_is_refused_and_named():
    with pytest.raises(ConversionRefused, match=f"'{COMPLEX}'.*more than one way"):
        places.convert(table([COMPLEX], people=[1]), TO_LSOA, counts=["people"])
    with pytest.raises(ConversionRefused, match=f"'{MERGED[1]}'.*too small"):
        places.convert(table(MERGED[:1], people=[1]), TO_LSOA, counts=["people"])
    with pytest.raises(ConversionRefused, match="not codes of LSOA 2011 but of LSOA 2021"):
        places.convert(table(["E01035188"], people=[1]), TO_LSOA, counts=["people"])
    with pytest.raises(ConversionRefused, match="missing values"):
        places.convert(table(MERGED, people=[1, None]), TO_LSOA, counts=["people"])
    with pytest.raises(ConversionRefused, match="more than once"):
        places.convert(table([SPLIT, SPLIT], people=[1, 2]), TO_LSOA, counts=["people"])
    with pytest.raises(ConversionRefused, match="no column 'person'"):
        places.convert(table(MERGED, people=[1, 2]), TO_LSOA, counts=["person"])
    with pytest.raises(ConversionRefused, match="Name the columns"):
        places.convert(table(MERGED, people=[1, 2]), TO_LSOA)
    with pytest.raises(ConversionRefused, match="no conversion to 'ward 2030'"):
        places.convert(table(MERGED, people=[1, 2]), "ward 2030", counts=["people"])


def test_councils_that_merged_add_up():
    cumbria = ["E07000026", "E07000028", "E07000029"]
    new = places.convert(table([*cumbria, "E08000035"], people=[1, 2, 3, 4]), TO_AUTHORITY, counts=["people"])
    assert dict(zip(new["area_code"], new["people"], strict=True)) == {"E06000063": 6, "E08000035": 4}


def test_councils_of_2019_come_to_those_of_2024():
    old = datasets.load("iod2019")
    by_council = old.groupby("authority_code_2019", as_index=False)["population"].sum()
    new = places.convert(
        by_council.rename(columns={"authority_code_2019": "area_code"}), TO_AUTHORITY, counts=["population"]
    )
    assert set(new["area_code"]) == set(datasets.load("authorities")["area_code"])
    assert new["population"].sum() == 54_728_204


def test_councils_that_cannot_be_added_are_refused():
    with pytest.raises(ConversionRefused, match="'E07000029' are not in the table"):
        places.convert(table(["E07000026", "E07000028"], people=[1, 2]), TO_AUTHORITY, counts=["people"])
    with pytest.raises(ConversionRefused, match="counted twice"):
        places.convert(
            table(["E07000026", "E07000028", "E07000029", "E06000063"], people=[1, 2, 3, 6]),
            TO_AUTHORITY,
            counts=["people"],
        )
    with pytest.raises(ConversionRefused, match="not codes of authorities"):
        places.convert(table(["E12000001"], people=[1]), TO_AUTHORITY, counts=["people"])


def test_somerset_merged_twice():
    first = ["E07000187", "E07000188", "E07000189", "E07000190", "E07000191"]
    second = ["E07000187", "E07000188", "E07000189", "E07000246"]
    for codes in (first, second):
        new = places.convert(table(codes, people=[1] * len(codes)), TO_AUTHORITY, counts=["people"])
        assert new["people"].tolist() == [len(codes)]
