"""What the property tests draw from, and how they compare."""

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st

from inequalitylab import measures as m

EXAMPLES = settings(max_examples=20, deadline=None, derandomize=True)
SIZE = st.integers(min_value=3, max_value=12)


def numbers(low: float, high: float) -> st.SearchStrategy[float]:
    return st.floats(min_value=low, max_value=high, allow_nan=False).map(lambda x: round(x, 3))


INCOMES = st.lists(numbers(1, 1000), min_size=3, max_size=12).map(np.array)
COUNTS = st.lists(st.integers(1, 5), min_size=12, max_size=12).map(np.array)
close = pytest.approx


@st.composite
def ranked(draw: st.DrawFn, least: int = 3) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Values, ranks (with ties, at least two different) and people."""
    size = draw(st.integers(least, 12))
    values = np.array(draw(st.lists(numbers(1, 1000), min_size=size, max_size=size)))
    ranks = np.array(draw(st.lists(st.integers(1, 6), min_size=size, max_size=size)), dtype=float)
    ranks[0], ranks[1] = 0, 7
    people = np.array(draw(st.lists(numbers(1, 50), min_size=size, max_size=size)))
    return values, ranks, people


def same(a: m.Estimate, b: m.Estimate, rel: float = 1e-7, absolute: float = 1e-9) -> None:
    assert a.value == close(b.value, rel=rel, abs=absolute)
