"""Written answers that are like each other: a question for a person to ask, never a mark.

Only prose is compared. Short functions look alike honestly.
"""

import re
from collections.abc import Mapping
from itertools import combinations

import nbformat
from nbgrader import utils
from rapidfuzz import fuzz

FEWEST_WORDS, LIKE = 25, 85.0
_WORD = re.compile(r"[^\W_]+")


def prose_of(text: str) -> str:
    """Return the written answers of a notebook, as words in lower case."""
    notebook = nbformat.reads(text, as_version=4)
    written = [
        cell.source for cell in notebook.cells if cell.cell_type == "markdown" and utils.is_grade(cell)
    ]
    return " ".join(_WORD.findall(" ".join(written).casefold()))


def alike(prose: Mapping[str, str]) -> dict[str, list[str]]:
    """Return, for each student, the others whose prose is much like theirs.

    Answers of fewer than 25 words are left out: there are only so many ways to say a short thing.
    """
    long_enough = {student: words for student, words in prose.items() if words.count(" ") >= FEWEST_WORDS - 1}
    found: dict[str, list[str]] = {}
    for one, other in combinations(sorted(long_enough), 2):
        if fuzz.token_sort_ratio(long_enough[one], long_enough[other]) >= LIKE:
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
    return found
