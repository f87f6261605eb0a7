"""Kernels forked by one server share nothing, have no rights, and end with whoever asked for them."""

import functools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_isolation import left_behind, run, said

from inequalitylab.grading import warm
from inequalitylab.grading.execute import RECORD

pytestmark = pytest.mark.usefixtures("isolating")

WRITES_WHERE_IT_CAN = """
import os
mounts = dict(line.split()[1:4:2] for line in open('/proc/self/mounts'))
written = []
for folder, options in mounts.items():
    try:
        open(os.path.join(folder, 'a-message'), 'w').write('the answer')
        written.append(folder)
    except OSError:
        assert 'ro' in options.split(',') or folder.startswith(('/proc', '/dev/', '/tmp/')), folder
print(written)
"""
LOOKS_EVERYWHERE = """
import os
mounts = [line.split()[1] for line in open('/proc/self/mounts')]
print([folder for folder in mounts if os.path.exists(os.path.join(folder, 'a-message'))])
"""
RIGHTS = "print(open('/proc/self/status').read())"
GETS_OUT = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
print([libc.unshare(1 << 28), libc.unshare(1 << 17), libc.umount2(b'/tmp', 2), libc.chroot(b'/tmp')])
"""


@pytest.fixture(scope="module")
def server(isolating: None) -> Iterator[Path]:  # noqa: ARG001
    with warm.serving():
        folder = warm.server_folder()
        assert folder is not None
        yield folder


def test_two_kernels_share_nothing(server: Path, tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("a\n1\n")
    draw = "import numpy as np; print(np.random.rand())"
    first = run([WRITES_WHERE_IT_CAN, draw, "assert True"], tmp_path)
    (tmp_path / "data.csv").unlink()
    second = run([LOOKS_EVERYWHERE, draw, "import os; print(os.getpid(), os.listdir('.'))"], tmp_path)
    written = said(first.cells[0])
    assert {part for part in eval(written) if "warm" not in part} == {"/tmp", "/marking", "/dev/shm"}
    assert said(second.cells[0]) == "[]\n"
    assert said(first.cells[1]) != said(second.cells[1])
    # The second process of its own tree: it was forked, and has nobody else's to look at.
    assert said(second.cells[2]) == "2 []\n"
    assert list(server.glob("marking-*")) == []


def test_a_kernel_has_no_rights_and_gets_none(server: Path, tmp_path: Path) -> None:
    del server
    done = run([RIGHTS, GETS_OUT, "assert True"], tmp_path)
    status = dict(line.split(":\t", 1) for line in said(done.cells[0]).splitlines() if ":\t" in line)
    assert {status[name] for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")} == {"0" * 16}
    assert status["NoNewPrivs"] == "1"
    assert "0" not in status["Uid"].split()
    # No new mounts, nothing uncovered, no other root; a user namespace alone gives nothing of the outside.
    assert said(done.cells[1]).strip("[]\n").split(", ")[1:] == ["-1", "-1", "-1"]


def test_without_a_server_that_answers_bubblewrap_starts_the_kernel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    # The address of a socket must be short.
    dead = Path(tempfile.mkdtemp(prefix="marking-", dir="/tmp"))
    request.addfinalizer(functools.partial(shutil.rmtree, dead))
    # Its process has ended, so nobody waits for it.
    (dead / "process").write_text("0")
    monkeypatch.setenv(warm.VARIABLE, str(dead))
    done = run(["print('runs')", "assert True"], tmp_path)
    assert said(done.cells[0]) == "runs\n"
    assert done.metadata[RECORD]["stopped"] == ""


@pytest.mark.slow
def test_a_killed_marker_takes_server_and_kernels_along(repository: Path, tmp_path: Path) -> None:
    program = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from test_isolation import run
from inequalitylab.exercises.course import find_programs
from inequalitylab.grading import warm
find_programs()
with warm.serving():
    print(warm.server_folder(), flush=True)
    run(["import time; time.sleep(600)", "assert True"], Path({str(tmp_path)!r}))
"""
    marker = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=repository
    )
    assert marker.stdout is not None
    folder = marker.stdout.readline().strip()

    def running() -> list[str]:
        """Processes that have the folder in their command, or were forked by one that has."""
        return [
            entry.name
            for entry in Path("/proc").iterdir()
            if entry.name.isdigit() and folder.encode() in _command(entry)
        ]

    def until(wanted: bool) -> bool:
        for _ in range(600):
            if (len(running()) >= 5) == wanted and (wanted or running() == []):
                return True
            time.sleep(0.1)
        return False

    # bubblewrap, its own first process, the server, the kernel's first process, the kernel.
    assert until(True), running()
    marker.send_signal(signal.SIGKILL)
    marker.wait()
    marker.stdout.close()
    assert until(False), running()
    for left in left_behind():
        assert f"-{os.getpid()}-" not in left


def _command(entry: Path) -> bytes:
    try:
        return (entry / "cmdline").read_bytes()
    except OSError:
        return b""
