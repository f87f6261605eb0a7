"""Takes a class's work out of the bulk download of Blackboard, Moodle or Canvas.

Each of them renames files in its own way. Work is matched to the roster by student ID (or by the number that
the system gives a student, or last by a name that only one student has), the latest attempt counts, and what
cannot be matched is kept and listed.
"""

import csv
import re
import unicodedata
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from inequalitylab.errors import CourseError

LARGEST = 20 * 1024**2
_BLACKBOARD = re.compile(r"^.+?_(?P<id>[^_]+)_attempt_(?P<time>\d{4}(?:-\d\d){5})_(?P<file>.+)$")
_MOODLE = re.compile(r"^(?P<name>[^/]+?)_(?P<moodle_id>\d+)_assignsubmission_file_?/(?P<file>.+)$")
_CANVAS = re.compile(r"^(?P<name>[^_/]+?)(?:_LATE)?_(?P<canvas_id>\d+)_(?P<order>\d+)_(?P<file>.+)$")
# What systems add to a name when a student hands in again.
_AGAIN = re.compile(r"(?: \(\d+\)|-\d+)$")


@dataclass(frozen=True)
class Student:
    """A row of the roster. `marked_as` is the candidate ID where there is one: marking never sees a name."""

    student_id: str
    marked_as: str
    names: tuple[str, ...] = ()
    system_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Submission:
    """A notebook in a download, matched or not.

    Attributes
    ----------
    path : str
        Its name in the ZIP.
    when : datetime
        When it was handed in, as far as the download says.
    student : Student or None
        Whose it is.
    problem : str
        Why it could not be matched; empty if it was.
    """

    path: str
    when: datetime
    student: Student | None
    problem: str = ""


def read_roster(path: Path) -> list[Student]:
    """Read a roster: a CSV with `student_id`, and `candidate_id`, `first_name`, `last_name`, `username`,
    `moodle_id` or `canvas_id` as far as they are known.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        text = path.read_text(encoding="cp1252")
    except OSError as error:
        raise CourseError(f"The roster {path} cannot be read ({error.strerror}).") from error
    rows = list(csv.DictReader(text.splitlines()))
    if not rows or "student_id" not in rows[0]:
        raise CourseError(f"The roster {path} needs a first row of column names, one of them student_id.")
    students = [_student(row) for row in rows if (row.get("student_id") or "").strip()]
    for what in ("student_id", "marked_as"):
        values = [getattr(student, what) for student in students]
        twice = sorted({value for value in values if values.count(value) > 1})
        if twice:
            raise CourseError(
                f"The roster {path} has {', '.join(twice)} more than once. Mend it and try again."
            )
    return students


def _student(row: dict[str, str]) -> Student:
    def of(name: str) -> str:
        return (row.get(name) or "").strip()

    first, last = of("first_name"), of("last_name")
    names = {plain(first + last), plain(last + first)} - {""}
    others = tuple(of(name) for name in ("username", "moodle_id", "canvas_id") if of(name))
    return Student(of("student_id"), of("candidate_id") or of("student_id"), tuple(sorted(names)), others)


def plain(name: str) -> str:
    """Return a name as letters and figures only, without accents or capitals."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in letters if letter.isalnum())


def submissions_in(archive: Path, roster: Iterable[Student], notebook: str) -> list[Submission]:
    """Return every notebook of a bulk download with whose it is.

    Parameters
    ----------
    archive : Path
        The ZIP.
    roster : iterable of Student
        Everyone in the class.
    notebook : str
        Name of the set's notebook, without ending.

    Raises
    ------
    CourseError
        If the file is no ZIP, or holds no notebook.
    """
    students = list(roster)
    try:
        with zipfile.ZipFile(archive) as opened:
            entries = [entry for entry in opened.infolist() if entry.filename.lower().endswith(".ipynb")]
    except (OSError, zipfile.BadZipFile) as error:
        raise CourseError(f"{archive} is not a ZIP that can be read. Download it again.") from error
    if not entries:
        raise CourseError(
            f"There is no notebook (.ipynb) in {archive}. Is it the bulk download of the files?"
        )
    return [_submission(entry, students, notebook) for entry in entries]


