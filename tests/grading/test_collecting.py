"""Work in from three systems and marks out to them: everyone matched by ID, and nothing dropped."""

import csv
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from traitlets.config import Config

from inequalitylab.errors import CourseError
from inequalitylab.exercises.course import find_programs
from inequalitylab.grading import exceptions, exporting
from inequalitylab.grading.collecting import collect, handed_in, keep_unmatched, read_roster
from inequalitylab.grading.work import Course

NOTEBOOK = "E9-gaps-and-gradients"
ROSTER = """student_id,candidate_id,first_name,last_name,username,moodle_id,canvas_id
201,c1,Zoë,O'Neill,s201,,9001
202,c2,Łukasz,Nowak,s202,77,
203,c3,Ann,Lee,s203,,
204,c4,Ann,Lee,s204,,
"""


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "roster.csv"
    path.write_text(ROSTER, encoding="utf-8-sig")
    return path


def download(folder: Path, names: Mapping[str, str | bytes]) -> Path:
    path = folder / "download.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in names.items():
            archive.writestr(name, content)
    return path


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course that has released a set of one notebook."""
    folder = tmp_path / "course"
    (folder / "release" / "E9").mkdir(parents=True)
    (folder / "release" / "E9" / f"{NOTEBOOK}.ipynb").write_text("{}")
    config = Config()
    config.CourseDirectory.root = str(folder)
    config.MarkingExecute.cache = str(folder / "marking" / "executed")
    return Course(config, "E9")


def matched(course: Course, archive: Path, roster: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Return what is put in for each student, and why the rest is not matched."""
    found = collect(course, archive, roster)
    submitted = Path(course.config.CourseDirectory.root, "submitted")
    put_in = {path.parts[-3]: path.read_text() for path in submitted.glob(f"*/E9/{NOTEBOOK}.ipynb")}
    assert set(put_in) == handed_in(found)
    return put_in, {one.path: one.problem for one in found if one.student is None}


def test_blackboard(course: Course, tmp_path: Path, roster: Path) -> None:
    first = f"E9_s201_attempt_2026-11-19-10-00-00_{NOTEBOOK}.ipynb"
    second = f"E9_s201_attempt_2026-11-20-09-00-00_{NOTEBOOK}(1).ipynb"
    names = {
        second: "2",
        first: "1",
        f"E9_202_attempt_2026-11-19-10-00-00_{NOTEBOOK} (1).ipynb": "3",
        f"E9_202_attempt_2026-11-18-10-00-00_{NOTEBOOK}.ipynb": "0",
        f"E9_s999_attempt_2026-11-19-10-00-00_{NOTEBOOK}.ipynb": "4",
        "E9_s201_attempt_2026-11-20-09-00-00.txt": "receipt",
    }
    counts, rest = matched(course, download(tmp_path, names), roster)
    assert counts == {"c1": "1", "c2": "3"}
    assert "called" in rest[second]  # brackets without a blank before them are no system's doing
    assert (
        rest[f"E9_s999_attempt_2026-11-19-10-00-00_{NOTEBOOK}.ipynb"]
        == "Nobody in the roster has the ID s999."
    )


def test_moodle(course: Course, tmp_path: Path, roster: Path) -> None:
    names = {
        f"Łukasz Nowak_77_assignsubmission_file_/{NOTEBOOK}.ipynb": "1",
        f"Zoe O'Neill_88_assignsubmission_file_/{NOTEBOOK}.ipynb": "2",
        f"Ann Lee_99_assignsubmission_file_/{NOTEBOOK}.ipynb": "3",
    }
    counts, rest = matched(course, download(tmp_path, names), roster)
    assert counts == {"c2": "1", "c1": "2"}
    assert "203 and 204 have this name" in rest[f"Ann Lee_99_assignsubmission_file_/{NOTEBOOK}.ipynb"]


