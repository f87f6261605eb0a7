"""What machines read."""

import json
from pathlib import Path
from xml.etree import ElementTree

from inequalitylab.site.metadata import learning_resource, write_sitemap


def test_structured_data_cannot_end_its_script() -> None:
    text = learning_resource("Gaps </script><script>alert(1)", "Two groups", "Somebody")
    assert "<" not in text
    assert json.loads(text)["name"] == "Gaps </script><script>alert(1)"


def test_sitemap_lists_the_pages_once_the_address_is_known(tmp_path: Path) -> None:
    for name in ("index.html", "404.html", "search.html", "book/a&b.html"):
        page = tmp_path / name
        page.parent.mkdir(exist_ok=True)
        page.write_text("", encoding="utf-8")
    write_sitemap(tmp_path, "")
    assert not (tmp_path / "sitemap.xml").exists()
    write_sitemap(tmp_path, "https://example.org/course/")
    sitemap = ElementTree.parse(tmp_path / "sitemap.xml")
    found = [element.text for element in sitemap.iter() if element.tag.endswith("loc")]
    assert found == ["https://example.org/course/book/a&b.html", "https://example.org/course/index.html"]
    assert "https://example.org/course/sitemap.xml" in (tmp_path / "robots.txt").read_text(encoding="utf-8")
