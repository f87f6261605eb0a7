"""What a teacher reads after a run: which test tells strong from weak, and whom a moderator sees."""

from dataclasses import replace

import pytest

from inequalitylab.grading.accounts import GRADED, Account, discrimination, moderation_sample, summary

STUDENTS = 40


def account(number: int, tests: dict[str, str] | None = None, auto: float = 80) -> Account:
    return Account(f"c{number:02}", GRADED, auto, 100, tests=tests or {})


def a_class() -> list[Account]:
    """Forty students, each stronger than the one before, and four tests."""
    return [
        account(
            number,
            {
                "easy": "",
                "hard": "" if number >= 30 else "The line ignores how many people. So.",
                "middle": "" if number >= 20 else "Ratio upside down: turn it.",
                "odd": "" if number < 10 else "Not answered yet.",
            },
        )
        for number in range(STUDENTS)
    ]


def test_a_test_that_tells_strong_from_weak_stands_out() -> None:
    tells = discrimination(a_class())
    assert tells["easy"] == 0
    assert tells["hard"] == pytest.approx(100 * 10 / 13)
    assert tells["odd"] < 0
    text = summary("E9", a_class())
    assert "hard: 10 of 40; +77 points; 30 × The line ignores how many people" in text
    assert "hard tells strong work from weak best." in text
    assert "odd: weaker work passed it more often than stronger. Look at the test." in text
    assert "Not answered yet" not in text


def test_the_moderator_sees_all_fails_all_near_a_boundary_and_a_tenth_of_all_bands() -> None:
    fails = [account(number, auto=40) for number in range(3)]
    near = [account(number, auto=mark) for number, mark in ((3, 58), (4, 71.9), (5, 50))]
    rest = [account(number, auto=53 + number / 2) for number in (6, *range(22, 32), *range(40, 69))]
    rest = [one for one in rest if min(abs((one.auto or 0) - border) for border in (50, 60, 70)) > 2]
    chosen = moderation_sample([*fails, *near, *rest])
    assert {one.student for one in (*fails, *near)} <= set(chosen)
    drawn = [one.auto or 0 for one in rest if one.student in chosen]
    assert len(drawn) in (len(rest) // 10, len(rest) // 10 + 1)
    assert max(drawn) > 75 and min(drawn) < 70
    assert chosen == moderation_sample([*rest, *near, *fails])


def test_all_marks_count_once_every_written_answer_is_marked() -> None:
    one = account(1, auto=90)
    assert moderation_sample([replace(one, total=45, most=100)]) == ["c01"]
    assert "by all marks" in summary("E9", [replace(one, total=45, most=100)])
    assert "by marks by the tests" in summary("E9", [account(1, auto=45)])
