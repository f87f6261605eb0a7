"""Submissions as nbgrader cleans them, and where their results are kept."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from traitlets.config import Config, PyFileConfigLoader

from inequalitylab.errors import CourseError
from inequalitylab.grading.execute import environment, key_of
from inequalitylab.grading.provisioner import given_files

ISOLATED = "inequalitylab-marking"


@dataclass(frozen=True)
class Course:
    """An nbgrader course that is being marked."""

    config: Config
    name: str

    @property
    def cache(self) -> Path:
        """Where results are kept."""
        return Path(self.config.MarkingExecute.cache)

    @property
    def recorded(self) -> Path:
        """Where it is kept what has been recorded, a file a student."""
        return self.cache.parent / "recorded" / self.name

    @property
    def kernel(self) -> str:
        """The kernel that marks."""
        return str(self.config.Execute.kernel_name)

    @property
    def isolated(self) -> bool:
        """Whether students' code runs apart from everything else."""
        return self.kernel == ISOLATED


@dataclass(frozen=True)
class Work:
    """One submission, sanitised: what is run, where its result goes, and which files it may read."""

    student: str
    key: str
    state: str
    text: str
    files: tuple[tuple[Path, str], ...]


def load_course(folder: Path, name: str, unsafe: bool) -> Course:
    """Read the course's `nbgrader_config.py`."""
    if not (folder / "nbgrader_config.py").exists():
        raise CourseError(
            f"There is no nbgrader_config.py in {folder}. Give the course's folder with --course."
        )
    if unsafe:
        os.environ["INEQUALITYLAB_UNSAFE_MARKING"] = "1"
    config = PyFileConfigLoader("nbgrader_config.py", path=str(folder)).load_config()
    return Course(config, name)


def open_course(config: Config) -> Any:
    """Return nbgrader's own interface to the course."""
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory

    return NbGraderAPI(CourseDirectory(config=config), config=config, log_level="ERROR")


def everyone(api: Any, name: str) -> list[str]:
    """Return the IDs of all students in the gradebook and of all who handed in."""
    students = set(api.get_submitted_students(name))
    with api.gradebook as book:
        students |= {student.id for student in book.students}
    return sorted(students)


def sanitised(api: Any, course: Course, student: str) -> Work | None:
    """Return a submission after nbgrader's own cleaning; None if there is none."""
    from nbgrader.converters import Autograde

    folder = Path(api.coursedir.format_path(api.coursedir.submitted_directory, student, course.name))
    if not folder.is_dir():
        return None
    source = Path(api.coursedir.format_path(api.coursedir.source_directory, ".", course.name))
    notebook = expected(source)
    path = folder / notebook
    if not path.exists():
        others = sorted(other.name for other in folder.glob("*.ipynb"))
        instead = f"There is {', '.join(others)}" if others else "There is no notebook"
        raise CourseError(
            f"{notebook} was not handed in. {instead}. "
            f"If it is the right work under another name, rename it in {folder.resolve()}."
        )
    converter = Autograde(coursedir=api.coursedir, parent=api)
    converter.exporter = converter.exporter_class(parent=converter, config=converter.config)
    converter._sanitizing = True
    converter._init_preprocessors()
    resources = converter.init_single_notebook_resources(str(path))
    text, _ = converter.exporter.from_filename(str(path), resources=resources)
    files = {name: file for file, name in given_files(folder)} | {
        name: file for file, name in given_files(source)
    }
    with together(files) as there:
        cells = nbformat.reads(text, as_version=4)
        key = key_of(cells, student, course.name, course.kernel, there)
    return Work(
        student,
        key,
        state_of(api, course, student),
        text,
        tuple((file, name) for name, file in sorted(files.items())),
    )


def state_of(api: Any, course: Course, student: str) -> str:
    """Return a digest of all that a student's marks come from, without opening anything.

    While it stays, there is nothing to clean, to run or to record.
    """
    where = api.coursedir
    folders = [
        Path(where.format_path(where.submitted_directory, student, course.name)),
        Path(where.format_path(where.source_directory, ".", course.name)),
        Path(where.format_path(where.release_directory, ".", course.name)),
    ]
    digest = hashlib.sha256(f"{student}\0{course.kernel}\0{environment()}".encode())
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                digest.update(f"\0{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def expected(source: Path) -> str:
    """Return the name of the set's notebook."""
    notebooks = sorted(source.glob("*.ipynb"))
    if len(notebooks) != 1:
        raise CourseError(f"{source} should hold one notebook and holds {len(notebooks)}.")
    return notebooks[0].name


@contextmanager
def together(files: Mapping[str, Path]) -> Iterator[Path]:
    """Give a folder, for the time of a `with`, in which files lie together as a submission sees them."""
    with tempfile.TemporaryDirectory(prefix="together-") as folder:
        for name, file in files.items():
            target = Path(folder, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
        yield Path(folder)
