"""What goes out, as text: tables, estimates, log, methods; after a last look for personal details."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inequalitylab.errors import CourseError, quoted_list
from inequalitylab.surveys.cleaning import LogLine
from inequalitylab.surveys.disclosure.rules import ROUNDING, SMALLEST_CELL, SMALLEST_GROUP, TEN_OR_MORE, Shown
from inequalitylab.surveys.personal_patterns import details_in_text
from inequalitylab.surveys.questions import NO_ANSWER, ManyQuestion
from inequalitylab.surveys.release import WITHHELD, Release, SafeTable

HIDDEN = "hidden"
NOT_SHOWN = "not shown"
MADE_UP = "MADE UP: practice data, no real person replied"
LOG_NOTE = "How many rows each step changed is left out: beside the tables it could tell what they hide."
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")


@dataclass(frozen=True)
class Survey:
    """What a reader must know of the survey itself.

    Attributes
    ----------
    title : what it is called
    asked : who was asked, where and when, in words
    convenience : whether people chose themselves or were at hand (no random sample)
    made_up : whether the data are practice data
    """

    title: str
    asked: str
    convenience: bool = True
    made_up: bool = False


def safe_cell(value: object) -> str:
    """Return a cell that a spreadsheet shows as text: what starts like a formula gets an apostrophe."""
    text = " ".join(str(value).split()) if isinstance(value, str) else str(value)
    return f"'{text}" if text.lstrip("'\" ").startswith(FORMULA_STARTS) else text


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """Return rows as CSV with every text cell made safe.

    Raises
    ------
    CourseError
        If a cell holds what looks like a personal detail; the message does not repeat it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        writer.writerow(["" if cell is None else safe_cell(cell) for cell in row])
    text = out.getvalue()
    check_outgoing(text)
    return text


def check_outgoing(text: str) -> None:
    """Refuse a text that holds an e-mail address, phone number, full postcode, NHS or insurance number."""
    if found := details_in_text(text):
        raise CourseError(
            f"What would be saved holds {quoted_list(list(found), 'and')}, so it was not saved. Look at the "
            "labels "
            "of your answers and columns and take it out."
        )


def table_rows(table: SafeTable, release: Release, survey: Survey) -> list[list[object]]:
    """Return a table as rows of cells: title, notes, header, one row a group and answer."""
    rows: list[list[object]] = [[table.title], [survey.title]]
    if survey.made_up:
        rows.append([MADE_UP])
    if survey.convenience:
        rows.append(["Convenience sample: it stands for the people who replied, not for everyone."])
    if table.is_withheld:
        return [*rows, [WITHHELD]]
    weighted = release.weights is not None
    rows += [[note] for note in table_notes(table, release)]
    header: list[object] = [
        "Group",
        "Answer",
        "People (rounded)",
        "Out of (rounded)",
        "Percent",
        "From",
        "To",
    ]
    rows.append([*header, *(["Weighted percent", "Weighted from", "Weighted to"] if weighted else [])])
    for line in table.lines:
        for i, answer in enumerate(table.answers):
            cells: list[object] = [line.label, answer, _shown(line.counts[i]), _shown(line.base)]
            missing = HIDDEN if line.counts[i] is None else NOT_SHOWN
            cells += _percent(line.percents[i], line.intervals[i], missing)
            if weighted:
                cells += _percent(line.weighted[i], line.weighted_intervals[i], missing)
            rows.append(cells)
    return rows


def table_notes(table: SafeTable, release: Release) -> list[str]:
    """Return the notes under a table."""
    notes = [
        f"Counts are rounded to {ROUNDING}. Percentages come from rounded counts, so they may not sum to "
        "100.",
        f"'{HIDDEN}': fewer than {SMALLEST_CELL} people, a group under {SMALLEST_GROUP}, nobody or "
        "everybody, or "
        "a number that would give another one away.",
        "From and To: a 95% interval for chance alone. It says nothing of who did not reply.",
    ]
    if counts_gaps(table):
        notes.append(f"'{NO_ANSWER}' is one of the answers here: percentages are out of all who replied.")
    if isinstance(table.choice.question, ManyQuestion):
        notes.append("People could tick more than one answer, so percentages sum to more than 100.")
    if release.weights is not None:
        notes.append(
            "Weighted percentages are rounded to 1, 2 or 5, by the size of the group. Their intervals use an "
            f"effective sample size of about {release.weights.effective_n} for everyone."
        )
    return notes


