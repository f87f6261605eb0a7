"""What a release shows: the two sizes, rounding, percentages, withheld tables, and earlier releases."""

import json

import numpy as np
import pandas as pd
import pytest

from inequalitylab.errors import CourseError
from inequalitylab.surveys.disclosure.rules import TEN_OR_MORE, TooFewAnswersError
from inequalitylab.surveys.earlier import past_release, read_totals, write_totals
from inequalitylab.surveys.exports import Survey, table_csv
from inequalitylab.surveys.questions import (
    CHOSEN,
    NOT_CHOSEN,
    TableChoice,
    banded_question,
    many_question,
    question_of,
)
from inequalitylab.surveys.release import PastRelease, Release, SafeTable, make_release, safe_line
from inequalitylab.surveys.review import room_left
from inequalitylab.surveys.weights import targets_from, weight_survey


def people(**counts: int) -> pd.DataFrame:
    """A survey of one question."""
    return pd.DataFrame({"q": [answer for answer, n in counts.items() for _ in range(n)]}, dtype=object)


def crossed(cells: dict[tuple[str, str], int]) -> pd.DataFrame:
    """A survey of two questions, by cells of group and answer."""
    rows = [pair for pair, n in cells.items() for _ in range(n)]
    return pd.DataFrame(rows, columns=["g", "q"], dtype=object)


def one_way(survey: pd.DataFrame, **options) -> SafeTable:
    return make_release(survey, [TableChoice(question_of(survey, "q"))], **options).tables[0]


def two_way(survey: pd.DataFrame, **options) -> Release:
    return make_release(survey, [TableChoice(question_of(survey, "q"), question_of(survey, "g"))], **options)


def shown(table: SafeTable) -> dict[str, object]:
    return dict(zip(table.answers, table.lines[0].counts, strict=True))


@pytest.mark.parametrize(
    ("count", "as_shown"), [(9, None), (10, 10), (12, 10), (13, 15), (17, 15), (18, 20), (3, None)]
)
def test_counts_are_hidden_below_ten_and_else_rounded_to_five(count: int, as_shown: int | None) -> None:
    table = one_way(people(a=count, b=63, c=58, d=47))
    assert shown(table)["a"] == as_shown


def test_percentages_and_intervals_come_from_rounded_counts() -> None:
    line = one_way(people(a=63, b=58, c=47)).lines[0]
    assert (line.base, line.counts) == (170, (65, 60, 45))
    assert line.percents == pytest.approx((100 * 65 / 170, 100 * 60 / 170, 100 * 45 / 170))
    low, high = line.intervals[0]
    share, n, z = 65 / 170, 170, 1.959964
    middle, spread = share + z * z / 2 / n, z * np.sqrt(share * (1 - share) / n + z * z / 4 / n / n)
    assert (low, high) == pytest.approx(
        (100 * (middle - spread) / (1 + z * z / n), 100 * (middle + spread) / (1 + z * z / n))
    )


def test_a_hidden_count_is_not_the_total_less_the_others() -> None:
    table = one_way(people(a=41, b=33, c=20, d=6))
    assert shown(table)["d"] is None
    assert table.lines[0].base == 100
    assert TEN_OR_MORE not in shown(table).values()
    two_left = one_way(people(a=94, d=6))
    assert two_left.is_withheld


def test_nobody_and_everybody_are_not_told_apart_from_few_and_most() -> None:
    survey = crossed({("x", "yes"): 60, ("y", "yes"): 40, ("y", "no"): 30, ("z", "yes"): 33, ("z", "no"): 37})
    table = two_way(survey).tables[0]
    line = next(line for line in table.lines if line.label == "x")
    assert dict(zip(table.answers, line.counts, strict=True)) == {"yes": TEN_OR_MORE, "no": None}
    assert line.percents == (None, None)


def test_a_question_that_everybody_answered_alike_is_withheld_and_costs_other_tables_nothing() -> None:
    survey = crossed({("x", "yes"): 60, ("y", "yes"): 45})
    same, other = question_of(survey, "q"), question_of(survey, "g")
    release = make_release(survey, [TableChoice(same), TableChoice(same, other), TableChoice(other)])
    assert [table.is_withheld for table in release.tables] == [True, True, False]
    line = release.tables[2].lines[0]
    assert (line.base, line.counts) == (105, (60, 45))
    assert "yes" not in table_csv(release.tables[0], release, Survey("t", "a"))
    assert "yes" not in write_totals([past_release(release)])


def test_groups_under_thirty_have_no_answers_shown() -> None:
    cells = {("small", "yes"): 15, ("small", "no"): 14}
    cells |= {(group, answer): 30 for group in ("x", "y", "z") for answer in ("yes", "no")}
    table = two_way(crossed(cells)).tables[0]
    small = next(line for line in table.lines if line.label == "small")
    assert small.counts == (None, None)
    assert small.percents == (None, None)


