"""Any data, gradients: invariances, splitting and replicating, mirrors, direction, intervals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from property_data import EXAMPLES, close, numbers, ranked, same

from inequalitylab import measures as m

GRADIENTS = {
    "slope": lambda v, r, w: m.slope_index(v, r, w, high_is_good=True),
    "relative": lambda v, r, w: m.relative_index(v, r, w, high_is_good=True, model="log"),
    "slope of log": lambda v, r, w: m.slope_index(v, r, w, high_is_good=False, model="log"),
    "concentration": m.concentration_index,
    "generalised": lambda v, r, w: m.concentration_index(v, r, w, kind="generalised"),
    "Wagstaff": lambda v, r, w: m.concentration_index(v, r, w, kind="wagstaff", bounds=(0, 1001)),
    "Erreygers": lambda v, r, w: m.concentration_index(v, r, w, kind="erreygers", bounds=(0, 1001)),
    "extended": lambda v, r, w: m.extended_concentration_index(v, r, w, aversion=3),
    "mean difference": lambda v, _, w: m.mean_difference(v, w, since="mean", weighted=True),
    "disparity": lambda v, _, w: m.index_of_disparity(v, w, weighted=True),
    "variance": lambda v, _, w: m.between_group_variance(v, w),
    "attributable": lambda v, _, w: m.population_attributable_risk(v, w, high_is_good=True),
}


@pytest.mark.parametrize("name", GRADIENTS)
@EXAMPLES
@given(rows=ranked(), order=st.randoms(), scale=numbers(0.01, 100))
def test_gradient_invariances(name, rows, order, scale):
    values, ranks, people = rows
    work = GRADIENTS[name]
    plain = work(values, ranks, people)
    tolerance = {"rel": 1e-6, "absolute": 1e-7}
    mixed = np.array(order.sample(range(len(values)), len(values)))
    same(work(values[mixed], ranks[mixed], people[mixed]), plain, **tolerance)
    same(work(values, ranks, people * scale), plain, **tolerance)
    same(work(values, 3 * ranks - 100, people), plain, **tolerance)
    halves = np.concatenate([people / 2, people / 2])
    if name not in ("slope of log", "relative"):
        same(work(np.tile(values, 2), np.tile(ranks, 2), halves), plain, **tolerance)


@pytest.mark.parametrize("model", ["linear", "log", "logit"])
@EXAMPLES
@given(rows=ranked())
def test_splitting_a_group_in_two_equal_ones_changes_no_line(model, rows):
    values, ranks, people = rows
    values = values / 1001
    halves = np.concatenate([people / 2, people / 2])
    for work in (m.slope_index, m.relative_index):
        whole = work(
            values, ranks, people, high_is_good=False, model=model if work is m.slope_index else "log"
        )
        split = work(
            np.tile(values, 2),
            np.tile(ranks, 2),
            halves,
            high_is_good=False,
            model=model if work is m.slope_index else "log",
        )
        same(split, whole, rel=1e-6, absolute=1e-8)


@EXAMPLES
@given(rows=ranked())
def test_replicated_rows_equal_weights_in_gradients(rows):
    values, ranks, _ = rows
    counts = np.arange(1, len(values) + 1)
    long = [np.repeat(column, counts) for column in (values, ranks)]
    same(m.concentration_index(*long), m.concentration_index(values, ranks, counts), absolute=1e-8)
    same(
        m.slope_index(*long, high_is_good=True),
        m.slope_index(values, ranks, counts, high_is_good=True),
        absolute=1e-6,
    )
    assert np.allclose(m.fractional_rank(long[1]), np.repeat(m.fractional_rank(ranks, counts), counts))
    assert m.fractional_rank(ranks, counts) @ counts / counts.sum() == close(0.5)


@EXAMPLES
@given(rows=ranked())
def test_mirror_of_good_and_bad_outcome(rows):
    values, ranks, people = rows
    share = values / 1001
    for model in ("linear", "logit"):
        bad = m.slope_index(share, ranks, people, high_is_good=False, model=model)
        good = m.slope_index(1 - share, ranks, people, high_is_good=True, model=model)
        same(good, bad, absolute=1e-8)
        assert good.meaning == bad.meaning or abs(bad.value) < 1e-8
    for kind in ("erreygers", "wagstaff"):
        bad = m.concentration_index(share, ranks, people, kind=kind, bounds=(0, 1))
        good = m.concentration_index(1 - share, ranks, people, kind=kind, bounds=(0, 1))
        assert good.value == close(-bad.value, abs=1e-9)
    a = m.range_difference(share, ranks.argsort().argsort(), high_is_good=False)
    b = m.range_difference(1 - share, ranks.argsort().argsort(), high_is_good=True)
    same(a, b)


@EXAMPLES
@given(rows=ranked())
def test_turning_the_ranks_and_saying_so_changes_nothing(rows):
    values, ranks, people = rows
    for work in (
        lambda r, low: m.slope_index(values, r, people, high_is_good=True, low_rank=low),
        lambda r, low: m.concentration_index(values, r, people, low_rank=low),
        lambda r, low: m.extended_concentration_index(values, r, people, aversion=4, low_rank=low),
        lambda r, low: m.relative_index(values, r, people, high_is_good=False, model="log", low_rank=low),
    ):
        same(work(-ranks, "advantaged"), work(ranks, "disadvantaged"), rel=1e-6, absolute=1e-7)


@EXAMPLES
@given(rows=ranked())
def test_sign_follows_who_fares_worse(rows):
    values, ranks, people = rows
    good = m.slope_index(values, ranks, people, high_is_good=True)
    bad = m.slope_index(values, ranks, people, high_is_good=False)
    assert good.value == close(-bad.value, abs=1e-9)
    up = m.relative_index(values, ranks, people, high_is_good=True, model="log").value
    down = m.relative_index(values, ranks, people, high_is_good=False, model="log").value
    assert up * down == close(1, rel=1e-9)


@EXAMPLES
@given(rows=ranked(), errors=st.lists(numbers(0.1, 20), min_size=12, max_size=12))
def test_intervals_hold_their_estimate_and_grow_with_confidence(rows, errors):
    values, ranks, people = rows
    values, errors = values + 100, np.array(errors[: len(values)])
    for level, wider in ((0.8, 0.95), (0.95, 0.998)):
        for work in (m.slope_index, m.relative_index):
            options = {"high_is_good": True, "standard_error": errors, "model": "log"}
            a = work(values, ranks, people, confidence=level, **options)
            b = work(values, ranks, people, confidence=wider, **options)
            assert b.lower <= a.lower <= a.value <= a.upper <= b.upper