def test_canvas(course: Course, tmp_path: Path, roster: Path) -> None:
    names = {
        f"oneillzoe_LATE_9001_555_{NOTEBOOK}-2.ipynb": "1",
        f"nowaklukasz_4242_556_{NOTEBOOK}.ipynb": "2",
        "oneillzoe_9001_557_other-work.ipynb": "3",
        f"{NOTEBOOK}.ipynb": "4",
    }
    counts, rest = matched(course, download(tmp_path, names), roster)
    assert counts["c1"] == "1"
    assert "called other-work.ipynb" in rest["oneillzoe_9001_557_other-work.ipynb"]
    assert "not one that" in rest[f"{NOTEBOOK}.ipynb"]


def test_a_student_who_handed_in_an_archive_is_found(course: Course, tmp_path: Path, roster: Path) -> None:
    inner = download(tmp_path, {f"work/{NOTEBOOK}.ipynb": "1"}).read_bytes()
    names = {
        "E9_s201_attempt_2026-11-19-10-00-00_my work.zip": inner,
        "E9_s202_attempt_2026-11-19-10-00-00_broken.zip": "no ZIP",
    }
    counts, rest = matched(course, download(tmp_path, names), roster)
    assert counts == {"c1": "1"}
    assert ["could not be unpacked" in problem for problem in rest.values()] == [True]
    bad = download(tmp_path, {f"../../../{NOTEBOOK}.ipynb": "out"}).read_bytes()
    names["E9_s203_attempt_2026-11-19-10-00-00_bad.zip"] = bad
    counts, rest = matched(course, download(tmp_path, names), roster)
    assert counts == {"c1": "1"} and len(rest) == 2


def test_the_file_of_a_later_moment_counts_where_the_name_has_none(
    course: Course, tmp_path: Path, roster: Path
) -> None:
    path = tmp_path / "download.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number, day in ((2, 21), (1, 20), (3, 19)):
            entry = zipfile.ZipInfo(
                f"oneillzoe_9001_{number}_{NOTEBOOK}-{number}.ipynb", (2026, 11, day, 10, 0, 0)
            )
            archive.writestr(entry, str(day))
    assert matched(course, path, roster)[0] == {"c1": "21"}


def test_work_is_stamped_and_what_is_nobodys_is_kept(course: Course, tmp_path: Path, roster: Path) -> None:
    names = {
        f"E9_s201_attempt_2026-11-19-10-00-00_{NOTEBOOK}.ipynb": "one",
        f"E9_s201_attempt_2026-11-21-10-00-00_{NOTEBOOK}.ipynb": "two",
        f"E9_s999_attempt_2026-11-19-10-00-00_{NOTEBOOK}.ipynb": "whose",
        f"../../E9_s202_attempt_2026-11-19-10-00-00_{NOTEBOOK}.ipynb": "out",
    }
    found = collect(course, download(tmp_path, names), roster)
    folder = Path(course.config.CourseDirectory.root, "submitted", "c1", "E9")
    assert (folder / f"{NOTEBOOK}.ipynb").read_text() == "two"
    assert (folder / "timestamp.txt").read_text().startswith("2026-11-21 10:00:00")
    keep_unmatched(found, tmp_path / "kept")
    assert [path.read_text() for path in (tmp_path / "kept").iterdir()] == ["whose"]
    assert sum("leads out of the ZIP" in one.problem for one in found) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "course",
        "download.zip",
        "kept",
        "roster.csv",
    ]
    # Again: the same, with nothing left of before.
    assert matched(course, download(tmp_path, names), roster)[0] == {"c1": "two"}


@pytest.mark.parametrize(
    ("content", "says"),
    [("name\nAnn\n", "student_id"), ("student_id\n1\n1\n", "more than once"), ("", "student_id")],
)
def test_a_roster_that_cannot_be_used_is_refused(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "roster.csv").write_text(content)
    with pytest.raises(CourseError, match=says):
        read_roster(tmp_path / "roster.csv")


