"""The last screens: make safe tables, look at them, think of harm, take them away."""

from collections.abc import Callable
from functools import partial
from html import escape

import ipywidgets as widgets

from inequalitylab import surveys
from inequalitylab.errors import CourseError
from inequalitylab.surveys import HIDDEN, MADE_UP, SafeLine, SafeTable
from inequalitylab.surveys.files import count_of
from inequalitylab.surveys.release import WITHHELD
from inequalitylab.workbooks.choosers import line, one_of, points, rows, why, words
from inequalitylab.workbooks.keeping import download
from inequalitylab.workbooks.kit import html
from inequalitylab.workbooks.our_survey import tables
from inequalitylab.workbooks.our_survey.opening import CHOOSE, Asked
from inequalitylab.workbooks.our_survey.saving import saved_text
from inequalitylab.workbooks.our_survey.state import Work
from inequalitylab.workbooks.steps import Hand, Screen, Tell, file_name

HARM = (
    ("No. We talked about it", "no"),
    ("Yes, or we are not sure", "yes"),
)
QUICK_TABLES = 6
"""With more of them than this and weights, a person may wait for longer than a breath."""
QUESTIONS = (
    "Could someone in these groups be known from a table?",
    "Could a table be used against a group of people?",
    "Would the people who replied be content to see this?",
    "Has the person who looks after data in your group seen it?",
)


def show_make(work: Work, _before: Asked, _hand: Hand) -> Screen:
    """Say what is about to be made."""
    todo = [table.title for table in work.tables]
    weights = (
        f"With weights by '{work.weigh_by}', and without." if work.weights is not None else "Without weights."
    )
    parts: list[widgets.Widget] = [
        words("These tables will be made and protected together:"),
        points(todo),
        words(weights),
    ]
    if work.weights is not None:
        parts.append(points(work.weights.notices))
    if work.weights is not None and len(todo) > QUICK_TABLES:
        parts.append(words("So many tables with weights can take some minutes. A line shows how far it is."))
    if not work.earlier:
        parts.append(
            words(
                "No earlier tables of this survey are known here. If some went out before, go back to the "
                "start and open the file that you saved then. Two sets of tables side by side can show what "
                "each hides."
            )
        )
    return Screen(parts)


def apply_make(work: Work, _answer: Asked, tell: Tell) -> Work:
    """Make the tables."""
    tell("Making safe tables", 0, 1)
    return tables.made(work, tell)


def show_see(work: Work, _before: Asked, _hand: Hand) -> Screen:
    """Show the safe tables."""
    assert work.release is not None
    label = f'<p class="il-made-up">{escape(MADE_UP)}</p>' if work.about.made_up else ""
    sample = (
        "This is a convenience sample: it stands for the people who replied, not for everyone."
        if work.about.convenience
        else "People were drawn at random."
    )
    return Screen(
        (
            html(label),
            words(
                f"{work.about.title}. {work.about.asked} About {work.release.replied} people replied. "
                f"{sample}"
            ),
            *(html(table_markup(table, work.release)) for table in work.release.tables),
            why("What do the ranges say?", *_notes(work)),
        )
    )


def _notes(work: Work) -> list[str]:
    assert work.release is not None
    shown = [table for table in work.release.tables if not table.is_withheld]
    return list(dict.fromkeys(note for t in shown for note in surveys.table_notes(t, work.release)))


def table_markup(table: SafeTable, release: surveys.Release) -> str:
    """Return a safe table as markup: a block of rows a group, narrow enough for a phone."""
    title = escape(table.title)
    if table.is_withheld:
        return f"<h3>{title}</h3><p>{escape(WITHHELD)}</p>"
    weighted = release.weights is not None
    head = ["Answer", "People", "Percent (range)", *(["Weighted (range)"] if weighted else [])]
    cells = "".join(
        f'<th scope="col"{" class=il-number" if number else ""}>{text}</th>'
        for number, text in enumerate(head)
    )
    blocks = "".join(_block(line, table.answers, weighted) for line in table.lines)
    return (
        f'<table class="il-rows il-safe"><caption>{title}</caption>'
        f"<thead><tr>{cells}</tr></thead>{blocks}</table>"
    )


def _block(line: SafeLine, answers: tuple[str, ...], weighted: bool) -> str:
    base = HIDDEN if line.base is None else f"{line.base}"
    head = f"{escape(line.label)}<span>, out of {escape(base)}</span>"
    body = []
    for number, answer in enumerate(answers):
        count, percent = line.counts[number], line.percents[number]
        cells = [
            HIDDEN if count is None else escape(f"{count}"),
            _percent(percent, line.intervals[number]),
        ]
        if weighted:
            cells.append(_percent(line.weighted[number], line.weighted_intervals[number]))
        made = "".join(f'<td class="il-number">{cell}</td>' for cell in cells)
        bar = "" if percent is None else f'<i class="il-bar" style="width:{percent:.0f}%"></i>'
        body.append(f'<tr><th scope="row">{escape(answer)}{bar}</th>{made}</tr>')
    return (
        f'<tbody><tr><th scope="rowgroup" colspan="{3 + weighted}" class="il-group">{head}</th></tr>'
        f"{''.join(body)}</tbody>"
    )


