"""`start.py`: what a newcomer reads when something is missing, and what is skipped when nothing is."""

import ast
import builtins
import importlib.util
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def start(repository: Path, tmp_path: Path) -> ModuleType:
    """Return start.py as a module that works on a made-up checkout in a temporary folder."""
    specification = importlib.util.spec_from_file_location("start", repository / "start.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    (tmp_path / "uv.lock").write_text('[[package]]\nname = "uv"\nversion = "9.9.9"\n')
    (tmp_path / "pyproject.toml").write_text("")
    module.ROOT = str(tmp_path)
    module.ENVIRONMENT = str(tmp_path / ".venv")
    module.STAMP = str(tmp_path / ".venv" / ".installed")
    module.WHEELS = str(tmp_path / "wheels")
    module.SCRIPTS = str(tmp_path / ".venv" / "bin")
    return module


@pytest.fixture
def commands_run(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Record commands in place of running them; making the environment leaves a Python behind."""
    calls: list[list[str]] = []

    def record(command: Sequence[str], **_: object) -> int:
        calls.append(list(command))
        if "venv" in command:
            Path(start.SCRIPTS).mkdir(parents=True)
            Path(start.script("python")).touch()
        return 0

    monkeypatch.setattr(start.subprocess, "call", record)
    return calls


def test_first_start_makes_the_environment_and_the_second_does_nothing(
    start: ModuleType, commands_run: list[list[str]]
) -> None:
    start.prepare_environment()
    assert commands_run[0][1:3] == ["-m", "venv"]
    assert "uv==9.9.9" in commands_run[1]
    assert commands_run[2][1:3] == ["sync", "--frozen"]
    commands_run.clear()
    start.prepare_environment()
    assert commands_run == []


def test_the_packages_of_a_kit_are_installed_without_asking_a_server(
    start: ModuleType, commands_run: list[list[str]]
) -> None:
    Path(start.WHEELS).mkdir()
    (Path(start.WHEELS) / "requirements.txt").write_text("numpy==2.0")
    start.prepare_environment()
    installs = [command for command in commands_run if "install" in command]
    assert len(installs) == 2 and all("--no-index" in command for command in installs)
    assert start.ROOT in installs[-1]
    assert not any("sync" in command for command in commands_run)


def test_a_changed_lock_installs_again(start: ModuleType, commands_run: list[list[str]]) -> None:
    start.prepare_environment()
    commands_run.clear()
    (Path(start.ROOT) / "uv.lock").write_text('[[package]]\nname = "uv"\nversion = "9.9.10"\n')
    start.prepare_environment()
    assert any("uv==9.9.10" in command for command in commands_run)


def test_a_start_that_stopped_half_way_goes_on(
    start: ModuleType, commands_run: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as context:
        context.setattr(start, "install_locked_packages", stop)
        assert start.main(["test"]) == 130
    commands_run.clear()
    start.prepare_environment()
    assert any("sync" in command for command in commands_run)


def test_old_python_is_told_what_to_do(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start.sys, "version_info", (3, 8, 1))
    with pytest.raises(start.CannotStartError, match=r"needs Python 3\.11 or newer; this is Python 3\.8"):
        start.check_python()


def test_old_python_can_read_the_script(repository: Path) -> None:
    ast.parse((repository / "start.py").read_text(), feature_version=(3, 4))


def test_python_without_venv_is_told_the_one_command(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_import = builtins.__import__

    def without_ensurepip(name: str, *arguments: object, **options: object) -> ModuleType:
        if name == "ensurepip":
            raise ImportError(name)
        return real_import(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", without_ensurepip)
    with pytest.raises(start.CannotStartError, match=r"sudo apt install python3\.\d+-venv"):
        start.check_python()


@pytest.mark.usefixtures("commands_run")
def test_failed_install_names_the_likely_reason(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    start.prepare_environment()
    Path(start.STAMP).unlink()
    monkeypatch.setattr(start.subprocess, "call", lambda command, **_: 1 if "install" in command else 0)
    assert start.main(["test"]) == 2
    assert "Check the internet connection" in capsys.readouterr().err


def test_folder_that_cannot_be_written_is_named(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise PermissionError(13, "Permission denied", start.ENVIRONMENT)

    monkeypatch.setattr(start, "make_virtual_environment", refuse)
    assert start.main(["course"]) == 2
    message = capsys.readouterr().err
    assert start.ROOT in message
    assert "folder of your own" in message


def test_unknown_command_shows_the_usage(repository: Path) -> None:
    result = subprocess.run(
        [sys.executable, repository / "start.py", "corse"], capture_output=True, text=True, check=False
    )
    assert result.returncode == 2
    assert "course      open the course" in result.stdout


def test_a_polite_kill_is_passed_on(start: ModuleType, tmp_path: Path) -> None:
    told = tmp_path / "told"
    program = tmp_path / ".venv" / "bin" / "waits"
    program.parent.mkdir(parents=True)
    program.write_text(
        f"#!/bin/sh\ntrap 'touch {told}; exit 3' TERM\nkill -TERM $PPID\nwhile :; do sleep 0.1; done\n"
    )
    program.chmod(0o755)
    before = signal.getsignal(signal.SIGTERM)
    try:
        assert start.hand_over("waits") == 3
    finally:
        signal.signal(signal.SIGTERM, before)
    assert told.exists()
