"""Sentences, headlines and alternative texts: right, plain and kind, in all 296 areas."""

import re
from collections.abc import Callable

import pytest
from example_findings import examples, with_interval
from reading import grade, sentences

from inequalitylab import findings, places, words
from inequalitylab.findings import TOPICS, Absence, Finding, practice
from inequalitylab.places import Place
from inequalitylab.words.names import said
from inequalitylab.words.numbers import bare, figure, plain, step, when

ASKED: dict[str, Callable[[Place], Finding]] = {
    "people": findings.people,
    "ages": findings.ages,
    "deprived": findings.in_most_deprived_tenth,
    "tenths": findings.by_deprivation,
    "score": findings.average_score,
    "men": lambda place: findings.life_expectancy(place, "male"),
    "women": lambda place: findings.life_expectancy(place, "female"),
    "men over time": lambda place: findings.life_expectancy_over_time(place, "male"),
    "decay": findings.decay,
    "similar": findings.decay_in_similar_places,
    "low income": findings.low_income_by_neighbourhood,
    "decay gap": findings.decay_gap,
    "decay over time": findings.decay_over_time,
    "smoking": findings.smoking,
    "homeless": findings.homeless_households,
}
# Section E of the brief: words that blame, rank, or claim a cause.
NEVER = re.compile(
    r"deprived people|hard to reach|vulnerable|BAME|non-white|because of|caused? by|due to|leads to"
    r"|worst|best|bottom of|top of|ranks?\b|league|failing|blame|suffer|None|nan\b|inf\b|\{|\}|\bin in\b|  ",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"^[A-Z0-9][^.!?]*(?:\d\.\d[^.!?]*)*[.]$")
LONGEST_MEAN, HIGHEST_GRADE = 15, 8.5


@pytest.fixture(scope="module")
def everywhere() -> dict[str, list[Finding]]:
    """Every finding of every area and of England."""
    every = [*places.authorities(), places.ENGLAND]
    # England is like no council.
    return {
        name: [ask(place) for place in (every[:-1] if name == "similar" else every)]
        for name, ask in ASKED.items()
    }


@pytest.mark.parametrize("name", sorted(ASKED))
def test_words_are_well_formed_in_every_area(everywhere: dict[str, list[Finding]], name: str) -> None:
    for finding in everywhere[name]:
        said_of_it = words.sentences(finding)
        assert len(said_of_it) >= 2
        for sentence in said_of_it:
            assert SENTENCE.match(sentence), sentence
        everything = " ".join((*said_of_it, words.headline(finding), words.subtitle(finding)))
        assert not (found := NEVER.search(everything)), f"'{found and found[0]}' in: {everything}"
        assert said(finding.place) in everything
        assert not words.headline(finding).endswith(".")


@pytest.mark.parametrize("name", sorted(ASKED))
def test_alternative_texts_have_forty_to_eighty_words(
    everywhere: dict[str, list[Finding]], name: str
) -> None:
    for finding in everywhere[name]:
        if not isinstance(finding, Absence):
            text = words.alt_text(finding)
            assert 40 <= len(text.split()) <= 80, f"{len(text.split())}: {text}"
            assert not NEVER.search(text), text


@pytest.mark.parametrize("name", sorted(ASKED))
def test_sentences_are_short_and_plain(everywhere: dict[str, list[Finding]], name: str) -> None:
    texts = [words.sentence(finding) for finding in everywhere[name]]
    found = grade(texts)
    assert found.words_a_sentence <= LONGEST_MEAN
    assert found.grade <= HIGHEST_GRADE
    assert max(len(sentence.split()) for text in texts for sentence in sentences([text])) <= 32


@pytest.mark.parametrize("name", sorted(name for name, f in examples().items() if not isinstance(f, Absence)))
def test_alternative_text_of_each_kind(name: str) -> None:
    text = words.alt_text(examples()[name])
    assert 40 <= len(text.split()) <= 80, f"{len(text.split())}: {text}"


def sentence_of(name: str) -> str:
    return words.sentence(examples()[name])


def test_level_gives_both_figures_difference_and_ratio_together() -> None:
    assert sentence_of("level") == (
        "In Leeds, 21.9% of five-year-old children examined had tooth decay that could be seen in 2023/24. "
        "In England it was 22.4%. Leeds was 0.5 percentage points lower, or 0.98 times the England figure. "
        "The publisher's test found no clear difference from England. "
        "The publisher gives no range, so we cannot say how sure this is."
    )


