"""Work in from three systems and marks out to them: everyone matched by ID, and nothing dropped."""

import csv
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from inequalitylab.errors import CourseError
from inequalitylab.exercises.course import find_programs
from inequalitylab.grading import collecting, exporting
from inequalitylab.grading.collecting import latest, read_roster, submissions_in

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


def download(folder: Path, names: dict[str, str]) -> Path:
    path = folder / "download.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in names.items():
            archive.writestr(name, content)
    return path


def matched(archive: Path, roster: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Return what counts for each student, and why the rest is not matched."""
    found = submissions_in(archive, read_roster(roster), NOTEBOOK)
    return (
        {student: one.path for student, one in latest(found).items()},
        {one.path: one.problem for one in found if one.student is None},
    )


def test_blackboard(tmp_path: Path, roster: Path) -> None:
    first = f"E9_s201_attempt_2026-11-19-10-00-00_{NOTEBOOK}.ipynb"
    second = f"E9_s201_attempt_2026-11-20-09-00-00_{NOTEBOOK}(1).ipynb"
    names = {
        second: "2",
        first: "1",
        f"E9_202_attempt_2026-11-19-10-00-00_{NOTEBOOK} (1).ipynb": "3",
        f"E9_s999_attempt_2026-11-19-10-00-00_{NOTEBOOK}.ipynb": "4",
        "E9_s201_attempt_2026-11-20-09-00-00.txt": "receipt",
    }
    counts, rest = matched(download(tmp_path, names), roster)
    assert counts == {"c1": first, "c2": f"E9_202_attempt_2026-11-19-10-00-00_{NOTEBOOK} (1).ipynb"}
    assert "called" in rest[second]  # brackets without a blank before them are no system's doing
    assert (
        rest[f"E9_s999_attempt_2026-11-19-10-00-00_{NOTEBOOK}.ipynb"]
        == "Nobody in the roster has the ID s999."
    )


def test_moodle(tmp_path: Path, roster: Path) -> None:
    names = {
        f"Łukasz Nowak_77_assignsubmission_file_/{NOTEBOOK}.ipynb": "1",
        f"Zoe O'Neill_88_assignsubmission_file_/{NOTEBOOK}.ipynb": "2",
        f"Ann Lee_99_assignsubmission_file_/{NOTEBOOK}.ipynb": "3",
    }
    counts, rest = matched(download(tmp_path, names), roster)
    assert set(counts) == {"c1", "c2"}
    assert "203 and 204 have this name" in rest[f"Ann Lee_99_assignsubmission_file_/{NOTEBOOK}.ipynb"]


def test_canvas(tmp_path: Path, roster: Path) -> None:
    names = {
        f"oneillzoe_LATE_9001_555_{NOTEBOOK}-2.ipynb": "1",
        f"nowaklukasz_4242_556_{NOTEBOOK}.ipynb": "2",
        "oneillzoe_9001_557_other-work.ipynb": "3",
        f"{NOTEBOOK}.ipynb": "4",
    }
    counts, rest = matched(download(tmp_path, names), roster)
    assert counts["c1"] == f"oneillzoe_LATE_9001_555_{NOTEBOOK}-2.ipynb"
    assert "called other-work.ipynb" in rest["oneillzoe_9001_557_other-work.ipynb"]
    assert "not one that" in rest[f"{NOTEBOOK}.ipynb"]


def test_work_is_put_where_nbgrader_looks_and_the_rest_is_kept(tmp_path: Path, roster: Path) -> None:
    names = {
        f"E9_s201_attempt_2026-11-19-10-00-00_{NOTEBOOK}.ipynb": "one",
        f"E9_s201_attempt_2026-11-21-10-00-00_{NOTEBOOK}.ipynb": "two",
        f"../../E9_s999_attempt_2026-11-19-10-00-00_{NOTEBOOK}.ipynb": "whose",
    }
    archive = download(tmp_path, names)
    found = submissions_in(archive, read_roster(roster), NOTEBOOK)
    collecting.put_in(archive, found, tmp_path / "submitted", tmp_path / "kept", "E9", NOTEBOOK)
    folder = tmp_path / "submitted" / "c1" / "E9"
    assert (folder / f"{NOTEBOOK}.ipynb").read_text() == "two"
    assert (folder / "timestamp.txt").read_text() == "2026-11-21 10:00:00 UTC"
    [kept] = (tmp_path / "kept").iterdir()
    assert kept.read_text() == "whose"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "download.zip",
        "kept",
        "roster.csv",
        "submitted",
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [("name\nAnn\n", "student_id"), ("student_id\n1\n1\n", "more than once"), ("", "student_id")],
)
def test_a_roster_that_cannot_be_used_is_refused(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "roster.csv").write_text(content)
    with pytest.raises(CourseError, match=says):
        read_roster(tmp_path / "roster.csv")


def test_a_download_that_is_none_is_refused(tmp_path: Path, roster: Path) -> None:
    (tmp_path / "download.zip").write_text("no ZIP")
    with pytest.raises(CourseError, match="Download it again"):
        submissions_in(tmp_path / "download.zip", read_roster(roster), NOTEBOOK)
    with pytest.raises(CourseError, match="no notebook"):
        submissions_in(download(tmp_path, {"a.txt": ""}), read_roster(roster), NOTEBOOK)


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


def test_more_time_is_given_as_the_exceptions_say(book: Gradebook, tmp_path: Path) -> None:
    file = tmp_path / "exceptions.csv"
    file.write_text("candidate_id,work,kind,until\nc1,E9,extension,2027-03-05 12:00\nc2,E9,extra time,\n")
    with pytest.raises(CourseError, match="no due date"):
        collecting.grant(book, "E9", file, {"c1", "c2"})
    book.find_assignment("E9").duedate = datetime(2027, 3, 3, 12)
    assert collecting.grant(book, "E9", file, {"c1", "c2"}) == ["c1"]
    assert book.find_submission("E9", "c1").extension == timedelta(days=2)
    assert book.find_submission("E9", "c2").extension is None
    file.write_text("candidate_id,work,kind,until\nc1,E9,extension,Friday\n")
    with pytest.raises(CourseError, match="'Friday' for c1 is no date"):
        collecting.grant(book, "E9", file, {"c1"})


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
