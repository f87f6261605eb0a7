"""The order of events: what is said, what is stopped, and that the next try works."""

import signal
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from inequalitylab.course import drawing, launch, processes
from inequalitylab.course.layout import Layout
from inequalitylab.errors import CourseError


class Stage:
    """The launcher with stand-ins for what is slow: the exercises, the book, the two Jupyter servers."""

    def __init__(self, layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
        self.layout = layout
        self.lines: list[str] = []
        self.started: list[processes.Server] = []
        self.book: Callable[[], None] = lambda: None
        monkeypatch.chdir(layout.root)
        monkeypatch.setattr(launch.handout, "refresh", lambda *_: ["A note about the exercises."])
        monkeypatch.setattr(launch, "start_apps", lambda *_: self.start("the workbooks"))
        monkeypatch.setattr(launch, "_start_lab", lambda *_: self.start("JupyterLab"))
        monkeypatch.setattr(launch, "_build_book", lambda *_: self.build())
        monkeypatch.setattr(processes.Server, "answers", lambda _: True)

    def start(self, title: str) -> processes.Server:
        self.layout.logs.mkdir(parents=True, exist_ok=True)
        (self.layout.root / "waiting.py").write_text("import sys; sys.stdin.read()")
        server = processes.start(
            title, "waiting", "", self.layout.logs / title, self.layout.root, {"PATH": ""}
        )
        self.started.append(server)
        return server

    def build(self) -> None:
        self.layout.site.mkdir(parents=True, exist_ok=True)
        (self.layout.site / "index.html").write_text("<h1>Book</h1>")
        self.book()

    def run(self, when_open: Callable[[str], None] = lambda _: None, stop: int = signal.SIGINT) -> int:
        """Open the course, do something with its address, and stop it with a signal."""

        def say(line: str) -> None:
            self.lines.append(line)
            if line.startswith("Press Ctrl-C"):
                threading.Thread(target=go_on).start()

        def go_on() -> None:
            try:
                when_open(self.address)
            finally:
                signal.raise_signal(stop) if sys.platform == "win32" else _send(stop)

        return launch.run(launch.Options(browser=False, port=18010), say)

    @property
    def address(self) -> str:
        (line,) = [line for line in self.lines if "Its front page is" in line]
        return line.split()[-1]

    @property
    def everything_is_stopped(self) -> bool:
        return all(server.process.poll() is not None for server in self.started)


def _send(number: int) -> None:
    import os

    time.sleep(0.1)
    os.kill(os.getpid(), number)


@pytest.fixture
def stage(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """A launcher ready to run."""
    return Stage(layout, monkeypatch)


def test_the_course_opens_at_one_address_and_stops(stage: Stage) -> None:
    pages: list[str] = []
    status = stage.run(lambda address: pages.append(urllib.request.urlopen(address).read().decode()))
    assert status == 0
    assert "Read the course" in pages[0]
    assert "w1_my_area.ipynb?token=" in pages[0]
    assert sum("http://" in line for line in stage.lines) == 1
    assert stage.everything_is_stopped
    assert stage.lines[-1] == "Everything is stopped."


def test_each_step_says_what_and_how_many(stage: Stage) -> None:
    stage.run()
    steps = [line[:6] for line in stage.lines if line[1:6] == " of 4"]
    assert steps == ["1 of 4", "2 of 4", "3 of 4", "4 of 4"]
    assert "        1 of 2: the workbooks" in stage.lines
    assert "        A note about the exercises." in stage.lines


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)])
def test_a_polite_kill_and_a_closed_terminal_stop_everything_too(stage: Stage, number: int) -> None:
    before = signal.getsignal(number)
    assert stage.run(stop=number) == 0
    assert stage.everything_is_stopped
    assert signal.getsignal(number) == before


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_stop_in_the_moment_of_opening_is_a_stop_like_any_other(stage: Stage) -> None:
    import os

    def say(line: str) -> None:
        if line.startswith("Press Ctrl-C"):
            os.kill(os.getpid(), signal.SIGTERM)

    assert launch.run(launch.Options(browser=False, port=18010), say) == 0
    assert stage.everything_is_stopped


