"""Any data, the other families: proportions, rates, life tables, segregation, quantiles, weights."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from property_data import EXAMPLES, close, numbers, same

from inequalitylab import measures as m


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
