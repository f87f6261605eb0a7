"""Made-up surveys and releases, attacked: no hidden number can be narrowed to less than 0 to 9."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from inequalitylab.surveys.cleaning import Cleaned
from inequalitylab.surveys.earlier import past_release, read_totals, write_totals
from inequalitylab.surveys.gaps import count_gaps
from inequalitylab.surveys.questions import (
    CHOSEN,
    NO_ANSWER,
    NOT_CHOSEN,
    Answer,
    Question,
    TableChoice,
    many_question,
    question_of,
)
from inequalitylab.surveys.release import make_release
from inequalitylab.surveys.review import room_left
from inequalitylab.surveys.weights import targets_from, weight_survey

from .attacker import REST, Attacker

COLUMNS = ("age", "area", "home", "tooth")


@st.composite
def surveys(draw, most: int = 160) -> pd.DataFrame:
    """A survey of one to four questions, some lopsided, some with gaps, which may count as an answer."""
    n = draw(st.integers(30, most))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    frame = {}
    for name in COLUMNS[: draw(st.integers(1, 4))]:
        size = draw(st.integers(1, 4))
        shares = rng.dirichlet(np.full(size, draw(st.sampled_from([0.3, 1.0, 5.0]))))
        column = pd.Series(rng.choice([f"{name}{i}" for i in range(size)], n, p=shares), dtype=object)
        if draw(st.booleans()):
            column[rng.random(n) < draw(st.sampled_from([0.02, 0.3]))] = None
            if draw(st.booleans()):
                column = column.fillna(NO_ANSWER)
        frame[name] = column
    survey = pd.DataFrame(frame)
    if draw(st.booleans()):
        skipped = rng.random(n) < 0.05
        for option in ("fear", "cost"):
            ticks = rng.random(n) < draw(st.sampled_from([0.03, 0.4, 0.97]))
            survey[option] = np.where(skipped, None, np.where(ticks, CHOSEN, NOT_CHOSEN))
    return survey


def question(draw, survey: pd.DataFrame, name: str) -> Question:
    """Its answers as found, or two of them joined."""
    values = sorted(survey[name].dropna().unique()) or ["none"]
    if len(values) > 2 and draw(st.booleans()):
        return Question(
            name, name, (Answer("joined", tuple(values[:2])), *(Answer(v, (v,)) for v in values[2:]))
        )
    return Question(name, name, tuple(Answer(v, (v,)) for v in values))


@st.composite
def releases(draw, survey: pd.DataFrame) -> list[TableChoice]:
    """One to four tables, one or two ways."""
    names = [name for name in COLUMNS if name in survey]
    choices = []
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(names))
        by = draw(st.sampled_from([None, *[other for other in names if other != name]]))
        split = None if by is None else question(draw, survey, by)
        if "fear" in survey and draw(st.booleans()):
            choices.append(TableChoice(many_question("why", {"fear": "fear", "cost": "cost"}), split))
        else:
            choices.append(TableChoice(question(draw, survey, name), split))
    return choices


def complete(survey: pd.DataFrame) -> list[str]:
    return [column for column in survey if survey[column].notna().all()]


def attack_releases(data, most: int, rounds: int, whole: bool) -> None:
    survey = data.draw(surveys(most))
    past = []
    for _ in range(rounds):
        release = make_release(survey, data.draw(releases(survey)), earlier=past)
        past = list(read_totals(write_totals([*past, past_release(release)]).encode()).releases)
    assert [room for room in room_left(past) if not room.is_safe] == []
    attacker = Attacker(past, complete(survey))
    if len(attacker.people) <= 4000:
        assert attacker.found(whole) == []


def of_three_gaps(count: bool) -> tuple[float, float]:
    """Return what is known of 3 who left a question empty, from tables of it, of it by area, and of areas."""
    rows = [("north", "yes")] * 60 + [("north", "no")] * 50 + [("south", "yes")] * 55 + [("south", "no")] * 47
    survey = pd.DataFrame([*rows, *[("north", None)] * 3], columns=["area", "disability"], dtype=object)
    cleaned = Cleaned(survey, (), {})
    frame = count_gaps(cleaned, ["disability"] if count else []).frame
    asked, area = question_of(frame, "disability"), question_of(frame, "area")
    release = make_release(frame, [TableChoice(asked), TableChoice(asked, area), TableChoice(area)])
    attacker = Attacker([past_release(release)], complete(frame))
    assert any(answer != "10 or more" for answer in release.tables[0].lines[0].counts if answer)
    return attacker.range_of([("disability", {NO_ANSWER if count else REST})])


def test_gaps_are_found_to_within_eight_people_unless_they_count_as_an_answer() -> None:
    low, high = of_three_gaps(False)
    assert low > 0 or high < 9
    assert high - low <= 8
    low, high = of_three_gaps(True)
    assert low == 0
    assert high >= 9


SETTINGS = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""Without shrinking: each step of it is a release and an attack, so a failure would take minutes.

The short tests take the same releases each time, so that they take the same time. A sweep looks for new ones.
"""


