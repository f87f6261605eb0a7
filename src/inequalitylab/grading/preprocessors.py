"""Small steps in nbgrader's own lists: what marking keeps, and what feedback leaves out."""

import re

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS.*?### END HIDDEN TESTS[^\n]*", re.DOTALL)
SCHEME = re.compile(r"### BEGIN MARK SCHEME.*?### END MARK SCHEME[^\n]*", re.DOTALL)
# Errors whose words are ours; and in them, what is quoted of the student's.
OURS = ("WrongAnswerError", "NotRun", "CellTimeoutError")
QUOTED = re.compile(r"(?: It said \w{1,40}: .*| Your answer: '.*)(?= \(Tested: )", re.DOTALL)
MOST = 400
INSTEAD = "# More tests stood here, on tables that are not shown."


def is_test(cell: NotebookNode) -> bool:
    """Return whether a cell is an autograded test."""
    return bool(cell.cell_type == "code" and utils.is_grade(cell) and not utils.is_solution(cell))


class MendLabels(NbGraderPreprocessor):
    """Take nbgrader's label off a cell that has a name twice, or one that the set does not have.

    nbgrader does the first by leaving an empty label behind, on which its next step fails.
    """

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """Mend a notebook."""
        named = resources["nbgrader"]
        with Gradebook(named["db_url"]) as book:
            cells = book.find_notebook(named["notebook"], named["assignment"]).source_cells
            known = {cell.name for cell in cells}
        for cell in nb.cells:
            label = cell.metadata.get("nbgrader")
            if label is not None and label.get("grade_id") not in known:
                del cell.metadata["nbgrader"]
        return nb, resources


class QuietTests(NbGraderPreprocessor):
    """Keep of a test's outputs its error, or the number that is nbgrader's partial credit, and no more.

    So a warning or a print costs nobody marks. What a student's code prints while tests run may also hold
    the tests, so it goes no further.
    """

    def preprocess_cell(
        self, cell: NotebookNode, resources: ResourcesDict, cell_index: int
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Drop all other outputs of a test."""
        del cell_index
        if is_test(cell):
            cell.outputs = [output for output in cell.outputs if _counts(output)]
        return cell, resources


def _counts(output: NotebookNode) -> bool:
    """Return whether marks depend on an output."""
    if output.output_type != "execute_result":
        return bool(output.output_type == "error")
    try:
        float(output.data.get("text/plain", ""))
    except ValueError:
        return False
    return True


class FeedbackWithoutTests(NbGraderPreprocessor):
    """Take hidden tests, the marker's notes and quoted code out of feedback; keep the message.

    From the first test on, a student's code may have seen the tests, and could print them or put them into
    an error. So from there on nothing that it wrote itself is shown: only what our own checks say.
    """

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """Clean a notebook."""
        tests_sent = False
        for cell in nb.cells:
            cell.source = SCHEME.sub("", HIDDEN.sub(INSTEAD, cell.source))
            tests_sent = tests_sent or is_test(cell)
            if tests_sent and cell.cell_type == "code":
                cell.outputs = [
                    _own_words(output) for output in cell.outputs if output.output_type == "error"
                ]
        return nb, resources


def _own_words(output: NotebookNode) -> NotebookNode:
    """Return an error with our own words only, and no quoted line of a test."""
    said = (
        str(output.evalue)
        if output.ename in OURS
        else "It stopped with an error of its own. Run it to see which."
    )
    output.ename = output.ename if output.ename in OURS else "Error"
    output.evalue = QUOTED.sub("", said)[:MOST]
    output.traceback = [f"{output.ename}: {output.evalue}"]
    return output
