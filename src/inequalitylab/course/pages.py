"""Serve the front page and the book on this computer, each on a port of its own."""

import hmac
import mimetypes
import re
import threading
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from inequalitylab.course import front
from inequalitylab.course.ports import ADDRESS

# Not every computer's own list knows these.
for ending, kind in ((".mjs", "text/javascript"), (".wasm", "application/wasm"), (".js", "text/javascript")):
    mimetypes.add_type(kind, ending)

COMMON_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
AREA_PAGE = re.compile(r"/areas/[a-z0-9-]+\.html")
FRONT_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
BOOK_POLICY = (
    "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)


class _Handler(BaseHTTPRequestHandler):
    """What both servers share: quiet, only for this computer, the same headers everywhere."""

    protocol_version = "HTTP/1.1"
    policy = FRONT_POLICY
    cache = "no-store"

    def log_message(self, format: str, *args: Any) -> None:
        """Write nothing: addresses hold keys."""

    def version_string(self) -> str:
        """Say nothing about versions."""
        return "inequalitylab"

    def end_headers(self) -> None:
        """Add the headers that keep the page to itself."""
        for name, value in COMMON_HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Security-Policy", self.policy)
        self.send_header("Cache-Control", self.cache)
        super().end_headers()

    def is_for_us(self) -> bool:
        """Refuse a name that another site has pointed at this computer."""
        port = self.connection.getsockname()[1]
        return self.headers.get("Host") in (f"{ADDRESS}:{port}", f"localhost:{port}")

    def send_text(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        """Send one whole answer."""
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class _FrontHandler(_Handler):
    """The front page, for whoever has its key; a page that says so for everyone else."""

    server: "FrontServer"

    def do_GET(self) -> None:
        """Answer with the page, its style, or why there is none."""
        server = self.server
        if not self.is_for_us():
            self.send_text(HTTPStatus.MISDIRECTED_REQUEST, "text/plain", b"Wrong address.")
            return
        key, _, page = self.path.removeprefix("/").partition("/")
        if server.use_once(key):
            self.send_response(HTTPStatus.SEE_OTHER)
            self.send_header("Location", f"/{server.token}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path == "/front.css":
            self.send_text(HTTPStatus.OK, "text/css", server.style)
        elif hmac.compare_digest(key.encode(), server.token.encode()) and page == "":
            self.send_text(HTTPStatus.OK, "text/html", server.page)
        else:
            self.send_text(HTTPStatus.NOT_FOUND, "text/html", server.no_key)

    do_HEAD = do_GET  # noqa: N815 (the standard library's name)


class FrontServer(ThreadingHTTPServer):
    """The server of the front page.

    The front page holds the keys to every door, so it is an origin of its own, gives its page only to
    an address that holds the token, and sets no cookie: no page of another door can read it.
    """

    daemon_threads = True

    def __init__(self, port: int, token: str, once: str) -> None:
        super().__init__((ADDRESS, port), _FrontHandler)
        self.token = token
        self.page = b""
        self.no_key = front.no_key_page().encode()
        self.style = front.style().encode()
        self._once = once
        self._unused = {once}
        self._lock = threading.Lock()

    @property
    def address(self) -> str:
        """The one address to print."""
        return f"http://{ADDRESS}:{self.server_port}/{self.token}/"

    @property
    def address_once(self) -> str:
        """An address that leads to the page a single time.

        It is what the browser is started with, since others on this computer can read the command line
        of a program.
        """
        return f"http://{ADDRESS}:{self.server_port}/{self._once}"

    def show(self, page: front.FrontPage) -> None:
        """Set what the front page shows."""
        self.page = front.front_page(page).encode()

    def use_once(self, key: str) -> bool:
        """Say whether this is the key of `address_once`, not used before; it is used up now."""
        with self._lock:
            if key not in self._unused:
                return False
            self._unused.remove(key)
            return True


class _BookHandler(_Handler, SimpleHTTPRequestHandler):
    """The built book: its files, no listing of folders."""

    server: "BookServer"
    policy = BOOK_POLICY
    cache = "no-cache"

    def do_GET(self) -> None:
        """Answer with a file of the book."""
        if self.is_for_us():
            super().do_GET()
        else:
            self.send_text(HTTPStatus.MISDIRECTED_REQUEST, "text/plain", b"Wrong address.")

    do_HEAD = do_GET  # noqa: N815 (the standard library's name)

    def list_directory(self, path: Any) -> None:  # noqa: ARG002
        """Show no folder's contents."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the book's own page for what is not there, or is not there yet."""
        page = Path(self.directory) / "404.html"
        if code == HTTPStatus.NOT_FOUND and self.server.areas_come() and AREA_PAGE.fullmatch(self.path):
            self.send_text(HTTPStatus.SERVICE_UNAVAILABLE, "text/html", self.server.soon)
        elif code == HTTPStatus.NOT_FOUND and page.is_file():
            self.send_text(HTTPStatus.NOT_FOUND, "text/html", page.read_bytes())
        else:
            super().send_error(code, message, explain)


class BookServer(ThreadingHTTPServer):
    """The server of the built book; `areas_come` says whether pages of areas are still being drawn."""

    daemon_threads = True
    areas_come: Callable[[], bool]

    def __init__(self, port: int, site: Path) -> None:
        super().__init__((ADDRESS, port), partial(_BookHandler, directory=str(site)))
        self.areas_come = lambda: False
        self.soon = front.areas_soon_page().encode()


def serve_in_background(server: ThreadingHTTPServer) -> None:
    """Let a server answer while the launcher goes on."""
    threading.Thread(target=server.serve_forever, daemon=True).start()
