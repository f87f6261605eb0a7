"""The first screens: practise or not, may we, the file, what is in it."""

from dataclasses import replace
from html import escape
from typing import Any

import ipywidgets as widgets

from inequalitylab import surveys
from inequalitylab.errors import CourseError
from inequalitylab.surveys import LARGEST_BYTES, PRACTICE, read_totals
from inequalitylab.surveys.files import count_of
from inequalitylab.workbooks.choosers import (
    from_list,
    one_of,
    points,
    rows,
    scrolled,
    upload,
    uploaded,
    why,
    words,
)
from inequalitylab.workbooks.kit import html
from inequalitylab.workbooks.our_survey import state
from inequalitylab.workbooks.our_survey.state import OWN, SAVED, Work
from inequalitylab.workbooks.steps import Hand, Screen, Tell

CHOOSE = "Choose one answer first."
SURVEY_FILES = ".csv,.txt,.tsv,.xlsx,.xlsm"
WAYS = (
    ("Practise with a made-up survey", state.PRACTICE),
    ("Use our own survey", OWN),
    ("Go on with our own survey, from a file that I saved", SAVED),
)
MAY_WE = (
    ("Yes. People know what their answers are for, and our data lead agrees", "yes"),
    ("No, or not sure", "no"),
)
KINDS = {
    "empty": "Nothing in it",
    "answers": "A few answers to choose from",
    "number": "Numbers",
    "date": "Dates",
    "ticks": "Several answers ticked",
    "words": "Own words, or many different answers",
}
Asked = Any


def show_stop(work: Work, _before: Asked, _hand: Hand) -> Screen:
    """Say why real surveys may not be opened here."""
    return Screen(
        (
            words(
                f"You are using this page through {work.between}. So a file that you open here would leave "
                "your own computer.",
                "A survey holds private answers. This workbook opens a survey only on the computer in front "
                "of you.",
            ),
            html("<h3>What you can do</h3>"),
            points(
                [
                    "Ask a helper to start the course on your own computer. It needs no internet after that.",
                    "Practise with the paper version. It is in the book, under Handouts.",
                    "Ask who runs this server. They can allow surveys here, if your data lead agrees.",
                ]
            ),
        )
    )


def show_start(work: Work, before: Asked, _hand: Hand) -> Screen:
    """Practise, or use an own survey."""
    choice = one_of("What do you want to do?", WAYS, before)
    allowed = (
        [
            words(
                f"You use this page through {work.between}. Real surveys are allowed here by: "
                f"{work.approved}."
            )
        ]
        if work.between
        else []
    )
    return Screen(
        (
            words(
                "This workbook turns the answers of a survey into tables that are safe to share. It works on "
                "this computer only. Nothing is sent anywhere, and nothing is saved unless you save it.",
                "Practise first. The practice survey is made up: no real person replied.",
            ),
            *allowed,
            choice,
            why(
                "What makes a table safe?",
                "A small number can point at a person. So we hide counts under 10, and groups under 30. "
                "These two sizes are our choice. We also round numbers, and we hide more where one number "
                "would give another away.",
                "Hiding does not by itself make answers anonymous. Someone must still look.",
            ),
        ),
        lambda: choice.value,
    )


def apply_start(work: Work, answer: Asked, tell: Tell) -> Work:
    """Open the practice survey, or get ready for an own one."""
    if answer not in [way for _, way in WAYS]:
        raise CourseError(CHOOSE)
    if answer == work.kind:
        return work
    fresh = Work(work.between, work.approved, answer)
    if answer == state.PRACTICE:
        return state.opened(replace(fresh, about=PRACTICE), surveys.practice_file(), ".csv", tell)
    return fresh


def show_allowed(_work: Work, before: Asked, _hand: Hand) -> Screen:
    """May these answers be used?"""
    choice = one_of("May you use these answers for this?", MAY_WE, before)
    return Screen(
        (
            words(
                "People gave their answers for a reason. You need their consent, or another lawful reason, "
                "to count them for this.",
                "Answers on health, ethnicity, religion or sexuality are specially protected by law. Have "
                "the person who looks after data in your group beside you.",
            ),
            choice,
        ),
        lambda: choice.value,
    )


def apply_allowed(work: Work, answer: Asked, _tell: Tell) -> Work:
    """Go on only with a yes."""
    if answer is None:
        raise CourseError(CHOOSE)
    if answer != "yes":
        raise CourseError(
            "Then stop here for today. Ask the person who looks after data in your group. You can go back "
            "and practise with the made-up survey."
        )
    return work


def _chooser(label: str, accept: str, hand: Hand) -> widgets.FileUpload:
    """Return a way to choose a file that says when the file has come."""
    chooser = upload(label, accept)
    chooser.observe(lambda _: hand.say("The file is here. Now press Continue."), names="value")
    return chooser


