"""Questions where people tick all that apply: one column an option, from one cell or from many columns."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from inequalitylab.errors import CourseError, quoted_list
from inequalitylab.surveys.questions import CHOSEN, MOST_ANSWERS, NOT_CHOSEN


def split_answers(column: pd.Series, separator: str) -> dict[str, pd.Series]:
    """Return one column an option of a "tick all that apply" column; a missing answer stays so in each."""
    parted = column.map(
        lambda text: frozenset(part.strip() for part in str(text).split(separator)) - {""}, na_action="ignore"
    )
    options = sorted({option for each in parted.dropna() for option in each}, key=str.casefold)
    if len(options) > MOST_ANSWERS:
        raise CourseError(
            f"'{column.name}' parts into {len(options)} options; a table can show {MOST_ANSWERS}. Is it a "
            "column of "
            "people's own words? Then drop it."
        )
    return {
        option: parted.map(
            lambda each, option=option: CHOSEN if option in each else NOT_CHOSEN, na_action="ignore"
        )
        for option in options
    }


def join_columns(
    frame: pd.DataFrame, label: str, options: Mapping[str, str]
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the survey with one-column-an-option ticks (blank: not ticked) made alike, and their columns.

    Parameters
    ----------
    frame : the cleaned survey
    label : the name of the question
    options : option -> the column that has something where it was ticked

    Returns
    -------
    frame, dict
        The survey, and option -> its new column (for `questions.many_question`). A person who ticked none of
        the options counts as not having answered.
    """
    if unknown := sorted(set(options.values()) - set(frame.columns)):
        raise CourseError(f"The survey has no column {quoted_list(unknown, 'and')} now. Choose again.")
    ticked = pd.DataFrame({option: frame[column].notna() for option, column in options.items()})
    answered = ticked.any(axis=1)
    made: dict[str, Any] = {}
    for option in options:
        values = pd.Series(np.where(ticked[option], CHOSEN, NOT_CHOSEN), index=frame.index, dtype=object)
        made[f"{label}: {option}"] = values.where(answered)
    kept = frame.drop(columns=list(options.values()))
    return kept.assign(**made), {option: f"{label}: {option}" for option in options}
