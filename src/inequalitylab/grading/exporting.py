"""Marks out, in the column forms that Blackboard, Moodle and Canvas import (nbgrader export plugins).

    nbgrader export --exporter=inequalitylab.grading.exporting.Blackboard --to marks.csv \\
        --Blackboard.roster=roster.csv

Marking knows candidate IDs only; the roster turns them back into the IDs that the system knows.
"""

import csv
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins.export import ExportPlugin
from traitlets import Unicode

from inequalitylab.errors import CourseError
from inequalitylab.grading.accounts import safe_cell
from inequalitylab.grading.collecting import Student, read_roster


class _Marks(ExportPlugin):
    """What the three have in common: one row a student, one column a set, nothing a spreadsheet would run."""

    roster = Unicode("", help="The class's roster (CSV).").tag(config=True)

    before: tuple[str, ...] = ()

    def export(self, gradebook: Gradebook) -> None:
        """Write the file."""
        if not self.roster:
            name = type(self).__name__
            raise CourseError(f"Say where the roster is: --{name}.roster=roster.csv.")
        sets = [
            one.name for one in gradebook.assignments if not self.assignment or one.name in self.assignment
        ]
        waiting = [
            name for name in sets if gradebook.assignment_submissions(name) and _waiting(gradebook, name)
        ]
        if waiting:
            self.log.warning("Written answers are still to be marked in %s.", ", ".join(waiting))
        with Path(self.to or "marks.csv").open("w", newline="", encoding="utf-8-sig") as file:
            writer = csv.writer(file)
            writer.writerow([*self.before, *(self.column(name) for name in sets)])
            for student in read_roster(Path(self.roster)):
                marks = [_mark(gradebook, name, student.marked_as) for name in sets]
                writer.writerow([safe_cell(cell) for cell in (*self.cells(student), *marks)])

    def column(self, name: str) -> str:
        """Return the heading of a set's column."""
        return name

    def cells(self, student: Student) -> tuple[str, ...]:
        """Return the cells that say who it is."""
        raise NotImplementedError


def _mark(gradebook: Gradebook, name: str, student: str) -> str:
    try:
        return f"{gradebook.find_submission(name, student).score:g}"
    except MissingEntry:
        return ""


def _waiting(gradebook: Gradebook, name: str) -> bool:
    return any(submission.needs_manual_grade for submission in gradebook.assignment_submissions(name))


class Blackboard(_Marks):
    """Grade Centre: work offline, upload."""

    before = ("Username",)

    def cells(self, student: Student) -> tuple[str, ...]:
        """Return the user name, or the student ID where the roster has none."""
        return (student.system_ids[0] if student.system_ids else student.student_id,)


class Moodle(_Marks):
    """Grader report: import CSV, map to ID number."""

    before = ("ID number",)

    def cells(self, student: Student) -> tuple[str, ...]:
        """Return the student ID."""
        return (student.student_id,)


class Canvas(_Marks):
    """Gradebook: import; Canvas matches by SIS user ID and asks which column is which."""

    before = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")

    def cells(self, student: Student) -> tuple[str, ...]:
        """Return an empty name (it is not needed), Canvas's own number if known, and the student ID."""
        number = next((one for one in student.system_ids if one.isdigit()), "")
        return ("", number, student.student_id, student.student_id, "")
