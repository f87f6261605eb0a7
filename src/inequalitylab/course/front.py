"""The words of the front page, of the page behind a wrong key, and of the learner's first page in Lab."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

TEXTS = Path(__file__).parent / "share" / "front"


@dataclass(frozen=True)
class Link:
    """A link of the front page: where to, and what it says."""

    address: str
    text: str


@dataclass(frozen=True)
class FrontPage:
    """What the front page shows.

    Attributes
    ----------
    book, lab : str
        Addresses of the built book and of JupyterLab, keys included.
    workbooks : tuple of Link
        The workbooks, first the one that the door itself opens.
    folder : Path
        Where the learner's work is kept.
    exchange : bool
        Whether exercises can be handed in with a button.
    teacher : bool
        Whether the marking tools are open.
    """

    book: str
    lab: str
    workbooks: tuple[Link, ...]
    folder: Path
    exchange: bool
    teacher: bool


def front_page(page: FrontPage) -> str:
    """Return the front page as HTML."""
    return _texts().get_template("front.html.j2").render(page=page)


def no_key_page() -> str:
    """Return the page for an address without its key."""
    return _texts().get_template("no_key.html.j2").render()


def areas_soon_page() -> str:
    """Return the page that stands for the page of an area while it is being drawn, its style inside."""
    return _texts().get_template("areas_soon.html.j2").render(style=Markup(style()))


def style() -> str:
    """Return the style of both pages."""
    return (TEXTS / "front.css").read_text(encoding="utf-8")


def guide(exchange: bool, teacher: bool) -> str:
    """Return the learner's first page in JupyterLab, as Markdown."""
    return _texts().get_template("guide.md.j2").render(exchange=exchange, teacher=teacher)


def workbook_title(notebook: Path) -> str:
    """Return a notebook's title: its own, else its first heading, else its file name."""
    content = json.loads(notebook.read_text(encoding="utf-8"))
    if title := content.get("metadata", {}).get("title"):
        return str(title)
    for cell in content.get("cells", []):
        for line in "".join(cell["source"]).splitlines():
            if cell["cell_type"] == "markdown" and line.startswith("# "):
                return line.removeprefix("# ").strip()
    return notebook.stem


@cache
def _texts() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEXTS),
        autoescape=lambda name: bool(name and ".html" in name),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
