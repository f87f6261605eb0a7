"""Personal details are found by their form, each with a reason, and column by column."""

import random

import pandas as pd
import pytest
from stdnum.gb import nhs

from inequalitylab.surveys.given_names import GIVEN_NAMES
from inequalitylab.surveys.personal import ADVICE, find_personal_details
from inequalitylab.surveys.personal_patterns import HEADERS, details_in_text, is_personal_header
from inequalitylab.surveys.profile import profile_column

GIVEN = sorted(GIVEN_NAMES)


def nhs_numbers(size: int) -> list[str]:
    made, draw = [], random.Random(4)
    while len(made) < size:
        start = f"{draw.randrange(10**9):09d}"
        made += [start + str(check) for check in range(10) if nhs.is_valid(start + str(check))]
    return made[:size]


def details(texts: list[str], name: str = "Q7") -> dict[str, str]:
    column = pd.Series(texts, name=name, dtype=object)
    found = find_personal_details(column.to_frame(), (profile_column(column),))
    assert all(detail.reason and detail.advice == ADVICE[detail.kind] for detail in found)
    return {detail.kind: detail.sureness for detail in found}


PHONES = [f"07{700 + i:03d} 9{i:05d}" for i in range(40)]
SENTENCES = [f"I went to the practice on street {i} but it had closed for good" for i in range(40)]


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("e-mail address", [f"someone{i}@example.org" for i in range(40)]),
        ("phone number", PHONES),
        ("phone number", [phone.replace("07", "+447", 1) for phone in PHONES]),
        ("phone number", [phone.replace(" ", "").lstrip("0") for phone in PHONES]),
        ("postcode", [f"ZZ{i % 9 + 1} {i % 9}AB" for i in range(40)]),
        ("postcode", [f"zz{i % 9 + 1}{i % 9}ab" for i in range(40)]),
        ("NHS number", nhs_numbers(40)),
        ("NHS number", [f"{n[:3]} {n[3:6]} {n[6:]}" for n in nhs_numbers(40)]),
        ("insurance number", [f"AB {i:02d} {i:02d} {i:02d} C" for i in range(40)]),
        ("internet address", [f"192.0.2.{i}" for i in range(40)]),
        ("name", [f"{name.title()} Example" for name in GIVEN[:40]]),
        ("name", [f"Mrs X{i} Example" for i in range(40)]),
        ("birth date", [f"{i % 28 + 1:02d}/0{i % 9 + 1}/{1940 + i}" for i in range(40)]),
        ("address", [f"{i + 1} Example Road" for i in range(40)]),
        ("own words", SENTENCES),
    ],
)
def test_details_are_found_by_their_form_under_any_column_name(kind: str, texts: list[str]) -> None:
    assert details(texts).get(kind) in ("certain", "likely")


@pytest.mark.parametrize(
    ("planted", "kind"),
    [
        ("call me on 07700 900123", "phone number"),
        ("write to a.person@example.org", "e-mail address"),
        ("we live at ZZ9 9ZZ", "postcode"),
        (f"my number is {nhs_numbers(1)[0]}", "NHS number"),
    ],
)
def test_one_detail_in_a_column_of_words_is_found(planted: str, kind: str) -> None:
    if kind == "phone number":
        planted = planted.replace("07700 900123", "07911 123456")
    assert details([*SENTENCES, planted]).get(kind) == "likely"
    assert details_in_text(planted) != ()


@pytest.mark.parametrize(
    "texts",
    [
        ["Yes", "No", "Prefer not to say"],
        ["16 to 34", "35 to 54", "75 and over"],
        ["North", "South", "Old Town"],
        [str(age) for age in range(16, 95)],
        [f"{day:02d}/03/2025" for day in range(1, 29)],
        ["White British", "Black African", "Asian Indian", "Any other"],
        ["1,200", "3,400", "950"],
        ["Very good", "Good", "Fair", "Bad"],
    ],
)
def test_plain_answers_are_no_personal_details(texts: list[str]) -> None:
    assert {kind: sure for kind, sure in details(texts * 2).items() if sure != "possible"} == {}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Your e-mail", "e-mail address"),
        ("first_name", "name"),
        ("Date of Birth", "birth date"),
        ("What is your full name?", "name"),
        ("Post code", "postcode"),
        ("NHS No", "NHS number"),
        ("IP Address", "internet address"),
        ("Respondent ID", "record number"),
        ("Timestamp", "time of answering"),
        ("Latitude", "exact place"),
    ],
)
def test_the_name_of_a_column_is_a_sign(name: str, kind: str) -> None:
    assert kind in details([f"w{i} x{i}" for i in range(40)], name)


def test_every_kind_has_advice() -> None:
    assert {kind for kind, _ in HEADERS} <= set(ADVICE)


def test_what_is_certain_must_go_and_what_is_possible_need_not() -> None:
    frame = pd.DataFrame({"a": [f"p{i}@example.org" for i in range(9)], "id": [f"R{i}" for i in range(9)]})
    found = find_personal_details(frame, tuple(profile_column(frame[name]) for name in frame))
    assert {(detail.column, detail.must_go) for detail in found if detail.kind != "own words"} == {
        ("a", True),
        ("id", False),
    }


@pytest.mark.parametrize(
    "text", ["Aisha Khan", "Mr Brown", "a@example.org", "07911 123456", nhs_numbers(1)[0]]
)
def test_a_personal_column_name_is_known(text: str) -> None:
    assert is_personal_header(text)


@pytest.mark.parametrize(
    "text", ["Age", "Would Grace Road help?", "How many of 10?", "Area code", "April May"]
)
def test_a_plain_column_name_is_not_personal(text: str) -> None:
    assert not is_personal_header(text)