def test_a_download_that_is_none_is_refused(course: Course, tmp_path: Path, roster: Path) -> None:
    (tmp_path / "download.zip").write_text("no ZIP")
    with pytest.raises(CourseError, match="Download it again"):
        collect(course, tmp_path / "download.zip", roster)
    with pytest.raises(CourseError, match="no notebook"):
        collect(course, download(tmp_path, {"a.txt": ""}), roster)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gradebook]:
    """A gradebook with marks for two candidates."""
    find_programs()
    with Gradebook(f"sqlite:///{tmp_path_factory.mktemp('book') / 'gradebook.db'}") as made:
        made.add_assignment("E9")
        made.add_notebook("work", "E9")
        made.add_grade_cell("test", "work", "E9", max_score=15, cell_type="code")
        for student, score in (("c1", 12.5), ("c2", 7)):
            made.add_student(student)
            made.add_submission("E9", student)
            made.find_grade("test", "work", "E9", student).auto_score = score
        made.db.commit()
        yield made


def test_more_time_and_marks_as_the_exceptions_say(book: Gradebook, tmp_path: Path) -> None:
    file = tmp_path / "exceptions.csv"

    def told(*rows: str) -> list[str]:
        file.write_text("\n".join(["candidate_id,work,kind,until,marks", *rows]))
        return exceptions.apply(book, "E9", file, {"c1", "c2"})

    with pytest.raises(CourseError, match="no due date"):
        told("c1,E9,extension,2027-03-05 12:00,")
    book.find_assignment("E9").duedate = datetime(2027, 3, 3, 12)
    with pytest.raises(CourseError, match="'Friday' for c1 is no date"):
        told("c2,E9,adjustment,,5", "c1,E9,extension,Friday,")
    with pytest.raises(CourseError, match="'some' for c1 is no number"):
        told("c1,E9,adjustment,,some")
    with pytest.raises(CourseError, match="'gift' for c1 is none of"):
        told("c1,E9,gift,,")
    assert book.find_submission("E9", "c2").score == 7
    lines = told(
        "c1,E9,extension,2027-03-05 12:00,",
        "c2,E9,adjustment,,-1.5",
        "c3,E9,adjustment,,2",
        "c1,E9,exempt,,",
        "c1,E8,,,",
    )
    assert lines == [
        "c1: more time, until 2027-03-05 12:00.",
        "c2: -1.5 marks.",
        "c3: adjustment, and nothing handed in.",
        "c1: exempt. Nothing to work out here.",
    ]
    assert book.find_submission("E9", "c1").extension == timedelta(days=2)
    assert book.find_submission("E9", "c2").extension is None
    assert book.find_submission("E9", "c2").score == 5.5
    told("c2,E9,adjustment,,0")
    assert book.find_submission("E9", "c2").score == 7


@pytest.mark.parametrize(
    ("system", "key", "rows"),
    [
        (exporting.Blackboard, "Username", {"s201": "12.5", "s202": "7", "s203": "", "s204": ""}),
        (exporting.Moodle, "ID number", {"201": "12.5", "202": "7", "203": "", "204": ""}),
        (exporting.Canvas, "SIS User ID", {"201": "12.5", "202": "7", "203": "", "204": ""}),
    ],
)
def test_marks_go_out_by_the_ids_that_the_system_knows(
    system: type, key: str, rows: dict[str, str], book: Gradebook, roster: Path, tmp_path: Path
) -> None:
    plugin = system(roster=str(roster), to=str(tmp_path / "out.csv"))
    plugin.export(book)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row[key]: row["E9"] for row in csv.DictReader(file)} == rows


def test_a_name_that_is_a_formula_is_not_run(book: Gradebook, tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text(
        'student_id,candidate_id,username\n"=1+1,x",c1,"=HYPERLINK(""x"")"\n'
    )
    plugin = exporting.Blackboard(roster=str(tmp_path / "roster.csv"), to=str(tmp_path / "out.csv"))
    plugin.export(book)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(file)
    assert row == {"Username": '\'=HYPERLINK("x")', "E9": "12.5"}
