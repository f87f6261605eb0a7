"""The nbgrader course: where its folders are, and how its sets reach the students."""

import hashlib
import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inequalitylab import __version__
from inequalitylab.errors import CourseError
from inequalitylab.exercises import sets

if TYPE_CHECKING:
    from nbgrader.apps.api import NbGraderAPI
    from traitlets.config import Config

COURSE = "inequalitylab"
SOURCE = Path("notebooks", "exercises")
# Beside `my-work/`, not under `_build/`: hand-ins and marks cannot be made again.
BUILD = Path("my-class")
STAMP = "released.json"
# nbgrader's own, in its order.
STEPS_OF_A_RELEASE = (
    "IncludeHeaderFooter",
    "InstantiateTests",
    "LockCells",
    "ClearSolutions",
    "ClearOutput",
    "CheckCellMetadata",
    "ComputeChecksums",
    "SaveCells",
    "ClearHiddenTests",
    "ClearMarkScheme",
    "ComputeChecksums",
    "CheckCellMetadata",
)


def build_folder(root: Path) -> Path:
    """Return the folder of everything that nbgrader makes; `INEQUALITYLAB_NBGRADER` names another."""
    return Path(os.environ.get("INEQUALITYLAB_NBGRADER") or root / BUILD).resolve()


def find_programs() -> None:
    """Let nbgrader find what it starts by name: `alembic`, to make a gradebook, and the kernel that marks."""
    _put_first("PATH", Path(sys.executable).parent)
    # The specification of the kernel that marks.
    _put_first("JUPYTER_PATH", Path(__file__).resolve().parents[1] / "grading" / "kernels")


def _put_first(variable: str, folder: Path) -> None:
    there = [part for part in os.environ.get(variable, "").split(os.pathsep) if part]
    if str(folder) not in there:
        os.environ[variable] = os.pathsep.join([str(folder), *there])


def configuration(root: Path, build: Path, exchange: Path | None = None, unsafe: bool = False) -> "Config":
    """Return nbgrader's settings for this course.

    Parameters
    ----------
    root : Path
        The checkout.
    build : Path
        Where released, submitted and marked work and the gradebook go, so that the sources stay clean.
    exchange : Path, optional
        The folder through which work is handed out and in; by default beside the rest.
    unsafe : bool
        Whether students' code runs with all the rights of whoever marks.
    """
    from traitlets.config import Config

    from inequalitylab.exercises.feedback import site_of
    from inequalitylab.grading.settings import marking_settings

    # Whoever loads these settings may mark: a server as well as a command.
    find_programs()
    c = Config()
    c.CourseDirectory.course_id = COURSE
    c.CourseDirectory.root = str(root / SOURCE)
    c.CourseDirectory.db_url = f"sqlite:///{build / 'gradebook.db'}"
    for step in ("release", "submitted", "autograded", "feedback", "solution"):
        setattr(c.CourseDirectory, f"{step}_directory", os.path.relpath(build / step, root / SOURCE))
    c.Exchange.root = str(exchange or build / "exchange")

    # What stands in the place of a solution, and where the marker's own notes are taken out.
    c.ClearSolutions.code_stub = {
        "python": 'raise NotImplementedError("Write your answer in place of this line.")'
    }
    c.ClearSolutions.text_stub = "*Write your answer here.*"
    c.ClearMarkScheme.enforce_metadata = False
    c.GenerateAssignment.preprocessors = [
        *(f"nbgrader.preprocessors.{step}" for step in STEPS_OF_A_RELEASE),
        "inequalitylab.exercises.releasing.RememberReleased",
    ]
    c.merge(marking_settings(build, unsafe))
    c.GenerateFeedback.preprocessors.insert(-1, "inequalitylab.exercises.feedback.PlainMessages")
    c.PlainMessages.site = site_of(root)
    return c


def source_sets(root: Path) -> list[str]:
    """Return the names of the public sets that have a source notebook.

    A graded variant in the same folder is not among them: its teacher says when it is released.
    """
    return [name for name in sets.names() if any((root / SOURCE / "source" / name).glob("*.ipynb"))]


def release_sets(root: Path, exchange: Path, say: Callable[[str], None] = lambda _: None) -> list[str]:
    """Make the students' copies of the public sets and put them where students fetch them.

    Quick where nothing has changed. On Windows, where nbgrader has no exchange, the copies are only made
    (`my-class/release`).

    Parameters
    ----------
    root : Path
        The checkout.
    exchange : Path
        The exchange folder; made if absent.
    say : callable
        Takes one line before each set that is made.

    Returns
    -------
    list of str
        The sets that students can fetch now (on Windows: that have been made).

    Raises
    ------
    CourseError
        If nbgrader could not make or release a set; the message says where its report is.
    """
    root, exchange = root.resolve(), exchange.resolve()
    build = build_folder(root)
    names = source_sets(root)
    stamp = build / STAMP
    state = {"exchange": str(exchange), "sets": {name: _digest(root, name) for name in names}}
    if _stands(stamp, state, build, exchange):
        return names
    build.mkdir(parents=True, exist_ok=True)
    build.chmod(0o700)
    (build / ".gitignore").write_text("*\n")
    exchange.mkdir(parents=True, exist_ok=True)
    exchange.chmod(0o777)
    config = configuration(root, build, exchange)
    # A set whose source has changed takes the place of what students could fetch before.
    config.ExchangeReleaseAssignment.force = True
    api = open_course(config)
    for number, name in enumerate(names, start=1):
        say(f"Exercise set {number} of {len(names)}: {name}")
        _must(api.generate_assignment(name), f"make the students' copy of {name}", build)
        if sys.platform != "win32":
            _must(api.release_assignment(name), f"release {name}", build)
    stamp.write_text(json.dumps(state))
    return names


def open_course(config: "Config") -> "NbGraderAPI":
    """Return nbgrader's own interface to the course."""
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory

    find_programs()
    return NbGraderAPI(CourseDirectory(config=config), config=config, log_level="WARN")


def _stands(stamp: Path, state: Mapping[str, Any], build: Path, exchange: Path) -> bool:
    try:
        if json.loads(stamp.read_text()) != state:
            return False
    except (OSError, ValueError):
        return False
    places = [build / "release"] + ([exchange / COURSE / "outbound"] if sys.platform != "win32" else [])
    return all((place / name).is_dir() for place in places for name in state["sets"])


def _digest(root: Path, name: str) -> str:
    digest = hashlib.sha256(__version__.encode())
    for path in sorted((root / SOURCE / "source" / name).rglob("*")):
        if path.is_file() and ".ipynb_checkpoints" not in path.parts:
            digest.update(path.name.encode() + path.read_bytes())
    digest.update(Path(__file__).read_bytes())
    return digest.hexdigest()


def _must(result: dict[str, object], what: str, build: Path) -> None:
    if not result["success"]:
        report = build / "problem.log"
        report.write_text(f"{result.get('log') or ''}\n{result.get('error') or ''}", encoding="utf-8")
        raise CourseError(f"nbgrader could not {what}. Its own report is in {report}.")
