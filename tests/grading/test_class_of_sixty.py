"""A class of 24 students right or wrong in known ways, and 36 submissions that mean harm or are broken."""

import csv
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
import pytest
from classroom import answered, solution
from hostile import BEFORE, FULL, KINDS, WRONG_GAP, Hostile
from nbconvert.exporters import HTMLExporter
from nbgrader.api import Gradebook
from test_isolation import listening

from inequalitylab.exercises import sets
from inequalitylab.exercises.course import COURSE, release_sets
from inequalitylab.grading import groups, sandbox
from inequalitylab.grading.accounts import GRADED

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("isolating")]

SET = "E9"
FILE = f"{sets.get(SET).notebook}.ipynb"
SCRIPTS = ("shows-script", "writes-script")
OTHER_STYLE = """
import warnings

def gap(table, high_is_good):
    warnings.warn("this warning costs nobody a mark")
    print("nor does this line")
    ends = table.sort_values("group")["value"].tolist()
    return ends[-1] - ends[0] if high_is_good else ends[0] - ends[-1]
"""
SETTINGS = """
from pathlib import Path
from inequalitylab.exercises.course import configuration
c = get_config()
c.merge(configuration(Path({root!r}), Path({build!r})))
c.Execute.timeout = 20
"""


def honest() -> dict[str, tuple[dict[str, str], int]]:
    """Return answers and known marks of 24 students."""
    right = solution(SET)
    known = {
        "right": (right, FULL),
        "other-style": ({**right, "gap-answer": OTHER_STYLE}, FULL),
        "blank": ({}, 0),
        "first-task-only": ({"tidy-answer": right["tidy-answer"]}, BEFORE),
    }
    for wrong in sets.wrong_answers(SET):
        known[f"says-{wrong.says}"] = ({**right, **wrong.code}, FULL - len(wrong.lost))
    return dict(list(known.items())[:24])


@dataclass(frozen=True)
class Run:
    """A class after its run: folders, the report's rows, what was there before, who reached the listener."""

    root: Path
    rows: dict[str, dict[str, str]]
    said: str
    before: dict[str, str]
    reached: list[str]

    @property
    def build(self) -> Path:
        """Where nbgrader works."""
        return self.root / "build"


def kept(root: Path) -> dict[str, str]:
    """Return what is in the files that no submission may change."""
    folders = [root / "notebooks", root / "build" / "submitted", root / "build" / "release"]
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def hand_in(root: Path, student: str, answers: dict[str, str]) -> Path:
    """Put a student's work where nbgrader looks for it."""
    path = root / "build" / "submitted" / student / SET / FILE
    path.parent.mkdir(parents=True)
    shutil.copyfile(root / "build" / "release" / SET / FILE, path)
    # Each writes a headline of their own; alike ones are another test's.
    answered(path, {**answers, "headline-answer": f"The headline of {student}."})
    return path


def hand_in_hostile(root: Path, kind: str, hostile: Hostile, values: dict[str, str]) -> None:
    """Put in the solution with something done to it."""
    right = solution(SET)
    code = re.sub("|".join(values), lambda found: values[found[0]], hostile.code)
    after = WRONG_GAP if "Evil" in code else ""
    path = hand_in(root, kind, {**right, "gap-answer": f"{code}\n{right['gap-answer']}\n{after}"})
    if hostile.change is not None:
        notebook = json.loads(path.read_text())
        hostile.change(notebook)
        path.write_text(json.dumps(notebook))
    if hostile.file is not None:
        hostile.file(path)


@pytest.fixture(scope="module")
def known(sampled: Callable[[list[str], int], list[str]]) -> dict[str, tuple[dict[str, str], int]]:
    everyone = honest()
    assert len(everyone) == 24
    return {student: everyone[student] for student in sampled(sorted(everyone), 5)}


@pytest.fixture(scope="module")
def kinds(sampled: Callable[[list[str], int], list[str]]) -> dict[str, Hostile]:
    assert len(KINDS) == 36
    return {kind: KINDS[kind] for kind in {*sampled(sorted(KINDS), 9), *SCRIPTS}}


