"""Starting a second time, stopping in every way, and the teacher's tools."""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.slow

SECONDS_TO_GO = 20
Start = Callable[..., Any]


def still_running(family: list[psutil.Process]) -> list[str]:
    """Return the commands of those that still run after a moment."""

    def runs(process: psutil.Process) -> bool:
        try:
            return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return False

    deadline = time.monotonic() + SECONDS_TO_GO
    while (left := [process for process in family if runs(process)]) and time.monotonic() < deadline:
        time.sleep(0.2)
    return [str(process) for process in left]


@pytest.mark.parametrize(
    "number", [signal.SIGINT, signal.SIGTERM] + ([signal.SIGHUP] if sys.platform != "win32" else [])
)
def test_every_process_is_stopped(start: Start, number: int) -> None:
    with start("--port", "18200") as second:
        family = second.family()
        assert len(family) >= 4, "the launcher, two servers and a kernel that is kept warm"
        assert second.stop(number) == 0
        assert still_running(family) == []


def test_no_process_outlives_a_launcher_that_was_killed(start: Start) -> None:
    with start("--port", "18200") as second:
        family = second.family()
        second.process.kill()
        second.process.wait()
        assert still_running(family) == []


def test_a_build_stopped_half_way_ends_in_order(checkout: Path, tmp_path: Path) -> None:
    copy = tmp_path / "checkout"
    shutil.copytree(checkout, copy, ignore=shutil.ignore_patterns("_build", "my-work"))
    main = "import sys; from inequalitylab.cli import main; sys.exit(main())"
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", main, "course", "--no-browser", "--port", "18300"],
        cwd=copy,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if "notebooks (" in line:
            break
    time.sleep(1.5)
    launcher = psutil.Process(process.pid)
    family = [launcher, *launcher.children(recursive=True)]
    process.send_signal(signal.SIGINT)
    said.append(process.stdout.read())
    assert process.wait(timeout=60) == 130
    assert "Traceback" not in "".join(said)
    assert said[-1].endswith("Stopped.\n")
    assert still_running(family) == []
    assert not (copy / "_build" / "site").exists()


def test_a_second_start_builds_nothing_and_passes_over_the_first_ones_ports(
    course: Any, start: Start
) -> None:
    with start("--port", "18100") as second:
        assert second.lines[0] == "Port 18100 is in use; taking the next."
        assert any("up to date" in line for line in second.lines)
        assert not any("Exercise set" in line for line in second.lines)
        assert second.address.split("/")[2] != course.address.split("/")[2]


def test_a_teacher_finds_the_marking_tools(start: Start, visit: Any) -> None:
    with start("--port", "18200", "--teacher") as second:
        visitor = visit(second.address)
        page = visitor.page
        expect(page.get_by_role("heading", name="The teacher’s tools are open")).to_be_visible()
        page.get_by_role("link", name="Study and submit").click()
        expect(page.get_by_role("heading", name="Start here")).to_be_visible()
        page.goto(page.url.split("/lab")[0] + "/formgrader")
        for name in ("E5", "E8", "E9"):
            expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()
        assert visitor.outside == []
