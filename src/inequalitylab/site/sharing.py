"""The picture that goes with a link to the course when someone shares it: one of our own charts."""

import io
from functools import cache
from pathlib import Path

from inequalitylab import charts, findings, words
from inequalitylab.charts.style import LIGHT

NAME = "sharing.png"
WIDTH, HEIGHT, MARGIN = 1200, 630, 30


@cache
def alternative() -> str:
    """Return the picture in words."""
    return words.alt_text(findings.decay_by_fifth())


def write_picture(folder: Path) -> None:
    """Write the picture, in the shape that pages which show shared links expect."""
    from PIL import Image

    drawn = charts.png(charts.draw(findings.decay_by_fifth(), framed=True))
    chart = Image.open(io.BytesIO(drawn)).convert("RGB")
    chart.thumbnail((WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN))
    picture = Image.new("RGB", (WIDTH, HEIGHT), LIGHT["paper"])
    picture.paste(chart, ((WIDTH - chart.width) // 2, (HEIGHT - chart.height) // 2))
    picture.save(folder / NAME, optimize=True)
