"""In feedback, what a test said is a paragraph to read, with a link to the section of the lesson."""

import re
import tomllib
from html import escape
from pathlib import Path

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Unicode

from inequalitylab.exercises.ideas import IDEAS
from inequalitylab.exercises.ideas.sections import Section, reading
from inequalitylab.exercises.wrong import WrongAnswerError

# Black on white as the page is, and a bar, so that it does not depend on colour.
STYLE = "border-left: 4px solid; padding: 0.5em 1em"


class PlainMessages(NbGraderPreprocessor):
    """Turn the messages of our tests from errors into paragraphs; everything in them is text, not HTML."""

    site = Unicode("", help="Address of the course's site; without one, no section is linked.").tag(
        config=True
    )

    def preprocess_cell(
        self, cell: NotebookNode, resources: ResourcesDict, cell_index: int
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Change the outputs of a cell."""
        del cell_index
        if cell.cell_type == "code":
            cell.outputs = [self._readable(output) for output in cell.outputs]
        return cell, resources

    def _readable(self, output: NotebookNode) -> NotebookNode:
        if output.output_type != "error" or output.ename != WrongAnswerError.__name__:
            return output
        return new_output("display_data", data={"text/html": paragraph(str(output.evalue), self.site)})


def paragraph(message: str, site: str = "") -> str:
    """Return a message as HTML: the idea's name in bold, the section as a link where there is a site."""
    text = escape(message)
    for idea in IDEAS.values():
        start = escape(f"{idea.name}. {idea.text}")
        if text.startswith(start):
            text = f"<strong>{escape(idea.name)}.</strong>{text[len(escape(idea.name)) + 1 :]}"
            text = _linked(text, idea.section, site)
            break
    return f'<p style="{STYLE}">{text}</p>'


def _linked(text: str, section: Section | None, site: str) -> str:
    # Only an address of the web, so that a setting cannot become a script.
    if section is None or not re.match(r"https?://", site):
        return text
    words = escape(reading(section).removeprefix("Read ").removesuffix("."))
    address = escape(f"{site.rstrip('/')}/{section.address}")
    return text.replace(words, f'<a href="{address}">{words}</a>', 1)


def site_of(root: Path) -> str:
    """Return the address of the course's site, from pyproject.toml; empty where it is not known."""
    try:
        settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ""
    return str(settings.get("tool", {}).get("inequalitylab", {}).get("site_address", ""))
