"""What must hold for any data: invariances, the transfer principle, exact splits, mirrors."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from inequalitylab import measures as m

EXAMPLES = settings(max_examples=20, deadline=None, derandomize=True)
SIZE = st.integers(min_value=3, max_value=12)


def numbers(low: float, high: float) -> st.SearchStrategy[float]:
    return st.floats(min_value=low, max_value=high, allow_nan=False).map(lambda x: round(x, 3))


INCOMES = st.lists(numbers(1, 1000), min_size=3, max_size=12).map(np.array)
COUNTS = st.lists(st.integers(1, 5), min_size=12, max_size=12).map(np.array)

RELATIVE = {
    "gini": m.gini,
    "theil": m.theil,
    "mean log deviation": m.mean_log_deviation,
    "GE(2)": lambda *a, **k: m.generalised_entropy(*a, alpha=2, **k),
    "GE(-1)": lambda *a, **k: m.generalised_entropy(*a, alpha=-1, **k),
    "GE(0.3)": lambda *a, **k: m.generalised_entropy(*a, alpha=0.3, **k),
    "Atkinson 0.5": lambda *a, **k: m.atkinson(*a, epsilon=0.5, **k),
    "Atkinson 1": lambda *a, **k: m.atkinson(*a, epsilon=1, **k),
    "Atkinson 2": lambda *a, **k: m.atkinson(*a, epsilon=2, **k),
    "Hoover": m.hoover,
    "variation": m.coefficient_of_variation,
    "Palma": m.palma_ratio,
    "S80/S20": m.quintile_share_ratio,
    "extended Gini": lambda *a, **k: m.extended_gini(*a, aversion=3, **k),
    "Wolfson": m.wolfson,
}
STRICT_TRANSFERS = [
    "gini", "theil", "mean log deviation", "GE(2)", "GE(-1)", "GE(0.3)", "Atkinson 0.5", "Atkinson 1",
    "Atkinson 2", "variation", "extended Gini",
]  # fmt: skip
POVERTY = {
    "headcount": lambda *a, **k: m.foster_greer_thorbecke(*a, alpha=0, **k),
    "gap": lambda *a, **k: m.foster_greer_thorbecke(*a, alpha=1, **k),
    "squared gap": lambda *a, **k: m.foster_greer_thorbecke(*a, alpha=2, **k),
    "Watts": m.watts,
    "Sen": m.sen_index,
    "Sen-Shorrocks-Thon": m.sen_shorrocks_thon_index,
}
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


@pytest.mark.parametrize("name", RELATIVE)
@EXAMPLES
@given(incomes=INCOMES, counts=COUNTS, scale=numbers(0.01, 100), order=st.randoms())
def test_distribution_invariances(name, incomes, counts, scale, order):
    work = RELATIVE[name]
    counts = counts[: len(incomes)]
    plain = work(incomes)
    shuffled = np.array(order.sample(list(incomes), len(incomes)))
    same(work(shuffled), plain)
    same(work(incomes * scale), plain, rel=1e-6)
    same(work(np.tile(incomes, 3)), plain)
    weighted = work(incomes, counts)
    same(weighted, work(np.repeat(incomes, counts)))
    same(work(incomes, counts * scale), weighted)


@pytest.mark.parametrize("name", RELATIVE)
@EXAMPLES
@given(amount=numbers(0.1, 1000), counts=COUNTS)
def test_all_equal_is_no_inequality(name, amount, counts):
    none = {"Palma": 0.25, "S80/S20": 1.0}.get(name, 0.0)
    assert RELATIVE[name](np.full(12, amount), counts).value == close(none, abs=1e-9)


@pytest.mark.parametrize("name", STRICT_TRANSFERS)
@EXAMPLES
@given(incomes=INCOMES, part=numbers(0.05, 0.45))
def test_transfer_from_richer_to_poorer_lowers_inequality(name, incomes, part):
    incomes = np.sort(incomes)
    incomes[-1] += 50
    fairer = incomes.copy()
    moved = part * (incomes[-1] - incomes[0])
    fairer[0] += moved
    fairer[-1] -= moved
    assert RELATIVE[name](fairer).value < RELATIVE[name](incomes).value


@EXAMPLES
@given(incomes=INCOMES, scale=numbers(0.01, 100))
def test_asymmetry(incomes, scale):
    plain = m.lorenz_asymmetry(incomes)
    same(m.lorenz_asymmetry(incomes[::-1] * scale), plain, rel=1e-6)
    assert 0 <= plain.value <= 2
    assert m.lorenz_asymmetry(np.full(5, 3.0)).value == 1


@EXAMPLES
@given(incomes=INCOMES, counts=COUNTS, added=numbers(0, 500))
def test_kolm_is_absolute_and_the_rest_relative(incomes, counts, added):
    counts = counts[: len(incomes)]
    same(m.kolm(incomes + added, counts, alpha=0.01), m.kolm(incomes, counts, alpha=0.01), absolute=1e-6)
    assert m.gini(incomes + added + 1).value <= m.gini(incomes).value + 1e-12


@pytest.mark.parametrize("alpha", [-1, 0, 0.5, 1, 2, 3])
@EXAMPLES
@given(incomes=INCOMES, counts=COUNTS, groups=st.lists(st.integers(0, 3), min_size=12, max_size=12))
def test_decomposition_adds_up(alpha, incomes, counts, groups):
    counts, groups = counts[: len(incomes)], groups[: len(incomes)]
    split = m.entropy_decomposition(incomes, groups, counts, alpha=alpha)
    assert split.parts["within"] + split.parts["between"] == close(split.value, rel=1e-8, abs=1e-10)
    assert split.parts["within"] >= -1e-10
    assert split.parts["between"] >= -1e-10
    same(split, m.generalised_entropy(incomes, counts, alpha=alpha))


@EXAMPLES
@given(incomes=INCOMES)
def test_known_identities_between_measures(incomes):
    assert m.generalised_entropy(incomes, alpha=2).value == close(
        m.coefficient_of_variation(incomes).value ** 2 / 2, abs=1e-12
    )
    assert m.atkinson(incomes, epsilon=1).value == close(
        1 - np.exp(-m.mean_log_deviation(incomes).value), abs=1e-12
    )
    assert m.concentration_index(incomes, incomes).value == close(m.gini(incomes).value, abs=1e-12)
    assert m.extended_gini(incomes, aversion=2).value == close(m.gini(incomes).value, abs=1e-12)
    curve = m.lorenz_curve(incomes)
    gap = (curve["population_share"] - curve["income_share"]).max()
    assert m.hoover(incomes).value == close(gap, abs=1e-12)
    area = np.trapezoid(curve["income_share"], curve["population_share"])
    assert m.gini(incomes).value == close(1 - 2 * area, abs=1e-12)
    near_one = m.generalised_entropy(incomes, alpha=1 + 1e-9).value
    assert near_one == close(m.theil(incomes).value, rel=1e-6, abs=1e-9)


@EXAMPLES
@given(incomes=INCOMES, regions=st.lists(st.integers(0, 2), min_size=12, max_size=12))
def test_spatial_split_adds_up(incomes, regions):
    result = m.spatial_gini(incomes, regions[: len(incomes)])
    assert result.parts["near"] + result.parts["far"] == close(result.value, abs=1e-10)


@pytest.mark.parametrize("name", POVERTY)
@EXAMPLES
@given(incomes=INCOMES, counts=COUNTS, line=numbers(50, 900), scale=numbers(0.01, 100))
def test_poverty_invariances(name, incomes, counts, line, scale):
    work, counts = POVERTY[name], counts[: len(incomes)]
    incomes = np.where(np.abs(incomes - line) < 0.01, line + 0.02, incomes)
    plain = work(incomes, counts, line=line)
    same(work(incomes * scale, counts * scale, line=line * scale), plain)
    same(work(np.repeat(incomes, counts), line=line), plain)
    assert work(incomes + 2000, line=line).value == 0


@EXAMPLES
@given(incomes=INCOMES, line=numbers(50, 900))
def test_poverty_axioms(incomes, line):
    incomes[0] = line / 2
    poorer = incomes.copy()
    poorer[0] = line / 4
    for name, work in POVERTY.items():
        if name != "headcount":
            assert work(poorer, line=line).value > work(incomes, line=line).value
    richer = np.where(incomes >= line, incomes + 100, incomes)
    for work in POVERTY.values():
        same(work(richer, line=line), work(incomes, line=line))


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


@EXAMPLES
@given(count=st.integers(0, 60), more=st.integers(0, 60), other=st.integers(0, 40), rest=st.integers(1, 40))
def test_proportion_intervals_mirror(count, more, other, rest):
    n, k = count + more + 1, other + rest
    one, mirrored = m.wilson_interval(count, n), m.wilson_interval(n - count, n)
    assert one.lower == close(1 - mirrored.upper, abs=1e-12)
    gap = m.difference_of_proportions(count, n, other, k)
    back = m.difference_of_proportions(other, k, count, n)
    assert (gap.value, gap.lower) == close((-back.value, -back.upper), abs=1e-9)
    if count and other:
        ratio, inverse = (
            m.ratio_of_proportions(count, n, other, k),
            m.ratio_of_proportions(other, k, count, n),
        )
        assert ratio.upper == close(1 / inverse.lower, rel=1e-9)


@EXAMPLES
@given(
    counts=hnp.arrays(float, 19, elements=st.integers(0, 50)),
    people=hnp.arrays(float, 19, elements=st.integers(100, 5000)),
)
def test_standardised_rates(counts, people):
    counts[0] += 1
    bands = list(m.EUROPEAN_2013)
    rate = m.directly_standardised_rate(counts, people, bands)
    mixed = np.random.default_rng(0).permutation(19)
    same(m.directly_standardised_rate(counts[mixed], people[mixed], np.array(bands)[mixed]), rate)
    weights = np.array(list(m.EUROPEAN_2013.values()))
    same(m.directly_standardised_rate(counts, people, standard_population=7 * weights), rate)
    same(
        m.directly_standardised_rate(counts, people, standard_population=people),
        m.crude_rate(counts.sum(), people.sum()),
    )
    once = m.directly_standardised_rate_of_repeats(np.ones(19), counts, people, bands)
    assert (once.value, once.lower, once.upper) == close((rate.value, rate.lower, rate.upper))
    itself = m.indirectly_standardised_ratio(counts, people, counts, people)
    assert itself.value == close(1)
    same(
        m.indirectly_standardised_rate(counts, people, counts, people),
        m.crude_rate(counts.sum(), people.sum()),
    )


@EXAMPLES
@given(deaths=st.lists(st.integers(0, 40), min_size=20, max_size=20), scale=st.integers(2, 9))
def test_life_tables(deaths, scale):
    ages = [0, 1, *range(5, 95, 5)]
    deaths = np.array(deaths, dtype=float)
    deaths[-1] += 1
    people = np.full(20, 1000.0)
    one = m.life_expectancy(deaths, people, ages)
    big = m.life_expectancy(deaths * scale, people * scale, ages)
    same(big, one)
    assert big.upper - big.lower == close((one.upper - one.lower) / scale**0.5)
    back = m.life_expectancy(deaths[::-1], people, ages[::-1])
    same(back, one)
    fewer = deaths.copy()
    fewer[10] = 0
    assert m.life_expectancy(fewer, people, ages).value >= one.value
    table = m.life_table(deaths, people, ages)
    assert (table["survivors"].diff().dropna() <= 1e-9).all()
    assert table["years_lived"].sum() / 100_000 == close(one.value)


@EXAMPLES
@given(
    first=hnp.arrays(float, 6, elements=st.integers(0, 90)),
    second=hnp.arrays(float, 6, elements=st.integers(0, 90)),
)
def test_segregation(first, second):
    first[0] += 1
    second[1] += 1
    same(m.dissimilarity(first, second), m.dissimilarity(second, first))
    same(m.dissimilarity(3 * first, second), m.dissimilarity(first, second))
    assert m.dissimilarity(first, 2 * first).value == close(0, abs=1e-12)
    total = first + second
    apart = m.isolation(first, total)
    assert apart.value + m.interaction(first, second, total).value == close(1)
    assert apart.value >= apart.parts["share_of_all"] - 1e-12
    assert 1 / 6 - 1e-12 <= m.herfindahl(first + 1).value <= 1


@EXAMPLES
@given(
    values=st.lists(st.integers(0, 30), min_size=2, max_size=60),
    groups=st.integers(2, 12),
    high=st.booleans(),
)
def test_quantile_groups(values, groups, high):
    values = pd.Series(values, dtype=float)
    result = m.quantile_groups(values, groups, highest_first=high)
    if len(values) < groups:
        assert result.isna().all()
        return
    assert result.between(1, groups).all()
    assert result.groupby(values).nunique().max() == 1
    ordered = result[values.sort_values(ascending=not high).index].to_numpy()
    assert (np.diff(ordered.astype(int)) >= 0).all()
    same_by = m.quantile_groups(
        pd.concat([values, values], ignore_index=True),
        groups,
        highest_first=high,
        by=["a"] * len(values) + ["b"] * len(values),
    )
    assert same_by.tolist() == result.tolist() * 2


@EXAMPLES
@given(weights=st.lists(numbers(0.1, 10), min_size=2, max_size=20), scale=numbers(0.1, 50))
def test_effective_sample_size(weights, scale):
    weights = np.array(weights)
    size = m.effective_sample_size(weights)
    same(m.effective_sample_size(weights * scale), size)
    assert 1 <= size.value <= len(weights) + 1e-9
    assert m.design_effect(weights).value * size.value == close(len(weights))
    groups = np.arange(len(weights)) % 2
    new = m.post_stratified_weights(groups, {0: 30, 1: 70}, weights)
    assert new[groups == 1].sum() / new.sum() == close(0.7)
    assert new.mean() == close(1)
