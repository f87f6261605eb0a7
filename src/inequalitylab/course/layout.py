"""Where everything lies: the checkout, the folder for built things, the folder for a person's own work."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from inequalitylab.errors import CourseError


@dataclass(frozen=True)
class Layout:
    """The folders of one checkout.

    What can be made again lies under `_build/`; what a person made lies in `my-work/`, and hand-ins and
    marks in `my-class/` (see `inequalitylab.exercises.course`), which no command of the course empties.
    All three stay out of the repository's history.
    """

    root: Path

    @property
    def site(self) -> Path:
        """The built book."""
        return self.root / "_build" / "site"

    @property
    def state(self) -> Path:
        """What the launcher writes for itself: settings with keys, logs, caches."""
        return self.root / "_build" / "course"

    @property
    def config(self) -> Path:
        """Jupyter's settings for this start."""
        return self.state / "config"

    @property
    def data(self) -> Path:
        """Jupyter's own data: the kernel's description."""
        return self.state / "data"

    @property
    def logs(self) -> Path:
        """One log a server."""
        return self.state / "logs"

    @property
    def workbooks(self) -> Path:
        """The community workbooks."""
        return self.root / "notebooks" / "workbooks"

    @property
    def lessons(self) -> Path:
        """The lessons, as committed."""
        return self.root / "notebooks" / "lessons"

    @property
    def my_work(self) -> Path:
        """The learner's folder: the root that JupyterLab shows."""
        return self.root / "my-work"

    @property
    def exercises(self) -> Path:
        """Where the learner's exercises lie."""
        return self.my_work / "exercises"


def find_checkout(start: Path | None = None) -> Path:
    """Return the checkout that holds the course.

    Parameters
    ----------
    start : Path, optional
        Where to look first, with every folder above it; by default the current folder. After it, the
        place that this package is installed from.

    Raises
    ------
    CourseError
        When neither lies in a checkout.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents, Path(__file__).resolve().parents[3]):
        if (folder / "_toc.yml").is_file() and (folder / "notebooks").is_dir():
            return folder
    raise CourseError(
        f"The course is not in {here}. Go to the folder that you cloned (it holds README.md and "
        "notebooks/) and start again there."
    )


def make_private(folder: Path) -> Path:
    """Make a folder that only its owner can open, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


def prepare_folders(layout: Layout) -> None:
    """Make the folders that are written to.

    Raises
    ------
    CourseError
        When one cannot be written to; it names the folder and the way out.
    """
    try:
        for folder in (layout.state, layout.my_work):
            make_private(folder)
            with tempfile.TemporaryFile(dir=folder):
                pass
        for folder in (layout.config, layout.data, layout.logs, layout.exercises):
            make_private(folder)
        (layout.my_work / ".gitignore").write_text("*\n")
    except OSError as error:
        raise CourseError(
            f"Cannot write to {error.filename or layout.root}: {error.strerror}. Move the course to a "
            "folder of your own (your home folder, for example), or ask the owner for the right to "
            "write there; then start again."
        ) from error