def test_a_book_that_cannot_be_built_leaves_nothing_running(stage: Stage) -> None:
    def fail() -> None:
        raise CourseError("The book was not built.")

    stage.book = fail
    with pytest.raises(CourseError, match="The book was not built"):
        stage.run()
    assert len(stage.started) == 2
    assert stage.everything_is_stopped
    stage.book = lambda: None
    assert stage.run() == 0


def test_a_build_stopped_half_way_starts_again(stage: Stage) -> None:
    stage.book = lambda: _send(signal.SIGINT) or time.sleep(5)
    with pytest.raises(KeyboardInterrupt):
        stage.run()
    assert stage.everything_is_stopped
    stage.book = lambda: None
    assert stage.run() == 0


def test_a_port_in_use_is_said_and_passed_over(stage: Stage) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 18010)):
        assert stage.run() == 0
    assert stage.lines[0] == "Port 18010 is in use; taking the next."
    assert ":18011/" in stage.address


def test_no_browser_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[str] = []
    monkeypatch.setattr(launch, "open_browser", lambda address: bool(offered.append(address)))
    say: list[str] = []
    with launch.pages.FrontServer(0, "secret", "single") as server:
        launch._announce(server, True, say.append)
    assert say[1] == "No browser was found here. Copy the address into one on this computer."
    assert offered[0].endswith("/single")


def test_a_server_that_dies_later_is_told_once(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launch, "SECONDS_BETWEEN_LOOKS", 0.02)

    def kill(_: str) -> None:
        stage.started[1].process.kill()
        time.sleep(0.3)

    stage.run(kill)
    told = [line for line in stage.lines if "has stopped" in line]
    assert len(told) == 1
    assert told[0].startswith("JupyterLab has stopped (log: ")


def test_a_checkout_without_workbooks_is_said(stage: Stage) -> None:
    for notebook in Path(stage.layout.workbooks).glob("*"):
        notebook.unlink()
    with pytest.raises(CourseError, match=r"git checkout -- notebooks"):
        stage.run()
    assert stage.started == []


def draw_with(stage: Stage, monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    """Let the pages of areas wait, and a stand-in that ends with this status draw them."""
    (stage.layout.root / "drawing.py").write_text(f"import sys; sys.exit({status})")

    def draw(layout: Layout) -> processes.Server:
        started = processes.start(drawing.TITLE, "drawing", "", layout.logs / "areas.log", layout.root, {})
        stage.started.append(started)
        return replace(started, done=drawing.DONE)

    monkeypatch.setattr(launch, "_areas_wait", lambda _: True)
    monkeypatch.setattr(launch, "_draw_areas", draw)
    monkeypatch.setattr(launch, "SECONDS_BETWEEN_LOOKS", 0.02)


@pytest.mark.parametrize(
    ("status", "said"), [(0, drawing.DONE), (1, "Drawing the pages of areas has stopped")]
)
def test_the_pages_of_areas_are_drawn_once_the_course_is_open(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, status: int, said: str
) -> None:
    draw_with(stage, monkeypatch, status)

    def wait(_: str) -> None:
        deadline = time.monotonic() + 20
        while not any(line.startswith(said) for line in stage.lines) and time.monotonic() < deadline:
            time.sleep(0.02)

    stage.run(wait)
    opened = next(number for number, line in enumerate(stage.lines) if "Its front page is" in line)
    assert opened < stage.lines.index(drawing.NEEDED)
    assert len([line for line in stage.lines if line.startswith(said)]) == 1
    assert stage.everything_is_stopped


def test_pages_of_areas_that_stand_are_not_drawn_again(stage: Stage) -> None:
    stage.run()
    assert drawing.NEEDED not in stage.lines
    assert len(stage.started) == 2
