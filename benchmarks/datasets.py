"""Our loading against plain pandas, our map against the drawing alone, our import against that of pandas.

    python benchmarks/datasets.py [--runs 15]

Every pair is timed in turns within one run, and the ratio of the medians is printed beside its target.
"""

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.collections import PolyCollection

from inequalitylab import datasets
from inequalitylab.datasets import reading, storage
from inequalitylab.datasets.catalogue import resource

TABLE, AUTHORITY = "iod2025", "E08000035"


def medians(runs: int, *tasks: Callable[[], object]) -> list[float]:
    """Run tasks in turns and return the median seconds of each."""
    taken: list[list[float]] = [[] for _ in tasks]
    for _ in range(runs):
        for task, times in zip(tasks, taken, strict=True):
            started = time.perf_counter()
            task()
            times.append(time.perf_counter() - started)
    return [statistics.median(times) for times in taken]


def load_cold() -> None:
    """Load as a new process would: read, check the checksum, parse."""
    reading._read.cache_clear()
    datasets.load(TABLE)


def read_csv() -> None:
    """Read the same file with the same types."""
    entry = resource(TABLE)
    pd.read_csv(
        storage.locate(entry["path"]),
        dtype=reading.column_types(entry),
        keep_default_na=False,
        na_values=[""],
    )


def draw(features: list[dict], deciles: dict[str, int]) -> None:
    """Draw the areas of an authority by tenth, to the pixels."""
    figure, axes = plt.subplots(figsize=(6, 6))
    pairs = [
        (polygon[0], deciles[feature["properties"]["area_code"]])
        for feature in features
        for polygon in feature["geometry"]["coordinates"]
    ]
    rings, values = zip(*pairs, strict=True)
    axes.add_collection(PolyCollection(rings, array=values, edgecolors="white", linewidths=0.3))
    axes.autoscale_view()
    figure.canvas.draw()
    plt.close(figure)


def load_and_draw() -> None:
    """Do both, warm: the tables have been read once."""
    table = datasets.load(TABLE)
    here = table[table["authority_code"] == AUTHORITY]
    deciles = dict(zip(here["area_code"], here["imd_decile"], strict=True))
    draw(datasets.boundaries("lsoa", AUTHORITY)["features"], deciles)


def import_seconds(module: str) -> float:
    """Return what importing a module adds, by the clock inside a new Python."""
    script = f"import time; t = time.perf_counter(); import {module}; print(time.perf_counter() - t)"
    return float(
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    )


def main() -> None:
    """Print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs

    cold, plain = medians(runs, load_cold, read_csv)
    table = datasets.load(TABLE)
    deciles = dict(zip(table["area_code"], table["imd_decile"], strict=True))
    features = datasets.boundaries("lsoa", AUTHORITY)["features"]
    draw(features, deciles)
    both, alone = medians(runs, load_and_draw, lambda: draw(features, deciles))
    warm, _ = medians(runs, lambda: datasets.load(TABLE), lambda: None)
    ours = statistics.median(import_seconds("inequalitylab") for _ in range(runs))
    pandas = statistics.median(import_seconds("pandas") for _ in range(runs))

    rows = [
        ("load('iod2025'), first time / pandas.read_csv", cold, plain, 1.2),
        ("load('iod2025'), again / pandas.read_csv", warm, plain, 1.2),
        (f"map of the {len(features)} areas of Leeds, warm: load and draw / draw", both, alone, 1.5),
        ("import inequalitylab / import pandas", ours, pandas, 0.25),
    ]
    for what, first, second, target in rows:
        print(f"{what:<68} {first:7.4f} s / {second:7.4f} s = {first / second:5.3f}  (at most {target})")


if __name__ == "__main__":
    main()
