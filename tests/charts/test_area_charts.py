"""Charts about areas draw what their findings hold: one scale, true widths, every area, every gap."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import pytest
from example_area_findings import area_examples
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from test_chart_gate import held_together

from inequalitylab import charts, places
from inequalitylab.findings import abreast, domains, ranks, redrawing, zones
from inequalitylab.findings.area_kinds import Abreast, Average, RankCurve, Redrawn
from inequalitylab.findings.kinds import Finding
from inequalitylab.places import Place

EXAMPLES = area_examples()
both_widths = pytest.mark.parametrize("layout", charts.LAYOUTS, ids=lambda layout: layout.name)


def lines(figure: Figure, name: str) -> list[Line2D]:
    return [line for line in figure.findobj(Line2D) if line.get_gid() == name]


def numbers(values: object) -> np.ndarray:
    return np.asarray(values, dtype=float)


@both_widths
def test_trends_abreast_have_one_scale_and_keep_their_gaps(layout: charts.Layout) -> None:
    finding = EXAMPLES["abreast"]
    assert isinstance(finding, Abreast)
    drawn = lines(charts.draw(finding, layout), "series")
    assert len(drawn) == len(finding.trends)
    assert len({line.axes.get_ylim() for line in drawn if line.axes}) == 1
    for line, trend in zip(drawn, finding.trends, strict=True):
        values = [np.nan if row.value is None else row.value for row in trend.rows]
        np.testing.assert_array_equal(numbers(line.get_ydata()), values)
    assert drawn[0].axes is not None
    assert drawn[0].axes.get_ylim()[0] == 0


def test_england_is_drawn_in_every_panel() -> None:
    assert len(lines(charts.draw(EXAMPLES["abreast"], charts.WIDE), "england")) == 6


@both_widths
def test_blocks_are_as_wide_as_their_people(layout: charts.Layout) -> None:
    finding = EXAMPLES["average, made up"]
    assert isinstance(finding, Average)
    figure = charts.draw(finding, layout)
    blocks = [block for block in figure.findobj(Rectangle) if block.get_gid() == "bar"]
    assert [block.get_width() for block in blocks] == pytest.approx([1 / 6, 2 / 6, 3 / 6])
    assert [block.get_height() for block in blocks] == [60, 20, 10]
    assert all(
        one.get_x() + one.get_width() == pytest.approx(other.get_x()) for one, other in pairwise(blocks)
    )
    levels = [numbers(line.get_ydata())[0] for line in lines(figure, "mean")]
    assert levels == pytest.approx([finding.people_alike.value, finding.areas_alike.value])


def test_ranks_are_marked_where_they_are() -> None:
    finding = EXAMPLES["rank"]
    assert isinstance(finding, RankCurve)
    dots = lines(charts.draw(finding, charts.WIDE), "dot")
    spots = [(numbers(dot.get_xdata())[0], numbers(dot.get_ydata())[0]) for dot in dots]
    assert spots == [(rank, row.value) for rank, row in zip(finding.ranks, finding.rows, strict=True)]


@both_widths
def test_every_area_is_a_dot_and_scales_are_shared(layout: charts.Layout) -> None:
    finding = EXAMPLES["redrawn"]
    assert isinstance(finding, Redrawn)
    shapes = [
        shape for shape in charts.draw(finding, layout).findobj(PathPatch) if shape.get_gid() == "areas"
    ]
    corners = 5
    assert [len(numbers(shape.get_path().vertices)) / corners for shape in shapes] == [
        row.count for row in finding.rows
    ]
    for shape in shapes:
        assert shape.axes is not None
        (left, right), (bottom, top) = shape.axes.get_xlim(), shape.axes.get_ylim()
        spots = numbers(shape.get_path().vertices)
        assert (spots >= (left - 5, bottom - 5)).all()
        assert (spots <= (right + 5, top + 5)).all()


@pytest.mark.parametrize("way", zones.CUTS)
def test_people_stay_where_they_are(way: str) -> None:
    figure = charts.draw(zones.practice_zones(way), charts.WIDE)
    spots = [tuple(spot) for line in lines(figure, "people") for spot in numbers(line.get_xydata())]
    assert len(spots) == len(set(spots)) == 48
    first = charts.draw(zones.practice_zones("down"), charts.WIDE)
    assert spots == [tuple(spot) for line in lines(first, "people") for spot in numbers(line.get_xydata())]


def test_two_queues_side_by_side_have_one_scale() -> None:
    pair = ranks.all_improve()
    limits = {
        charts.draw(one, charts.WIDE, beside=(other,)).axes[0].get_xlim() for one, other in (pair, pair[::-1])
    }
    assert len(limits) == 1


@pytest.mark.parametrize(
    "ask",
    [
        ranks.moves,
        domains.by_domain,
        redrawing.average_of_neighbourhoods,
        redrawing.redrawn,
        redrawing.incomes_in_most_deprived_tenth,
        abreast.decay_abreast,
    ],
)
def test_nothing_is_cut_in_any_area(
    ask: Callable[[Place], Finding], sampled: Callable[[Sequence[Place], int], list[Place]]
) -> None:
    for place in sampled(places.authorities(), 2):
        finding = ask(place)
        for layout in charts.LAYOUTS if charts.can_draw(finding) else ():
            held_together(charts.draw(finding, layout))
