"""The command `inequalitylab`: finds the wing that a command belongs to; says plainly what goes wrong."""

import argparse
import importlib
import sys
from collections.abc import Sequence

from inequalitylab import __version__
from inequalitylab.errors import CourseError

# Each wing has a room `commands.py` with `register(subparsers)`, which sets `run` on its parsers.
WINGS = ("course", "datasets", "site", "exercises", "grading")

MISTAKE = 2
STOPPED_BY_USER = 130


def build_parser() -> argparse.ArgumentParser:
    """Return the parser with the commands of every wing."""
    parser = argparse.ArgumentParser(
        prog="inequalitylab", description="The inequality course, from the command line."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for wing in WINGS:
        importlib.import_module(f"inequalitylab.{wing}.commands").register(subparsers)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status."""
    arguments = build_parser().parse_args(argv)
    try:
        return arguments.run(arguments) or 0
    except CourseError as error:
        print(f"inequalitylab: {error}", file=sys.stderr)
        return MISTAKE
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return STOPPED_BY_USER
