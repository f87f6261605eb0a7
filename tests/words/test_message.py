"""The look at a message finds causes, blame and words without dignity, and leaves fair words alone."""

import pytest

from inequalitylab.words.message import check


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Teeth are bad due to sweets.", "cause", "due to"),
        ("Poverty causes decay.", "cause", "causes"),
        ("Children have decay because their parents work.", "cause", "because their"),
        ("Parents do not care.", "blame", "do not care"),
        ("They don’t bother to come.", "blame", "don’t bother"),
        ("We are the worst in England.", "blame", "the worst"),
        ("Deprived families need help.", "dignity", "Deprived families"),
        ("These are hard-to-reach groups.", "dignity", "hard-to-reach"),
        ("BAME people wait longer.", "dignity", "BAME"),
        ("We speak for the homeless.", "dignity", "the homeless"),
        ("In our street 40% have no dentist.", "number", "40%"),
        ("Two in five of us wait.", "number", "Two in five"),
        ("We ask " + "and ask " * 20, "long", "We ask and ask and ask …"),
    ],
)
def test_what_is_to_be_looked_at_is_found_with_advice(text: str, kind: str, found: str) -> None:
    (remark,) = check(text)
    assert (remark.kind, remark.found) == (kind, found)
    assert remark.why.endswith((".", "words."))
    assert remark.instead


@pytest.mark.parametrize(
    "text",
    [
        "Tooth decay is higher in places with less money. Racism is a cause.",
        "Disabled people told us what stands in their way.",
        "We ask because it matters to us.",
        "Families here look out for each other. The library is open on Sundays.",
        "Give every nursery a brushing scheme by 1 September 2027.",
        "People experiencing homelessness can register with a dentist.",
        "",
    ],
)
def test_fair_words_are_left_alone(text: str) -> None:
    assert check(text) == ()


def test_the_same_words_are_named_once() -> None:
    assert len(check("Vulnerable people. vulnerable people.")) == 1
