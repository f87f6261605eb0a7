"""A class marked by workers elsewhere: only over a safe line, and the same marks when one of them is lost."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from classroom import answered, solution
from skipping import skip_or_fail

from inequalitylab.errors import CourseError
from inequalitylab.exercises import sets
from inequalitylab.exercises.course import release_sets
from inequalitylab.grading.cluster import CERTIFICATES, check_address

SET = "E9"
FILE = f"{sets.get(SET).notebook}.ipynb"
# Starts two workers, says where, and kills one when it is told to.
CLUSTER = """
import os, signal, sys
from distributed import LocalCluster
from distributed.security import Security
if __name__ == "__main__":
    with LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", protocol="tls", security=Security(),
        dashboard_address=None,
    ) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.readline()
        os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
        print("killed", flush=True)
        sys.stdin.readline()
"""


@pytest.mark.parametrize(
    "address", ["tls://10.0.0.1:8786", "tcp://127.0.0.1:8786", "localhost:8786", "tcp://[::1]:8786"]
)
def test_a_line_that_nobody_else_can_read_is_taken(address: str) -> None:
    check_address(address)


@pytest.mark.parametrize(
    "address", ["tcp://10.0.0.1:8786", "scheduler.example:8786", "ws://127.0.0.1:8786", "ucx://10.0.0.1:1"]
)
def test_an_open_line_is_refused_with_how_to_close_it(address: str) -> None:
    with pytest.raises(CourseError, match=re.escape("openssl req -x509")):
        check_address(address)


@pytest.mark.parametrize("address", ["", "tls://", "tls://host", "tcp://host:port"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(CourseError, match="no scheduler's address"):
        check_address(address)


def certificates(folder: Path) -> dict[str, str]:
    """Do as the message says, and return the environment."""
    [make] = [line for line in CERTIFICATES.splitlines() if "openssl" in line and line.startswith(" ")]
    quick = make.replace("rsa:4096", "rsa:2048")
    subprocess.run(quick, shell=True, cwd=folder, check=True, capture_output=True)
    exports = "\n".join(line for line in CERTIFICATES.splitlines() if re.match(r" +(export|for|done)", line))
    shown = subprocess.run(
        ["bash", "-c", f"{exports}\nenv"], cwd=folder, check=True, capture_output=True, text=True
    )
    pairs = (line.partition("=") for line in shown.stdout.splitlines() if line.startswith("DASK_"))
    return {name: value for name, _, value in pairs}


@pytest.mark.slow
def test_the_marks_are_the_same_when_a_worker_is_lost(
    isolating: None,  # noqa: ARG001 (a machine that cannot isolate goes no further)
    repository: Path,
    tmp_path: Path,
) -> None:
    if shutil.which("openssl") is None:
        skip_or_fail("openssl is not installed: sudo apt-get install openssl.")
    build = tmp_path / "build"
    environment = {
        **os.environ,
        **certificates(tmp_path),
        "INEQUALITYLAB_NBGRADER": str(build),
        "PYTHONUNBUFFERED": "1",
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INEQUALITYLAB_NBGRADER", str(build))
        release_sets(repository, tmp_path / "exchange")
    right = solution(SET)
    known = {"right": 15, "blank": 0}
    known |= {wrong.says: 15 - len(wrong.lost) for wrong in sets.wrong_answers(SET)[:6]}
    answers = {wrong.says: {**right, **wrong.code} for wrong in sets.wrong_answers(SET)[:6]}
    for student in known:
        folder = build / "submitted" / student / SET
        folder.mkdir(parents=True)
        shutil.copyfile(build / "release" / SET / FILE, folder / FILE)
        answered(folder / FILE, answers.get(student, right if student == "right" else {}))
    (tmp_path / "cluster.py").write_text(CLUSTER)
    piped = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "env": environment}
    with subprocess.Popen([sys.executable, tmp_path / "cluster.py"], **piped) as cluster:
        try:
            address = cluster.stdout.readline().strip()
            assert address.startswith("tls://127.0.0.1:")
            program = Path(sys.executable).parent / "inequalitylab"
            with subprocess.Popen(
                [program, "grade", SET, "--scheduler", address], cwd=repository, **piped
            ) as grade:
                said = [grade.stdout.readline(), grade.stdout.readline()]
                assert "2 of 8" in said[-1]
                cluster.stdin.write("\n")
                cluster.stdin.flush()
                assert cluster.stdout.readline() == "killed\n"
                said += grade.stdout.readlines()
            assert grade.returncode == 0, said
        finally:
            cluster.communicate("\n", timeout=60)
    assert sum("graded;" in line for line in said) == 8
    report = (build / "reports" / f"{SET}.csv").read_text(encoding="utf-8-sig").splitlines()
    marks = {row.split(",")[0]: float(row.split(",")[2]) for row in report[1:]}
    assert marks == known
