"""The zip files that need no internet."""

import os
import stat
import subprocess
import zipfile
from pathlib import Path

import pytest

from inequalitylab.errors import CourseError
from inequalitylab.site import kit


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "made/areas").mkdir(parents=True)
    (tmp_path / "made/index.html").write_text("front", encoding="utf-8")
    (tmp_path / "made/areas/leeds.html").write_text("Leeds", encoding="utf-8")
    return tmp_path / "made"


def unpacked(file: Path, folder: Path) -> Path:
    """Unpack as a file manager does: with the marks of files that can be run."""
    with zipfile.ZipFile(file) as archive:
        for entry in archive.infolist():
            Path(archive.extract(entry, folder)).chmod(entry.external_attr >> 16)
    return folder / kit.NAME


def test_reading_kit_holds_the_site_and_its_starters(site: Path, tmp_path: Path) -> None:
    folder = unpacked(kit.make_reading_kit(site, tmp_path / "kit.zip"), tmp_path)
    assert (folder / "site/areas/leeds.html").read_text(encoding="utf-8") == "Leeds"
    assert {file.name for file in folder.iterdir()} == {*kit.STARTERS, "site"}
    for name in kit.STARTERS:
        can_run = bool((folder / name).stat().st_mode & stat.S_IXUSR)
        assert can_run == name.endswith((".sh", ".command")), name
    assert b"\r\n" in (folder / "Open on Windows.bat").read_bytes()


def test_two_kits_of_one_site_are_the_same_to_the_byte(site: Path, tmp_path: Path) -> None:
    first, second = (kit.make_reading_kit(site, tmp_path / f"{n}.zip").read_bytes() for n in (1, 2))
    assert first == second


@pytest.mark.parametrize(
    ("starter", "opener"), [("Open on Linux.sh", "xdg-open"), ("Open on macOS.command", "open")]
)
@pytest.mark.skipif(os.name == "nt", reason="These starters are for other systems.")
def test_starters_open_the_front_page(site: Path, tmp_path: Path, starter: str, opener: str) -> None:
    folder = unpacked(kit.make_reading_kit(site, tmp_path / "kit.zip"), tmp_path / "a folder with spaces")
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / opener).write_text('#!/bin/sh\ncat "$1"\n', encoding="utf-8")
    (tools / opener).chmod(0o755)
    environment = os.environ | {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run([folder / starter], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "front"


def test_whole_kit_holds_the_course_and_its_packages(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fetch(_root: Path, wheels: Path) -> None:
        wheels.mkdir(parents=True)
        (wheels / "requirements.txt").write_text("numpy==2.0", encoding="utf-8")
        (wheels / "numpy-2.0-py3-none-any.whl").write_bytes(b"wheel")

    monkeypatch.setattr(kit, "fetch_wheels", fetch)
    root = tmp_path / "checkout"
    (root / "src/__pycache__").mkdir(parents=True)
    (root / "src/__pycache__/left.pyc").write_bytes(b"")
    (root / "src/library.py").write_text("", encoding="utf-8")
    (root / "start.py").write_text("", encoding="utf-8")
    said: list[str] = []
    folder = unpacked(kit.make_whole_kit(root, site, tmp_path / "whole.zip", said.append), tmp_path / "there")
    assert (folder / "course/wheels/numpy-2.0-py3-none-any.whl").read_bytes() == b"wheel"
    assert (folder / "course/start.py").exists() and (folder / "course/src/library.py").exists()
    assert not (folder / "course/src/__pycache__").exists()
    text = (folder / kit.TO_RUN).read_text(encoding="utf-8")
    assert "{" not in text and "with Python 3." in text
    assert said


def test_every_source_of_the_course_goes_into_the_kit(repository: Path) -> None:
    assert [name for name in kit.COURSE if not (repository / name).exists()] == []


def test_without_internet_the_whole_kit_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> "subprocess.CompletedProcess[str]":
        return subprocess.CompletedProcess([], 1, "", "many lines\nno route to host")

    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(CourseError, match="no route to host"):
        kit.fetch_wheels(tmp_path, tmp_path / "wheels")
