"""Words on the cards of an area: councils in all 296, wards, neighbourhoods and small areas in a sample."""

from collections.abc import Callable, Sequence

import pytest
from reading import grade
from test_words import HIGHEST_GRADE, LONGEST_MEAN, NEVER, SENTENCE

from inequalitylab import findings, places, words
from inequalitylab.findings import Absence, redrawing
from inequalitylab.findings.cards import BESIDE_REGION, BESIDE_SIMILAR, beside, cards
from inequalitylab.places import Place
from inequalitylab.places.place import AUTHORITY, LSOA, MSOA, WARD
from inequalitylab.words.lacking import lacking, without_range

ALWAYS = ("Leeds", "Isles of Scilly", "City of London", "Hart", "Bristol, City of")
SAMPLE, MOST_SMALL = 12, 60


def shown(kind: str, sampled: Callable[[Sequence[Place], int], list[Place]]) -> list[Place]:
    if kind == AUTHORITY:
        return [*map(places.find, ALWAYS), *sampled(places.authorities(), SAMPLE)]
    return sampled(list(places.small_places(kind).values()), SAMPLE)[:MOST_SMALL]


@pytest.mark.parametrize("kind", [AUTHORITY, MSOA, WARD, LSOA])
def test_words_of_every_card_are_well_formed_plain_and_kind(
    kind: str, sampled: Callable[[Sequence[Place], int], list[Place]]
) -> None:
    texts = []
    for place in shown(kind, sampled):
        found = [finding for card in cards(place) for finding in card.findings]
        for whom in (BESIDE_REGION, BESIDE_SIMILAR):
            found += beside(place, whom, lives_too=True)
        for finding in found:
            said = words.sentences(finding)
            texts.append(" ".join(said))
            for sentence in said:
                assert SENTENCE.match(sentence), sentence
            everything = " ".join((*said, words.headline(finding), words.subtitle(finding)))
            assert not (wrong := NEVER.search(everything)), f"'{wrong and wrong[0]}' in: {everything}"
            if not isinstance(finding, Absence):
                text = words.alt_text(finding)
                assert 40 <= len(text.split()) <= 80, f"{len(text.split())}: {text}"
    measured = grade(texts)
    assert measured.words_a_sentence <= LONGEST_MEAN
    assert measured.grade <= HIGHEST_GRADE


def test_what_is_not_there_is_said_without_a_figure() -> None:
    *others, missing = cards(places.find("Hart"))
    lines = lacking(missing.lacks)
    assert lines == (
        "There is no figure on tooth decay at age five for Hart for 2023/24. "
        "The publisher gives no figure for this area.",
        "There is no figure on tooth decay at age five for Hart for 2021/22 and 2023/24.",
    )
    assert without_range(finding for card in others for finding in card.findings) == (
        "Men's life expectancy, women's life expectancy and tooth decay at age five: "
        "the publisher gives no range."
    )
    assert without_range(()) == ""


def test_a_small_area_is_never_called_a_neighbourhood() -> None:
    # A neighbourhood here is an MSOA, which has a name; deprivation is measured for LSOAs.
    for finding in (*cards(places.find("Leeds"))[1].findings, findings.low_income_by_neighbourhood()):
        said = (words.headline(finding), words.subtitle(finding), words.alt_text(finding))
        text = " ".join((*words.sentences(finding), *said))
        assert "neighbourhood" not in text.lower(), text
        assert "small area" in text
    larger = redrawing.larger_map(places.find("Leeds"))
    assert "neighbourhoods (MSOA, about 8,000 people each)" in words.subtitle(larger)
    assert "small area" not in words.headline(larger)
