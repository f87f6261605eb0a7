"""Surveys of one's own: read, clean, weight, protect and export, step by step and in memory only.

The steps of a screen, in order; each is a plain function from what came before:

1. ``survey = read_survey(file_bytes, file_name)``: a `SurveyFile` with ``notices``, or one `SurveyFileError`.
   The practice survey: ``read_survey(practice_file())`` with ``PRACTICE`` as its `Survey`.
2. ``profiles = profile_survey(survey)``: a `ColumnProfile` a column.
3. ``details = find_personal_details(survey.frame, profiles)``: what to drop and why (``detail.must_go``).
4. ``suggest_missing(survey.frame, profiles)``: codes that may mean "no answer";
   ``suggest_labels(survey.frame, profiles)``: answers spelled in more than one way.
5. ``cleaned = clean_survey(survey, profiles, Choices(drop=..., missing=..., ticks=...), details)``: the
   survey to count (``cleaned.frame``) and the log (``cleaned.log``).
   ``find_repeats(survey)`` says which rows are the same in every column (``drop_repeats``).
6. ``validate_survey(cleaned.frame, suggest_expectations(cleaned.frame, today))``: answers that cannot be;
   ``leave_out`` sets them to no answer. ``count_gaps`` makes no answer an answer, protected like one.
7. ``needs_themes_page(len(cleaned.frame))``: with fewer than 30 replies, ``themes_page`` and nothing else.
8. ``question_of``, ``banded_question``, ``many_question`` (with ``cleaned.ticks``) and `TableChoice`: what
   to count.
9. ``weight_survey(cleaned.frame, targets_from(question, shares))``: weights, or leave them off.
10. ``read_totals(file_bytes)``: earlier releases, if any.
11. ``release = make_release(cleaned.frame, tables, weights=..., earlier=totals.releases)``: the safe tables.
12. ``room_left([*totals.releases, past_release(release)])``: the review of harm, as an outsider would see it.
13. ``table_csv``, ``log_csv``, ``methods_text``, and
    ``write_totals([*totals.releases, past_release(release)], choices_to_save(choices))``.

Only what steps 11 to 13 give may be saved or shown to others. Profiles, missing codes, problems and weights
hold exact numbers: they are for the screen of the person who holds the file. Every `CourseError` has a
message for that person, which never quotes a row; labels and column names are the file's own text and must
be escaped by whatever shows them as HTML. Counts in a `SafeLine` are a rounded number, ``TEN_OR_MORE``, or
None for hidden.

What a release is held against: someone who has every table of every release with its safe-totals file and
its log, who knows the rules and the exact weights, and that people are whole. For them each hidden count can
be 0 and can be 9. How many people left out a question is hidden in this way where ``count_gaps`` made it an
answer of the tables; elsewhere it can be told to within about 8 people, and the screens say so. One thing is
not covered: someone who knows some replies (their own, or a friend's) can take these away from a shown count;
rounding blurs that, and no more.
"""

from inequalitylab.surveys.cleaning import (
    Choices,
    Cleaned,
    LogLine,
    choices_from_saved,
    choices_to_save,
    clean_survey,
)
from inequalitylab.surveys.disclosure.rules import (
    ROUNDING,
    SMALLEST_CELL,
    SMALLEST_GROUP,
    TEN_OR_MORE,
    TooFewAnswersError,
)
from inequalitylab.surveys.earlier import SafeTotals, past_release, read_totals, write_totals
from inequalitylab.surveys.exports import (
    HIDDEN,
    MADE_UP,
    Survey,
    check_outgoing,
    csv_text,
    log_csv,
    methods_text,
    table_csv,
    table_notes,
    table_rows,
)
from inequalitylab.surveys.files import LARGEST_BYTES, SurveyFile, SurveyFileError
from inequalitylab.surveys.gaps import count_gaps, left_empty, may_tell
from inequalitylab.surveys.missing import MissingCode, is_prefer_not_to_say, suggest_missing
from inequalitylab.surveys.personal import PersonalDetail, find_personal_details
from inequalitylab.surveys.practice import PRACTICE, TARGETS, practice_file
from inequalitylab.surveys.profile import ColumnProfile, profile_survey
from inequalitylab.surveys.questions import (
    NO_ANSWER,
    Answer,
    ManyQuestion,
    Question,
    TableChoice,
    banded_question,
    many_question,
    question_of,
)
from inequalitylab.surveys.reading import read_survey
from inequalitylab.surveys.release import PastRelease, Release, SafeLine, SafeTable, Weighed, make_release
from inequalitylab.surveys.repeats import Repeats, find_repeats
from inequalitylab.surveys.review import Room, room_left
from inequalitylab.surveys.spelling import suggest_labels
from inequalitylab.surveys.themes import ThemesPage, needs_themes_page, themes_page
from inequalitylab.surveys.ticks import join_columns
from inequalitylab.surveys.validation import (
    Expectation,
    Problem,
    leave_out,
    suggest_expectations,
    validate_survey,
)
from inequalitylab.surveys.weights import GroupWeight, Weighting, Weights, targets_from, weight_survey

__all__ = [
    "HIDDEN",
    "LARGEST_BYTES",
    "MADE_UP",
    "NO_ANSWER",
    "PRACTICE",
    "ROUNDING",
    "SMALLEST_CELL",
    "SMALLEST_GROUP",
    "TARGETS",
    "TEN_OR_MORE",
    "Answer",
    "Choices",
    "Cleaned",
    "ColumnProfile",
    "Expectation",
    "GroupWeight",
    "LogLine",
    "ManyQuestion",
    "MissingCode",
    "PastRelease",
    "PersonalDetail",
    "Problem",
    "Question",
    "Release",
    "Repeats",
    "Room",
    "SafeLine",
    "SafeTable",
    "SafeTotals",
    "Survey",
    "SurveyFile",
    "SurveyFileError",
    "TableChoice",
    "ThemesPage",
    "TooFewAnswersError",
    "Weighed",
    "Weighting",
    "Weights",
    "banded_question",
    "check_outgoing",
    "choices_from_saved",
    "choices_to_save",
    "clean_survey",
    "count_gaps",
    "csv_text",
    "find_personal_details",
    "find_repeats",
    "is_prefer_not_to_say",
    "join_columns",
    "leave_out",
    "left_empty",
    "log_csv",
    "make_release",
    "many_question",
    "may_tell",
    "methods_text",
    "needs_themes_page",
    "past_release",
    "practice_file",
    "profile_survey",
    "question_of",
    "read_survey",
    "read_totals",
    "room_left",
    "suggest_expectations",
    "suggest_labels",
    "suggest_missing",
    "table_csv",
    "table_notes",
    "table_rows",
    "targets_from",
    "themes_page",
    "validate_survey",
    "weight_survey",
    "write_totals",
]
