"""A book of two pages and one notebook, to be built again and again; and the whole site, served."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from small_book import write_book

# As a council might host it: not at the root of its server.
SUB_PATH = "/a/sub/path/"


@pytest.fixture
def book(tmp_path: Path, repository: Path) -> Path:
    """A book of its own for one test."""
    return write_book(tmp_path / "book-of-a-test", repository)


@pytest.fixture
def lines() -> list[str]:
    """What the build says."""
    return []


@pytest.fixture
def say(lines: list[str]) -> Callable[[str], None]:
    """Take what the build says."""
    return lines.append


class Quiet(SimpleHTTPRequestHandler):
    """Serves the site under a sub-path."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(SUB_PATH.removesuffix("/")))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    server.shutdown()