def _percent(percent: float | None, interval: tuple[float, float] | None) -> str:
    if percent is None:
        return "–"
    between = f' <span class="il-range">({interval[0]:.0f} to {interval[1]:.0f})</span>' if interval else ""
    return f"{percent:.0f}%{between}"


def show_review(work: Work, before: Asked, _hand: Hand) -> Screen:
    """Say what an outsider could work out, and ask about harm."""
    choice = one_of("Could these tables harm someone?", HARM, before)
    unsafe = [room for room in work.rooms if not room.is_safe]
    hidden = count_of(len(work.rooms), "number is", "numbers are")
    if unsafe:
        told = (
            f"{count_of(len(unsafe), 'hidden number')} could be worked out. Do not share these tables. Go "
            "back and take fewer tables, or join answers."
        )
    elif work.rooms:
        told = (
            f"{hidden} hidden. We tried to work them out from all tables together, as an outsider would. "
            "Each could still be anything from 0 to 9."
        )
    else:
        told = "No number had to be hidden."
    assert work.release is not None
    open_gaps = tables.open_gaps(work)
    gaps: list[widgets.Widget] = []
    if open_gaps:
        gaps = [
            words(
                "Some people left these questions empty. Readers can work out how many, to within 8 people:"
            ),
            points(open_gaps),
            words("Could that harm someone? Then go back to “Could a gap tell something?”"),
        ]
    return Screen(
        (
            words(told),
            *gaps,
            words("A computer cannot see harm. Talk about these questions:"),
            points(QUESTIONS),
            choice,
            why("What else should we know?", *work.release.notices),
        ),
        lambda: choice.value,
    )


def apply_review(work: Work, answer: Asked, _tell: Tell) -> Work:
    """Go on only if the tables are safe and the person says so."""
    if any(not room.is_safe for room in work.rooms):
        raise CourseError(
            "A hidden number could be worked out. Go back and take fewer tables, or join answers."
        )
    if answer is None:
        raise CourseError(CHOOSE)
    if answer != "no":
        raise CourseError(
            "Then do not share them. Go back and leave tables out or join answers, or ask the person who "
            "looks after data in your group."
        )
    return tables.shared(work)


def show_take(work: Work, before: Asked, hand: Hand) -> Screen:
    """Offer everything to take away."""
    usual = "practice survey" if work.about.made_up else "our survey"
    stem = line("What should the files be called?", str(before or usual))
    links = html(links_markup(work, stem.value))

    def rename() -> None:
        links.value = links_markup(work, stem.value)
        hand.say("The files have the new name.")

    stem.observe(lambda _: hand.safe(rename)(), names="value")
    return Screen(
        (
            words(
                "Save what you need. The tables, the log and the methods may be shared. Keep the last file "
                "safe: open it next time, so that new tables are checked against these."
            ),
            stem,
            links,
            _log(work),
            words("When you are done, press Delete everything."),
        ),
        lambda: stem.value,
    )


def _log(work: Work) -> widgets.Widget:
    """Return the cleaning log with its exact numbers of rows, which no file holds."""
    assert work.cleaned is not None
    body = [[escape(each.what), "" if each.rows is None else f"{each.rows:,}"] for each in work.cleaned.log]
    made = rows("What was done to the answers", ["Step", "Rows"], body, (1,))
    return html(
        '<details class="il-why"><summary>How many rows did each step change?</summary>'
        f"<p>These numbers are exact. They are for your eyes only.</p>{made}</details>"
    )


def files_of(work: Work, stem: str) -> list[tuple[str, Callable[[], str], str]]:
    """Return every file to take away: its name, how to write it, and what its link says."""
    release, done = work.release, work.cleaned
    assert release is not None
    assert done is not None
    found: list[tuple[str, Callable[[], str], str]] = []
    for number, table in enumerate(release.tables, start=1):
        found.append(
            (
                f"{stem} table {number}.csv",
                partial(surveys.table_csv, table, release, work.about),
                f"Table {number}: {table.title}",
            )
        )
    found.append((f"{stem} methods.txt", lambda: _methods(work), "How it was done, in words"))
    found.append((f"{stem} log.csv", lambda: surveys.log_csv(done.log, work.about), "Log of the cleaning"))
    found.append((f"{stem} to go on.json", lambda: saved_text(work), "To go on: choices and safe totals"))
    return found


def links_markup(work: Work, typed: str) -> str:
    """Return a link for each file; the file's name is the person's own."""
    stem = file_name(typed, "our survey", ".csv").removesuffix(".csv")
    items = "".join(
        f"<li>{download(write(), name, label)}</li>" for name, write, label in files_of(work, stem)
    )
    return f'<ul class="il-files">{items}</ul>'


def _methods(work: Work) -> str:
    assert work.release is not None
    assert work.cleaned is not None
    dropped = sum(detail.must_go for detail in work.details)
    return surveys.methods_text(work.release, work.about, work.cleaned.log, dropped=dropped) + "\n"
