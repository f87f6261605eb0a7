"""A course that the tests of this wing share."""

from pathlib import Path

import pytest
from classroom import Course

from inequalitylab.exercises.course import release_sets


@pytest.fixture(scope="session")
def course(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course with a gradebook and an exchange."""
    folder = tmp_path_factory.mktemp("course")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INEQUALITYLAB_NBGRADER", str(folder / "build"))
        release_sets(repository, folder / "exchange")
    return Course(repository, folder / "build", folder / "exchange")
