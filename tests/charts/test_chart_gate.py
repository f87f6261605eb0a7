"""The chart gate: every kind of chart, at both widths, bare and framed, says what it must, cut nowhere."""

import itertools
import re
from functools import cache

import numpy as np
import pytest
from example_findings import examples
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from inequalitylab import charts
from inequalitylab.charts.style import CLASSES, DARK, LIGHT, SERIES, drawing
from inequalitylab.findings import Absence, Finding, Surveys
from inequalitylab.words import headline, source_line, subtitle

DRAWN = {name: finding for name, finding in examples().items() if not isinstance(finding, Absence)}
SMALLEST_TEXT = 12.5
AA_TEXT, AA_SHAPE = 4.5, 3.0
APART_IN_COLOUR, APART_IN_GREY = 20, 5

# Machado, Oliveira and Fernandes (2009): what each kind of colour blindness makes of linear RGB.
COLOUR_BLIND = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}


def linear(colour: str) -> np.ndarray:
    part = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    return float(linear(colour) @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: np.ndarray) -> np.ndarray:
    """CIE L*a*b* of linear RGB (D65)."""
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    ratio = to_xyz @ rgb.clip(0, 1) / [0.9505, 1.0, 1.089]
    f = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@cache
def drawn(finding: Finding, layout: charts.Layout, *, framed: bool = False) -> Figure:
    """Return the figure, drawn once for all tests that only look at it."""
    figure = charts.draw(finding, layout, framed=framed)
    FigureCanvasAgg(figure)
    return figure


def texts(figure: Figure) -> list[Text]:
    return [text for text in figure.findobj(Text) if text.get_text().strip() and text.get_visible()]


def boxes(figure: Figure) -> list[tuple[str, np.ndarray]]:
    with drawing():
        renderer = figure.canvas.get_renderer()  # type: ignore[attr-defined]
        return [(text.get_text(), text.get_window_extent(renderer).extents) for text in texts(figure)]


each = pytest.mark.parametrize("name", sorted(DRAWN))
both_widths = pytest.mark.parametrize("layout", charts.LAYOUTS, ids=lambda layout: layout.name)


def held_together(figure: Figure) -> None:
    """Fail where words are cut at an edge, or lie over one another."""
    FigureCanvasAgg(figure)
    width, height = figure.get_size_inches() * 72
    found = boxes(figure)
    for words, (left, bottom, right, top) in found:
        assert left >= -1, f"'{words}' is cut at the left"
        assert right <= width + 1, f"'{words}' is cut at the right"
        assert bottom >= -2, f"'{words}' is cut at the bottom"
        assert top <= height + 2, f"'{words}' is cut at the top"
    for (one, a), (other, b) in itertools.combinations(found, 2):
        across = min(a[2], b[2]) - max(a[0], b[0])
        down = min(a[3], b[3]) - max(a[1], b[1])
        assert across <= 1.5 or down <= 3.5, f"'{one}' and '{other}' overlap"


@each
@both_widths
def test_nothing_is_cut_and_nothing_overlaps(name: str, layout: charts.Layout) -> None:
    held_together(drawn(DRAWN[name], layout))


@each
@both_widths
def test_framed_chart_says_what_a_chart_must(name: str, layout: charts.Layout) -> None:
    finding = DRAWN[name]
    words = " ".join(text.get_text() for text in texts(drawn(finding, layout, framed=True)))
    for part in (headline(finding), subtitle(finding), source_line(finding)):
        assert " ".join(part.split()) in " ".join(words.split())
    assert finding.topic.out_of in words
    assert ("Made-up" in words) == finding.made_up


@each
@both_widths
def test_text_is_large_enough_and_has_contrast(name: str, layout: charts.Layout) -> None:
    roles = {colour: role for role, colour in LIGHT.items()}
    for text in texts(drawn(DRAWN[name], layout, framed=True)):
        assert text.get_fontsize() >= SMALLEST_TEXT, text.get_text()
        role = roles[str(text.get_color())]
        assert contrast(LIGHT[role], LIGHT["paper"]) >= AA_TEXT, role
        assert contrast(DARK[role], DARK["paper"]) >= AA_TEXT, role


@each
@both_widths
def test_bars_start_at_zero(name: str, layout: charts.Layout) -> None:
    bars = [bar for bar in drawn(DRAWN[name], layout).findobj(Rectangle) if bar.get_gid() == "bar"]
    for bar in bars:
        axes = bar.axes
        assert axes is not None
        upright = bar.get_width() < 1 and axes.get_ylim()[0] == 0
        assert (bar.get_y() if upright else bar.get_x()) == 0
        assert 0 in (axes.get_ylim()[0], axes.get_xlim()[0])


def test_kinds_that_have_bars_draw_them() -> None:
    for name in ("gap", "distribution"):
        assert any(bar.get_gid() == "bar" for bar in drawn(DRAWN[name], charts.WIDE).findobj(Rectangle))


@each
def test_at_most_six_series(name: str) -> None:
    lines = [line for line in drawn(DRAWN[name], charts.WIDE).findobj(Line2D) if line.get_gid() == "series"]
    assert len(lines) <= len(SERIES) == 6


