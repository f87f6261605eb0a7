"""The commands of this wing."""

import argparse
from pathlib import Path


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `exercises`."""
    parser = subparsers.add_parser("exercises", help="write, vary and check exercise sets")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")

    build = actions.add_parser("build", help="write the source notebooks of the public sets")
    build.set_defaults(run=_build)

    variant = actions.add_parser("variant", help="write a cohort's graded variant of a set")
    variant.add_argument("set", metavar="SET", help="name of the set, such as E9")
    variant.add_argument("--key", type=Path, required=True, metavar="FILE", help="a file that only you hold")
    variant.add_argument("--bank", type=Path, metavar="DIR", help="a folder of your own items")
    variant.add_argument(
        "--to",
        type=Path,
        metavar="DIR",
        help="the source folder of your nbgrader course (default: notebooks/exercises/source)",
    )
    variant.add_argument("--name", help="name of the assignment (default: SET-graded)")
    variant.set_defaults(run=_variant)

    check = actions.add_parser("check", help="before you hand in: are all cells there, and what to mend")
    check.add_argument("notebook", type=Path, metavar="NOTEBOOK")
    check.add_argument("--against", type=Path, metavar="FILE", help="the copy that you were given")
    check.add_argument(
        "--to", type=Path, metavar="DIR", help="folder for the file to hand in (default: hand_in)"
    )
    check.add_argument(
        "--mend", action="store_true", help="put the mended copy in the notebook's place; yours is kept"
    )
    check.set_defaults(run=_check)


def _check(arguments: argparse.Namespace) -> int:
    from inequalitylab.exercises.my_work import FOLDER, looked_at

    waiting = looked_at(arguments.notebook, arguments.to or Path(FOLDER), arguments.against, arguments.mend)
    return 1 if waiting else 0


def _build(arguments: argparse.Namespace) -> int:
    from inequalitylab.exercises import sets
    from inequalitylab.exercises.course import SOURCE
    from inequalitylab.exercises.writing import write

    del arguments
    for name in sets.names():
        target = SOURCE / "source" / name / f"{sets.get(name).notebook}.ipynb"
        write(sets.public_notebook(name), Path.cwd() / target)
        print(f"{name}: {target}")
    return 0


def _variant(arguments: argparse.Namespace) -> int:
    from inequalitylab.exercises import sets
    from inequalitylab.exercises.course import SOURCE
    from inequalitylab.exercises.variants import read_key, variant
    from inequalitylab.exercises.writing import write

    chosen = sets.get(arguments.set)
    made = variant(arguments.set, read_key(arguments.key), arguments.bank)
    assignment = arguments.name or f"{chosen.name}-graded"
    folder = arguments.to or Path.cwd() / SOURCE / "source"
    path = folder / assignment / f"{chosen.notebook}.ipynb"
    write(made.notebook(f"{chosen.name} {chosen.title}"), path)
    marks = sum(cell.marks or 0 for cell in made.cells)
    print(f"{assignment}: {marks} marks, in {path}")
    print(
        "This file holds solutions and hidden tests: share neither it nor the key. "
        "Students see nothing of it until you release it in Formgrader."
    )
    return 0
