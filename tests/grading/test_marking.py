"""A class with all sorts of submissions: everyone is accounted for, and marks are as they should be."""

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from classroom import Course, answered, solution
from nbgrader.api import Gradebook

from inequalitylab.cli import main
from inequalitylab.exercises import sets
from inequalitylab.exercises.course import COURSE, configuration
from inequalitylab.grading import accounts, marking, running, work
from inequalitylab.grading.accounts import GRADED, IN_PART, NOT_GRADED, NOT_HANDED_IN, Account

SET = "E9"
FILE = f"{sets.get(SET).notebook}.ipynb"
BANK = {wrong.says: wrong for wrong in sets.wrong_answers(SET)}
TAKES_OVER = """
class check:
    number = numbers = table = refuses = leaves_alone = staticmethod(lambda *a, **k: None)
"""
SHOWN = ("unweighted_line", "row_order")


def blank(course: Course) -> nbformat.NotebookNode:
    return nbformat.read(course.build / "release" / SET / FILE, as_version=4)


def hand_in(course: Course, student: str, answers: dict[str, str]) -> Path:
    folder = course.build / "submitted" / student / SET
    folder.mkdir(parents=True)
    path = folder / FILE
    shutil.copyfile(course.build / "release" / SET / FILE, path)
    answered(path, {**answers, "headline-answer": f"My headline, as {student}."})
    return path


def changed(path: Path, change: object) -> None:
    notebook = nbformat.read(path, as_version=4)
    change(notebook)  # type: ignore[operator]
    path.write_text(json.dumps(notebook))


def cell_of(notebook: nbformat.NotebookNode, name: str) -> nbformat.NotebookNode:
    return next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == name)


