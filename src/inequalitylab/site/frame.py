"""The frame of the site round a page that Sphinx does not know: the same header, footer and search."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader

from inequalitylab import __version__
from inequalitylab.site import metadata, settings, sharing
from inequalitylab.site.area_lists import FOLDER

TEMPLATES = Path(__file__).parent / "theme" / "templates"
UP = "../"


class Frame:
    """Puts the frame round pages of one folder below the top of the site."""

    def __init__(self, root: Path) -> None:
        book = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
        self.settings = settings.read(root)
        # Sphinx's templates escape by hand, so these do.
        self.template = Environment(loader=FileSystemLoader(TEMPLATES)).get_template("area.html")
        self.shared = {
            "project": book["title"],
            "author": book["author"],
            "copyright": book["copyright"],
            "content_root": UP,
            "settings": self.settings,
            "course_version": __version__,
            "pathto": _path_to,
            "is_notebook": False,
            "chapter": "",
            "sharing_alternative": sharing.alternative(),
        }

    def area(self, page: Mapping[str, Any]) -> str:
        """Return the whole page of an area, from what is kept of it."""
        name = f"{FOLDER}/{page['slug']}"
        address = self.settings.site_address.rstrip("/")
        title = f"{page['name']}: figures for this area"
        return self.template.render(
            **self.shared,
            pagename=name,
            pageurl=f"{address}/{name}.html" if address else "",
            title=title,
            description=page["description"],
            contents=page["contents"],
            body=page["body"],
            structured_data=metadata.data_set(
                title,
                page["description"],
                str(self.shared["author"]),
                page["name"],
                f"{address}/{name}.csv" if address else "",
            ),
        )


def _path_to(target: str, resource: bool = False) -> str:
    return f"{UP}{target}" if resource else f"{UP}{target}.html"
