"""Servers start, are waited for, and leave nothing behind, however they take it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from inequalitylab.course import processes
from inequalitylab.errors import CourseError

# A server with a kernel of its own: a grandchild in a session of its own, as Jupyter starts them.
SERVER = """
import http.server, pathlib, subprocess, sys, threading
from inequalitylab.course import child
{first}
grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True)
server = http.server.HTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler)
pathlib.Path("port").write_text(str(server.server_port))
server.serve_forever()
"""

Make = Callable[[str], processes.Server]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Start a small server whose program begins with the given lines."""
    monkeypatch.setattr(processes, "SECONDS_TO_STOP", 0.5)

    def start(first: str) -> processes.Server:
        (tmp_path / "small_server.py").write_text(SERVER.format(first=first))
        environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
        server = processes.start(
            "The small server", "small_server", "", tmp_path / "log", tmp_path, environment
        )
        port = tmp_path / "port"
        while not (port.exists() and port.read_text()) and server.process.poll() is None:
            time.sleep(0.02)
        probe = f"http://127.0.0.1:{port.read_text()}/" if port.exists() else ""
        return processes.Server(server.title, server.process, probe, server.log)

    return start


def family(server: processes.Server) -> list[psutil.Process]:
    parent = psutil.Process(server.process.pid)
    return [parent, *parent.children(recursive=True)]


def is_alive(process: psutil.Process) -> bool:
    """Say whether a process still runs (a dead one that nobody has asked after is listed too)."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_server_is_waited_for_and_stopped_with_all_it_started(make: Make) -> None:
    server = make("child.stop_with_parent()")
    processes.wait_until_answering(server)
    members = family(server)
    assert len(members) == 2
    processes.stop_all([server])
    assert not any(map(is_alive, members))


def test_a_server_that_will_not_listen_is_stopped_too(make: Make) -> None:
    server = make("import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)")
    members = family(server)
    processes.stop_all([server])
    assert not any(map(is_alive, members))


def test_stopping_twice_or_nothing_is_harmless(make: Make) -> None:
    server = make("child.stop_with_parent()")
    processes.stop_all([server])
    processes.stop_all([server])
    processes.stop_all([])


def test_a_server_ends_when_its_launcher_is_killed(tmp_path: Path) -> None:
    (tmp_path / "small_server.py").write_text(SERVER.format(first="child.stop_with_parent()"))
    launcher = subprocess.Popen(
        [
            *(sys.executable, "-c"),
            "import os, pathlib, time\n"
            "from inequalitylab.course import processes\n"
            "here = pathlib.Path.cwd()\n"
            "server = processes.start('s', 'small_server', '', here / 'log', here, dict(os.environ))\n"
            "pathlib.Path('pid').write_text(str(server.process.pid))\n"
            "time.sleep(60)",
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    while not (tmp_path / "port").exists():
        assert launcher.poll() is None
        time.sleep(0.05)
    server = psutil.Process(int((tmp_path / "pid").read_text()))
    grandchildren = server.children()
    launcher.kill()
    launcher.wait()
    try:
        server.wait(timeout=20)
    finally:
        for left in grandchildren:
            left.kill()


def test_a_server_that_does_not_start_is_quoted(tmp_path: Path) -> None:
    (tmp_path / "broken_server.py").write_text("raise SystemExit('the disk is full')")
    server = processes.start(
        *("JupyterLab", "broken_server", "http://127.0.0.1:1/", tmp_path / "log", tmp_path),
        {**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    with pytest.raises(CourseError, match=r"JupyterLab did not start[\s\S]*log[\s\S]*the disk is full"):
        processes.wait_until_answering(server)
    processes.stop_all([server])


def test_a_silent_server_is_not_waited_for_for_ever(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "SECONDS_TO_START", 0)
    server = make("child.stop_with_parent()")
    silent = processes.Server(server.title, server.process, "http://127.0.0.1:1/", server.log)
    with pytest.raises(CourseError, match="gave no answer for 0 seconds"):
        processes.wait_until_answering(silent)
    processes.stop_all([server])


def test_a_program_that_ends_by_itself_ends_well(tmp_path: Path) -> None:
    (tmp_path / "brief.py").write_text(
        "import time\nfrom inequalitylab.course import child\nchild.stop_with_parent()\ntime.sleep(0.3)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    program = processes.start("A brief program", "brief", "", tmp_path / "log", tmp_path, environment)
    assert program.process.wait(timeout=60) == 0, (tmp_path / "log").read_text()