@pytest.fixture(scope="module")
def a_class(
    isolating: None,  # noqa: ARG001 (a machine that cannot isolate goes no further)
    repository: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Course:
    """Submissions of a class, none of them marked yet."""
    from inequalitylab.exercises.course import release_sets

    folder = tmp_path_factory.mktemp("class")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INEQUALITYLAB_NBGRADER", str(folder / "build"))
        release_sets(repository, folder / "exchange")
    course = Course(repository, folder / "build", folder / "exchange")
    right = solution(SET)
    hand_in(course, "right", right)
    for says in SHOWN:
        hand_in(course, says, {**right, **BANK[says].code})
    hand_in(course, "blank", {})
    hand_in(course, "exits", {**right, "slope-answer": "import os\nos._exit(3)"})
    hand_in(
        course,
        "tricks",
        {"gap-answer": TAKES_OVER},
    )
    path = hand_in(course, "duplicated", right)
    changed(path, lambda notebook: notebook.cells.insert(5, dict(cell_of(notebook, "gap-bad-outcome"))))
    path = hand_in(course, "retitled", right)
    changed(
        path, lambda notebook: cell_of(notebook, "gap-bad-outcome").metadata.nbgrader.update(grade_id="mine")
    )
    path = hand_in(course, "deleted", right)
    changed(path, lambda notebook: notebook.cells.remove(cell_of(notebook, "ratio-zero")))
    hand_in(course, "renamed", right).rename(course.build / "submitted" / "renamed" / SET / "E9 (1).ipynb")
    hand_in(course, "damaged", {}).write_text("{ not a notebook")
    with Gradebook(course.config.CourseDirectory.db_url, COURSE) as book:
        book.add_student("absent")
    return course


def graded_by(course: Course) -> work.Course:
    return work.Course(configuration(course.root, course.build, course.exchange), SET)


@pytest.fixture(scope="module")
def found(a_class: Course) -> dict[str, Account]:
    said: list[str] = []
    result = marking.mark(graded_by(a_class), workers=2, say=said.append)
    assert sum("s left" in line for line in said) == 9
    return {account.student: account for account in result}


def test_everyone_is_accounted_for(found: dict[str, Account]) -> None:
    assert {student: account.status for student, account in found.items()} == {
        "absent": NOT_HANDED_IN,
        "blank": GRADED,
        "damaged": NOT_GRADED,
        "deleted": GRADED,
        "duplicated": GRADED,
        "exits": IN_PART,
        "renamed": NOT_GRADED,
        "retitled": GRADED,
        "right": GRADED,
        "row_order": GRADED,
        "tricks": GRADED,
        "unweighted_line": GRADED,
    }
    assert "E9 (1).ipynb" in found["renamed"].reason
    assert "not a notebook" in found["damaged"].reason
    assert "kernel stopped" in found["exits"].reason


def test_marks_are_the_known_ones_and_the_gradebooks(a_class: Course, found: dict[str, Account]) -> None:
    known = {"right": 15, "blank": 0, "duplicated": 15, "deleted": 15, "retitled": 15}
    known |= {says: 15 - len(BANK[says].lost) for says in SHOWN}
    # It ended its kernel at the slope: the nine tests before it count.
    known["exits"] = 9
    assert {student: found[student].auto for student in known} == known
    assert all(found[student].out_of == 15 for student in known)
    with Gradebook(a_class.config.CourseDirectory.db_url, COURSE) as book:
        assert {student: book.find_submission(SET, student).code_score for student in known} == known


def test_tampering_is_flagged_and_never_a_mark(found: dict[str, Account]) -> None:
    flags = {student: account.flags for student, account in found.items() if account.flags}
    assert set(flags) == {"tricks", "deleted", "retitled"}
    assert "must fail" in flags["tricks"][0]
    assert "1 of the set's cells" in flags["deleted"][0] and "ratio-zero" in flags["deleted"][0]


def test_nothing_is_run_or_recorded_twice(
    a_class: Course, found: dict[str, Account], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "run_one", lambda *_: pytest.fail("run again"))
    monkeypatch.setattr(marking, "record", lambda *_: pytest.fail("recorded again"))
    again = {
        account.student: account
        for account in marking.mark(graded_by(a_class), workers=1, say=lambda _: None)
    }
    assert again == found


@pytest.mark.slow
def test_killed_at_any_moment_it_goes_on_and_gives_the_same_marks(
    a_class: Course,
    found: dict[str, Account],
    tmp_path: Path,
    sampled: Callable[[list[float], int], list[float]],
) -> None:
    expected = {student: (account.status, account.auto) for student, account in found.items()}
    build = tmp_path / "build"
    shutil.copytree(a_class.build, build)
    for name in ("executed", "recorded", "autograded"):
        shutil.rmtree(build / name, ignore_errors=True)
    environment = {**os.environ, "INEQUALITYLAB_NBGRADER": str(build)}
    command = [str(Path(sys.executable).parent / "inequalitylab"), "grade", SET, "--workers", "2"]
    for seconds in sampled([4.0 + 2.5 * number for number in range(10)], 3):
        run = subprocess.Popen(command, cwd=a_class.root, env=environment, stdout=subprocess.DEVNULL)
        try:
            run.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            run.kill()
            run.wait()
    last = work.Course(configuration(a_class.root, build, a_class.exchange), SET)
    again = marking.mark(last, workers=2, say=lambda _: None)
    assert {account.student: (account.status, account.auto) for account in again} == expected
    with Gradebook(f"sqlite:///{build / 'gradebook.db'}", COURSE) as book:
        scores = {one.student.id: one.code_score for one in book.assignment_submissions(SET)}
    assert {student: auto for student, (_, auto) in expected.items() if auto is not None} == {
        student: scores[student] for student, (_, auto) in expected.items() if auto is not None
    }


def test_a_changed_submission_alone_is_marked_again_and_manual_marks_stay(
    a_class: Course, found: dict[str, Account]
) -> None:
    del found
    url = a_class.config.CourseDirectory.db_url
    with Gradebook(url, COURSE) as book:
        grade = book.find_grade("headline-answer", sets.get(SET).notebook, SET, "row_order")
        grade.manual_score, grade.needs_manual_grade = 4.0, False
        book.db.commit()
    answered(a_class.build / "submitted" / "row_order" / SET / FILE, solution(SET))
    said: list[str] = []
    again = {one.student: one for one in marking.mark(graded_by(a_class), workers=1, say=said.append)}
    assert [line for line in said if "s left" in line] == [said[-1]]
    assert again["row_order"].auto == 15
    with Gradebook(url, COURSE) as book:
        grade = book.find_grade("headline-answer", sets.get(SET).notebook, SET, "row_order")
        assert grade.manual_score == 4.0
        assert grade.needs_manual_grade  # flagged: look again at a mark given before the change
    log = (a_class.build / "recorded" / f"{SET}-changes.log").read_text().splitlines()
    assert {line.split("\t")[1] for line in log} == {"row_order"}
    assert {tuple(line.split("\t")[3:]) for line in log} == {("0.0", "1.0")}


def test_the_summary_is_for_a_teacher(found: dict[str, Account], tmp_path: Path) -> None:
    text = accounts.summary(SET, found.values())
    assert "E9: 12 students" in text
    assert "2 not graded" in text and "1 graded in part" in text and "1 not handed in" in text
    assert "slope-unequal-groups: 6 of 9" in text and "1 × The line ignores how many people" in text
    assert "Nothing came from absent." in text
    assert "Moderation sample" in text and "blank" in text.rpartition("Moderation sample")[2]
    accounts.write_report(tmp_path / "report.csv", [*found.values(), Account("=cmd()", GRADED)])
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert rows["right"]["auto marks"] == "15.0" and "'=cmd()" in rows


def test_a_run_that_is_ended_goes_on_where_it_stopped(a_class: Course) -> None:
    course = graded_by(a_class)
    records = sorted((a_class.build / "recorded" / SET).glob("*.json"))
    records[0].unlink()
    records[1].write_text('{"half": ')
    (course.cache / "left.123.new").write_text("half a notebook")
    said: list[str] = []
    again = marking.mark(course, workers=1, say=said.append)
    assert sum("s left" in line for line in said) == 2
    assert sum(account.status == GRADED for account in again) == 8


def test_a_folder_that_is_no_course_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["grade", SET, "--course", str(tmp_path), "--unsafe"]) == 2
    shown = capsys.readouterr()
    assert "It can read the hidden tests and the gradebook" in shown.out
    assert "no nbgrader_config.py" in shown.err
