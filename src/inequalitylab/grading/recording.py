"""Records results: nbgrader's own steps do it, one student at a time, in one process."""

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import nbformat

from inequalitylab.errors import CourseError
from inequalitylab.grading import accounts
from inequalitylab.grading.accounts import Account
from inequalitylab.grading.execute import RECORD, with_results
from inequalitylab.grading.likeness import prose_of
from inequalitylab.grading.preprocessors import is_test
from inequalitylab.grading.work import Course, Work


def record(api: Any, course: Course, work: Work) -> Account:
    """Let nbgrader record a submission from its result, and say what came of it."""
    before = _marks(api, course.name, work.student)
    result = api.autograde(course.name, work.student)
    if not result["success"]:
        raise CourseError(f"nbgrader could not record it: {(result['error'] or result['log'] or '')[-300:]}")
    prose = " ".join(prose_of(part.text) for part in work.parts)
    account = replace(_account(api, course, work), prose=prose.strip())
    changed = {
        cell: (old, now) for cell, (old, now) in _changes(before, _marks(api, course.name, work.student))
    }
    if changed:
        _log(course, work.student, changed)
    _keep_record(course, work, account)
    return account


def _account(api: Any, course: Course, work: Work) -> Account:
    tests: dict[str, str] = {}
    flags, stops = list(work.flags), []
    for part in work.parts:
        kept = nbformat.read(course.cache / f"{part.key}.ipynb", as_version=4)
        done = with_results(nbformat.reads(part.text, as_version=4), kept)
        before = f"{part.notebook}: " if len(work.parts) > 1 else ""
        tests |= {
            before + cell.metadata.nbgrader.grade_id: _message(cell) for cell in done.cells if is_test(cell)
        }
        what = done.metadata[RECORD]
        if what["canary"]:
            flags.append(
                "A cell that must fail did not: something here makes tests pass whatever the answer."
            )
        if what["output_cut"]:
            flags.append("It printed more than is kept.")
        stops += [what["stopped"]] if what["stopped"] else ["a cell took too long"] * bool(what["timeouts"])
    with api.gradebook as book:
        submission = book.find_submission(course.name, work.student)
        grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
        auto = sum(grade.auto_score or 0.0 for grade in grades if grade.cell.cell_type == "code")
        out_of = sum(grade.max_score for grade in grades if grade.cell.cell_type == "code")
        to_mark = sum(grade.needs_manual_grade for grade in grades)
    reasons = [f"While it ran, {stop}." for stop in stops]
    reasons += [f"{name} was not handed in." for name in work.missing]
    advice = (
        []
        if not stops
        else ["Marks before that point stand. Read the notebook; ask the student to hand in again."]
    )
    advice += ["Ask the student for the rest."] if work.missing else []
    status = accounts.IN_PART if reasons else accounts.GRADED
    return Account(
        work.student, status, auto, out_of, to_mark, " ".join(reasons), " ".join(advice), tuple(flags), tests
    )


def _message(cell: nbformat.NotebookNode) -> str:
    errors = [output for output in cell.outputs if output.output_type == "error"]
    return (str(errors[0].evalue) or str(errors[0].ename))[:500] if errors else ""


def could_not(student: str, error: Exception) -> Account:
    """Return the account of a submission that cannot be marked, with its reason in plain words."""
    name = type(error).__name__
    if isinstance(error, CourseError):
        reason, advice = str(error), ""
    elif name in ("NotJSONError", "JSONDecodeError", "UnicodeDecodeError"):
        reason, advice = "The file is damaged: it is not a notebook.", "Ask the student for the file again."
    elif name in ("ValidationError", "SchemaTooOldError", "SchemaTooNewError", "KeyError"):
        reason = "The notebook's hidden labels (nbgrader metadata) are damaged."
        advice = "Ask the student to copy the answers into a fresh copy and run the check before handing in."
    else:
        reason, advice = f"It could not be read ({name}: {str(error)[:200]}).", "Look at the file by hand."
    return Account(student, accounts.NOT_GRADED, reason=reason, advice=advice)


def _marks(api: Any, name: str, student: str) -> dict[str, tuple[float | None, float | None]]:
    from nbgrader.api import MissingEntry

    with api.gradebook as book:
        try:
            submission = book.find_submission(name, student)
        except MissingEntry:
            return {}
        grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
        return {grade.name: (grade.auto_score, grade.manual_score) for grade in grades}


def _changes(before: dict[str, Any], now: dict[str, Any]) -> Iterator[tuple[str, tuple[Any, Any]]]:
    for cell, (auto, _) in now.items():
        if cell in before and before[cell][0] is not None and before[cell][0] != auto:
            yield cell, (before[cell][0], auto)


def _log(course: Course, student: str, changed: dict[str, tuple[Any, Any]]) -> None:
    log = course.recorded.parent / f"{course.name}-changes.log"
    stamp = time.strftime("%Y-%m-%d %H:%M:%S")
    with log.open("a", encoding="utf-8") as file:
        for cell, (old, now) in changed.items():
            file.write(f"{stamp}\t{student}\t{cell}\t{old}\t{now}\n")


def recorded(course: Course, student: str, state: str) -> Account | None:
    """Return what is known of a submission that has been recorded and has not changed since."""
    try:
        kept = json.loads((course.recorded / f"{student}.json").read_text())
    except (OSError, ValueError):
        return None
    return accounts.from_data(kept["account"]) if kept.get("state") == state else None


def _keep_record(course: Course, work: Work, account: Account) -> None:
    course.recorded.mkdir(parents=True, exist_ok=True)
    path = course.recorded / f"{work.student}.json"
    new = path.with_suffix(".new")
    new.write_text(json.dumps({"state": work.state, "account": accounts.as_data(account)}))
    new.replace(path)
