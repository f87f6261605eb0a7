"""A released notebook carries what was released, so that a student's check can say what has changed since."""

import base64
import copy
import zlib

import nbformat
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

PLACE = "inequalitylab"


class RememberReleased(NbGraderPreprocessor):
    """Write into a released notebook's metadata its own file name and cells.

    The last of nbgrader's steps that make the students' copy: solutions and hidden tests are gone by then.
    """

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """Write into a notebook."""
        nb.metadata.pop(PLACE, None)
        name = f"{resources['nbgrader']['notebook']}.ipynb"
        nb.metadata[PLACE] = NotebookNode(file=name, released=packed(nb))
        return nb, resources


def packed(notebook: NotebookNode) -> str:
    """Return a notebook as one line of text."""
    return base64.b64encode(zlib.compress(nbformat.writes(notebook).encode(), 9)).decode()


def remembered(notebook: NotebookNode) -> tuple[NotebookNode, str] | None:
    """Return the notebook that was released and the name of its file; None where it is not remembered."""
    try:
        kept = notebook.metadata[PLACE]
        text = zlib.decompress(base64.b64decode(kept["released"], validate=True)).decode()
        released = nbformat.reads(text, as_version=4)
        released.metadata[PLACE] = copy.deepcopy(kept)
        return released, str(kept["file"])
    except (AttributeError, KeyError, TypeError, ValueError, zlib.error):
        return None
