"""Where things lie, and what is said where they cannot be written."""

from pathlib import Path

import pytest

from inequalitylab.course.layout import Layout, find_checkout, prepare_folders
from inequalitylab.errors import CourseError


def test_the_checkout_is_found_from_a_folder_inside_it(layout: Layout) -> None:
    assert find_checkout(layout.root) == layout.root
    assert find_checkout(layout.root / "notebooks" / "lessons") == layout.root


def test_without_a_checkout_the_message_says_where_to_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inequalitylab.course.layout.__file__", str(tmp_path / "a/b/c/d/layout.py"))
    with pytest.raises(CourseError, match=r"Go to the folder that you cloned"):
        find_checkout(tmp_path)


def test_what_is_written_is_for_its_owner_alone(layout: Layout) -> None:
    prepare_folders(layout)
    for folder in (layout.state, layout.my_work, layout.config, layout.logs, layout.exercises):
        assert folder.stat().st_mode & 0o077 == 0, folder


def test_the_learners_folder_keeps_itself_out_of_the_repository(layout: Layout) -> None:
    prepare_folders(layout)
    assert (layout.my_work / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize("name", ["_build", "my-work"])
def test_a_folder_that_cannot_be_written_is_named(layout: Layout, name: str) -> None:
    # A file in its place stops every user, the one who may write everywhere included.
    (layout.root / name).write_text("")
    with pytest.raises(CourseError, match=rf"Cannot write to .*{name}.* folder of your own"):
        prepare_folders(layout)
    (layout.root / name).unlink()
    prepare_folders(layout)


def test_lost_rights_are_said_in_the_same_words(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(layout.state))

    monkeypatch.setattr("inequalitylab.course.layout.tempfile.TemporaryFile", refuse)
    with pytest.raises(CourseError, match=r"Cannot write to .*_build.course: Permission denied"):
        prepare_folders(layout)
