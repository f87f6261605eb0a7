"""Prose that is like another's is a question to ask; short or merely similar answers are not."""

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, writes

from inequalitylab.grading.likeness import alike, prose_of

ANSWER = (
    "In England in 2024 about one in three children living in the most deprived areas had tooth decay, "
    "more than twice the share in the least deprived areas, a gap of nearly nineteen points."
)
SAME_THING_TOLD_ANEW = (
    "Children's teeth differ by where they live. The survey of 2024 found decay in 32 of 100 where "
    "deprivation is highest and 14 of 100 where it is lowest: 2.4 times as common."
)


def test_copies_with_small_changes_are_found() -> None:
    copied = ANSWER.replace("children", "kids").replace("more than twice", "over twice").upper()
    prose = {"a": ANSWER, "b": copied.casefold(), "c": SAME_THING_TOLD_ANEW}
    assert alike(prose) == {"a": ["b"], "b": ["a"]}


def test_short_answers_are_left_alone() -> None:
    assert alike({"a": "the gap is 18 6 points", "b": "the gap is 18 6 points"}) == {}


def test_only_written_answers_count() -> None:
    label = {
        "grade": True,
        "solution": True,
        "locked": False,
        "grade_id": "w",
        "points": 5,
        "schema_version": 3,
    }
    written = new_markdown_cell("My **Answer**, in words.")
    written.metadata["nbgrader"] = label
    notebook = new_notebook(cells=[new_markdown_cell("Not mine."), new_code_cell("x = 1"), written])
    assert prose_of(writes(notebook)) == "my answer in words"
