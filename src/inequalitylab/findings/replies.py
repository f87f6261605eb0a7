"""What people replied to one question of a survey of one's own, from a safe table and nothing else."""

from inequalitylab.findings.kinds import Row, Source
from inequalitylab.findings.reply_kinds import Replies
from inequalitylab.findings.topics import Topic
from inequalitylab.places import Place
from inequalitylab.surveys import MADE_UP, NO_ANSWER, PastRelease, Question, SafeLine, SafeTable, Survey
from inequalitylab.surveys.practice import HEADER

KIND = "survey"
HIDDEN_NOTE = "hidden to protect people"
BLURRED_NOTE = "10 or more"
CONVENIENCE = "It stands for the people who replied, not for everyone"
ANSWERED = "people who answered this question"
METHOD = "Counts are rounded to 5, and the percentages come from the rounded counts."
HOW_SURE = "The range is for chance alone. It says nothing of the people who did not reply."
WHO_IS_MISSING = "Everyone who was not asked, or did not reply."


def replies(table: SafeTable, survey: Survey, *, line: int = 0, answer: int = 0) -> Replies:
    """Return what one line of a safe table says.

    Parameters
    ----------
    table : SafeTable
        Made by `surveys.make_release`, or read from a safe-totals file. Its numbers are protected already.
    survey : Survey
        What it is called, who was asked, and whether its answers are made up.
    line : int
        Which group: 0 for everyone who answered.
    answer : int
        Which answer the finding is about.

    Returns
    -------
    Replies
        Percentages with their 95% Wilson intervals from rounded counts; hidden numbers stay hidden.
    """
    found = table.lines[line]
    rows = tuple(_row(found, number, label) for number, label in enumerate(table.answers))
    question = table.choice.question.label
    return Replies(
        topic=_topic(question, "people who replied" if NO_ANSWER in table.answers else ANSWERED),
        place=Place(KIND, survey.title, KIND, 0),
        period=survey.asked.rstrip("."),
        source=_source(survey),
        rows=rows,
        why_no_interval="",
        made_up=survey.made_up,
        missing=CONVENIENCE if survey.convenience else "",
        method=METHOD,
        main=rows[answer],
        group="" if line == 0 else found.label,
    )


def can_be_told(table: SafeTable, line: int, answer: int) -> bool:
    """Whether a number of a safe table is shown, so that there is something to tell."""
    return table.lines[line].percents[answer] is not None


def is_practice(release: PastRelease) -> bool:
    """Whether every question of a release is one of the practice survey, whose answers are made up."""
    questions = [table.choice.question for table in release.tables]
    columns = {
        part.column
        for question in questions
        for part in ((question,) if isinstance(question, Question) else question.options)
    }
    return bool(columns) and columns <= set(HEADER)


def _row(line: SafeLine, number: int, label: str) -> Row:
    count, interval = line.counts[number], line.intervals[number]
    known = isinstance(count, int)
    return Row(
        label=label,
        value=line.percents[number],
        lower=None if interval is None else interval[0],
        upper=None if interval is None else interval[1],
        count=count if isinstance(count, int) else None,
        denominator=line.base if known and isinstance(line.base, int) else None,
        note="" if known else HIDDEN_NOTE if count is None else BLURRED_NOTE,
    )


def _topic(question: str, out_of: str) -> Topic:
    return Topic(
        key="replies",
        name=question,
        subject=f"the answer to “{question}”",
        statement="{value} answered “{group}”",
        unit="%",
        out_of=out_of,
        good=None,
        decimals=0,
    )


def _source(survey: Survey) -> Source:
    return Source(
        dataset="",
        title=survey.title,
        publisher="Our own survey",
        attribution=f"{MADE_UP.capitalize()}." if survey.made_up else survey.asked,
        licence="Small numbers are hidden",
        how_sure=HOW_SURE,
        who_is_missing=WHO_IS_MISSING,
    )
