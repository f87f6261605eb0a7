"""A course that the tests of this wing share."""

import os
from pathlib import Path

import pytest
from classroom import Course

from inequalitylab.exercises.course import find_programs, release_sets
from inequalitylab.grading import sandbox


@pytest.fixture(scope="session")
def isolating() -> None:
    """Skip where the machine cannot isolate; in CI that is a failure."""
    find_programs()
    reason = sandbox.why_not()
    if reason and os.environ.get("CI") == "true":
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)


@pytest.fixture(scope="session")
def course(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course with a gradebook and an exchange."""
    folder = tmp_path_factory.mktemp("course")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INEQUALITYLAB_NBGRADER", str(folder / "build"))
        release_sets(repository, folder / "exchange")
    return Course(repository, folder / "build", folder / "exchange")
