"""What the survey workbook knows, and how each answer changes it: plain functions, nothing drawn."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from inequalitylab import surveys
from inequalitylab.errors import CourseError
from inequalitylab.surveys import (
    Choices,
    Cleaned,
    ColumnProfile,
    Expectation,
    MissingCode,
    PastRelease,
    PersonalDetail,
    Problem,
    Release,
    Repeats,
    Room,
    Survey,
    SurveyFile,
    TableChoice,
    Weights,
)
from inequalitylab.workbooks.steps import Tell

PRACTICE, OWN, SAVED = "practice", "own", "saved"
FEW_NUMBERS, MOST_ANSWERS = 12, 30
NO_SURVEY = Survey(title="", asked="")
NO_REPEATS = Repeats(())


@dataclass(frozen=True)
class Countable:
    """A question that can be counted: "answers", "numbers" (in bands) or "ticks"."""

    name: str
    kind: str


@dataclass(frozen=True)
class Work:
    """The workbook's state, in memory only.

    Attributes
    ----------
    between : what stands between the person and this program; empty for nothing
    approved : who approved real surveys on this host
    kind : practice survey, own survey, or own survey with a saved file
    earlier : what was released before, from the saved file and in this visit
    kept : the saved answers, step by step
    data, ending : the file and how its name ends
    survey, profiles, details : what was read, what each column holds, what could tell who a person is
    choices : what to drop, set missing and join
    repeats : rows that are the same in every column
    missing, labels : what may mean "no answer"; answers spelled in more than one way
    tidied : the survey as cleaned, before answers that cannot be are left out and gaps counted
    expected, problems : what the answers can be, and those that cannot
    gaps : question -> how many left it empty, where some did
    cleaned, countable : the survey to count, and what can be counted
    about : title, who was asked, how they were found
    joins : column -> new label -> the answers that it takes in
    tables, weigh_by, weights : what to count, which question to weight by ("" for none), and the weights
    release, rooms : the safe tables, and what an outsider can tell of the hidden numbers
    made_of : the tables and weights that `release` was made of
    shared : whether the release may go out, as the person said
    """

    between: str = ""
    approved: str = ""
    kind: str = ""
    earlier: tuple[PastRelease, ...] = ()
    kept: Mapping[str, Any] = field(default_factory=dict)
    data: bytes = b""
    ending: str = ""
    survey: SurveyFile | None = None
    profiles: tuple[ColumnProfile, ...] = ()
    details: tuple[PersonalDetail, ...] = ()
    repeats: Repeats = NO_REPEATS
    choices: Choices = field(default_factory=Choices)
    missing: tuple[MissingCode, ...] = ()
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    tidied: Cleaned | None = None
    expected: tuple[Expectation, ...] = ()
    problems: tuple[Problem, ...] = ()
    gaps: Mapping[str, int] = field(default_factory=dict)
    cleaned: Cleaned | None = None
    countable: tuple[Countable, ...] = ()
    about: Survey = NO_SURVEY
    joins: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    tables: tuple[TableChoice, ...] = ()
    weigh_by: str = ""
    weights: Weights | None = None
    release: Release | None = None
    rooms: tuple[Room, ...] = ()
    made_of: tuple[Any, ...] = ()
    shared: bool = False

    @property
    def is_own(self) -> bool:
        """Whether this is about real people's answers."""
        return self.kind in (OWN, SAVED)

    @property
    def replies(self) -> int:
        """How many replies there are to count."""
        return 0 if self.cleaned is None else len(self.cleaned.frame)

    @property
    def is_small(self) -> bool:
        """Whether there are too few replies for tables."""
        return self.cleaned is not None and surveys.needs_themes_page(self.replies)


def opened(
    work: Work, data: bytes, ending: str, tell: Tell, *, sheet: str | None = None, table: int | None = None
) -> Work:
    """Return the work with a file read, profiled and looked through; what came of an earlier file goes."""
    survey = surveys.read_survey(data, f"survey{ending}", sheet=sheet, table=table, progress=tell)
    profiles = surveys.profile_survey(survey, progress=tell)
    details = surveys.find_personal_details(survey.frame, profiles, progress=tell)
    fresh = Work(work.between, work.approved, work.kind, work.earlier, work.kept, about=work.about)
    return replace(
        fresh,
        data=data,
        ending=ending,
        survey=survey,
        profiles=profiles,
        details=details,
        repeats=surveys.find_repeats(survey),
    )


