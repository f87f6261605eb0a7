"""E9's expected answers agree with the library under every rule that the library knows."""

import numpy as np
import pandas as pd
import pytest

from inequalitylab import measures
from inequalitylab.exercises.sets.e9 import gradient as g

TABLE = pd.DataFrame(
    {
        "group": [3, 1, 5, 2, 4],
        "people": [900, 2500, 400, 1200, 3100],
        "value": [66.2, 61.0, 70.9, 64.4, 68.8],
        "se": [0.4, 0.9, 0.5, 0.3, 0.7],
    }
)


@pytest.mark.parametrize("first_is_most_deprived", [True, False])
@pytest.mark.parametrize("good", [True, False])
def test_the_line_for_slips_is_the_librarys_line(first_is_most_deprived: bool, good: bool) -> None:
    rules = g.Rules(first_is_most_deprived=first_is_most_deprived)
    library = measures.slope_index(
        TABLE["value"],
        TABLE["group"],
        TABLE["people"],
        standard_error=TABLE["se"],
        high_is_good=good,
        low_rank="disadvantaged" if first_is_most_deprived else "advantaged",
    )
    assert g.slope_index(TABLE, rules, good, weights="people") == pytest.approx(library.value)
    assert g.slope_interval(TABLE, rules, good) == pytest.approx([library.lower, library.upper])
    sorted_places = [library.position[list(TABLE["group"]).index(number)] for number in range(1, 6)]
    assert g.midpoints(TABLE, rules) == pytest.approx(sorted_places)
    sorted_misses = [library.residuals[list(TABLE["group"]).index(number)] for number in range(1, 6)]
    assert g.misses(TABLE, rules) == pytest.approx(sorted_misses)


def test_precision_weights_are_those_of_least_squares() -> None:
    rules = g.Rules(weights="precision")
    x = g.midpoints(TABLE, rules)
    rows = g.ordered(TABLE)
    slope = np.polyfit(x, rows["value"], 1, w=1 / rows["se"])[0]
    assert g.slope_index(TABLE, rules, True) == pytest.approx(slope)


def test_turning_the_groups_turns_nothing_but_their_numbers() -> None:
    turned = TABLE.assign(group=6 - TABLE["group"])
    for name in ("gap", "ratio", "slope_index", "relative_index"):
        one = getattr(g, name)(TABLE, g.Rules(), True)
        other = getattr(g, name)(turned, g.Rules(first_is_most_deprived=False), True)
        assert one == pytest.approx(other), name
