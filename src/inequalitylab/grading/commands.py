"""The commands of this wing."""

import argparse
from pathlib import Path

UNSAFE = """--unsafe: students' code runs with all your rights on this machine.
It can read the hidden tests and the gradebook, change every student's marks and files, and reach the network.
Use it for work that you trust."""


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `grade` and `collect`."""
    grade = subparsers.add_parser("grade", help="mark a class's submissions of a set")
    grade.add_argument("set", metavar="SET", help="name of the assignment, such as E9")
    grade.add_argument("--workers", type=int, metavar="N", help="how many at a time (default: one a core)")
    grade.add_argument(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="a dask.distributed scheduler, such as tls://HOST:8786 (default: this machine)",
    )
    grade.add_argument("--student", default="", metavar="ID", help="one student only")
    grade.add_argument(
        "--course",
        type=Path,
        default=Path("notebooks", "exercises"),
        metavar="DIR",
        help="folder of nbgrader_config.py (default: notebooks/exercises)",
    )
    grade.add_argument("--unsafe", action="store_true", help="do not isolate; says what that means")
    grade.set_defaults(run=_grade)

    collect = subparsers.add_parser("collect", help="take a class's work out of a bulk download")
    collect.add_argument("zip", type=Path, metavar="ZIP", help="from Blackboard, Moodle or Canvas")
    collect.add_argument("--set", required=True, metavar="SET", help="name of the assignment, such as E9")
    collect.add_argument("--roster", type=Path, required=True, metavar="FILE", help="CSV with student_id")
    collect.add_argument(
        "--exceptions", type=Path, metavar="FILE", help="CSV: candidate_id, work, kind, until, marks"
    )
    collect.add_argument("--course", type=Path, default=Path("notebooks", "exercises"), metavar="DIR")
    collect.set_defaults(run=_collect)


def _collect(arguments: argparse.Namespace) -> int:
    from inequalitylab.grading import collecting, exceptions
    from inequalitylab.grading.work import load_course, open_course

    course = load_course(arguments.course, arguments.set, unsafe=False)
    roster = collecting.read_roster(arguments.roster)
    found = collecting.collect(course, arguments.zip, arguments.roster)
    kept = course.cache.parent / "not_matched" / course.name
    collecting.keep_unmatched(found, kept)
    last = collecting.handed_in(found)
    done: list[str] = []
    with open_course(course.config).gradebook as book:
        for student in roster:
            book.update_or_create_student(student.marked_as)
        if arguments.exceptions:
            done = exceptions.apply(book, course.name, arguments.exceptions, last)
    matched = [one for one in found if one.student is not None]
    missing = sorted(student.student_id for student in roster if student.marked_as not in last)
    print(f"{len(last)} of {len(roster)} students handed in ({len(matched)} files; the last attempt counts).")
    for line in done:
        print(line)
    if missing:
        print(f"Nothing from {', '.join(missing)}.")
    problems = [one for one in found if one.student is None]
    for one in problems:
        print(f"Not matched: {one.path}. {one.problem}")
    if problems:
        print(f"What could not be matched is kept in {kept}.")
    return 1 if problems else 0


def _grade(arguments: argparse.Namespace) -> int:
    import os
    import warnings

    from sqlalchemy.exc import SAWarning

    from inequalitylab.grading import accounts, sandbox
    from inequalitylab.grading.marking import mark
    from inequalitylab.grading.work import load_course

    # nbgrader's own, each time it makes a submission's rows; there is nothing for a teacher to do.
    warnings.filterwarnings("ignore", category=SAWarning, module="nbgrader")
    if arguments.unsafe:
        print(UNSAFE)
    elif not arguments.scheduler:
        sandbox.require()
    course = load_course(arguments.course, arguments.set, arguments.unsafe)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    found = mark(
        course,
        workers=min(arguments.workers or cores, cores),
        only=arguments.student,
        scheduler=arguments.scheduler,
    )
    report = course.cache.parent / "reports" / f"{arguments.set}.csv"
    accounts.write_report(report, found)
    print(accounts.summary(arguments.set, found))
    print(f"\nOne row a student: {report}")
    return 0
