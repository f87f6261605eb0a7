"""Things to move in lessons: each value gives the right picture and says what it shows."""

import pytest

from inequalitylab import findings
from inequalitylab.findings import practice
from inequalitylab.workbooks import lesson

DECAY = findings.decay_by_fifth()
WAYS = {"With decay": DECAY, "Without decay": findings.turned_round(DECAY)}
START = [73, 75, 76.5, 78, 79, 80, 80.5, 81.5, 82, 83]


def test_switch_shows_and_says_what_was_chosen() -> None:
    view = lesson.switch("Which children do we count?", WAYS)
    chooser, shown = view.children[2], view.children[3]
    assert "a ratio of 2.37" in shown.value
    chooser.value = "Without decay"
    assert "a ratio of 1.27" in shown.value
    assert 'role="alert"' in shown.value
    assert "Which children do we count?" in view.children[1].value


def test_every_slider_moves_the_slope() -> None:
    view = lesson.ten_sliders("Pull.", practice.groups, START)
    sliders, shown = view.children[2:-1], view.children[-1]
    assert len(sliders) == 10
    for slider in sliders:
        before = shown.value
        slider.value = slider.value - 3
        assert shown.value != before


@pytest.mark.parametrize("value", [lesson.LOWEST, lesson.HIGHEST])
def test_sliders_at_their_ends(value: float) -> None:
    assert "level" in lesson.pulled(practice.groups, [value] * 10)
    assert "il-choice" not in lesson.pulled(practice.groups, [value, *START[1:]])