def test_fewer_than_thirty_replies_make_no_table() -> None:
    with pytest.raises(TooFewAnswersError, match="29 people replied"):
        one_way(people(a=15, b=14))
    assert not one_way(people(a=15, b=15)).is_withheld


def test_a_question_with_fewer_than_thirty_answers_is_withheld() -> None:
    survey = people(a=15, b=14)
    more = pd.DataFrame({"q": [None] * 40}, dtype=object)
    assert one_way(pd.concat([survey, more], ignore_index=True)).is_withheld


def test_ticks_have_one_base_and_nearly_everybody_is_not_given_away() -> None:
    n = 100
    survey = pd.DataFrame(
        {
            "cost": [CHOSEN] * 60 + [NOT_CHOSEN] * 40 + [None] * 20,
            "fear": [CHOSEN] * 97 + [NOT_CHOSEN] * 3 + [None] * 20,
            "time": [CHOSEN] * 6 + [NOT_CHOSEN] * 94 + [None] * 20,
        },
        dtype=object,
    )
    question = many_question("why", {name: name for name in survey})
    table = make_release(survey, [TableChoice(question)]).tables[0]
    assert table.lines[0].base == n
    assert shown(table) == {"cost": 60, "fear": TEN_OR_MORE, "time": None}


def test_bands_count_numbers_and_are_kept_apart_from_answers() -> None:
    survey = pd.DataFrame({"age": [20.0] * 40 + [30.0] * 50 + [70.0] * 60})
    table = make_release(survey, [TableChoice(banded_question("age", [25, 65]))]).tables[0]
    assert shown(table) == {"under 25": 40, "25 to 64": 50, "65 and over": 60}
    later = TableChoice(question_of(survey, "age"))
    with pytest.raises(CourseError, match="same way"):
        make_release(survey, [TableChoice(banded_question("age", [25])), later])


def test_other_bands_later_do_not_give_the_difference_away() -> None:
    ages = [20.0] * 40 + [25.5] * 4 + [30.0] * 50 + [70.0] * 60
    survey = pd.DataFrame({"age": ages})
    first = make_release(survey, [TableChoice(banded_question("age", [25, 65]))])
    assert shown(first.tables[0])["under 25"] == 40
    saved = read_totals(write_totals([past_release(first)]).encode()).releases
    second = make_release(survey, [TableChoice(banded_question("age", [25, 26, 65]))], earlier=saved)
    table = second.tables[0]
    assert table.is_withheld or shown(table)["25"] is None
    if not table.is_withheld:
        assert TEN_OR_MORE in shown(table).values()


SIX = crossed(
    {
        (g, a): n
        for g, row in {"x": (40, 35, 6), "y": (50, 45, 38), "z": (60, 41, 44)}.items()
        for a, n in zip("abc", row, strict=True)
    }
)


def test_what_was_hidden_stays_hidden_whichever_way_the_table_is_turned() -> None:
    first = two_way(SIX)
    turned = make_release(
        SIX, [TableChoice(question_of(SIX, "g"), question_of(SIX, "q"))], earlier=[past_release(first)]
    ).tables[0]
    if not turned.is_withheld:
        line = next(line for line in turned.lines if line.label == "c")
        assert line.counts[turned.answers.index("x")] is None


def test_without_earlier_releases_the_risk_is_said_and_with_them_the_check() -> None:
    first = two_way(SIX)
    assert "Not checked against earlier releases" in " ".join(first.notices)
    second = two_way(SIX, earlier=[past_release(first)])
    assert "Checked against 1 earlier release." in second.notices
    assert second.tables == first.tables


def test_another_survey_than_the_released_one_is_refused() -> None:
    first = past_release(two_way(SIX))
    fewer = SIX.iloc[:-30]
    with pytest.raises(CourseError, match="does not match the earlier release"):
        two_way(fewer, earlier=[first])
    more = pd.concat([SIX, pd.DataFrame({"g": [None] * 10})], ignore_index=True)
    with pytest.raises(CourseError, match="does not match the earlier release"):
        two_way(more, earlier=[first])
    with pytest.raises(CourseError, match="no column 'g'"):
        make_release(SIX.rename(columns={"g": "h"}), [TableChoice(question_of(SIX, "q"))], earlier=[first])


def test_the_totals_file_holds_choices_and_safe_totals_only() -> None:
    weights = weight_survey(SIX, targets_from(question_of(SIX, "g"), {"x": 30, "y": 30, "z": 40}))
    release = two_way(SIX, weights=weights)
    text = write_totals([past_release(release)], {"drop": ["name"]})
    content = json.loads(text)
    assert set(content) == {"kind", "version", "made_up", "choices", "releases"}
    assert set(content["releases"][0]) == {"replied", "weighting", "tables"}
    numbers = [
        n
        for table in content["releases"][0]["tables"]
        for line in table["lines"]
        for n in [line[0], *line[1]]
    ]
    assert all(n is None or n == TEN_OR_MORE or n % 5 == 0 for n in numbers)
    back = read_totals(text.encode())
    assert back.choices == {"drop": ["name"]}
    assert write_totals(back.releases, back.choices) == text
    assert two_way(SIX, earlier=back.releases, weights=weights).tables[0].lines


