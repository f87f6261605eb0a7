"""What a person looks at holds no script of a submission, and can be read by everyone.

Formgrader and feedback show marked notebooks as web pages. So nothing of a student's reaches them but
text and pictures: no HTML, SVG, JavaScript or widget, no raw HTML in Markdown, no metadata.
"""

import base64
import binascii
import re
from typing import Any

from bs4 import BeautifulSoup
from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor

KEPT = ("text/plain", "image/png", "image/jpeg")
_LINK_THAT_RUNS = re.compile(
    r"(\][(:][\x00-\x20]*)(javascript|vbscript|data|file)[\x00-\x20]*:", re.IGNORECASE
)
_REFERENCE = re.compile(r"&(?=#?\w+;)")
_HEADING = re.compile(r"^h[1-6]$")


class SafeToLookAt(NbGraderPreprocessor):
    """Leave text and pictures of a submission, and nothing that a browser would run."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """Clean a notebook that has been recorded."""
        kernel = NotebookNode(name="python3", display_name="Python 3", language="python")
        nb.metadata = NotebookNode(kernelspec=kernel, language_info=NotebookNode(name="python"))
        for cell in nb.cells:
            cell.pop("attachments", None)
            cell.metadata = NotebookNode(
                {
                    name: cell.metadata[name]
                    for name in ("nbgrader", "deletable", "editable")
                    if name in cell.metadata
                }
            )
            if cell.cell_type == "raw":
                cell.cell_type = "markdown"
            if cell.cell_type == "markdown" and not utils.is_locked(cell):
                cell.source = harmless_markdown(cell.source)
            if cell.cell_type == "code":
                cell.outputs = [kept for kept in map(_harmless_output, cell.outputs) if kept is not None]
        return nb, resources


def harmless_markdown(source: str) -> str:
    """Return Markdown in which HTML shows as text and no link runs anything."""
    # A character reference is taken apart: renderers resolve some twice.
    inert = _REFERENCE.sub("& ", source).replace("&", "&amp;").replace("<", "&lt;")
    return _LINK_THAT_RUNS.sub(r"\1unsafe:", inert)


def _harmless_output(output: NotebookNode) -> NotebookNode | None:
    if output.output_type not in ("execute_result", "display_data"):
        return output if output.output_type in ("stream", "error") else None
    data = {
        kind: value for kind, value in output.get("data", {}).items() if kind in KEPT and _is(kind, value)
    }
    if not data:
        return None
    output.data, output.metadata = NotebookNode(data), _words_for_pictures(output, data)
    return output


def _words_for_pictures(output: NotebookNode, data: dict[str, Any]) -> NotebookNode:
    """Keep a picture's alternative text; nbconvert writes it as text."""
    found = {kind: output.get("metadata", {}).get(kind, {}) for kind in data}
    words = {kind: told["alt"] for kind, told in found.items() if isinstance(told, dict) and "alt" in told}
    return NotebookNode({kind: NotebookNode(alt=alt) for kind, alt in words.items() if isinstance(alt, str)})


def _is(kind: str, value: Any) -> bool:
    if not isinstance(value, str):
        return False
    if kind == "text/plain":
        return True
    try:
        base64.b64decode(re.sub(r"\s", "", value), validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


class FeedbackExporter(HTMLExporter):
    """nbgrader's feedback page, with a language, and headings that skip no level."""

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Any = None, **kwargs: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page."""
        page, resources = super().from_notebook_node(nb, resources, **kwargs)
        return readable(page), resources


def readable(page: str) -> str:
    """Return a page with a language, no skipped heading level, and pictures that say what they are."""
    soup = BeautifulSoup(page, "html.parser")
    if soup.html is not None:
        soup.html["lang"] = "en-GB"
    level = 0
    for heading in soup.find_all(_HEADING):
        level = min(int(heading.name[1]), level + 1)
        heading.name = f"h{level}"
    for picture in soup.find_all("img"):
        if not picture.get("alt") or picture["alt"] == "No description has been provided for this image":
            picture["alt"] = "Picture made by the submitted code"
    return str(soup)