@settings(SETTINGS, max_examples=40, derandomize=True)
@given(st.data())
def test_one_release_gives_no_hidden_number_away(data: st.DataObject) -> None:
    attack_releases(data, 160, 1, whole=False)


@settings(SETTINGS, max_examples=20, derandomize=True)
@given(st.data())
def test_later_releases_with_the_totals_file_give_no_hidden_number_away(data: st.DataObject) -> None:
    attack_releases(data, 120, 3, whole=False)


def attack_weighted(data) -> None:
    """Weights from known groups, in one of two releases or both, against one who knows the exact weights."""
    survey = data.draw(surveys(200))
    rng = np.random.default_rng(data.draw(st.integers(0, 2**32 - 1)))
    sizes = [40, *data.draw(st.lists(st.integers(30, 150), min_size=1, max_size=2))]
    groups = [f"town{i}" for i, size in enumerate(sizes) for _ in range(size)]
    survey = survey.sample(len(groups), replace=True, random_state=1).reset_index(drop=True)
    survey["town"] = rng.permutation(groups)
    town = question_of(survey, "town")
    shares = rng.dirichlet(np.full(len(sizes), 3.0)) * 0.9 + 0.1 / len(sizes)
    weights = weight_survey(
        survey, targets_from(town, dict(zip(sorted(set(groups)), map(float, shares), strict=True)))
    )
    exact = ("town", {group.label: group.weight for group in weights.groups})
    past, known = [], []
    for _ in range(data.draw(st.integers(1, 2))):
        choices = data.draw(releases(survey))
        if data.draw(st.booleans()):
            choices.append(TableChoice(choices[0].question, town))
        use = data.draw(st.booleans()) or not past
        release = make_release(survey, choices, earlier=past, weights=weights if use else None)
        past = list(read_totals(write_totals([*past, past_release(release)]).encode()).releases)
        known.append(exact if use else None)
    attacker = Attacker(past, complete(survey), known)
    if len(attacker.people) <= 4000:
        assert attacker.found() == []


@settings(SETTINGS, max_examples=14)
@seed(1)
@given(st.data())
def test_weighted_shares_give_no_hidden_number_away(data: st.DataObject) -> None:
    attack_weighted(data)


@pytest.mark.slow
@pytest.mark.usefixtures("only_in_a_sweep")
@settings(SETTINGS, max_examples=150)
@given(st.data())
def test_weighted_shares_attacked_at_length(data: st.DataObject) -> None:
    attack_weighted(data)


@pytest.mark.slow
@pytest.mark.usefixtures("only_in_a_sweep")
@settings(SETTINGS, max_examples=400)
@given(st.data())
def test_many_releases_attacked_at_length(data: st.DataObject) -> None:
    attack_releases(data, 400, data.draw(st.integers(1, 3)), whole=False)


@pytest.mark.slow
@pytest.mark.usefixtures("only_in_a_sweep")
@settings(SETTINGS, max_examples=100)
@given(st.data())
def test_whole_numbers_of_people_find_no_more(data: st.DataObject) -> None:
    attack_releases(data, 120, data.draw(st.integers(1, 2)), whole=True)
