"""The pages of areas against drawing their charts one after another, in one run.

    python benchmarks/pages.py [--areas 296]

Takes as many areas, evenly spread by number of neighbourhoods, draws their charts in one process,
then makes their pages as `make site` does (findings, words, charts, tables, files; a process a core).
Prints the seconds of both, their ratio, the load of the machine, and the sizes of the pages with their frame.
The processes take a few seconds to start: with few areas that weighs more than it does with all.
"""

import argparse
import gzip
import os
import tempfile
import time
from pathlib import Path

from inequalitylab import charts, datasets, pages, places
from inequalitylab.places import Place
from inequalitylab.site import areas

ROOT = Path(__file__).resolve().parent.parent
TARGET, LARGEST = 0.6, 250_000


def spread(count: int) -> list[Place]:
    """Return places from the one with fewest neighbourhoods to the one with most, evenly."""
    sizes = datasets.load("iod2025")["authority_code"].value_counts()
    every = sorted(places.authorities(), key=lambda place: (sizes[place.code], place.code))
    step = (len(every) - 1) / max(count - 1, 1)
    return [every[round(number * step)] for number in range(count)]


def draw_one_after_another(chosen: list[Place]) -> float:
    """Return how long the charts alone take in this process; finding what they show is not counted."""
    seconds = 0.0
    for place in chosen:
        found = [finding for part in pages.sections(place) for finding in part.findings]
        started = time.perf_counter()
        for finding in filter(charts.can_draw, found):
            for layout in charts.LAYOUTS:
                charts.svg(charts.draw(finding, layout), "label")
        seconds += time.perf_counter() - started
    return seconds


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--areas", type=int, default=len(places.authorities()))
    chosen = spread(parser.parse_args().areas)
    draw_one_after_another(chosen[:1])
    with tempfile.TemporaryDirectory() as temporary:
        kept, site = Path(temporary) / "areas", Path(temporary) / "site"
        site.mkdir()
        print(f"{len(chosen)} areas, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", flush=True)
        charts_alone = draw_one_after_another(chosen)
        places.authorities = lambda: chosen  # type: ignore[assignment]
        started = time.perf_counter()
        areas.draw_areas(ROOT, kept, "", lambda _line: None)
        areas.place_areas(ROOT, kept, site)
        whole = time.perf_counter() - started
        print(f"charts one after another: {charts_alone:.1f} s; pages: {whole:.1f} s")
        print(f"ratio: {whole / charts_alone:.2f} (at most {TARGET}); load {os.getloadavg()[0]:.1f}")
        found = sorted((site / "areas").glob("*.html"), key=lambda page: page.stat().st_size)
        for name, page in (("middle", found[len(found) // 2]), ("largest", found[-1])):
            zipped = len(gzip.compress(page.read_bytes(), 9))
            print(
                f"{name}: {page.stem} {page.stat().st_size:,} bytes, {zipped:,} gzipped (at most {LARGEST:,})"
            )


if __name__ == "__main__":
    main()