def _submission(entry: zipfile.ZipInfo, students: list[Student], notebook: str) -> Submission:
    path = entry.filename.replace("\\", "/")
    when = datetime(*entry.date_time)
    inside = PurePosixPath(path)
    found = _MOODLE.match(path) or _BLACKBOARD.match(inside.name) or _CANVAS.match(inside.name)
    if found is None:
        return Submission(path, when, None, "Its name is not one that Blackboard, Moodle or Canvas gives.")
    parts = found.groupdict()
    if "time" in parts:
        when = datetime.strptime(parts["time"], "%Y-%m-%d-%H-%M-%S")
    student, problem = _whose(parts, students)
    name = _AGAIN.sub("", PurePosixPath(parts["file"]).stem)
    if student is not None and plain(name) != plain(notebook):
        problem = f"It is {student.student_id}'s, and called {parts['file']}, not {notebook}.ipynb."
    elif student is not None and entry.file_size > LARGEST:
        problem = f"It is {student.student_id}'s, and larger than {LARGEST // 1024**2} MB."
    return Submission(path, when, None if problem else student, problem)


def _whose(parts: dict[str, str], students: list[Student]) -> tuple[Student | None, str]:
    numbers = [parts[name] for name in ("id", "moodle_id", "canvas_id") if parts.get(name)]
    by_id = [one for one in students if any(n in (one.student_id, *one.system_ids) for n in numbers)]
    if len(by_id) == 1:
        return by_id[0], ""
    name = plain(parts.get("name") or "")
    by_name = [one for one in students if name and name in one.names]
    if len(by_name) == 1:
        return by_name[0], ""
    if len(by_name) > 1:
        who = " and ".join(sorted(one.student_id for one in by_name))
        return (
            None,
            f"{who} have this name. Put the system's number into the roster (moodle_id or canvas_id).",
        )
    return None, f"Nobody in the roster has the ID {' or '.join(numbers)}."


def latest(found: Iterable[Submission]) -> dict[str, Submission]:
    """Return each student's last attempt, by the ID that is marked."""
    chosen: dict[str, Submission] = {}
    for one in sorted(found, key=lambda submission: (submission.when, submission.path)):
        if one.student is not None:
            chosen[one.student.marked_as] = one
    return chosen


def put_in(
    archive: Path, found: Iterable[Submission], submitted: Path, kept: Path, name: str, notebook: str
) -> None:
    """Put the last attempts where nbgrader looks for them, and what nobody owns where a person can see it."""
    found = list(found)
    with zipfile.ZipFile(archive) as opened:
        for student, one in latest(found).items():
            folder = submitted / student / name
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{notebook}.ipynb").write_bytes(opened.read(one.path))
            (folder / "timestamp.txt").write_text(one.when.strftime("%Y-%m-%d %H:%M:%S UTC"))
        for one in found:
            if one.student is None:
                kept.mkdir(parents=True, exist_ok=True)
                safe = re.sub(r"[^\w.()-]", "_", one.path)[-150:]
                (kept / safe).write_bytes(opened.read(one.path))


def grant(book: Any, name: str, exceptions: Path | None, handed_in: set[str]) -> list[str]:
    """Give more time as a CSV of exceptions says, and return to whom.

    The file has the columns of the teacher's guide: `candidate_id`, `work` (the set), `kind` and `until`
    (date and time, such as 2027-03-05 12:00). Rows of the kind ``extension`` count here.

    Raises
    ------
    CourseError
        If a row cannot be used, or the set has no due date that could be put off.
    """
    if exceptions is None:
        return []
    due = book.find_assignment(name).duedate
    given = []
    for row in csv.DictReader(exceptions.read_text(encoding="utf-8-sig").splitlines()):
        student, until = (row.get("candidate_id") or "").strip(), (row.get("until") or "").strip()
        if (row.get("work") or "").strip() != name or (row.get("kind") or "").strip() != "extension":
            continue
        if due is None:
            raise CourseError(
                f"{name} has no due date, so nobody needs more time. Set one in formgrader first."
            )
        try:
            extra = datetime.fromisoformat(until) - due
        except ValueError as error:
            raise CourseError(
                f"{exceptions}: '{until}' for {student} is no date and time. Write it as 2027-03-05 12:00."
            ) from error
        if student in handed_in:
            book.update_or_create_submission(name, student)
            book.grant_extension(name, student, minutes=int(extra.total_seconds() // 60))
            given.append(student)
    return given
