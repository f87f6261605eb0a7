"""The commands of this wing."""

import argparse


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `exercises`."""
    parser = subparsers.add_parser("exercises", help="write and release exercise sets")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")

    build = actions.add_parser("build", help="write the source notebooks of the public sets")
    build.set_defaults(run=_build)


def _build(arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from inequalitylab.exercises import sets
    from inequalitylab.exercises.course import SOURCE
    from inequalitylab.exercises.writing import write

    del arguments
    for name in sets.names():
        target = SOURCE / "source" / name / f"{sets.get(name).notebook}.ipynb"
        write(sets.public_notebook(name), Path.cwd() / target)
        print(f"{name}: {target}")
    return 0
