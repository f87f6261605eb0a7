"""Feedback keeps what our checks say, and nothing that a submission could have copied from hidden tests."""

import nbformat
from nbformat.v4 import new_code_cell, new_notebook, new_output

from inequalitylab.grading.preprocessors import FeedbackWithoutTests

SECRET = "expect=12.3456"
TEST = {"grade": True, "solution": False, "locked": True, "grade_id": "t", "points": 1, "schema_version": 3}


def error(name: str, said: str) -> nbformat.NotebookNode:
    return new_output("error", ename=name, evalue=said, traceback=[f"line of the test: {SECRET}", said])


def cell(*outputs: nbformat.NotebookNode, test: bool = False) -> nbformat.NotebookNode:
    made = new_code_cell(f"x\n### BEGIN HIDDEN TESTS\n{SECRET}\n### END HIDDEN TESTS", outputs=list(outputs))
    if test:
        made.metadata["nbgrader"] = TEST
    return made


def given_back(*cells: nbformat.NotebookNode) -> nbformat.NotebookNode:
    clean, _ = FeedbackWithoutTests().preprocess(new_notebook(cells=list(cells)), {})
    return clean


def test_what_was_printed_before_the_tests_stays_and_after_them_goes() -> None:
    before, test, after = given_back(
        cell(new_output("stream", text="my table")),
        cell(new_output("stream", text=SECRET), test=True),
        cell(new_output("stream", text=SECRET), new_output("display_data", data={"text/plain": SECRET})),
    ).cells
    assert before.outputs[0].text == "my table"
    assert test.outputs == [] and after.outputs == []


def test_an_error_cannot_carry_a_test_out() -> None:
    cells = given_back(
        cell(
            error(
                "WrongAnswerError",
                f"Stopped with an error. It said ValueError: {SECRET}\n (Tested: gap, here.)",
            ),
            test=True,
        ),
        cell(
            error(
                "WrongAnswerError", f"Not the right answer yet. Your answer: '{SECRET}'. (Tested: gap, here.)"
            ),
            test=True,
        ),
        cell(error(f"Error_{SECRET}", SECRET), test=True),
        cell(error("ValueError", SECRET)),
    ).cells
    assert SECRET not in nbformat.writes(new_notebook(cells=cells))
    assert [one.outputs[0].evalue for one in cells][:2] == [
        "Stopped with an error. (Tested: gap, here.)",
        "Not the right answer yet. (Tested: gap, here.)",
    ]


def test_the_idea_behind_a_mistake_stays() -> None:
    said = "Ratio upside down. You divided the other way. Your answer: 0.42. (Tested: ratio, six groups.)"
    [test] = given_back(cell(error("WrongAnswerError", said), test=True)).cells
    assert test.outputs[0].evalue == said
