"""Marks a class: sanitise, run in parallel apart from everything else, record by one writer.

nbgrader stays the grader of record: it sanitises, it records with its own steps, and formgrader, late
penalties and manual marks are its own. Only the running moves; it fills the cache that nbgrader's step
`MarkingExecute` reads. Each student is handled alone, and every one is accounted for.
"""

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

from inequalitylab.errors import CourseError
from inequalitylab.grading import accounts
from inequalitylab.grading.accounts import Account
from inequalitylab.grading.cluster import on_cluster
from inequalitylab.grading.likeness import alike
from inequalitylab.grading.recording import could_not, record, recorded
from inequalitylab.grading.running import Crew, here, run_all
from inequalitylab.grading.warm import serving
from inequalitylab.grading.work import Course, Work, everyone, open_course, sanitised, state_of

Say = Callable[[str], None]


def mark(
    course: Course, *, workers: int, only: str = "", scheduler: str = "", say: Say = print
) -> list[Account]:
    """Mark every submission of a set and return what became of each student.

    Parameters
    ----------
    course : Course
        The course and the set.
    workers : int
        Processes that run submissions; no more than cores, else a busy machine turns into timeouts.
    only : str
        One student's ID; by default everyone.
    scheduler : str
        Address of a dask.distributed scheduler whose workers run the submissions; by default this machine.
    say : callable
        Told how far it is.
    """
    api = open_course(course.config)
    students = [only] if only else everyone(api, course.name)
    kept = {student: recorded(course, student, state_of(api, course, student)) for student in students}
    found = {student: account for student, account in kept.items() if account is not None}
    waiting = [student for student in students if student not in found]
    with ExitStack() as stack:
        if scheduler:
            crew = stack.enter_context(on_cluster(scheduler))
        else:
            crew = stack.enter_context(here(workers))
            # A server of warm kernels takes as long to start as a kernel.
            if len(waiting) > 1 and course.isolated:
                stack.enter_context(serving())
        _mark_each(api, course, waiting, found, crew, say)
    return _with_likeness(_with_marks(api, course.name, [found[student] for student in students]))


def _mark_each(
    api: Any, course: Course, students: list[str], found: dict[str, Account], crew: Crew, say: Say
) -> None:
    """Mark these students' work, and add to `found` what became of each."""
    todo: list[Work] = []
    for student in students:
        try:
            work = sanitised(api, course, student)
        except Exception as error:
            found[student] = could_not(student, error)
            continue
        if work is None:
            found[student] = Account(student, accounts.NOT_HANDED_IN)
            continue
        todo.append(work)
    if found and todo:
        say(f"{len(todo)} to mark; for {len(found)} there is nothing to do.")
    started = time.monotonic()
    for number, (work, problem) in enumerate(run_all(course, todo, crew), start=1):
        try:
            if problem:
                raise CourseError(problem)
            found[work.student] = record(api, course, work)
        except Exception as error:
            found[work.student] = could_not(work.student, error)
        left = (time.monotonic() - started) / number * (len(todo) - number)
        say(
            f"{bar(number, len(todo))} {number} of {len(todo)}: {work.student} {found[work.student].status}; "
            f"about {left:.0f} s left"
        )


def bar(done: int, of: int, wide: int = 20) -> str:
    """Return how far it is, as a bar."""
    full = wide * done // of
    return f"[{'#' * full}{'.' * (wide - full)}]"


def _with_marks(api: Any, name: str, found: list[Account]) -> list[Account]:
    """Add all marks of those whose written answers a person has marked since."""
    with api.gradebook as book:
        marked = {
            one.student.id: (one.score, one.max_score)
            for one in book.assignment_submissions(name)
            if not one.needs_manual_grade
        }
    return [
        replace(account, to_mark=0, total=marked[account.student][0], most=marked[account.student][1])
        if account.student in marked and account.auto is not None
        else account
        for account in found
    ]


def _with_likeness(found: list[Account]) -> list[Account]:
    """Add, where written answers are much like each other, a question for a person to ask."""
    like = alike({account.student: account.prose for account in found})
    question = "The written answer is much like that of {}. It may mean nothing: read both, and ask."
    return [
        replace(account, flags=(*account.flags, question.format(", ".join(like[account.student]))))
        if account.student in like
        else account
        for account in found
    ]
