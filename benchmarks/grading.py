"""Our marking of a class against stock serial `nbgrader autograde`: one run, everything counted.

    python benchmarks/grading.py [--students 24] [--workers 2]

Both mark the same clean submissions of E9: stock in nbgrader's own process with its own steps and a plain
kernel, ours as the command `inequalitylab grade` with isolated kernels. Prints seconds and ratios, also of
processor time, which a busy machine does not blur.
"""

import argparse
import contextlib
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat

from inequalitylab.exercises import sets
from inequalitylab.exercises.course import find_programs, release_sets

ROOT = Path(__file__).resolve().parent.parent
SET = "E9"
FILE = f"{sets.get(SET).notebook}.ipynb"
ACCOUNTS = Path("/sys/fs/cgroup/cpuacct")
STOCK = """
c = get_config()
c.CourseDirectory.course_id = "inequalitylab"
c.CourseDirectory.db_url = "sqlite:///{folder}/gradebook.db"
"""


def class_of(students: int, build: Path) -> None:
    """Hand in the solution for as many students."""
    notebook = nbformat.read(build / "release" / SET / FILE, as_version=4)
    answers = {cell.name: cell.text for cell in sets.public_cells(SET) if cell.kind in ("answer", "written")}
    for cell in notebook.cells:
        text = answers.get(cell.id)
        if text:
            cell.source = re.sub(r"### (BEGIN|END) SOLUTION", "", text)
    for number in range(students):
        folder = build / "submitted" / f"s{number:03}" / SET
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / FILE)


def timed(command: list[str], folder: Path, environment: dict[str, str]) -> tuple[float, float]:
    """Run a command to its end; return seconds by the clock, start of Python and all, and of processors.

    Processor time is not a number (nan) where control groups of version 1 cannot be made.
    """
    group = ACCOUNTS / f"benchmark-{os.getpid()}"
    with contextlib.suppress(OSError):
        group.mkdir()
    enter = f"echo $$ > '{group}/cgroup.procs'; " if group.is_dir() else ""
    started = time.monotonic()
    done = subprocess.run(
        ["/bin/sh", "-c", f'{enter}exec "$@"', "sh", *command],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.monotonic() - started
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    used = math.nan
    if group.is_dir():
        used = int((group / "cpuacct.usage").read_text()) / 1e9
        with contextlib.suppress(OSError):
            group.rmdir()
    return seconds, used


def main() -> None:
    """Mark one class in both ways and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=24)
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    find_programs()
    with tempfile.TemporaryDirectory() as scratch:
        build, stock = Path(scratch, "build"), Path(scratch, "stock")
        os.environ["INEQUALITYLAB_NBGRADER"] = str(build)
        release_sets(ROOT, Path(scratch, "exchange"))
        class_of(arguments.students, build)
        stock.mkdir()
        shutil.copytree(build / "submitted", stock / "submitted")
        shutil.copytree(ROOT / "notebooks" / "exercises" / "source", stock / "source")
        shutil.copy(build / "gradebook.db", stock / "gradebook.db")
        (stock / "nbgrader_config.py").write_text(STOCK.format(folder=stock))
        ours = [
            str(Path(sys.executable).parent / "inequalitylab"),
            "grade",
            SET,
            "--workers",
            str(arguments.workers),
        ]
        program = str(Path(sys.executable).parent / "nbgrader")
        rows = {
            "stock nbgrader autograde": timed([program, "autograde", SET], stock, {}),
            "inequalitylab grade, isolated": timed(ours, ROOT, {}),
            "inequalitylab grade, nothing changed": timed(ours, ROOT, {}),
        }
    first = next(iter(rows.values()))
    print(
        f"{arguments.students} clean submissions of {SET}, {arguments.workers} workers, {os.cpu_count()} "
        f"cores; seconds by the clock, each, ratio; seconds of processors, each, ratio"
    )
    for name, (seconds, used) in rows.items():
        print(
            f"{name:38} {seconds:7.1f} {seconds / arguments.students:6.2f} {seconds / first[0]:5.2f} x "
            f"{used:7.1f} {used / arguments.students:6.2f} {used / first[1]:5.2f} x"
        )


if __name__ == "__main__":
    main()