def test_the_totals_file_says_whether_it_is_of_made_up_answers() -> None:
    release = past_release(two_way(SIX))
    for made_up in (True, False, None):
        assert read_totals(write_totals([release], made_up=made_up).encode()).made_up is made_up
    old = json.loads(write_totals([release], {"drop": ["name"]}, made_up=True))
    del old["made_up"]
    back = read_totals(json.dumps(old).encode())
    assert (back.made_up, back.choices, len(back.releases)) == (None, {"drop": ["name"]}, 1)


GOOD = json.loads(write_totals([past_release(two_way(SIX))]))


def changed(**parts: object) -> bytes:
    content = json.loads(json.dumps(GOOD))
    for place, value in parts.items():
        content[place] = value
    return json.dumps(content).encode()


def with_count(value: object) -> bytes:
    content = json.loads(json.dumps(GOOD))
    content["releases"][0]["tables"][0]["lines"][0][1][0] = value
    return json.dumps(content).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 50_000,
        changed(kind="other"),
        changed(version=2),
        changed(releases=[1]),
        changed(releases=5),
        changed(choices=[]),
        changed(made_up="yes"),
        changed(made_up=1),
        with_count(41),
        with_count(-5),
        with_count("many"),
        with_count(True),
        with_count(40.0),
        b"x" * 5_000_001,
    ],
)
def test_a_file_that_is_no_totals_file_is_refused_with_one_message(data: bytes) -> None:
    with pytest.raises(CourseError, match="not a safe-totals file"):
        read_totals(data)


def test_earlier_releases_that_already_say_too_much_stop_the_next() -> None:
    survey = people(a=97, b=3)
    lines = (safe_line("Everyone who answered", 100, [95, None], [None, None]),)
    table = SafeTable(TableChoice(question_of(survey, "q")), ("a", "b"), lines, False)
    past = read_totals(write_totals([PastRelease((table,), 100, None)]).encode()).releases
    with pytest.raises(CourseError, match="already narrow down a hidden number"):
        make_release(survey, [TableChoice(question_of(survey, "q"))], earlier=past)


def test_a_later_count_that_would_narrow_an_earlier_hidden_one_costs_its_table_and_no_more() -> None:
    """Here "10 or more" of two answers together would leave a hidden one of them 1 at least."""
    counts = {"none": (6, 39, 1, 6), "q0": (10, 42, 3, 5), "q1": (1, 4, 0, 0), "q2": (14, 51, 2, 6)}
    survey = crossed({(f"g{i}", q): n for q, row in counts.items() for i, n in enumerate(row)})
    q, g = question_of(survey, "q"), question_of(survey, "g")
    towns = question_of(survey, "g", join={"town": ["g0", "g1"]})
    few = question_of(survey, "q", join={"few": ["none", "q0"]})
    first = make_release(
        survey, [TableChoice(q, towns), TableChoice(towns), TableChoice(g, q), TableChoice(g)]
    )
    past = [past_release(first)]
    later = make_release(survey, [TableChoice(g, few), TableChoice(towns), TableChoice(g)], earlier=past)
    assert [table.is_withheld for table in later.tables] == [True, False, False]
    assert all(room.is_safe for room in room_left([*past, past_release(later)]))


def test_weights_off_and_on_and_tables_by_the_weighting_groups_are_warned_of() -> None:
    weights = weight_survey(SIX, targets_from(question_of(SIX, "g"), {"x": 30, "y": 30, "z": 40}))
    assert all(share is None for line in two_way(SIX).tables[0].lines for share in line.weighted)
    assert "give each other away" in " ".join(two_way(SIX, weights=weights).notices)


def test_progress_is_told() -> None:
    steps: list[str] = []
    two_way(SIX, progress=lambda what, done, of: steps.append(what) if 0 <= done < of else None)
    assert set(steps) == {"Checking hidden numbers"}


def test_no_table_and_a_table_by_itself_are_refused() -> None:
    with pytest.raises(CourseError, match="No table is chosen"):
        make_release(SIX, [])
    with pytest.raises(CourseError, match="by itself"):
        make_release(SIX, [TableChoice(question_of(SIX, "q"), question_of(SIX, "q"))])


def test_too_many_tables_that_share_questions_are_refused_with_advice() -> None:
    rng = np.random.default_rng(2)
    survey = pd.DataFrame({f"q{i}": rng.choice(list("abcdefghij"), 300) for i in range(5)})
    questions = [question_of(survey, name) for name in survey]
    choices = [
        TableChoice(one, other) for one in questions for other in questions if one.column < other.column
    ]
    with pytest.raises(CourseError, match="Leave some of the two-way tables out"):
        make_release(survey, choices)
