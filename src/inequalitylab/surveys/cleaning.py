"""Apply a person's choices to a survey: drop columns, set missing codes, read numbers and dates, part ticks.

Every step is written in a log that says what was done and to how many rows, never what a row said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from inequalitylab.errors import CourseError, quoted_list
from inequalitylab.surveys.files import SurveyFile, count_of
from inequalitylab.surveys.missing import is_prefer_not_to_say
from inequalitylab.surveys.personal import PersonalDetail
from inequalitylab.surveys.profile import ColumnProfile, profile_column
from inequalitylab.surveys.ticks import split_answers
from inequalitylab.surveys.values import dates_of, number_of


@dataclass(frozen=True)
class Choices:
    """What a person chose; it can be saved and applied again to the same file.

    Attributes
    ----------
    drop : columns to drop
    missing : column -> values that stand for "no answer"
    labels : column -> value -> the label to use for it (for codes such as 1 for Yes)
    ticks : columns of "tick all that apply" -> the sign that parts the answers
    drop_repeats : whether of rows that are the same in every column of the file one is kept
    impossible : columns whose answers that cannot be are left out (see `validation.leave_out`)
    gaps : questions where "no answer" counts as an answer, and is protected like one (see `gaps`)
    """

    drop: tuple[str, ...] = ()
    missing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    ticks: Mapping[str, str] = field(default_factory=dict)
    drop_repeats: bool = False
    impossible: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True)
class LogLine:
    """One step of cleaning.

    Attributes
    ----------
    step : what kind of step
    what : what was done, in plain words
    rows : to how many rows: for the screen alone, since beside the tables it could tell what they hide
    """

    step: str
    what: str
    rows: int | None = None


@dataclass(frozen=True)
class Cleaned:
    """A survey ready for questions and tables.

    Attributes
    ----------
    frame : one row a reply; numbers and dates as such, missing answers missing; a "tick all" column is
        followed by one column an option ("Reasons: Cost") with the values `CHOSEN` and `NOT_CHOSEN`
    log : what was done
    ticks : "tick all" column -> option -> its column (for `questions.many_question`)
    """

    frame: pd.DataFrame
    log: tuple[LogLine, ...]
    ticks: Mapping[str, Mapping[str, str]]


def clean_survey(
    survey: SurveyFile,
    profiles: Sequence[ColumnProfile],
    choices: Choices,
    details: Sequence[PersonalDetail] = (),
) -> Cleaned:
    """Apply the choices, in the order: repeats, drop, missing codes, labels, kinds, ticks.

    Parameters
    ----------
    survey, profiles : as read and profiled
    choices : what the person chose
    details : the personal details that were found

    Raises
    ------
    CourseError
        If a column that must go is kept, "prefer not to say" would be made missing, or a chosen column is
        not in the file.
    """
    _check(survey, choices, details)
    frame = survey.frame
    log = [LogLine("read", f"Read {count_of(frame.shape[1], 'column')}.", len(frame))]
    # Before columns go: without names and dates, many people answer alike.
    repeated = frame.duplicated()
    if choices.drop_repeats:
        frame = frame[~repeated].reset_index(drop=True)
    if repeated.any():
        done = "dropped, one of each kept" if choices.drop_repeats else "kept, as people can answer alike"
        log.append(LogLine("repeats", f"Rows the same in every column: {done}.", int(repeated.sum())))
    frame = frame.drop(columns=list(choices.drop))
    if choices.drop:
        log.append(LogLine("drop", f"Dropped {count_of(len(choices.drop), 'column')}.", len(frame)))
    by_name = {profile.name: profile for profile in profiles}
    columns: dict[str, pd.Series] = {}
    ticks: dict[str, dict[str, str]] = {}
    for name in frame.columns:
        codes = choices.missing.get(name, ())
        column = frame[name].mask(frame[name].isin(["", *codes]))
        if codes:
            changed = int(frame[name].isin(codes).sum())
            log.append(
                LogLine("missing", f"'{name}': set {count_of(len(codes), 'code')} to no answer.", changed)
            )
        profile = by_name[name]
        if labels := choices.labels.get(name):
            column = column.map(lambda value, labels=labels: labels.get(value, value), na_action="ignore")
            log.append(LogLine("labels", f"'{name}': gave {count_of(len(labels), 'value')} a label."))
            profile = profile_column(column.fillna("").rename(name))
        elif codes:
            profile = profile_column(column.fillna("").rename(name))
        if name in choices.ticks:
            parted = split_answers(column, choices.ticks[name])
            columns |= {f"{name}: {option}": values for option, values in parted.items()}
            ticks[name] = {option: f"{name}: {option}" for option in parted}
            log.append(LogLine("ticks", f"'{name}': parted into {count_of(len(parted), 'option')}."))
            continue
        columns[name], unread = _typed(column, profile)
        if unread:
            log.append(LogLine("kind", f"'{name}': not a {profile.kind}, so set to no answer.", unread))
    return Cleaned(pd.DataFrame(columns, index=frame.index), tuple(log), ticks)


def _check(
    survey: SurveyFile,
    choices: Choices,
    details: Sequence[PersonalDetail],
) -> None:
    named = {*choices.drop, *choices.missing, *choices.labels, *choices.ticks}
    if unknown := sorted(named - set(survey.frame.columns)):
        raise CourseError(
            f"The file has no column {quoted_list(unknown, 'and')}. Choose the file that these choices were "
            "made "
            "for, or choose again."
        )
    kept = sorted({d.column for d in details if d.must_go and d.column not in choices.drop})
    if kept:
        raise CourseError(
            f"Drop {quoted_list(kept, 'and')} first: {'they hold' if len(kept) > 1 else 'it holds'} personal "
            "details. "
            "Counting answers does not need them."
        )
    for name, codes in choices.missing.items():
        labels = choices.labels.get(name, {})
        if any(is_prefer_not_to_say(text) for code in codes for text in (code, labels.get(code, code))):
            raise CourseError(
                f"'{name}': \"prefer not to say\" is an answer, not a gap. Keep it: it says something too."
            )


def _typed(column: pd.Series, profile: ColumnProfile) -> tuple[pd.Series, int]:
    """Return a column as numbers or dates if it is of that kind, and how many cells did not fit."""
    filled = column.dropna()
    known: dict[Any, Any]
    if profile.kind == "number":
        known = {text: number_of(str(text), profile.decimal_comma) for text in filled.unique()}
    elif profile.kind == "date":
        texts = [str(text) for text in filled.unique()]
        known = dict(zip(texts, dates_of(texts)[0], strict=True))
    else:
        return column, 0
    unread = int(sum(known[text] is None for text in filled))
    read = column.map(known, na_action="ignore")
    return (pd.to_numeric(read) if profile.kind == "number" else pd.to_datetime(read)), unread


def choices_to_save(choices: Choices) -> dict[str, Any]:
    """Return the choices for the safe-totals file."""
    return {
        "drop": list(choices.drop),
        "missing": {column: list(codes) for column, codes in choices.missing.items()},
        "labels": {column: dict(labels) for column, labels in choices.labels.items()},
        "ticks": dict(choices.ticks),
        "drop_repeats": choices.drop_repeats,
        "impossible": list(choices.impossible),
        "gaps": list(choices.gaps),
    }


def choices_from_saved(saved: Mapping[str, Any]) -> Choices:
    """Return choices read from a safe-totals file; anything that does not fit is refused.

    Raises
    ------
    CourseError
        If they are not choices of this workbook.
    """
    try:
        return Choices(
            drop=tuple(map(str, saved.get("drop", ()))),
            missing={str(c): tuple(map(str, codes)) for c, codes in saved.get("missing", {}).items()},
            labels={
                str(c): {str(value): str(label) for value, label in labels.items()}
                for c, labels in saved.get("labels", {}).items()
            },
            ticks={str(c): str(sign) for c, sign in saved.get("ticks", {}).items()},
            drop_repeats=bool(saved.get("drop_repeats", False)),
            impossible=tuple(map(str, saved.get("impossible", ()))),
            gaps=tuple(map(str, saved.get("gaps", ()))),
        )
    except (AttributeError, TypeError) as problem:
        raise CourseError("The saved choices cannot be read. Make the choices again.") from problem
