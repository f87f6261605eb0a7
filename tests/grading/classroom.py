"""A course of nbgrader's in a folder of its own, and students who answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from traitlets.config import Config

from inequalitylab.exercises import sets
from inequalitylab.exercises.course import COURSE, configuration, open_course


@dataclass(frozen=True)
class Course:
    """A course that has released its sets."""

    root: Path
    build: Path
    exchange: Path

    @property
    def config(self) -> Config:
        """nbgrader's settings for the teacher."""
        return configuration(self.root, self.build, self.exchange)

    def as_student(self, student: str) -> Config:
        """nbgrader's settings for a student, with a folder of the student's own."""
        home = self.build.parent / "homes" / student
        config = Config()
        config.CourseDirectory.course_id = COURSE
        config.CourseDirectory.student_id = student
        config.Exchange.root = str(self.exchange)
        config.Exchange.assignment_dir = str(home)
        config.Exchange.cache = str(home / ".cache")
        return config

    def fetched(self, student: str, name: str) -> Path:
        """The notebook that a student has fetched."""
        return self.build.parent / "homes" / student / name / f"{sets.get(name).notebook}.ipynb"


def exchanged(course: Course, action: str, name: str, student: str | None = None) -> Any:
    """Do one of nbgrader's exchange actions in this process, as the teacher or a student."""
    api = open_course(course.as_student(student) if student else course.config)
    api.coursedir.assignment_id = name
    worker = getattr(api.exchange, action)(
        coursedir=api.coursedir, authenticator=api.authenticator, parent=api
    )
    return worker.start()


def answered(path: Path, answers: Mapping[str, str]) -> None:
    """Write answers into a fetched notebook."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.source = answers.get(cell.metadata.get("nbgrader", {}).get("grade_id", ""), cell.source)
    nbformat.write(notebook, path)


def solution(name: str) -> dict[str, str]:
    """The answers of a student who gets everything right."""
    return {
        cell.name: re.sub(r"### (BEGIN|END) SOLUTION", "", cell.text)
        for cell in sets.public_cells(name)
        if cell.kind in ("answer", "written")
    }
