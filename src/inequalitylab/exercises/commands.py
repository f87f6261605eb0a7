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
        help="the source folder of your nbgrader course (default: _build/nbgrader/source)",
    )
    variant.add_argument("--name", help="name of the assignment (default: SET-graded)")
    variant.set_defaults(run=_variant)

    check = actions.add_parser("check", help="before you hand in: are all cells there, and what to mend")
    check.add_argument("notebook", type=Path, metavar="NOTEBOOK")
    check.add_argument("--against", type=Path, metavar="FILE", help="the copy that you were given")
    check.add_argument(
        "--to", type=Path, metavar="DIR", help="folder for the file to hand in (default: hand_in)"
    )
    check.set_defaults(run=_check)


def _check(arguments: argparse.Namespace) -> int:
    import nbformat

    from inequalitylab.errors import CourseError
    from inequalitylab.exercises.handing_in import mended, problems_of, released_like

    def read(path: Path) -> nbformat.NotebookNode:
        try:
            return nbformat.read(path, as_version=4)
        except FileNotFoundError as error:
            raise CourseError(f"There is no file {path}.") from error
        except Exception as error:
            raise CourseError(f"{path} is damaged: it is not a notebook. Fetch a fresh copy.") from error

    notebook = read(arguments.notebook)
    if arguments.against:
        released, name = read(arguments.against), arguments.against.name
    else:
        released, name = released_like(notebook, arguments.notebook)
    problems = problems_of(notebook, released)
    if arguments.notebook.name != name:
        print(f"The file is called {arguments.notebook.name}. It is handed in as {name}.")
    for problem in problems:
        print(f"{problem.what} {problem.mend}")
    target = (arguments.to or Path("hand_in")) / name
    target.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(mended(notebook, released), target)
    waiting = sum(not problem.done for problem in problems)
    print(f"{waiting} to do yourself, {len(problems) - waiting} mended in the copy.")
    print(f"The file to hand in: {target}")
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
    from inequalitylab.exercises.course import build_folder
    from inequalitylab.exercises.variants import read_key, variant
    from inequalitylab.exercises.writing import write

    chosen = sets.get(arguments.set)
    made = variant(arguments.set, read_key(arguments.key), arguments.bank)
    assignment = arguments.name or f"{chosen.name}-graded"
    folder = arguments.to or build_folder(Path.cwd()) / "source"
    path = folder / assignment / f"{chosen.notebook}.ipynb"
    write(made.notebook(f"{chosen.name} {chosen.title}"), path)
    marks = sum(cell.marks or 0 for cell in made.cells)
    print(f"{assignment}: {marks} marks, in {path}")
    print(
        "This file holds solutions and hidden tests: release it through nbgrader, and share neither it "
        "nor the key."
    )
    return 0
