"""One class through nbgrader's whole cycle: hand out, answer, hand in, mark, give back, export."""

import csv
import re
from pathlib import Path

import nbformat
import pytest
from classroom import Course, answered, exchanged, solution
from nbgrader.api import Gradebook
from nbgrader.plugins.export import CsvExportPlugin

from inequalitylab.exercises import sets
from inequalitylab.exercises.course import COURSE, open_course
from inequalitylab.exercises.ideas import IDEAS

SET = "E9"
NOTEBOOK = sets.get(SET).notebook
WRONG = next(wrong for wrong in sets.wrong_answers(SET) if wrong.says == "unweighted_line")
IN_ANOTHER_STYLE = """
import warnings

def gap(table, high_is_good):
    warnings.warn("this warning costs nobody a mark")
    print("nor does this line")
    most = table.loc[table.group.idxmin(), "value"]
    least = table.loc[table.group.idxmax(), "value"]
    return pd.Series([least - most if high_is_good else most - least])
"""
HANDED_IN = {
    "right": {**solution(SET), "gap-answer": IN_ANOTHER_STYLE},
    "wrong": {**solution(SET), **WRONG.code},
    "blank": {},
}
MANUAL = {"right": 5.0, "wrong": 2.0}
AUTO = {"right": 15.0, "wrong": 15.0 - len(WRONG.lost), "blank": 0.0}


@pytest.fixture(scope="module")
def marked(course: Course) -> Course:
    """The class, marked by machine and by hand, with feedback made and released."""
    for student, answers in HANDED_IN.items():
        exchanged(course, "FetchAssignment", SET, student)
        answered(course.fetched(student, SET), answers)
        exchanged(course, "Submit", SET, student)
    exchanged(course, "Collect", SET)
    api = open_course(course.config)
    for student in HANDED_IN:
        assert api.autograde(SET, student)["success"]
    with Gradebook(course.config.CourseDirectory.db_url, COURSE) as book:
        for student, marks in MANUAL.items():
            grade = book.find_grade("headline-answer", NOTEBOOK, SET, student)
            assert grade.needs_manual_grade
            grade.manual_score, grade.needs_manual_grade = marks, False
        book.db.commit()
    assert api.generate_feedback(SET)["success"]
    assert api.release_feedback(SET)["success"]
    return course


def test_the_release_holds_no_solution_no_hidden_test_and_no_notes_for_the_marker(course: Course) -> None:
    released = (course.exchange / COURSE / "outbound" / SET / f"{NOTEBOOK}.ipynb").read_text()
    for kept_back in (
        "BEGIN SOLUTION",
        "HIDDEN",
        "MARK SCHEME",
        "polyfit",
        "mixed row order",
        "For the marker",
    ):
        assert kept_back not in released
    assert released.count("raise NotImplementedError") == 8


@pytest.mark.parametrize("name", sets.names())
def test_points_in_the_gradebook_are_those_of_the_set(course: Course, name: str) -> None:
    with Gradebook(course.config.CourseDirectory.db_url, COURSE) as book:
        cells = book.find_notebook(sets.get(name).notebook, name).grade_cells
        assert {cell.name: cell.max_score for cell in cells} == {
            cell.name: cell.marks for cell in sets.public_cells(name) if cell.marks
        }
        assert book.find_assignment(name).max_score == 20


def test_marks_are_those_of_the_bank_and_the_marker(marked: Course) -> None:
    with Gradebook(marked.config.CourseDirectory.db_url, COURSE) as book:
        for student, auto in AUTO.items():
            submission = book.find_submission(SET, student)
            assert submission.code_score == auto, student
            assert submission.score == auto + MANUAL.get(student, 0.0), student
            assert not submission.needs_manual_grade, student


def test_the_marker_sees_the_model_answer(marked: Course) -> None:
    path = marked.build / "autograded" / "right" / SET / f"{NOTEBOOK}.ipynb"
    scheme = next(c for c in nbformat.read(path, as_version=4).cells if c.id == "headline-marks")
    assert "a model answer" in scheme.source and "a borderline answer" in scheme.source


def test_feedback_says_what_is_wrong_and_leaks_nothing(marked: Course) -> None:
    exchanged(marked, "FetchFeedback", SET, "wrong")
    [page] = (marked.fetched("wrong", SET).parent / "feedback").rglob("*.html")
    text = page.read_text()
    assert IDEAS[WRONG.says].name in text
    assert "More tests stood here" in text
    for kept_back in ("HIDDEN TESTS", "a model answer", "ipython-input"):
        assert kept_back not in text
    tests = "".join(cell.text for cell in sets.public_cells(SET) if cell.kind == "test")
    hidden = re.findall(r"### BEGIN HIDDEN TESTS(.*?)### END HIDDEN TESTS", tests, flags=re.DOTALL)
    expected = {number for part in hidden for number in re.findall(r"expect=([\d.]{6,})", part)}
    assert len(expected) > 5
    assert not [number for number in expected if number in text]


def test_exported_marks_are_the_gradebooks(marked: Course, tmp_path: Path) -> None:
    with Gradebook(marked.config.CourseDirectory.db_url, COURSE) as book:
        plugin = CsvExportPlugin()
        plugin.to = str(tmp_path / "marks.csv")
        plugin.export(book)
    with (tmp_path / "marks.csv").open(newline="") as file:
        rows = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert rows == {student: auto + MANUAL.get(student, 0.0) for student, auto in AUTO.items()}


def test_releasing_again_does_nothing_until_a_source_changes(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    from inequalitylab.exercises import course as room

    monkeypatch.setenv("INEQUALITYLAB_NBGRADER", str(course.build))
    asked = []
    monkeypatch.setattr(room, "open_course", lambda config: asked.append(config) or 1 / 0)
    assert room.release_sets(course.root, course.exchange) == sets.names()
    assert asked == []
    monkeypatch.setattr(room, "_digest", lambda *_: "changed")
    with pytest.raises(ZeroDivisionError):
        room.release_sets(course.root, course.exchange)


def test_a_changed_set_takes_the_place_of_the_released_one(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    from inequalitylab.exercises import course as room

    monkeypatch.setenv("INEQUALITYLAB_NBGRADER", str(course.build))
    monkeypatch.setattr(room, "_digest", lambda *_: "changed once more")
    said: list[str] = []
    assert room.release_sets(course.root, course.exchange, said.append) == sets.names()
    assert said[0] == f"Exercise set 1 of {len(sets.names())}: {sets.names()[0]}"


def test_hand_ins_and_marks_lie_where_no_command_empties_and_git_does_not_look(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    from inequalitylab.exercises.course import build_folder

    monkeypatch.delenv("INEQUALITYLAB_NBGRADER", raising=False)
    folder = build_folder(course.root)
    assert folder == course.root / "my-class"
    assert (course.build / ".gitignore").read_text() == "*\n"
    assert course.build.stat().st_mode & 0o077 == 0
