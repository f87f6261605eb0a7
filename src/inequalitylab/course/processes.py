"""Start the two Jupyter servers, wait until they answer, and leave none of their processes behind."""

import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil

from inequalitylab.errors import CourseError

SECONDS_TO_START = 120
SECONDS_TO_STOP = 6
SECONDS_BETWEEN_LOOKS = 0.1


@dataclass(frozen=True)
class Server:
    """A running server: what to call it, its process, the page that tells that it answers, its log.

    `done` is what to say of a program that ends by itself when its work is done.
    """

    title: str
    process: "subprocess.Popen[bytes]"
    probe: str
    log: Path
    done: str = ""

    def runs(self) -> bool:
        """Say whether its process runs."""
        return self.process.poll() is None

    def answers(self) -> bool:
        """Say whether the server answers now."""
        try:
            with urllib.request.urlopen(self.probe, timeout=5) as reply:
                return bool(reply.status == 200)
        except (urllib.error.URLError, OSError):
            return False


def start(
    title: str, module: str, probe: str, log: Path, folder: Path, environment: dict[str, str]
) -> Server:
    """Start a module of this package as a server.

    Its standard input is a pipe that this process holds: the server stops when it closes. On POSIX it
    gets a session of its own, so that Ctrl-C in the terminal reaches the launcher alone, which then
    stops everything in order.
    """
    own_group = 0
    if sys.platform == "win32":
        own_group = subprocess.CREATE_NEW_PROCESS_GROUP
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", module],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=environment,
            start_new_session=True,
            creationflags=own_group,
        )
    return Server(title, process, probe, log)


def wait_until_answering(server: Server, on_wait: Callable[[], None] = lambda: None) -> None:
    """Wait for a server's first answer.

    Raises
    ------
    CourseError
        When it ends or stays silent; the message carries the last lines of its log.
    """
    deadline = time.monotonic() + SECONDS_TO_START
    while not server.answers():
        if server.process.poll() is not None:
            raise CourseError(f"{server.title} did not start. {_last_words(server.log)}")
        if time.monotonic() > deadline:
            raise CourseError(
                f"{server.title} gave no answer for {SECONDS_TO_START} seconds. {_last_words(server.log)}"
            )
        on_wait()
        time.sleep(SECONDS_BETWEEN_LOOKS)


def _last_words(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    words = "\n  ".join(lines[-5:]) or "(it wrote nothing)"
    return f"Start the course again. If it fails again: its log is {log}, and ends with\n  {words}"


def stop_all(servers: list[Server]) -> None:
    """Stop the servers and every process that they started, kernels included.

    Each is first asked to stop, which ends its kernels in order; what is left after a few seconds is
    killed. The kernels have sessions of their own, so they are listed before anything ends.
    """
    family = [member for server in servers for member in _family(server.process.pid)]
    for server in servers:
        if server.process.stdin:
            server.process.stdin.close()
    _, alive = psutil.wait_procs(family, timeout=SECONDS_TO_STOP)
    late = [child for member in alive for child in _family(member.pid)]
    for member in {*alive, *late}:
        try:
            member.kill()
        except psutil.NoSuchProcess:
            continue
    psutil.wait_procs([*alive, *late], timeout=SECONDS_TO_STOP)
    for server in servers:
        server.process.wait()


def _family(pid: int) -> list[psutil.Process]:
    try:
        parent = psutil.Process(pid)
        return [parent, *parent.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []
