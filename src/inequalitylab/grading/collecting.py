"""Takes a class's work out of the bulk download of Blackboard, Moodle or Canvas, by nbgrader's `zip_collect`.

Each of them renames files in its own way. Work is matched to the roster by student ID (or by the number that
the system gives a student, or last by a name that only one student has), the latest attempt counts, and what
cannot be matched is kept and listed.
"""

import csv
import os
import re
import shutil
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from nbgrader.plugins import FileNameCollectorPlugin
from traitlets import Unicode
from traitlets.config import Config

from inequalitylab.errors import CourseError
from inequalitylab.grading.unpacking import DOWNLOAD, CarefulExtractor, check, copy_what_is_safe
from inequalitylab.grading.work import Course

LARGEST, LARGEST_IN_ALL = 20 * 1024**2, 4 * 1024**3
NEVER = datetime(1980, 1, 1)
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
    file : Path
        Where it was unpacked.
    path : str
        Its name in the ZIP.
    when : datetime
        When it was handed in, as far as the download says.
    student : Student or None
        Whose it is.
    notebook : str
        Which notebook of the set it is.
    problem : str
        Why it could not be matched; empty if it was.
    """

    file: Path
    path: str
    when: datetime
    student: Student | None
    notebook: str
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


class DownloadCollector(FileNameCollectorPlugin):
    """nbgrader's collector for `nbgrader zip_collect`: names from three systems, matched by the roster.

    Attributes
    ----------
    found : list of Submission
        Every notebook that it was shown, matched or not.
    """

    roster = Unicode("", help="The class's roster (CSV).").tag(config=True)

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        app = self.parent
        self.students = read_roster(Path(self.roster))
        self.extracted = Path(app._format_collect_path(app.extracted_directory))
        self.times = _times(Path(app._format_collect_path(app.archive_directory)))
        released = app.coursedir.format_path(
            app.coursedir.release_directory, ".", app.coursedir.assignment_id
        )
        self.notebooks = sorted(path.stem for path in Path(released).glob("*.ipynb"))
        self.found: list[Submission] = []

    def collect(self, submitted_file: str) -> dict[str, str] | None:
        """Return whose a file is, which notebook, and when it came; None if nobody's."""
        path = Path(submitted_file)
        if path.suffix.lower() != ".ipynb":
            return None
        inside = path.relative_to(self.extracted)
        when = next((self.times[str(one)] for one in _as_packed(inside) if str(one) in self.times), NEVER)
        one = _submission(PurePosixPath(*inside.parts[1:]), when, path, self.students, self.notebooks)
        self.found.append(one)
        if one.student is None:
            return None
        return {
            "student_id": one.student.marked_as,
            "file_id": one.notebook,
            "timestamp": one.when.strftime("%Y-%m-%d %H:%M:%S"),
        }


def _times(archives: Path) -> dict[str, datetime]:
    """Return when each file in the download was made, by the name that it is unpacked under."""
    times: dict[str, datetime] = {}
    for archive in archives.glob("*.zip"):
        with zipfile.ZipFile(archive) as opened:
            times |= {f"{archive.stem}/{one.filename}": datetime(*one.date_time) for one in opened.infolist()}
    return times


def _as_packed(inside: Path) -> Iterator[Path]:
    """Give a file's own name in the archive, then those of the archives in it that it may have come from."""
    yield inside
    for parent in inside.parents:
        yield parent.with_name(f"{parent.name}.zip") if parent.name else parent


def _submission(
    inside: PurePosixPath, when: datetime, file: Path, students: list[Student], notebooks: list[str]
) -> Submission:
    parts = _parts(inside)
    if parts is None:
        problem = "Its name is not one that Blackboard, Moodle or Canvas gives."
        return Submission(file, str(inside), when, None, "", problem)
    if "time" in parts:
        when = datetime.strptime(parts["time"], "%Y-%m-%d-%H-%M-%S")
    student, problem = _whose(parts, students)
    name = _AGAIN.sub("", PurePosixPath(parts["file"]).stem)
    notebook = next((one for one in notebooks if plain(one) == plain(name)), "")
    if student is not None and not notebook:
        wanted = " or ".join(f"{one}.ipynb" for one in notebooks)
        problem = (
            f"It is {student.student_id}'s, and called {PurePosixPath(parts['file']).name}, not {wanted}."
        )
    elif student is not None and file.stat().st_size > LARGEST:
        problem = f"It is {student.student_id}'s, and larger than {LARGEST // 1024**2} MB."
    return Submission(file, str(inside), when, None if problem else student, notebook, problem)


def _parts(inside: PurePosixPath) -> dict[str, str] | None:
    """Return what a name says; where a student handed in an archive, its name says whose the files are."""
    path = str(inside)
    found = _MOODLE.match(path) or _BLACKBOARD.match(inside.name) or _CANVAS.match(inside.name)
    if found is not None:
        return found.groupdict()
    for above in inside.parents:
        found = _BLACKBOARD.match(above.name) or _CANVAS.match(above.name)
        if found is not None:
            return {**found.groupdict(), "file": inside.name}
    return None


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


def collect(course: Course, archive: Path, roster: Path) -> list[Submission]:
    """Let nbgrader's `zip_collect` take a download apart and put each last attempt where it looks for it.

    Parameters
    ----------
    course : Course
        The course and the set.
    archive, roster : Path
        The bulk download (ZIP), and the class (CSV).

    Returns
    -------
    list of Submission
        Every notebook in the download, matched or not.

    Raises
    ------
    CourseError
        If the file is no ZIP or holds no notebook, or the roster cannot be used.
    """
    from nbgrader.apps.zipcollectapp import ZipCollectApp
    from nbgrader.coursedir import CourseDirectory

    read_roster(roster)
    check(archive, LARGEST_IN_ALL)
    downloaded = course.cache.parent / "downloaded"
    there = downloaded / course.name / "archive"
    shutil.rmtree(there, ignore_errors=True)
    there.mkdir(parents=True)
    refused = copy_what_is_safe(archive, there / DOWNLOAD)
    config = Config(course.config)
    config.CourseDirectory.assignment_id = course.name
    config.DownloadCollector.roster = str(roster.resolve())
    where = CourseDirectory(config=config)
    config.ZipCollectApp.downloaded_directory = os.path.relpath(downloaded, where.root)
    config.ZipCollectApp.extractor_plugin = CarefulExtractor
    config.ZipCollectApp.collector_plugin = DownloadCollector
    config.ZipCollectApp.force = True
    app = ZipCollectApp(config=config, log_level="CRITICAL")
    app.coursedir = where
    extracted = Path(app._format_collect_path(app.extracted_directory))
    extracted.mkdir(parents=True, exist_ok=True)
    try:
        app.init_plugins()
        app.extract_archive_files()
        app.process_extracted_files()
    except SystemExit as error:
        raise CourseError(f"nbgrader could not take {archive} apart. Unpack it and look at it.") from error
    refused |= app.extractor_plugin_inst.refused
    return list(app.collector_plugin_inst.found) + [
        Submission(archive, name, NEVER, None, "", problem) for name, problem in refused.items()
    ]


def keep_unmatched(found: Iterable[Submission], kept: Path) -> None:
    """Copy what nobody owns to where a person can see it."""
    for one in found:
        if one.student is None and one.file.suffix == ".ipynb":
            kept.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(one.file, kept / re.sub(r"[^\w.()-]", "_", one.path)[-150:])


def handed_in(found: Iterable[Submission]) -> set[str]:
    """Return the IDs that are marked of those who handed in."""
    return {one.student.marked_as for one in found if one.student is not None}
