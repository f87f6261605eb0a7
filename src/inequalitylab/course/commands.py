"""The command `inequalitylab course`."""

import argparse
import os

FIRST_PORT = 8010


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `course`, which opens the book, the workbooks and JupyterLab on this computer."""
    parser = subparsers.add_parser("course", help="open the course: the book, the workbooks and JupyterLab")
    parser.add_argument(
        "--teacher",
        action="store_true",
        default=os.environ.get("TEACHER", "") not in ("", "0"),
        help="open the marking tools too",
    )
    parser.add_argument("--no-browser", action="store_true", help="print the address only")
    parser.add_argument(
        "--port", type=int, default=FIRST_PORT, help=f"the first port to try (default: {FIRST_PORT})"
    )
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from inequalitylab.course.launch import Options, run

    return run(Options(arguments.teacher, not arguments.no_browser, arguments.port))
