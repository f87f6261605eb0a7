"""The commands of this wing."""

import argparse
from pathlib import Path

UNSAFE = """--unsafe: students' code runs with all your rights on this machine.
It can read the hidden tests and the gradebook, change every student's marks and files, and reach the network.
Use it for work that you trust."""


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `grade`."""
    grade = subparsers.add_parser("grade", help="mark a class's submissions of a set")
    grade.add_argument("set", metavar="SET", help="name of the assignment, such as E9")
    grade.add_argument("--workers", type=int, metavar="N", help="how many at a time (default: one a core)")
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


def _grade(arguments: argparse.Namespace) -> int:
    import os

    from inequalitylab.grading import accounts, sandbox
    from inequalitylab.grading.marking import mark
    from inequalitylab.grading.work import load_course

    if arguments.unsafe:
        print(UNSAFE)
    else:
        sandbox.require()
    course = load_course(arguments.course, arguments.set, arguments.unsafe)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    found = mark(course, workers=min(arguments.workers or cores, cores), only=arguments.student)
    report = course.cache.parent / "reports" / f"{arguments.set}.csv"
    accounts.write_report(report, found)
    print(accounts.summary(arguments.set, found))
    print(f"\nOne row a student: {report}")
    return 0
