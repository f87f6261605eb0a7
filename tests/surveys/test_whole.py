"""People are whole: hidden counts hold against whoever uses that, and the search for it always ends."""

from collections.abc import Callable

import numpy as np
import pytest

from inequalitylab.surveys.disclosure.audit import Fact, attack, everybody_between, model_of
from inequalitylab.surveys.disclosure.space import Key, Space
from inequalitylab.surveys.disclosure.whole import least_to_blur, whole_point
from inequalitylab.surveys.review import room_left

from . import made_up
from .attacker import Attacker

SPACE = Space({"age": 3}, {})
YOUNG: Key = frozenset({("age", frozenset({0}))})
OLD: Key = frozenset({("age", frozenset({1}))})
EVEN = Fact("twice", ((2.0, YOUNG), (2.0, OLD)), 9.0, 9.0)
KNOWN = attack(model_of(SPACE, [frozenset({"age"})]), [everybody_between(28, 32), EVEN])


def test_parts_of_people_reach_what_whole_people_do_not() -> None:
    assert KNOWN.lowest(YOUNG).value == pytest.approx(0)
    assert whole_point(KNOWN, [YOUNG], most=False) is None


def test_a_point_of_whole_people_fits_everything_known() -> None:
    known = attack(KNOWN.model, [everybody_between(28, 32), Fact(OLD, ((1.0, OLD),), 10, 14)])
    few, many = whole_point(known, [YOUNG], most=False), whole_point(known, [YOUNG], most=True)
    assert few is not None
    assert many is not None
    assert few[0] == 0
    assert many[0] >= 9
    for point in (few, many):
        assert known.allows(point)
        assert (point == np.round(point)).all()


def test_the_least_that_helps_goes() -> None:
    assert least_to_blur(KNOWN, YOUNG, False, {"twice": 1.0, "other": 1.0}, {}) == (EVEN,)
    assert least_to_blur(KNOWN, YOUNG, False, {}, {}) == ()


def test_a_blurred_count_is_still_known_to_be_ten_or_more() -> None:
    shown = Fact(OLD, ((1.0, OLD),), 23, 27)
    known = attack(KNOWN.model, [everybody_between(28, 32), shown])
    assert whole_point(known, [YOUNG], most=True) is not None
    tight = attack(KNOWN.model, [everybody_between(30, 30), shown])
    assert whole_point(tight, [YOUNG], most=True) is None
    assert least_to_blur(tight, YOUNG, True, {OLD: 1.0}, {OLD: 10.0}) == (shown,)
    assert least_to_blur(tight, YOUNG, True, {OLD: 1.0}, {OLD: 22.0}) == ()


def test_whole_people_find_no_hidden_number(sampled: Callable[..., list[int]]) -> None:
    for number in sampled(range(300), 12):
        frame, past = made_up.releases(number, 1 + number % 2)
        attacker = Attacker(past, [column for column in frame if frame[column].notna().all()])
        if len(attacker.people) <= 400:
            assert (number, attacker.found(whole=True)) == (number, [])


def test_a_share_that_went_out_before_is_not_taken_back_for_ever() -> None:
    """This survey made the search choose the same share again and again."""
    past = made_up.weighted_releases(4)
    assert len(past) == 2
    assert all(room.is_safe for room in room_left(past))
