"""Speed and memory of the measures against what a user would use instead, as ratios within one run.

Run ``python benchmarks/measures.py``. Each time is the best of several, on the same data.
"""

import time
import tracemalloc
import warnings
from collections.abc import Callable
from typing import Any

import inequality.gini
import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy import stats

from inequalitylab import measures as m

ROWS = 1_000_000
GROUPS = 33_000
AREAS = 10_000
LOOPED = 500


def best(*works: Callable[[], Any], times: int = 9) -> list[float]:
    """Return the shortest time of several runs of each, in seconds, taking turns."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(times):
        for work, times_of_work in zip(works, taken, strict=True):
            start = time.perf_counter()
            work()
            times_of_work.append(time.perf_counter() - start)
    return [min(times_of_work) for times_of_work in taken]


def peak(work: Callable[[], Any]) -> float:
    """Return the most memory held during a run, in bytes, without the input."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def show(name: str, ratio: float, target: str, held: bool) -> None:
    """Print one line of the table."""
    print(f"| {name} | {ratio:.2f} | {target} | {'yes' if held else 'NO'} |")


def statsmodels_slopes(table: pd.DataFrame, groups: int) -> float:
    """Return the time that statsmodels takes for one group, called in a loop, in seconds."""
    few = table[table["area"] < groups]
    start = time.perf_counter()
    for _, rows in few.groupby("area"):
        ordered = rows.sort_values("tenth")
        share = ordered["people"] / ordered["people"].sum()
        ridit = share.cumsum() - share / 2
        sm.WLS(ordered["value"], sm.add_constant(ridit), weights=ordered["people"]).fit()
    return (time.perf_counter() - start) / groups


def main() -> None:
    """Print the table."""
    rng = np.random.default_rng(20250301)
    income = rng.lognormal(10, 0.8, ROWS)
    weights = rng.uniform(0.5, 3, ROWS)
    illness = rng.poisson(3, ROWS).astype(float)
    print("| measure (1,000,000 rows) | ratio | target | held |\n|---|---|---|---|")

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pysal, plain, weighted = best(
            lambda: inequality.gini.Gini(income), lambda: m.gini(income), lambda: m.gini(income, weights)
        )
    show("Gini / PySAL's", plain / pysal, "at most 1", plain <= pysal)
    show("Gini with weights / PySAL's without", weighted / pysal, "at most 1.5", weighted <= 1.5 * pysal)

    sorting, index = best(lambda: np.argsort(income), lambda: m.concentration_index(illness, income))
    show("concentration index / one numpy.argsort", index / sorting, "at most 2", index <= 2 * sorting)

    size = ROWS // GROUPS
    table = pd.DataFrame(
        {
            "area": np.repeat(np.arange(GROUPS), size),
            "tenth": np.tile(np.arange(size), GROUPS),
            "value": rng.normal(80, 3, size * GROUPS),
            "people": rng.integers(500, 3000, size * GROUPS).astype(float),
        }
    ).sample(frac=1, random_state=1)
    [ours] = best(
        lambda: m.slope_index("value", "tenth", "people", data=table, by="area", high_is_good=True), times=3
    )
    theirs = statsmodels_slopes(table, LOOPED) * GROUPS
    show(
        f"statsmodels in a loop / slope index by {GROUPS:,} groups",
        theirs / ours,
        "at least 100",
        theirs >= 100 * ours,
    )

    counts = rng.integers(1, 2000, AREAS)
    limits, quantiles = best(
        lambda: m.funnel_limits_of_ratios(counts),
        lambda: [stats.chi2.ppf(level, 2 * counts + add) for level in (0.025, 0.001) for add in (0, 2)],
    )
    show(
        f"funnel limits of {AREAS:,} areas / their quantile calls",
        limits / quantiles,
        "at most 3",
        limits <= 3 * quantiles,
    )

    columns = {"income": 1, "income, weights": 2, "illness, income": 2, "value, tenth, people, area": 4}
    works = {
        "income": lambda: m.gini(income),
        "income, weights": lambda: m.gini(income, weights),
        "illness, income": lambda: m.concentration_index(illness, income),
        "value, tenth, people, area": lambda: m.slope_index(
            "value", "tenth", "people", data=table, by="area", high_is_good=True
        ),
    }
    for (name, number), work in zip(columns.items(), works.values(), strict=True):
        used = peak(work) / (8 * ROWS * number)
        show(f"memory / input: {name}", used, "at most 6", used <= 6)


if __name__ == "__main__":
    main()
