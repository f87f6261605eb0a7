"""The lab of a lesson: each slider and the button change the finding, which is said aloud."""

import pytest

from inequalitylab.findings import chance
from inequalitylab.workbooks.lab import lab, tried

SIZES = [30, 100, 250]


def test_slider_and_button_each_draw_another_finding() -> None:
    view = lab(
        "How far apart?", lambda n, seed: chance.surveys(21.9, n, seed), {"Children": SIZES}, again="Again"
    )
    _, question, slider, again, shown = view.children
    assert "How far apart?" in question.value
    assert "100 surveys of 100 children" in shown.value
    slider.value = 30
    assert "100 surveys of 30 children" in shown.value
    first = shown.value
    again.click()
    assert shown.value != first
    assert 'role="alert"' in shown.value


def test_lab_without_a_button_has_no_seed() -> None:
    view = lab("How clear?", chance.apart, {"Children": SIZES, "Points": [1, 5, 10]})
    _, _, size, points, shown = view.children
    points.value, size.value = 1, 250
    assert shown.value == tried(chance.apart, 250, 1)


@pytest.mark.parametrize("size", [1, 30, 100_000])
@pytest.mark.parametrize("share", [0.0, 4.2, 100.0])
def test_ends_of_the_scales_can_be_drawn(size: int, share: float) -> None:
    assert "Made-up numbers" in tried(chance.surveys, share, size, 1)
