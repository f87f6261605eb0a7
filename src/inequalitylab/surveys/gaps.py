"""Questions that some people left empty: a gap counted as an answer, so that it is protected like one.

Where gaps are left out, readers can work out to within about 8 people how many there are: everyone who
replied, less everyone who answered. Counted as an answer, they are a number of the table as any other: hidden
below 10, and then all releases together leave it anything from 0 to 9.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from inequalitylab.surveys.cleaning import Cleaned, LogLine
from inequalitylab.surveys.questions import CHOSEN, NO_ANSWER, NO_NUMBER, NOT_CHOSEN, as_text

TELLING = re.compile(
    r"\b(health|ill|illness|disab\w*|impair\w*|condition|diagnos\w*|mental\w*|pregnan\w*|hiv|drugs?|alcohol|addict\w*|"
    r"ethnic\w*|race|racis\w*|religio\w*|faith|belief|sex|sexual\w*|orientation|gender|trans|"
    r"immigra\w*|asylum|visa|nationality|politic\w*|vote\w*|union|crim\w*|convict\w*|prison|violence|abuse\w*|"
    r"income|money|debt|benefits?)\b",
    re.IGNORECASE,
)
"""Questions that someone may have a reason to leave empty: specially protected by law, or much the same."""


def left_empty(cleaned: Cleaned, column: str) -> int:
    """Return how many people gave no answer to a question (ticked nothing, where several could be)."""
    of = next(iter(cleaned.ticks[column].values())) if column in cleaned.ticks else column
    return int(cleaned.frame[of].isna().sum())


def may_tell(column: str) -> bool:
    """Whether the name of a question says that leaving it empty may tell something."""
    return bool(TELLING.search(column))


def count_gaps(cleaned: Cleaned, columns: Sequence[str], *, in_bands: Sequence[str] = ()) -> Cleaned:
    """Return the survey with "no answer given" as an answer to some questions.

    Parameters
    ----------
    cleaned : the survey
    columns : its questions
    in_bands : those whose numbers are counted in bands; a gap becomes `NO_NUMBER`
    """
    frame, ticks, log = cleaned.frame.copy(deep=False), dict(cleaned.ticks), list(cleaned.log)
    for column in columns:
        gaps = left_empty(cleaned, column)
        if column in ticks:
            frame, ticks[column] = _ticked(frame, column, ticks[column])
        elif column in in_bands:
            frame[column] = frame[column].fillna(NO_NUMBER)
        else:
            frame[column] = as_text(frame[column]).astype(object).fillna(NO_ANSWER)
        log.append(LogLine("gaps", f"'{column}': no answer is counted, and protected, as an answer.", gaps))
    return replace(cleaned, frame=frame, log=tuple(log), ticks=ticks)


def _ticked(
    frame: pd.DataFrame, column: str, options: Mapping[str, str]
) -> tuple[pd.DataFrame, dict[str, str]]:
    known = dict(options)
    name = known.setdefault(NO_ANSWER, f"{column}: {NO_ANSWER}")
    empty = frame[next(iter(known.values()))].isna()
    for each in known.values():
        if each in frame.columns:
            frame[each] = frame[each].fillna(NOT_CHOSEN)
    said = frame[name] if name in frame.columns else pd.Series(NOT_CHOSEN, index=frame.index, dtype=object)
    frame[name] = said.mask(empty, CHOSEN)
    return frame, known