@pytest.fixture(scope="module")
def run(
    isolating: None,  # noqa: ARG001 (a machine that cannot isolate goes no further)
    known: dict[str, tuple[dict[str, str], int]],
    kinds: dict[str, Hostile],
    repository: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Run]:
    """Mark the class as a teacher does, in a process of its own, and give feedback."""
    root = tmp_path_factory.mktemp("class")
    course, build = root / "notebooks" / "exercises", root / "build"
    shutil.copytree(repository / "notebooks" / "exercises" / "source" / SET, course / "source" / SET)
    (course / "nbgrader_config.py").write_text(SETTINGS.format(root=str(root), build=str(build)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INEQUALITYLAB_NBGRADER", str(build))
        release_sets(root, root / "exchange")
    with listening() as (port, reached):
        values = {
            "COURSE": repr(str(root)),
            "CLASSMATE": repr(str(build / "submitted")),
            "BOOK": repr(str(build / "gradebook.db")),
            "SOURCES": repr(str(repository / "src")),
            "NOTEBOOKS": repr(str(repository / "notebooks")),
            "PORT": str(port),
        }
        for student, (answers, _) in known.items():
            hand_in(root, student, answers)
        for kind, hostile in kinds.items():
            hand_in_hostile(root, kind, hostile, values)
        before = kept(root)
        programs = Path(sys.executable).parent
        marked = subprocess.run(
            [programs / "inequalitylab", "grade", SET, "--workers", "2", "--course", course],
            capture_output=True,
            text=True,
            check=False,
            cwd=repository,
        )
        assert marked.returncode == 0, marked.stderr
        given = [programs / "nbgrader", "generate_feedback", SET]
        subprocess.run(given, cwd=course, check=True, capture_output=True)
        with (build / "reports" / f"{SET}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = {row["student"]: row for row in csv.DictReader(file)}
        yield Run(root, rows, marked.stdout + marked.stderr, before, reached)


def test_everyone_is_accounted_for(run: Run, known: dict[str, object], kinds: dict[str, Hostile]) -> None:
    assert set(run.rows) == {*known, *kinds}
    for student, row in run.rows.items():
        if row["status"] != GRADED:
            assert row["reason"], student
            assert student in run.said


def test_every_honest_student_has_the_known_mark(
    run: Run, known: dict[str, tuple[dict[str, str], int]]
) -> None:
    marks = {student: float(run.rows[student]["auto marks"]) for student in known}
    assert marks == {student: mark for student, (_, mark) in known.items()}
    assert {run.rows[student]["status"] for student in known} == {GRADED}
    assert not any(run.rows[student]["look at"] for student in known)


def test_every_other_submission_gets_what_it_must(run: Run, kinds: dict[str, Hostile]) -> None:
    wrong = {}
    for kind, hostile in kinds.items():
        row = run.rows[kind]
        marks = float(row["auto marks"] or 0)
        right = row["status"] in hostile.status and marks <= FULL
        right = right and (hostile.marks is None or marks == hostile.marks)
        if not right or (hostile.flagged and not row["look at"]):
            wrong[kind] = (row["status"], marks, row["reason"], row["look at"])
    assert wrong == {}


def test_no_work_source_or_row_of_another_is_changed(run: Run) -> None:
    assert kept(run.root) == run.before
    with Gradebook(f"sqlite:///{run.build / 'gradebook.db'}", COURSE) as book:
        for submission in book.assignment_submissions(SET):
            row = run.rows[submission.student.id]
            assert submission.code_score == float(row["auto marks"])
            grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
            assert all(grade.manual_score is None for grade in grades)
            assert sum(grade.max_score for grade in grades) == 20


def test_nothing_was_reached_and_nothing_is_left(run: Run) -> None:
    assert run.reached == []
    users = range(sandbox.FIRST_USER, sandbox.FIRST_USER + sandbox.USERS)
    assert [entry for entry in Path("/proc").glob("[0-9]*") if _owner(entry) in users] == []
    assert "marking-" not in Path("/proc/self/mounts").read_text()
    left = [*Path("/tmp").glob("marking-*"), *groups.ROOT.glob("**/inequalitylab-marking-*")]
    assert [path for path in left if not _runs(path.name.partition("marking-")[2].split("-")[0])] == []


def _owner(entry: Path) -> int:
    try:
        return entry.stat().st_uid
    except OSError:
        return 0


def _runs(process: str) -> bool:
    """Return whether another marking, of another test or a person, is still using what is there."""
    return not process.isdigit() or Path("/proc", process).exists()


def test_every_notebook_is_small(run: Run) -> None:
    made = [path for name in ("autograded", "executed", "feedback") for path in (run.build / name).rglob("*")]
    large = {
        str(path): path.stat().st_size for path in made if path.is_file() and path.stat().st_size > 10**6
    }
    assert large == {}


def test_nothing_was_found_and_feedback_tells_no_test(run: Run) -> None:
    tests = "".join(one.text for one in sets.public_cells(SET) if one.kind == "test")
    hidden = re.findall(r"### BEGIN HIDDEN TESTS(.*?)### END HIDDEN TESTS", tests, flags=re.DOTALL)
    secrets = {number for part in hidden for number in re.findall(r"expect=([\d.]{6,})", part)}
    assert secrets
    for path in run.build.glob(f"feedback/*/{SET}/*.html"):
        page = path.read_text()
        assert "HIDDEN TESTS" not in page
        assert [secret for secret in secrets if secret in page] == [], path
    for path in run.build.glob("executed/*.ipynb"):
        printed = [str(cell.outputs) for cell in nbformat.read(path, as_version=4).cells if "outputs" in cell]
        assert not [text for text in printed if "FOUND" in text and "Error" not in text]


def test_a_browser_runs_nothing_of_a_submission(run: Run, browser: "Browser") -> None:
    page = browser.new_page()
    page.add_init_script("window.stolen = () => { document.title = 'stolen' }")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for kind in SCRIPTS:
        marked = run.build / "autograded" / kind / SET / FILE
        shown = marked.with_suffix(".html")
        shown.write_text(HTMLExporter(template_name="classic").from_filename(str(marked))[0])
        for path in (shown, run.build / "feedback" / kind / SET / f"{marked.stem}.html"):
            page.goto(path.as_uri())
            page.wait_for_timeout(300)
            assert "stolen()" in page.content()
            assert page.title() != "stolen"
    page.close()
    assert not [url for url in asked if "127.0.0.1" in url]
    assert run.reached == []
