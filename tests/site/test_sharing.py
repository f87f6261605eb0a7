"""The picture for shared links."""

from pathlib import Path

import pytest
from PIL import Image

from inequalitylab.charts.style import LIGHT
from inequalitylab.site import frame, settings, sharing

PAGE = {"slug": "leeds", "name": "Leeds", "description": "Figures", "contents": [], "body": "<h1>Leeds</h1>"}


def test_picture_has_the_shape_of_a_shared_link_and_shows_something(tmp_path: Path) -> None:
    sharing.write_picture(tmp_path)
    picture = Image.open(tmp_path / sharing.NAME).convert("RGB")
    assert picture.size == (1200, 630)
    colours = {colour for _, colour in picture.getcolors(picture.width * picture.height)}
    assert tuple(bytes.fromhex(LIGHT["mark"][1:])) in colours
    assert picture.getpixel((5, 5)) == tuple(bytes.fromhex(LIGHT["paper"][1:]))


def test_pages_name_it_once_the_address_is_known(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "og:image" not in frame.Frame(repository).area(PAGE)
    known = settings.Settings(site_address="https://example.org/course/")
    monkeypatch.setattr(settings, "read", lambda _root: known)
    shown = frame.Frame(repository).area(PAGE)
    assert '<meta property="og:image" content="https://example.org/course/_static/sharing.png">' in shown
    assert "Two pairs of bars" in shown
