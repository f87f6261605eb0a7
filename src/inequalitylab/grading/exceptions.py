"""A class's exceptions, from a CSV: more time, and marks added or taken away.

The file has the columns of the teacher's guide: `candidate_id`, `work` (the set), `kind`, `until` (date and
time, such as 2027-03-05 12:00) and `marks` (such as 2 or -1.5). Whoever marks never sees a reason.
"""

import csv
from datetime import datetime
from pathlib import Path
from typing import Any

from inequalitylab.errors import CourseError

EXTENSION, ADJUSTMENT = "extension", "adjustment"
# For a person to see to; nothing to be worked out here.
NOTED = ("extra time", "adjusted format", "exempt")


def apply(book: Any, name: str, exceptions: Path, handed_in: set[str]) -> list[str]:
    """Give more time and adjust marks as a CSV of exceptions says, and return what was done, a line each.

    An adjustment becomes nbgrader's extra credit of the set's first graded cell, so formgrader, feedback and
    exports all show it, and marking again keeps it.

    Raises
    ------
    CourseError
        If a row cannot be used; nothing has been changed then.
    """
    try:
        rows = list(csv.DictReader(exceptions.read_text(encoding="utf-8-sig").splitlines()))
    except OSError as error:
        raise CourseError(f"The exceptions {exceptions} cannot be read ({error.strerror}).") from error
    mine = [_Row(row, exceptions) for row in rows if (row.get("work") or "").strip() == name]
    due = book.find_assignment(name).duedate
    for row in mine:
        row.check(due)
    done = []
    for row in mine:
        if row.kind in NOTED:
            done.append(f"{row.student}: {row.kind}. Nothing to work out here.")
        elif row.student not in handed_in:
            done.append(f"{row.student}: {row.kind}, and nothing handed in.")
        elif row.kind == EXTENSION:
            book.update_or_create_submission(name, row.student)
            minutes = int((datetime.fromisoformat(row.until) - due).total_seconds() // 60)
            book.grant_extension(name, row.student, minutes=minutes)
            done.append(f"{row.student}: more time, until {row.until}.")
        else:
            submission = book.update_or_create_submission(name, row.student)
            grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
            min(grades, key=lambda grade: (grade.notebook.name, grade.name)).extra_credit = float(row.marks)
            book.db.commit()
            done.append(f"{row.student}: {float(row.marks):+g} marks.")
    return done


class _Row:
    """One exception, with what is wrong with it."""

    def __init__(self, row: dict[str, str], source: Path) -> None:
        self.source = source
        self.student, self.kind, self.until, self.marks = (
            (row.get(name) or "").strip() for name in ("candidate_id", "kind", "until", "marks")
        )

    def check(self, due: datetime | None) -> None:
        """Refuse what cannot be used."""
        if self.kind == EXTENSION:
            if due is None:
                raise CourseError(
                    "The set has no due date, so nobody needs more time. Set one in formgrader first."
                )
            self._must(datetime.fromisoformat, self.until, "date and time. Write it as 2027-03-05 12:00")
        elif self.kind == ADJUSTMENT:
            self._must(float, self.marks, "number of marks. Write it as 2 or -1.5")
        elif self.kind not in NOTED:
            kinds = ", ".join((EXTENSION, ADJUSTMENT, *NOTED))
            raise CourseError(f"{self.source}: '{self.kind}' for {self.student} is none of {kinds}.")

    def _must(self, read: Any, text: str, what: str) -> None:
        try:
            read(text)
        except ValueError as error:
            raise CourseError(f"{self.source}: '{text}' for {self.student} is no {what}.") from error
