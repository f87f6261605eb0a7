"""W1 against what it cannot do without: its charts drawn bare, and an empty app that imports pandas.

    python benchmarks/workbooks.py [--areas 40] [--screens 5]

Prints ratios, medians over areas or over visits, and the machine's load. "Charts alone" draws the same charts
at both widths with the course's own code, from findings that are already there: no look-up, no words, no
tables. "Plain matplotlib" draws them again from their lines, shapes and texts in hand (`bare.py`). Processor
time is counted, so that what else runs weighs little. The first screen is timed in a browser, from asking for
the page to its first heading, against an empty notebook on the same server.
"""

import argparse
import json
import os
import random
import shutil
import socket
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from bare import drawn_again, taken
from playwright.sync_api import Browser, sync_playwright

from inequalitylab import charts, places, show
from inequalitylab.course import processes, settings
from inequalitylab.course.launch import start_apps
from inequalitylab.course.layout import Layout, prepare_folders
from inequalitylab.findings.cards import CARDS
from inequalitylab.places import Place
from inequalitylab.workbooks.my_area_cards import card_markup

ROOT = Path(__file__).resolve().parent.parent
W1 = "w1_my_area_at_a_glance.ipynb"
EMPTY = "empty.ipynb"
CHROMIUM = "/usr/bin/chromium"
SEED = 7
SECONDS_TO_WARM = 20


def seconds(step: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Return how long a step takes."""
    started = clock()
    step()
    return clock() - started


worked = partial(seconds, clock=time.process_time)


def finished(key: str, place: Place) -> str:
    """Return a card as a change of area makes it: looked up, worked out, drawn, said and set out."""
    return card_markup(CARDS[key](place), place)


def drawings(key: str, place: Place) -> tuple[Callable[[], None], Callable[[], None]]:
    """Return what draws the charts of a card from findings in hand: our code, and plain matplotlib."""
    found = [finding for finding in CARDS[key](place).findings if charts.can_draw(finding)]
    every = [(finding, layout) for finding in found for layout in charts.LAYOUTS]
    inks = [taken(charts.draw(finding, layout)) for finding, layout in every]

    def ours() -> None:
        for finding, layout in every:
            charts.svg(charts.draw(finding, layout))

    def plain() -> None:
        for ink in inks:
            drawn_again(ink)

    return ours, plain


def cards(areas: int) -> dict[str, tuple[float, float]]:
    """Return for each card the medians, over areas, of its time over the two bare drawings."""
    all_of_them = places.authorities()
    every = random.Random(SEED).sample(all_of_them, min(areas, len(all_of_them)))
    warm = places.find("Leeds")
    ratios: dict[str, list[tuple[float, float]]] = {key: [] for key in CARDS}
    for key in CARDS:
        finished(key, warm)
        for place in every:
            ours, plain = drawings(key, place)
            show._figure.cache_clear()
            whole = worked(partial(finished, key, place))
            drawn, bare = worked(ours), worked(plain)
            if drawn > 0.001:
                ratios[key].append((whole / drawn, whole / bare))
    ratios["all cards"] = [ratio for each in ratios.values() for ratio in each]
    return {
        key: (statistics.median(one for one, _ in each), statistics.median(two for _, two in each))
        for key, each in ratios.items()
        if each
    }


def empty_notebook() -> str:
    """Return a notebook that imports pandas and matplotlib and shows a heading, with W1's kernel."""
    made = json.loads((ROOT / "notebooks" / "workbooks" / W1).read_text(encoding="utf-8"))
    code = next(cell for cell in made["cells"] if cell["cell_type"] == "code")
    code["source"] = [
        "import matplotlib.pyplot\n",
        "import pandas\n",
        "import ipywidgets\n",
        'ipywidgets.HTML("<h2>Ready</h2>")',
    ]
    return json.dumps(made)


@contextmanager
def served(first: str) -> Iterator[settings.Door]:
    """Serve W1 and the empty notebook; the first of them is kept warm, as the course keeps its first."""
    with tempfile.TemporaryDirectory() as temporary:
        layout = Layout(Path(temporary))
        shutil.copytree(ROOT / "notebooks" / "workbooks", layout.workbooks)
        (layout.workbooks / EMPTY).write_text(empty_notebook(), encoding="utf-8")
        prepare_folders(layout)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        door = settings.Door("workbooks", port, "/workbooks/", "0" * 24)
        server = start_apps(layout, door, first)
        try:
            processes.wait_until_answering(server)
            yield door
        finally:
            processes.stop_all([server])


def first_screen(browser: Browser, address: str) -> float:
    """Return the seconds from asking for a workbook to its first heading below the title."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(120_000)

    def visit() -> None:
        page.goto(address)
        page.locator("main h2").first.wait_for()

    taken = seconds(visit)
    context.close()
    return taken


def screens(visits: int) -> dict[str, float]:
    """Return median seconds to the first screen: the empty notebook, W1 cold, and W1 kept warm."""
    found: dict[str, list[float]] = {"empty": [], "W1 cold": [], "W1 warm": []}
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        # In turns, so that a busy minute weighs on all alike.
        with served("none.ipynb") as door:
            first_screen(browser, door.address(f"voila/render/{EMPTY}"))
            for _ in range(visits):
                found["empty"].append(first_screen(browser, door.address(f"voila/render/{EMPTY}")))
                found["W1 cold"].append(first_screen(browser, door.address(f"voila/render/{W1}")))
        with served(W1) as door:
            for _ in range(visits):
                time.sleep(SECONDS_TO_WARM)
                found["W1 warm"].append(first_screen(browser, door.address(f"voila/render/{W1}")))
        browser.close()
    return {name: statistics.median(each) for name, each in found.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--areas", type=int, default=40, help="how many areas of 296")
    parser.add_argument("--screens", type=int, default=5, help="how many visits of each kind; 0 for none")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    print(f"load {load:.1f} on {os.cpu_count()} processors\n")
    print(f"change of area to finished card, over its drawing, median of {options.areas} areas (seed {SEED})")
    print(f"  {'':12} {'charts alone':>12} {'plain matplotlib':>17}")
    for key, (ours, plain) in cards(options.areas).items():
        print(f"  {key:12} {ours:10.2f} x {plain:15.2f} x")
    if not options.screens:
        return
    taken = screens(options.screens)
    print(f"\nfirst screen, median of {options.screens} visits")
    for name, value in taken.items():
        print(f"  {name:12} {value:.2f} s  {value / taken['empty']:.2f} x")


if __name__ == "__main__":
    main()
