"""Warm kernels: asks the server inside the sandbox for one, and keeps hold of it.

They save most of the time that a submission takes. Where there is no server, or it does not answer, the
provisioner starts a kernel in a bubblewrap of its own, which is slower and otherwise the same.
"""

import atexit
import contextlib
import functools
import json
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from inequalitylab.grading import groups, sandbox
from inequalitylab.grading.warm_server import GIVEN, LIFELINE, PROCESS, SERVER, end_with

VARIABLE = "INEQUALITYLAB_WARM_KERNELS"
PATIENCE = 60.0


@contextmanager
def serving() -> Iterator[None]:
    """Keep a server of warm kernels for the time of a `with`; marking in this and child processes uses it."""
    groups.clear_the_dead()
    folder = Path(tempfile.mkdtemp(prefix=f"marking-{os.getpid()}-warm-", dir="/tmp"))
    program = [sys.executable, "-m", "inequalitylab.grading.warm_server", str(folder)]
    nothing = subprocess.DEVNULL
    server = subprocess.Popen(
        sandbox.server_command(program, shared=folder),
        stdin=nothing,
        stdout=nothing,
        stderr=nothing,
        preexec_fn=functools.partial(end_with, os.getpid()),
    )
    (folder / PROCESS).write_text(str(server.pid))
    os.environ[VARIABLE] = str(folder)
    try:
        yield
    finally:
        del os.environ[VARIABLE]
        server.kill()
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)


@functools.cache
def lasting() -> None:
    """Keep a server of warm kernels as long as this process lives."""
    stack = contextlib.ExitStack()
    stack.enter_context(serving())
    atexit.register(stack.close)


def server_folder() -> Path | None:
    """Return the folder of the server of warm kernels that this process may use, if there is one."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named and Path(named).is_dir() else None


class WarmKernel:
    """A kernel that the server forked: as much of `subprocess.Popen` as a provisioner uses."""

    stdin = stdout = stderr = None

    def __init__(self, lifeline: socket.socket, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._lifeline = lifeline
        # A number alone could be another process's by the time that it is used.
        self._process = os.pidfd_open(pid)

    def poll(self) -> int | None:
        """Return None while it runs."""
        if self.returncode is None:
            with contextlib.suppress(BlockingIOError, ConnectionError):
                self._lifeline.recv(1, socket.MSG_DONTWAIT)
                self._end()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait for its end."""
        if self.returncode is None:
            self._lifeline.settimeout(timeout)
            with contextlib.suppress(ConnectionError):
                self._lifeline.recv(1)
            self._end()
        return self.returncode

    def send_signal(self, number: int) -> None:
        """End it; a marking kernel is interrupted by message and not by signal."""
        if self.returncode is None and number in (signal.SIGTERM, signal.SIGKILL):
            signal.pidfd_send_signal(self._process, signal.SIGKILL)

    def kill(self) -> None:
        """End it with all that it started."""
        self.send_signal(signal.SIGKILL)

    terminate = kill

    def _end(self) -> None:
        self.returncode = 1
        self._lifeline.close()
        os.close(self._process)


def start(
    folder: Path,
    files: Iterable[tuple[Path, str]],
    limits: sandbox.Limits,
    user: int,
    take_in: Callable[[int], None],
) -> WarmKernel:
    """Let the server start a kernel.

    Parameters
    ----------
    folder : Path
        The kernel's folder, inside the server's, with its connection file.
    files : pairs of Path and str
        Files to read, and their names in the program's folder.
    limits : Limits
        What it may use.
    user : int
        The user to run as, where we are root.
    take_in : callable
        Told the number of its first process before anything of the kernel runs.

    Raises
    ------
    OSError
        If the server does not answer.
    """
    for path, name in files:
        target = folder / GIVEN / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    (folder / GIVEN).mkdir(exist_ok=True)
    wanted: dict[str, Any] = {"folder": str(folder), "user": user, **asdict(limits)}
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / LIFELINE))
        listening.listen()
        listening.settimeout(PATIENCE)
        with _reached(folder.parent / SERVER) as asked:
            asked.sendall(json.dumps(wanted).encode() + b"\n")
        lifeline, _ = listening.accept()
    # Linux gives the number that the other end's process has here, outside of its namespace.
    size = struct.calcsize("3i")
    pid, _, _ = struct.unpack("3i", lifeline.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))
    take_in(pid)
    lifeline.sendall(b"+")
    return WarmKernel(lifeline, pid)


def _reached(address: Path) -> socket.socket:
    """Return a connection to the server, which may still be starting."""
    until = time.monotonic() + PATIENCE
    while True:
        reached = socket.socket(socket.AF_UNIX)
        try:
            reached.connect(str(address))
        except OSError:
            reached.close()
            if time.monotonic() > until or not _lives(address.parent):
                raise
            time.sleep(0.05)
        else:
            return reached


def _lives(folder: Path) -> bool:
    """Return whether the server is running; one that could not start has ended and waits to be noticed."""
    try:
        state = Path("/proc", (folder / PROCESS).read_text(), "stat").read_text()
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"
