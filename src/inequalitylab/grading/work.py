"""Submissions as nbgrader cleans them, and where their results are kept."""

import hashlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from traitlets.config import Config, PyFileConfigLoader

from inequalitylab.errors import CourseError
from inequalitylab.grading.execute import environment, find_kernel, key_of
from inequalitylab.grading.provisioner import read_given
from inequalitylab.grading.settings import ISOLATED, marking_settings


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
class Part:
    """One notebook of a submission, sanitised: what is run, and under which key its result is kept."""

    notebook: str
    key: str
    text: str


@dataclass(frozen=True)
class Work:
    """One submission: its notebooks, the files that they may read, and what a person should know of it."""

    student: str
    state: str
    parts: tuple[Part, ...]
    files: Mapping[str, bytes]
    missing: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


def load_course(folder: Path, name: str, unsafe: bool) -> Course:
    """Read the course's `nbgrader_config.py`; what it does not say about marking is as it is here."""
    if not (folder / "nbgrader_config.py").exists():
        raise CourseError(
            f"There is no nbgrader_config.py in {folder}. Give the course's folder with --course."
        )
    folder = folder.resolve()
    if unsafe:
        os.environ["INEQUALITYLAB_UNSAFE_MARKING"] = "1"
    config = marking_settings(folder / "marking", unsafe)
    config.CourseDirectory.root = str(folder)
    config.merge(PyFileConfigLoader("nbgrader_config.py", path=str(folder)).load_config())
    find_kernel()
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
    folder = Path(api.coursedir.format_path(api.coursedir.submitted_directory, student, course.name))
    if not folder.is_dir():
        return None
    source = Path(api.coursedir.format_path(api.coursedir.source_directory, ".", course.name))
    paths = [folder / name for name in expected(source)]
    links = [path.name for path in paths if path.is_symlink()]
    if links:
        raise CourseError(f"{links[0]} is a link to another file. Ask the student for the file itself.")
    missing = tuple(path.name for path in paths if not path.exists())
    if len(missing) == len(paths):
        others = sorted(other.name for other in folder.glob("*.ipynb"))
        instead = f"There is {', '.join(others)}" if others else "There is no notebook"
        raise CourseError(
            f"{', '.join(missing)} was not handed in. {instead}. "
            f"If it is the right work under another name, rename it in {folder.resolve()}."
        )
    files = read_given(folder) | read_given(source)
    parts, flags = [], []
    for path in paths:
        if path.name in missing:
            continue
        text = _cleaned(api, path)
        where = (student, course.name, path.stem, course.kernel)
        key = key_of(nbformat.reads(text, as_version=4), where, files)
        parts.append(Part(path.stem, key, text))
        flags += _put_back(api, course.name, path)
    return Work(student, state_of(api, course, student), tuple(parts), files, missing, tuple(flags))


def _cleaned(api: Any, path: Path) -> str:
    """Return a notebook after nbgrader's own steps before marking."""
    from nbgrader.converters import Autograde

    converter = Autograde(coursedir=api.coursedir, parent=api)
    converter.exporter = converter.exporter_class(parent=converter, config=converter.config)
    converter._sanitizing = True
    converter._init_preprocessors()
    resources = converter.init_single_notebook_resources(str(path))
    return str(converter.exporter.from_filename(str(path), resources=resources)[0])


def _put_back(api: Any, name: str, path: Path) -> list[str]:
    """Say which of the set's cells a notebook lacks, if any: nbgrader puts them back, without the answers."""
    labels = [
        cell.metadata.get("nbgrader", {}).get("grade_id") for cell in nbformat.read(path, as_version=4).cells
    ]
    with api.gradebook as book:
        cells = book.find_notebook(path.stem, name).source_cells
        lost = sorted(cell.name for cell in cells if cell.name not in labels)
    if not lost:
        return []
    some = ", ".join(lost[:5]) + (" and more" if len(lost) > 5 else "")
    return [f"{len(lost)} of the set's cells were not in {path.name} and were put back empty: {some}."]


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


def expected(source: Path) -> list[str]:
    """Return the names of the set's notebooks."""
    notebooks = sorted(path.name for path in source.glob("*.ipynb"))
    if not notebooks:
        raise CourseError(f"There is no notebook in {source}. Is the set's name right?")
    return notebooks


@contextmanager
def together(files: Mapping[str, bytes]) -> Iterator[Path]:
    """Give a folder, for the time of a `with`, in which files lie as a submission sees them."""
    with tempfile.TemporaryDirectory(prefix="together-") as folder:
        for name, content in files.items():
            target = Path(folder, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        yield Path(folder)