def dropped(work: Work, columns: Sequence[str]) -> Work:
    """Return the work without some columns, and with what may mean "no answer" in the rest."""
    assert work.survey is not None
    must = [detail.column for detail in work.details if detail.must_go]
    gone = set(must) | set(columns)
    drop = tuple(profile.name for profile in work.profiles if profile.name in gone)
    if len(drop) == len(work.profiles):
        raise CourseError("No column is left to count. Keep at least one question.")
    rest = tuple(profile for profile in work.profiles if profile.name not in gone)
    return replace(
        work,
        choices=Choices(drop=drop, ticks=_ticks(work.survey, rest)),
        missing=surveys.suggest_missing(work.survey.frame, rest),
        labels=surveys.suggest_labels(work.survey.frame, rest),
        cleaned=None,
    )


def _ticks(survey: SurveyFile, profiles: Sequence[ColumnProfile]) -> dict[str, str]:
    """Return the columns where people ticked several answers, with what parts them."""
    found = {}
    for profile in profiles:
        if profile.kind == "ticks":
            texts = survey.frame[profile.name].unique()
            options = {part.strip() for text in texts for part in str(text).split(profile.tick_separator)}
            if len(options - {""}) <= MOST_ANSWERS:
                found[profile.name] = profile.tick_separator
    return found


def with_missing(work: Work, codes: Sequence[Sequence[str]]) -> Work:
    """Return the work with (column, code) pairs that mean "no answer"."""
    known = {(code.column, code.code) for code in work.missing}
    chosen: dict[str, tuple[str, ...]] = {}
    for column, code in (tuple(pair) for pair in codes):
        if (column, code) in known:
            chosen[column] = (*chosen.get(column, ()), code)
    return replace(work, choices=replace(work.choices, missing=chosen), cleaned=None)


def with_one_spelling(work: Work, columns: Sequence[str]) -> Work:
    """Return the work with one spelling of each answer in these columns."""
    labels = {column: dict(work.labels[column]) for column in columns if column in work.labels}
    return replace(work, choices=replace(work.choices, labels=labels), cleaned=None)


def cleaned(work: Work, today: datetime.date) -> Work:
    """Return the work with its survey cleaned, checked, and looked through for what can be counted."""
    assert work.survey is not None
    choices = replace(work.choices, impossible=(), gaps=())
    done = surveys.clean_survey(work.survey, work.profiles, choices, work.details)
    expected = surveys.suggest_expectations(done.frame, today)
    return settled(
        replace(
            work,
            choices=choices,
            tidied=done,
            expected=expected,
            problems=surveys.validate_survey(done.frame, expected),
        )
    )


def settled(work: Work) -> Work:
    """Return the work with its survey ready to count: without answers left out, and with gaps that count."""
    assert work.tidied is not None
    left = surveys.leave_out(work.tidied, work.expected, work.choices.impossible)
    countable = _countable(left, work.profiles)
    empty = {each.name: surveys.left_empty(left, each.name) for each in countable}
    in_bands = [each.name for each in countable if each.kind == "numbers"]
    return replace(
        work,
        cleaned=surveys.count_gaps(left, work.choices.gaps, in_bands=in_bands),
        countable=countable,
        gaps={name: number for name, number in empty.items() if number},
        tables=(),
        weights=None,
    )


def _countable(done: Cleaned, profiles: Sequence[ColumnProfile]) -> tuple[Countable, ...]:
    """Return what can be counted, in the order of the file."""
    found = []
    for name in (profile.name for profile in profiles):
        if name in done.ticks:
            found.append(Countable(name, "ticks"))
        elif name in done.frame.columns:
            column = done.frame[name]
            different = column.nunique()
            if pd.api.types.is_numeric_dtype(column) and different:
                found.append(Countable(name, "answers" if different <= FEW_NUMBERS else "numbers"))
            elif 0 < different <= MOST_ANSWERS and not pd.api.types.is_datetime64_any_dtype(column):
                found.append(Countable(name, "answers"))
    return tuple(found)
