"""Questions count each person once, in the order and the bands that were asked for."""

import pandas as pd
import pytest

from inequalitylab.errors import CourseError
from inequalitylab.surveys.disclosure.space import space_of
from inequalitylab.surveys.disclosure.trees import cliques_of, links_of
from inequalitylab.surveys.profile import profile_column
from inequalitylab.surveys.questions import NO_ANSWER, Answer, Question, banded_question, picked, question_of
from inequalitylab.surveys.spelling import suggest_labels

SURVEY = pd.DataFrame({"q": ["Bad", "Good", "Fair", None, "Good"], "age": [17, 44.5, 25, None, 90]})


def labels(question: Question) -> list[str]:
    return [answer.label for answer in question.answers]


def test_answers_come_in_the_order_asked_for_and_joined_as_asked_for() -> None:
    assert labels(question_of(SURVEY, "q", order=["Good", "Fair", "Bad"])) == ["Good", "Fair", "Bad"]
    joined = question_of(SURVEY, "q", join={"Not good": ["Bad", "Fair"]})
    assert labels(joined) == ["Not good", "Good"]
    assert picked(SURVEY["q"], joined.answers[0]).tolist() == [True, False, True, False, False]


def test_numbers_as_answers_are_in_order_of_size() -> None:
    assert labels(question_of(pd.DataFrame({"n": [10.0, 9.0, 100.0]}), "n")) == ["9", "10", "100"]


def test_a_table_shows_thirty_answers_and_the_gaps() -> None:
    thirty = pd.DataFrame({"q": [f"answer {number}" for number in range(30)] + [NO_ANSWER]})
    assert labels(question_of(thirty, "q"))[-1] == NO_ANSWER
    more = pd.DataFrame({"q": [*thirty["q"], "one more"]})
    with pytest.raises(CourseError, match="a table can show 30"):
        question_of(more, "q")


def test_bands_hold_each_number_once() -> None:
    question = banded_question("age", [25, 45])
    assert labels(question) == ["under 25", "25 to 44", "45 and over"]
    rows = [picked(SURVEY["age"], answer).tolist() for answer in question.answers]
    assert rows == [
        [True, False, False, False, False],
        [False, True, True, False, False],
        [False, False, False, False, True],
    ]


@pytest.mark.parametrize(
    ("answers", "part"),
    [
        ((Answer("a", ("x",)), Answer("b", ("x", "y"))), "overlap"),
        ((Answer("a", low=1, high=5), Answer("b", low=4, high=9)), "overlap"),
        ((Answer("a", low=5, high=1),), "overlap"),
        ((Answer("a", ("x",)), Answer("a", ("y",))), "same label"),
        ((Answer("a", ("x",)), Answer("b", low=1)), "mixes"),
        ((), "no answers"),
    ],
)
def test_answers_that_count_twice_are_refused(answers: tuple[Answer, ...], part: str) -> None:
    with pytest.raises(CourseError, match=part):
        Question("q", "q", answers)


@pytest.mark.parametrize("edges", [[], [5, 5], [9, 3]])
def test_edges_must_rise(edges: list[float]) -> None:
    with pytest.raises(CourseError, match="rise"):
        banded_question("age", edges)


def test_unknown_columns_and_answers_and_too_many_answers_are_said() -> None:
    with pytest.raises(CourseError, match="no column 'z'"):
        question_of(SURVEY, "z")
    with pytest.raises(CourseError, match="no answer called 'Great'"):
        question_of(SURVEY, "q", join={"x": ["Great"]})
    with pytest.raises(CourseError, match="31 different answers"):
        question_of(pd.DataFrame({"n": range(31)}), "n")


def test_kinds_of_answer_keep_apart_what_any_release_keeps_apart() -> None:
    first, second = banded_question("age", [25, 65]), banded_question("age", [30])
    space = space_of([first, second], {"age"})
    assert space.sizes == {"age": 5}
    under, middle, over = (space.kinds["age", answer] for answer in first.answers)
    young, old = (space.kinds["age", answer] for answer in second.answers)
    assert under < young
    assert over < old
    assert middle & young
    assert middle & old
    assert space.key(("age", (*first.answers,))) != frozenset()
    assert space_of([first], ()).key(("age", first.answers)) == frozenset()


def test_cliques_cover_every_pair_and_hang_together() -> None:
    sizes = dict.fromkeys("abcdef", 3)
    pairs = [frozenset(pair) for pair in ("ab", "bc", "cd", "da", "de")]
    cliques = cliques_of(sizes, pairs)
    assert all(any(pair <= set(clique) for clique in cliques) for pair in pairs)
    assert ("f",) in cliques
    links = links_of(cliques)
    assert len(links) == len(cliques) - 1
    for column in sizes:
        holding = {i for i, clique in enumerate(cliques) if column in clique}
        joined = [(i, j) for i, j, shared in links if column in shared]
        assert len(joined) == len(holding) - 1
        assert all({i, j} <= holding for i, j in joined)


def test_spellings_of_one_answer_are_offered_to_be_joined() -> None:
    column = pd.Series(["Yes", "yes", "YES.", "Yes", "No", "N.O"], name="q", dtype=object)
    offered = suggest_labels(column.to_frame(), (profile_column(column),))
    assert offered == {"q": {"yes": "Yes", "YES.": "Yes"}}
