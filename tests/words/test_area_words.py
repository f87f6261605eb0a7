"""Words on areas in all 296: well formed, plain, right where there is nothing to say; and by eye a sample."""

from collections.abc import Callable, Sequence

import pytest
from reading import grade
from test_words import HIGHEST_GRADE, LONGEST_MEAN, NEVER, SENTENCE

from inequalitylab import findings, places, words
from inequalitylab.findings import Absence, Finding, abreast, domains, ranks, redrawing
from inequalitylab.places import Place

ASKED: dict[str, Callable[[Place], Finding]] = {
    "moves": ranks.moves,
    "domains": domains.by_domain,
    "least like the index": lambda place: domains.domain_map(place, domains.least_like_the_index(place)),
    "map": findings.deprivation_map,
    "larger map": redrawing.larger_map,
    "average": redrawing.average_of_neighbourhoods,
    "redrawn": redrawing.redrawn,
    "incomes": redrawing.incomes_in_most_deprived_tenth,
    "abreast": abreast.decay_abreast,
}
ALWAYS = ("Leeds", "Isles of Scilly", "City of London", "Hart", "Blackpool")
SAMPLE = 25


@pytest.mark.parametrize("name", sorted(ASKED))
def test_words_are_well_formed_everywhere(
    name: str, sampled: Callable[[Sequence[Place], int], list[Place]]
) -> None:
    texts = []
    for place in {*map(places.find, ALWAYS), *sampled(places.authorities(), SAMPLE)}:
        finding = ASKED[name](place)
        texts.append(words.sentence(finding))
        for sentence in words.sentences(finding):
            assert SENTENCE.match(sentence), sentence
        everything = " ".join((texts[-1], words.headline(finding), words.subtitle(finding)))
        assert not (found := NEVER.search(everything)), f"'{found and found[0]}' in: {everything}"
        if not isinstance(finding, Absence):
            length = len(words.alt_text(finding).split())
            assert 40 <= length <= 80, f"{length}: {words.alt_text(finding)}"
    found = grade(texts)
    assert found.words_a_sentence <= LONGEST_MEAN
    assert found.grade <= HIGHEST_GRADE


def test_rank_words_give_difference_and_ratio() -> None:
    text = words.sentence(ranks.low_income_at_ranks(100, 200))
    assert "The difference is 4.0 percentage points." in text
    assert "The share at rank 100 is 1.06 times the share at rank 200." in text


def test_average_words_say_which_way_and_why() -> None:
    text = words.sentence(redrawing.practice_average((60, 20, 10), (1000, 2000, 3000)))
    assert "8.3 points lower, because its less deprived areas tend to have more people" in text
    assert "one area, so the two ways" in words.sentence(
        redrawing.average_of_neighbourhoods(places.find("Isles of Scilly"))
    )


def test_a_move_is_not_called_a_change_in_life() -> None:
    text = words.sentence(ranks.moves(places.find("Leeds")))
    assert text.endswith("so a move is not a change in life.")
    assert "improved" not in text


def test_domains_are_named_with_england_beside_them() -> None:
    text = words.sentence(domains.by_domain(places.find("Leeds")))
    assert "In Leeds, 41.3% of people lived in the most deprived fifth for crime in 2025." in text
    assert "In England it was 20.3%." in text


def test_averages_that_look_alike_are_called_alike() -> None:
    same = redrawing.average_of_neighbourhoods(places.find("Kensington and Chelsea"))
    assert "the two are the same" in words.sentence(same)
    assert words.headline(same).endswith("20.5, by area and by person")


def test_england_is_set_beside_the_surveys_that_the_place_has() -> None:
    text = words.sentence(abreast.decay_abreast(places.find("Wokingham")))
    assert "14.8% in 2014/15 and 12.7% in 2021/22" in text
    assert "Over the same surveys, England went from 24.7% to 23.7%." in text
