"""Any data, distribution and poverty: invariances, transfer principle, exact splits, identities."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from property_data import COUNTS, EXAMPLES, INCOMES, close, numbers, same

from inequalitylab import measures as m

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