def test_equal_figures_are_called_the_same() -> None:
    assert "the two figures are the same" in sentence_of("level, equal")
    assert "lower" not in sentence_of("level, equal")
    assert "show the same figure" in words.headline(examples()["level, equal"])


def test_interval_is_said_in_the_words_of_the_course() -> None:
    text = words.sentence(with_interval())
    assert "The data are compatible with about 19.2% to 29.6%." in text
    assert "no range" not in text


def test_no_clear_difference_is_never_called_no_difference() -> None:
    assert "no clear difference" in words.headline(examples()["level"])
    for finding in examples().values():
        assert "no difference" not in words.sentence(finding)


def test_ratio_of_nothing_is_left_out() -> None:
    assert sentence_of("level, zero").endswith("lower. It counts everyone, so it has no sampling range.")


def test_one_neighbourhood_is_one() -> None:
    found = findings.deprivation_map(places.find("Harrow"))
    assert words.headline(found).startswith("1 of 144 small areas in Harrow is in the most deprived fifth")
    assert "It lies mostly in the north-east." in words.sentence(found)


def test_gap_without_size_and_gap_by_zero() -> None:
    assert "there is no gap and the ratio is 1" in sentence_of("gap, none")
    assert "A ratio cannot be worked out" in sentence_of("gap, by zero")
    assert "a gap of 20.0 points" in words.headline(examples()["gap, by zero"])


def test_gap_and_ratio_may_go_different_ways() -> None:
    assert words.headline(examples()["gap over time"]).endswith("the gap fell, but the ratio rose")
    assert words.headline(practice.two_groups_over_time((40, 10), (20, 2))).endswith(
        "fell, but the ratio rose"
    )
    assert words.headline(practice.two_groups_over_time((40, 20), (30, 20))).endswith(
        "fell, and the ratio fell"
    )


def test_gradient_says_where_the_line_does_not_fit() -> None:
    assert "the most deprived tenth lies 1.4 years below it" in sentence_of("gradient")
    assert "does not fit" not in sentence_of("gradient, level")
    assert "is level" in sentence_of("gradient, level")
    assert "falls by" in words.headline(examples()["gradient, down"])
    assert "The data are compatible with about" in sentence_of("gradient, down")


def test_absence_gives_its_reason_and_the_latest_figure() -> None:
    assert sentence_of("absence") == (
        "There is no figure on tooth decay at age five for Hart for 2023/24. "
        "The publisher gives no figure for this area. "
        "The latest earlier figure for Hart is 9.3%, for 2018/19. "
        "In England it was 22.4%."
    )


def test_england_is_compared_over_the_same_periods() -> None:
    text = words.sentence(findings.decay_over_time(places.find("Hart")))
    assert "In Hart, tooth decay at age five was 13.8% in 2014/15 and 9.3% in 2018/19" in text
    assert "In England, tooth decay at age five was 24.7% in 2014/15 and 23.4% in 2018/19" in text


def test_missing_survey_is_named() -> None:
    assert "There is no figure for Leeds for 2021/22." in sentence_of("trend")


def test_two_spoken_sentences() -> None:
    assert len(sentences([words.spoken(examples()["level"])])) == 2


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.25, 1, "0.3"),
        (0.35, 1, "0.4"),
        (10.649999999999999, 1, "10.7"),
        (-0.04, 1, "0.0"),
        (-1.25, 1, "\N{MINUS SIGN}1.3"),
        (811960, 0, "811,960"),
        (2.5, 0, "3"),
    ],
)
def test_rounding_is_half_up_and_zero_has_no_sign(value: float, decimals: int, text: str) -> None:
    assert plain(value, decimals) == text


def test_none_and_almost_none_differ() -> None:
    assert figure(0, TOPICS["decay"]) == "0%"
    assert figure(0.04, TOPICS["decay"]) == "less than 0.1%"
    assert bare(0.04, TOPICS["decay"]) == "<0.1%"
    assert figure(0.05, TOPICS["decay"]) == "0.1%"


def test_units() -> None:
    assert step(-9.7, TOPICS["decay"]) == "9.7 percentage points"
    assert step(1.44, TOPICS["life_men"]) == "1.4 years"
    assert figure(22.4, TOPICS["deprivation_score"]) == "22.4"
    assert when("2022 - 24") == "2022 to 2024"
    assert when("2023/24") == "2023/24"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Bristol, City of", "Bristol"),
        ("Herefordshire, County of", "Herefordshire"),
        ("Isle of Wight", "the Isle of Wight"),
        ("City of London", "the City of London"),
        ("Leeds", "Leeds"),
    ],
)
def test_names_as_people_say_them(name: str, text: str) -> None:
    assert said(name) == text