@each
def test_made_up_numbers_say_so_in_the_bare_plot_too(name: str) -> None:
    words = [text.get_text() for text in texts(drawn(DRAWN[name], charts.WIDE))]
    assert (charts.MADE_UP in words) == DRAWN[name].made_up


@each
@both_widths
def test_svg_is_the_same_twice_and_has_no_ids(name: str, layout: charts.Layout) -> None:
    first = charts.svg(drawn(DRAWN[name], layout), "words", "il-wide")
    assert first == charts.svg(charts.draw(DRAWN[name], layout), "words", "il-wide")
    assert not re.search(r'\b(id|clip-path|href|onload)="|<script|<style|<metadata', first)
    assert 'role="img" aria-label="words"' in first
    colours = set(re.findall(r"#[0-9a-f]{6}", first))
    assert colours <= set(LIGHT.values()), colours - set(LIGHT.values())


def test_residuals_are_drawn_where_the_line_misses() -> None:
    figure = drawn(DRAWN["gradient"], charts.WIDE)
    strokes = [line for line in figure.findobj(Line2D) if line.get_gid() == "residual"]
    lengths = [abs(np.subtract(*line.get_ydata())) for line in strokes]  # type: ignore[misc]
    assert len(lengths) == 10
    assert max(lengths) == pytest.approx(1.4, abs=0.05)


def test_equal_gaps_look_equal_side_by_side() -> None:
    pair = (DRAWN["gap"], DRAWN["gap, turned"])
    lengths = []
    for one, other in (pair, pair[::-1]):
        figure = charts.draw(one, charts.NARROW, beside=(other,))
        (line,) = (line for line in figure.findobj(Line2D) if line.get_gid() == "gap")
        assert line.axes is not None
        ends = line.axes.transData.transform([(x, 0) for x in line.get_xdata()])  # type: ignore[union-attr]
        lengths.append(abs(ends[1][0] - ends[0][0]))
    assert lengths[0] == pytest.approx(lengths[1])


def test_slopes_side_by_side_have_one_scale() -> None:
    pair = (DRAWN["gradient"], DRAWN["gradient, healthy"])
    limits = {
        charts.draw(one, charts.WIDE, beside=(other,)).axes[0].get_ylim() for one, other in (pair, pair[::-1])
    }
    assert len(limits) == 1


def test_funnels_side_by_side_have_one_scale() -> None:
    pair = (DRAWN["funnel"], DRAWN["funnel, chance"])
    limits = {
        charts.draw(one, charts.WIDE, beside=(other,)).axes[0].get_ylim() for one, other in (pair, pair[::-1])
    }
    assert len(limits) == 1


def test_overlap_is_drawn_where_there_is_one_and_zero_always() -> None:
    for name, overlaps in (("contrast", True), ("contrast, far apart", False)):
        figure = drawn(DRAWN[name], charts.WIDE)
        names = [part.get_gid() for part in figure.findobj()]
        assert ("overlap" in names) == overlaps
        assert names.count("zero") == 1
        assert names.count("interval") == 3


def test_ranges_that_miss_the_truth_are_marked() -> None:
    finding = DRAWN["surveys"]
    assert isinstance(finding, Surveys)
    (missed,) = (line for line in drawn(finding, charts.WIDE).findobj(Line2D) if line.get_gid() == "misses")
    strokes = np.isfinite(np.asarray(missed.get_xdata(), dtype=float)).sum() / 2
    assert strokes == len(finding.rows) - finding.holding > 0


def test_interval_is_drawn_where_there_is_one_and_only_there() -> None:
    def intervals(name: str) -> int:
        found = drawn(DRAWN[name], charts.WIDE).findobj(Line2D)
        return len([line for line in found if line.get_gid() == "interval"])

    assert intervals("level, interval") == 2
    assert intervals("comparison") == 3
    assert intervals("level") == intervals("gradient") == intervals("trend") == 0


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_shapes_stand_out_from_the_paper(palette: dict[str, str]) -> None:
    for role in (*SERIES, "neutral"):
        assert contrast(palette[role], palette["paper"]) >= AA_SHAPE, role


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("sight", sorted(COLOUR_BLIND))
def test_series_can_be_told_apart(palette: dict[str, str], sight: str) -> None:
    """Distance is CIE76 in L*a*b*; 2.3 is a difference that can just be seen."""
    seen = {role: lab(COLOUR_BLIND[sight] @ linear(palette[role])) for role in SERIES}
    for one, other in itertools.combinations(SERIES, 2):
        apart = float(np.linalg.norm(seen[one] - seen[other]))
        assert apart >= APART_IN_COLOUR, f"{one} and {other} look alike with {sight}: {apart:.1f}"


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_series_and_classes_can_be_told_apart_in_grey(palette: dict[str, str]) -> None:
    grey = {role: float(lab(np.full(3, luminance(palette[role])))[0]) for role in (*SERIES, *CLASSES)}
    for one, other in itertools.combinations(sorted(SERIES, key=grey.__getitem__), 2):
        assert abs(grey[one] - grey[other]) >= APART_IN_GREY, f"{one} and {other}: {grey[one]:.0f}"
    steps = np.diff([grey[role] for role in CLASSES])
    assert (np.abs(steps) >= 8).all()
    assert (steps > 0).all() or (steps < 0).all()