def table_csv(table: SafeTable, release: Release, survey: Survey) -> str:
    """Return one safe table as CSV text."""
    return csv_text(table_rows(table, release, survey))


def log_csv(log: Sequence[LogLine], survey: Survey) -> str:
    """Return the cleaning log as CSV text: what was done, never a value.

    To how many rows stays on the screen: "8 answers of this question left out" says who is left, and beside
    the tables it would narrow what they hide.
    """
    top: list[list[object]] = [[survey.title]]
    if survey.made_up:
        top.append([MADE_UP])
    lines: list[list[object]] = [[line.step, line.what] for line in log]
    return csv_text([*top, [LOG_NOTE], ["Step", "What was done"], *lines])


def methods_text(release: Release, survey: Survey, log: Sequence[LogLine], *, dropped: int = 0) -> str:
    """Return the methods paragraph in plain words.

    Parameters
    ----------
    release : what goes out
    survey : its title, who was asked, and whether it is a convenience sample or made up
    log : the cleaning log
    dropped : how many columns were dropped because they held personal details
    """
    parts = [f"{MADE_UP}." if survey.made_up else "", f"{survey.title}. {survey.asked}".strip()]
    parts.append(f"About {release.replied} people replied (rounded to {ROUNDING}).")
    if survey.convenience:
        parts.append(
            "This is a convenience sample: people who were at hand or chose to reply. It cannot stand for "
            "everyone, "
            "and the intervals do not mend that."
        )
    steps = {line.step for line in log}
    if dropped:
        parts.append("Columns with personal details were dropped before anything was counted.")
    parts += [line.what for line in log if line.step in ("repeats", "impossible")]
    if "missing" in steps:
        parts.append('Codes for no answer were set to missing. "Prefer not to say" was kept as an answer.')
    parts.append(f"Each percentage is out of the people who answered the question{_gaps(release)}.")
    if release.weights is not None:
        weights = release.weights
        source = f" ({weights.choice.source})" if weights.choice.source else ""
        parts.append(
            f"Weights bring the groups of '{weights.choice.question.label}' to known shares{source}; no "
            "weight is "
            f"above {weights.choice.cap:g}. The {release.replied} replies then tell as much as about "
            f"{weights.effective_n} equally weighted ones (Kish), before counting clustering or who did not "
            "reply."
        )
        parts += weights.notices
    parts.append(
        f"Counts under {SMALLEST_CELL} and groups under {SMALLEST_GROUP} are hidden (our choice). An answer "
        f"that everybody gave is not shown as such. Counts are rounded to {ROUNDING}. More numbers say "
        f"'{TEN_OR_MORE}' where all tables together would leave a hidden one less room than 0 to 9."
    )
    parts.append(f"How many gave no answer is protected only where '{NO_ANSWER}' is one of the answers.")
    parts.append("Intervals are 95% Wilson intervals worked out from the rounded numbers.")
    text = " ".join(part for part in parts if part)
    check_outgoing(text)
    return text


def _gaps(release: Release) -> str:
    """Say where people who gave no answer are counted too."""
    counted = [table.choice.question.label for table in release.tables if counts_gaps(table)]
    if not counted:
        return ""
    named = quoted_list(list(dict.fromkeys(counted)), "and")
    return f" (for {named}: of all who replied, as no answer is one of the answers)"


def counts_gaps(table: SafeTable) -> bool:
    """Whether a table counts no answer as an answer, so that its percentages are out of all who replied."""
    return NO_ANSWER in table.answers


def _shown(number: Shown) -> object:
    return HIDDEN if number is None else number


def _percent(percent: float | None, interval: tuple[float, float] | None, missing: str) -> list[object]:
    if percent is None:
        return [missing, "", ""]
    if interval is None:
        return [f"{percent:.0f}", "", ""]
    return [f"{percent:.0f}", f"{interval[0]:.0f}", f"{interval[1]:.0f}"]
