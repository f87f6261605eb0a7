"""A learner's copies: fresh where untouched, theirs where changed."""

from pathlib import Path

import pytest

from inequalitylab.course.workspace import refresh_copies


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The lessons as committed."""
    folder = tmp_path / "lessons"
    folder.mkdir()
    (folder / "09_gaps.ipynb").write_text("first")
    return folder


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Where the learner's copies go."""
    return tmp_path / "my-work" / "lessons"


def test_copies_arrive(source: Path, mine: Path) -> None:
    assert refresh_copies(source, mine) == []
    assert (mine / "09_gaps.ipynb").read_text() == "first"


def test_an_untouched_copy_follows_its_source(source: Path, mine: Path) -> None:
    refresh_copies(source, mine)
    (source / "09_gaps.ipynb").write_text("second")
    assert refresh_copies(source, mine) == []
    assert (mine / "09_gaps.ipynb").read_text() == "second"
    assert len(list(mine.glob("*.ipynb"))) == 1


def test_a_changed_copy_stays_as_it_is(source: Path, mine: Path) -> None:
    refresh_copies(source, mine)
    (mine / "09_gaps.ipynb").write_text("my answers")
    for _ in range(2):
        assert refresh_copies(source, mine) == []
        assert (mine / "09_gaps.ipynb").read_text() == "my answers"
    assert len(list(mine.glob("*.ipynb"))) == 1


def test_a_new_version_comes_beside_a_changed_copy_once(source: Path, mine: Path) -> None:
    refresh_copies(source, mine)
    (mine / "09_gaps.ipynb").write_text("my answers")
    (source / "09_gaps.ipynb").write_text("second")
    notes = refresh_copies(source, mine)
    assert notes == [
        "You have changed 09_gaps.ipynb: it stays. The new version is 09_gaps (new version).ipynb."
    ]
    assert (mine / "09_gaps.ipynb").read_text() == "my answers"
    assert (mine / "09_gaps (new version).ipynb").read_text() == "second"
    assert refresh_copies(source, mine) == []


def test_a_newer_version_does_not_write_over_the_new_one(source: Path, mine: Path) -> None:
    refresh_copies(source, mine)
    (mine / "09_gaps.ipynb").write_text("my answers")
    for version in ("second", "third"):
        (source / "09_gaps.ipynb").write_text(version)
        refresh_copies(source, mine)
    assert (mine / "09_gaps (new version).ipynb").read_text() == "second"
    assert (mine / "09_gaps (new version 2).ipynb").read_text() == "third"


def test_a_deleted_copy_comes_back(source: Path, mine: Path) -> None:
    refresh_copies(source, mine)
    (mine / "09_gaps.ipynb").unlink()
    refresh_copies(source, mine)
    assert (mine / "09_gaps.ipynb").read_text() == "first"


def test_what_the_learner_made_stays(source: Path, mine: Path) -> None:
    mine.mkdir(parents=True)
    (mine / "notes.ipynb").write_text("mine")
    refresh_copies(source, mine)
    assert (mine / "notes.ipynb").read_text() == "mine"


def test_a_damaged_record_loses_nothing(source: Path, mine: Path) -> None:
    refresh_copies(source, mine)
    (mine / "09_gaps.ipynb").write_text("my answers")
    (mine / ".copies.json").write_text("{")
    refresh_copies(source, mine)
    assert (mine / "09_gaps.ipynb").read_text() == "my answers"
