"""Response of a lesson to a change of area, against the bare drawing of the same charts, in one run.

    python benchmarks/lessons.py [--areas 40]

The response is all that a reader waits for: the finding asked of the data, the chart at both widths, the
headline, sentence, description, table and file to take away. The bare drawing is the same chart from prepared
numbers, in a few lines of plain matplotlib, at both widths, as SVG with text as text. Prints a table.
"""

import argparse
import io
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import matplotlib
from matplotlib.figure import Figure

from inequalitylab import findings, places
from inequalitylab.charts import LAYOUTS
from inequalitylab.findings import Finding, Gap, Level, Surveys, Trend, chance
from inequalitylab.places import Place
from inequalitylab.show import show

INCH = 72
TARGET = 1.5


@dataclass(frozen=True)
class Case:
    """What a lesson asks of an area, and how someone would draw the answer by hand."""

    name: str
    ask: Callable[[Place], Finding]
    draw: Callable[[Figure, Finding], None]


def draw_level(figure: Figure, finding: Finding) -> None:
    """Draw a number line: a stroke for each council, this place, and England."""
    assert isinstance(finding, Level)
    axes = figure.subplots()
    axes.vlines(finding.others, 0.1, 0.9, color="silver", lw=1)
    for row, colour in ((finding.england, "grey"), (finding.here, "teal")):
        if row is not None and row.value is not None:
            if row.lower is not None and row.upper is not None:
                axes.plot([row.lower, row.upper], [0.5, 0.5], color=colour, lw=9, alpha=0.4)
            axes.plot([row.value], [0.5], "o", color=colour)
            axes.annotate(
                f"{row.label} {row.value:.1f}", (row.value, 0.5), (0, 12), textcoords="offset points"
            )
    axes.set_yticks([])
    axes.set_xlabel(finding.topic.unit)


def draw_gap(figure: Figure, finding: Finding) -> None:
    """Draw two pairs of bars: the figures, and how many times the second they are."""
    assert isinstance(finding, Gap)
    whole = finding.second.value or 1
    for axes, per, title in zip(figure.subplots(1, 2), (1, whole), ("Gap", "Ratio"), strict=True):
        lengths = [(row.value or 0) / per for row in finding.rows]
        bars = axes.barh([row.label for row in finding.rows], lengths, color=["teal", "chocolate"])
        axes.bar_label(bars, fmt="%.1f")
        axes.set_title(title)


def draw_trend(figure: Figure, finding: Finding) -> None:
    """Draw two lines over time, named at their ends."""
    assert isinstance(finding, Trend)
    axes = figure.subplots()
    for rows, colour in ((finding.rows, "teal"), (finding.england, "grey")):
        values = [float("nan") if row.value is None else row.value for row in rows]
        axes.plot([row.label for row in rows], values, "o-", color=colour)
        if rows:
            axes.annotate(f"{values[-1]:.1f}", (len(rows) - 1, values[-1]))
    axes.set_ylim(0)
    axes.grid(axis="y")
    axes.set_ylabel(finding.topic.unit)


def draw_surveys(figure: Figure, finding: Finding) -> None:
    """Draw a bar for each survey's range, round the truth."""
    assert isinstance(finding, Surveys)
    axes = figure.subplots()
    lower, upper, value = ([getattr(row, n) for row in finding.rows] for n in ("lower", "upper", "value"))
    holds = [low <= finding.truth <= high for low, high in zip(lower, upper, strict=True)]
    colours = ["lightblue" if hold else "chocolate" for hold in holds]
    axes.hlines(range(len(value)), lower, upper, color=colours)
    axes.plot(value, range(len(value)), "o", color="teal", ms=2.5)
    axes.axvline(finding.truth, color="black")
    axes.set_yticks([])
    axes.set_xlabel(finding.topic.unit)


def surveys(place: Place) -> Finding:
    """Return surveys of a made-up town with the share of the area, or of England where there is none."""
    found = findings.decay(place)
    row = found.here if isinstance(found, Level) else found.england
    return chance.surveys(row.value if row and row.value is not None else 20, 250)


CASES = (
    Case("tooth decay beside England", findings.decay, draw_level),
    Case("gap and ratio with England", findings.decay_gap, draw_gap),
    Case("tooth decay over time", findings.decay_over_time, draw_trend),
    Case("homeless households, with range", findings.homeless_households, draw_level),
    Case("a hundred surveys of a town like it", surveys, draw_surveys),
)


def bare(case: Case, finding: Finding) -> None:
    """Draw by hand at both widths and write both as SVG."""
    for layout in LAYOUTS:
        figure = Figure(figsize=(layout.width / INCH, layout.width / INCH / 2))
        case.draw(figure, finding)
        with matplotlib.rc_context({"svg.fonttype": "none"}):
            figure.savefig(io.StringIO(), format="svg")


def respond(case: Case, place: Place) -> str:
    """Return what the page shows for another place."""
    return show(case.ask(place)).html()


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(case: Case, chosen: list[Place]) -> tuple[float, float]:
    """Return the median response and the median bare drawing over areas that have a figure."""
    responses, drawings = [], []
    for place in chosen:
        finding = case.ask(place)
        if isinstance(finding, findings.Absence):
            continue
        drawings.append(seconds(partial(bare, case, finding)))
        responses.append(seconds(partial(respond, case, place)))
    return statistics.median(responses), statistics.median(drawings)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--areas", type=int, default=40, help="how many areas to change to")
    every = places.authorities()
    chosen = every[:: max(1, len(every) // parser.parse_args().areas)]
    print("| change of area | response | bare drawing | ratio | at most 1.5 |\n|---|---|---|---|---|")
    for case in CASES:
        case.ask(every[1])
        response, drawing = measure(case, chosen)
        ratio = response / drawing
        held = "yes" if ratio <= TARGET else "NO"
        print(f"| {case.name} | {1000 * response:.0f} ms | {1000 * drawing:.0f} ms | {ratio:.2f} | {held} |")


if __name__ == "__main__":
    main()