def show_saved(_work: Work, before: Asked, hand: Hand) -> Screen:
    """Choose the file that was saved before."""
    chooser = _chooser("Choose the file you saved", ".json", hand)
    parts: list[widgets.Widget] = [
        words(
            "Choose the file that you saved from this workbook. It holds your choices, and the safe numbers "
            "that you shared. New tables are checked against them."
        )
    ]
    if before is not None:
        parts.append(words("A saved file is open. Choose another one, or go on."))
    return Screen((*parts, chooser), lambda: uploaded(chooser) or before)


def apply_saved(work: Work, answer: Asked, _tell: Tell) -> Work:
    """Read the saved file."""
    if answer is None:
        raise CourseError("Choose the file that you saved. If you have none, go back and start anew.")
    totals = read_totals(answer[0])
    screens = totals.choices.get("screens")
    kept = dict(screens) if isinstance(screens, dict) else {}
    return replace(work, earlier=totals.releases, kept=kept)


def show_file(work: Work, before: Asked, hand: Hand) -> Screen:
    """Choose the survey."""
    chooser = _chooser("Choose the survey file", SURVEY_FILES, hand)
    parts: list[widgets.Widget] = [
        words(
            "Choose the file with the answers: one row for each person who replied, one column for each "
            "question. It can be CSV or Excel (XLSX), up to 10 MB.",
            "The file is opened in this computer's memory. It is not copied and not changed.",
        )
    ]
    if work.survey is not None:
        parts.append(words(f"{_size(work)} Choose another file, or go on."))
    elif before is not None:
        parts.append(words("A file is chosen. Choose another one, or go on."))
    return Screen((*parts, chooser), lambda: uploaded(chooser) or before)


def apply_file(work: Work, answer: Asked, tell: Tell) -> Work:
    """Read the survey."""
    if answer is None:
        raise CourseError("Choose a survey file first.")
    data, ending, size = answer
    if size > LARGEST_BYTES:
        raise surveys.SurveyFileError(
            f"This file has {size / 1024**2:.1f} MB; the largest is 10 MB. Keep only the columns you need, "
            "or take pictures out of it, and choose it again."
        )
    if work.survey is not None and data == work.data:
        return work
    return state.opened(work, data, ending, tell)


def has_more_tables(work: Work) -> bool:
    """Whether the file has several sheets or tables to choose from."""
    return work.survey is not None and (len(work.survey.sheets) > 1 or work.survey.tables > 1)


def show_table(work: Work, _before: Asked, _hand: Hand) -> Screen:
    """Choose one of several sheets or tables."""
    assert work.survey is not None
    found = work.survey
    parts: list[widgets.Widget] = [words(f"{_size(work)} The file holds more than one table.")]
    sheet = table = None
    if len(found.sheets) > 1:
        sheet = from_list(
            "Which sheet has the answers?", [(name, name) for name in found.sheets], found.sheet
        )
        parts.append(sheet)
    if found.tables > 1:
        numbers: list[tuple[str, Any]] = [("The largest one", None)]
        numbers += [
            (f"Table {number}, counted from the top", number) for number in range(1, found.tables + 1)
        ]
        table = from_list("Which table on the sheet?", numbers)
        parts.append(table)
    return Screen(
        parts,
        lambda: {"sheet": sheet.value if sheet else found.sheet, "table": table.value if table else None},
    )


def apply_table(work: Work, answer: Asked, tell: Tell) -> Work:
    """Read the sheet or table that was chosen."""
    assert work.survey is not None
    sheet, table = answer["sheet"] or None, answer["table"]
    if sheet != (work.survey.sheet or None):
        return state.opened(work, work.data, work.ending, tell, sheet=sheet)
    if table is not None:
        return state.opened(work, work.data, work.ending, tell, sheet=sheet, table=table)
    return work


def show_look(work: Work, _before: Asked, _hand: Hand) -> Screen:
    """Show what each column holds."""
    assert work.survey is not None
    body = [
        [
            escape(profile.name),
            KINDS[profile.kind]
            + "".join(f'<span class="il-note">{escape(n)}</span>' for n in profile.notices),
            f"{profile.answered:,}",
            f"{profile.blank:,}",
        ]
        for profile in work.profiles
    ]
    made = rows("Every column of the file", ["Column", "What it holds", "Filled", "Empty"], body, (2, 3))
    notices = [points(work.survey.notices)] if work.survey.notices else []
    return Screen(
        (
            words(f"{_size(work)} Is that what you expected? If not, go back and choose another file."),
            *notices,
            scrolled(made, "Every column of the file"),
            words("These numbers are for your eyes only. They are exact, so do not share this screen."),
        )
    )


def _size(work: Work) -> str:
    assert work.survey is not None
    height, width = work.survey.frame.shape
    return f"The file has {count_of(height, 'reply', 'replies')} and {count_of(width, 'column')}."
