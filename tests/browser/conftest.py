"""The course as a person starts it, in a copy of the checkout, and a browser with no network."""

import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
)

# What a start reads; and what spares it a build where this checkout has one that is up to date.
SOURCES = ("_config.yml", "_toc.yml", "CITATION.cff", "pyproject.toml", "uv.lock", "book", "notebooks")
LARGE_SOURCES = ("datasets", "src")
BUILT = ("site", "site.json", "cells.json", "areas", ".jupyter_cache", "html", ".doctrees")
SECONDS_TO_OPEN = 900
# A busy machine is slow, not wrong.
MILLISECONDS_TO_WAIT = 90_000

HERE = re.compile(r"(http|ws)://127\.0\.0\.1[:/]|(data|blob|about|chrome-extension):")


@dataclass
class RunningCourse:
    """A course that was started with the command, and what it said."""

    root: Path
    process: "subprocess.Popen[str]"
    lines: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The one address."""
        (found,) = re.findall(r"http://\S+", "\n".join(self.lines))
        return str(found)

    def family(self) -> list[psutil.Process]:
        """The launcher and every process that it started, kernels included."""
        launcher = psutil.Process(self.process.pid)
        return [launcher, *launcher.children(recursive=True)]

    def stop(self, number: int = signal.SIGINT) -> int:
        """Send a signal and wait for the end."""
        self.process.send_signal(number)
        return self.process.wait(timeout=60)


@contextmanager
def open_course(root: Path, *options: str) -> Iterator[RunningCourse]:
    """Start the course in a checkout and wait until it says its address."""
    main = "import sys; from inequalitylab.cli import main; sys.exit(main())"
    process = subprocess.Popen(
        [sys.executable, "-c", main, "course", "--no-browser", *options],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    course = RunningCourse(root, process)
    too_long = threading.Timer(SECONDS_TO_OPEN, process.kill)
    too_long.start()
    try:
        assert process.stdout is not None
        for line in process.stdout:
            course.lines.append(line.rstrip())
            if line.startswith("Press Ctrl-C"):
                break
        too_long.cancel()
        assert process.poll() is None, "\n".join(course.lines)
        yield course
    finally:
        too_long.cancel()
        if process.poll() is None:
            course.stop()


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory, repository: Path, site: Path) -> Path:
    """A copy of the checkout with its built site, so that no test touches a learner's own folder."""
    assert site.is_dir()
    copy = tmp_path_factory.mktemp("checkout")
    for name in SOURCES + LARGE_SOURCES:
        original = repository / name
        if original.is_dir():
            shutil.copytree(original, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif original.exists():
            shutil.copy2(original, copy / name)
    for name in BUILT:
        original = repository / "_build" / name
        (copy / "_build").mkdir(exist_ok=True)
        if original.is_dir():
            shutil.copytree(original, copy / "_build" / name, symlinks=True)
        elif original.exists():
            shutil.copy2(original, copy / "_build" / name)
    return copy


@pytest.fixture
def start(checkout: Path) -> Callable[..., AbstractContextManager[RunningCourse]]:
    """Start the course once more, in the same checkout."""
    return lambda *options: open_course(checkout, *options)


@pytest.fixture(scope="session")
def course(checkout: Path) -> Iterator[RunningCourse]:
    """The course, open as a learner opens it."""
    with open_course(checkout, "--port", "18100") as running:
        yield running


@dataclass
class Visit:
    """One person's visit: a page, and what it asked for that is not on this machine."""

    page: Page
    outside: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Note every request that leaves, and every one that a page's own rules refused."""
        context.on("request", self._note_request)
        context.on("console", self._note_refusal)

    def _note_request(self, request: Request) -> None:
        if not HERE.match(request.url):
            self.outside.append(request.url)

    def _note_refusal(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.outside.append(message.text)


Enter = Callable[..., Visit]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Enter]:
    """Open an address as a new visitor: width, light or dark, and whether the pages' own rules hold."""
    expect.set_options(timeout=MILLISECONDS_TO_WAIT)
    contexts = []

    def enter(address: str, width: int = 1280, scheme: str = "light", rules: bool = True) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            bypass_csp=not rules,
        )
        contexts.append(context)
        context.set_default_timeout(MILLISECONDS_TO_WAIT)
        visitor = Visit(context.new_page())
        visitor.watch(context)
        visitor.page.goto(address)
        return visitor

    yield enter
    for context in contexts:
        context.close()
