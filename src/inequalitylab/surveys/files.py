"""What reading a survey file gives, and the one error it raises."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from inequalitylab.errors import CourseError

LARGEST_BYTES = 10 * 1024 * 1024
MOST_COLUMNS = 1_000
Grid = list[list[str]]
Progress = Callable[[str, int, int], None]
"""Told what is being done, how many steps are done, and of how many."""

ROWS_A_STEP = 5_000


class SurveyFileError(CourseError):
    """The file cannot be read as a survey. The message never repeats what a row says."""


@dataclass(frozen=True)
class SurveyFile:
    """A survey as it was read, before any choice: in memory only.

    Attributes
    ----------
    frame : every answer as text, blank where there is none; one row a reply
    notices : what was done to read it, in plain words, for the screen
    kind : "CSV" or "XLSX"
    sheet : the sheet that was read; empty for CSV
    sheets : every visible sheet with something on it; give one to `read_survey`
    tables : how many tables the sheet has; give a number to `read_survey` to choose
    decimal_comma : whether numbers may be written with a decimal comma
    rows : in which row of the file each reply stands, as a spreadsheet program counts them
    """

    frame: pd.DataFrame
    notices: tuple[str, ...]
    kind: str
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    tables: int = 1
    decimal_comma: bool = False
    rows: tuple[int, ...] = ()


def count_of(number: int, one: str, many: str | None = None) -> str:
    """Write a number of things: "1 row", "2 rows"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
