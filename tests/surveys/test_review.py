"""The review of harm says what an outsider can tell, from the releases alone."""

import pandas as pd

from inequalitylab.surveys.earlier import past_release
from inequalitylab.surveys.questions import TableChoice, question_of
from inequalitylab.surveys.release import PastRelease, SafeTable, make_release, safe_line
from inequalitylab.surveys.review import room_left

SURVEY = pd.DataFrame({"q": ["a"] * 41 + ["b"] * 33 + ["c"] * 20 + ["d"] * 6}, dtype=object)
CHOICE = TableChoice(question_of(SURVEY, "q"))


def test_a_protected_release_leaves_room_at_every_hidden_number() -> None:
    (room,) = room_left([past_release(make_release(SURVEY, [CHOICE]))])
    assert (room.table, room.answer, room.is_safe) == ("q", "d", True)
    assert (room.low, room.high) == (0, 102 - 38 - 33 - 18)


def test_a_careless_release_is_found_out() -> None:
    lines = (safe_line("Everyone who answered", 100, [70, 20, None, 10], [None] * 4),)
    careless = PastRelease((SafeTable(CHOICE, ("a", "b", "c", "d"), lines, False),), 100, None)
    (room,) = room_left([careless])
    assert not room.is_safe
    assert (room.low, room.high) == (0, 102 - 68 - 18 - 10)


def test_releases_with_people_who_did_not_answer_can_be_reviewed() -> None:
    survey = pd.DataFrame({"q": [*SURVEY["q"], *([None] * 30)]}, dtype=object)
    rooms = room_left([past_release(make_release(survey, [CHOICE]))])
    assert [room.is_safe for room in rooms] == [True]


def test_a_release_that_shows_nothing_leaves_nothing_to_review() -> None:
    survey = pd.DataFrame({"q": ["a"] * 94 + ["d"] * 6}, dtype=object)
    release = past_release(make_release(survey, [TableChoice(question_of(survey, "q"))]))
    assert room_left([release]) == ()
    assert (
        make_release(survey, [TableChoice(question_of(survey, "q"))], earlier=[release]).tables[0].is_withheld
    )
