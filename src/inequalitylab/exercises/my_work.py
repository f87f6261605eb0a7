"""What a student runs before handing in, in a cell of the notebook or as a command.

Light to import: the cell also runs while work is marked, where there is nothing to check.
"""

import datetime
import os
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbformat import NotebookNode

# JupyterLab tells a notebook's kernel which file it belongs to.
SESSION = "JPY_SESSION_NAME"
FOLDER = "hand_in"
KEPT = "before_mending"
WIDTH = 90


def check_my_work(notebook: str | Path = "", *, mend: bool = False) -> None:
    """Say what would cost marks in this notebook, as it was last saved, and make the file to hand in.

    Parameters
    ----------
    notebook : str or Path, optional
        The file; in JupyterLab it is known.
    mend : bool
        Whether to put the mended copy in the place of this notebook too. What was there is kept.
    """
    from inequalitylab.errors import CourseError

    path = Path(notebook or os.environ.get(SESSION, ""))
    if not path.name:
        print('This cell works where the notebook is open. Elsewhere: check_my_work("NAME.ipynb").')
        return
    try:
        looked_at(path, path.parent / FOLDER, put_in_place=mend)
    except CourseError as error:
        print(error)


def looked_at(path: Path, folder: Path, against: Path | None = None, put_in_place: bool = False) -> int:
    """Say what would cost marks, and write the file to hand in.

    Parameters
    ----------
    path : Path
        The student's notebook.
    folder : Path
        Where the file to hand in goes.
    against : Path, optional
        The copy that was given out; by default what the notebook remembers of it.
    put_in_place : bool
        Whether the mended copy takes the notebook's place; the notebook is kept beside it.

    Returns
    -------
    int
        How many things are left for the student to do.

    Raises
    ------
    CourseError
        If there is no such file, or it is no exercise.
    """
    import nbformat

    from inequalitylab.exercises.handing_in import mended, problems_of, released_like

    notebook = _read(path)
    if against is None:
        released, name = released_like(notebook, path)
    else:
        released, name = _read(against), against.name
    saved = datetime.datetime.fromtimestamp(path.stat().st_mtime)
    print(f"{path.name}, as saved on {saved:%d %B at %H:%M}:")
    problems = problems_of(notebook, released)
    lines = [f"{problem.what} {problem.mend}" for problem in problems]
    if path.name != name:
        lines.insert(0, f"The file is called {path.name}. It is handed in as {name}.")
    for line in lines or ["Every cell is there, under its name, and every answer is begun."]:
        _say(f"- {line}")
    waiting = sum(not problem.done for problem in problems)
    print(f"{waiting} to do yourself, {len(problems) - waiting} mended in the copy.")
    copy = mended(notebook, released)
    target = folder / name
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(copy, target)
    here = Path.cwd()
    _say(f"The file to hand in: {target.relative_to(here) if target.is_relative_to(here) else target}")
    if put_in_place:
        _put_in_place(path, name, copy)
    elif len(problems) > waiting or path.name != name:
        _say(
            "If you hand in with the Submit button, first put this copy in the place of your notebook: "
            "check_my_work(mend=True), or --mend in a terminal."
        )
    return waiting


def _say(line: str) -> None:
    """Print a line cut between words, since JupyterLab cuts anywhere."""
    print(textwrap.fill(line, WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False))


def _put_in_place(path: Path, name: str, copy: "NotebookNode") -> None:
    import nbformat

    kept = path.parent / KEPT / path.name
    kept.parent.mkdir(exist_ok=True)
    path.replace(kept)
    nbformat.write(copy, path.parent / name)
    _say(f"The mended copy is now {name}; what you had is kept in {KEPT}.")
    print("In JupyterLab choose File, then Reload Notebook from Disk. If it asks, choose Reload.")


def _read(path: Path) -> "NotebookNode":
    import nbformat

    from inequalitylab.errors import CourseError

    try:
        return nbformat.read(path, as_version=4)
    except FileNotFoundError as error:
        raise CourseError(f"There is no file {path}.") from error
    except Exception as error:
        raise CourseError(f"{path} is damaged: it is not a notebook. Fetch a fresh copy.") from error
