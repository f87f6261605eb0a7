"""Outlines in few bytes say the same as the long ones."""

import re

import pytest
from matplotlib.path import Path

from inequalitylab.charts.outlines import compact

TOKEN = re.compile(r"[a-zA-Z]|-?(?:\d+\.\d+|\.\d+|\d+)")
PAIRS = {"m": 1, "l": 1, "q": 2, "c": 3}


def points(data: str) -> list[tuple[float, float]]:
    """Every point of path data, absolute, as a browser would read it."""
    tokens = TOKEN.findall(data)
    found: list[tuple[float, float]] = []
    x = y = 0.0
    start = (0.0, 0.0)
    command = ""
    while tokens:
        if tokens[0].isalpha():
            command = tokens.pop(0)
        if command in "zZ":
            x, y = start
            continue
        if command in "hv":
            step = float(tokens.pop(0))
            x, y = (x + step, y) if command == "h" else (x, y + step)
            found.append((x, y))
            continue
        step_from = (x, y) if command.islower() else (0.0, 0.0)
        for _ in range(PAIRS[command.lower()]):
            x, y = step_from[0] + float(tokens.pop(0)), step_from[1] + float(tokens.pop(0))
            found.append((x, y))
        if command in "mM":
            start = (x, y)
    return [(round(x, 1), round(y, 1)) for x, y in found]


@pytest.mark.parametrize(
    "data",
    [
        "M 10 20 L 30 20 L 30 25.5 L -3.25 7 z M 1 1 L 2 2 L 3 1 z",
        "M 0 0 C 1 2 3 4 5 6 C 7 8 9 10 11 12 L 11 12.4",
        "M 0.04 0.04 Q 1.5 -2.5 3 0 L 1e-06 4",
        "M -0 4.9 L 4.9 0 L 0 -4.9 L -4.9 -0 z",
    ],
)
def test_same_points_in_fewer_bytes(data: str) -> None:
    short = compact(data)
    assert points(short) == points(data.replace("1e-06", "0"))
    assert len(short) < len(data)


def test_moved_outline_has_its_points_moved() -> None:
    data = "M 1 2 L 3.5 4 L 0 9 z"
    assert points(compact(data, 10, -20.5)) == [(x + 10, y - 20.5) for x, y in points(data)]


def test_rounding_does_not_add_up_along_a_line() -> None:
    data = "M 0 0 " + " ".join(f"L {0.14 * step} {0.14 * step}" for step in range(1, 201))
    assert points(compact(data))[-1] == (28.0, 28.0)


def test_points_that_fall_together_are_drawn_once_and_a_lone_point_stays() -> None:
    assert compact("M 1 1 L 1.01 1.02 L 1.04 1 L 5 5") == "M1 1h0l4 4"
    assert compact("M 1 1 L 1 1") == "M1 1h0"


def test_a_point_parts_two_numbers_where_the_first_has_one() -> None:
    assert compact("M 0 0 L 0.5 0.5 L 1 1 L 3 1.5") == "M0 0l.5.5.5.5 2 .5"


def test_circle_is_two_arcs_around_its_middle() -> None:
    circle = Path.circle(radius=5.5)
    data = ""
    for corners, code in circle.iter_segments():
        data += {1: "M", 2: "L", 4: "C", 79: "z"}[int(code)]
        data += "" if code == 79 else " " + " ".join(f"{value:.4f}" for value in corners) + " "
    assert compact(data, 20, 10) == "M14.5 10a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0z"
