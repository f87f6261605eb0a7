"""The servers of the front page and of the book: who is let in, and what nobody is shown."""

import http.client
import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from inequalitylab.course.front import FrontPage, Link
from inequalitylab.course.pages import BookServer, FrontServer

Ask = Callable[..., tuple[int, dict[str, str], str]]


def asking(server: ThreadingHTTPServer) -> Ask:
    def ask(path: str, host: str | None = None, method: str = "GET") -> tuple[int, dict[str, str], str]:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        connection.request(method, path, headers={"Host": host} if host else {})
        reply = connection.getresponse()
        answer = (reply.status, dict(reply.headers), reply.read().decode())
        connection.close()
        return answer

    return ask


@pytest.fixture
def front_server() -> Iterator[FrontServer]:
    """A front page behind the key `secret`."""
    with FrontServer(0, token="secret", once="single") as server:
        server.show(
            FrontPage("http://book/", "http://lab/?token=k", (Link("http://a/", "A"),), Path(), True, False)
        )
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def book_server(tmp_path: Path) -> Iterator[BookServer]:
    """A built book of two pages, with something beside it that is no part of it."""
    site = tmp_path / "site"
    (site / "pages").mkdir(parents=True)
    (site / "index.html").write_text("<h1>Book</h1>")
    (site / "pages" / "one.html").write_text("<h1>One</h1>")
    (site / "404.html").write_text("<h1>Not in this book</h1>")
    (tmp_path / "secret.txt").write_text("outside")
    with BookServer(0, site) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def book(book_server: BookServer) -> Ask:
    """What asks the book's server."""
    return asking(book_server)


def test_the_whole_address_shows_the_page(front_server: FrontServer) -> None:
    status, headers, body = asking(front_server)("/secret/")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "http://lab/?token=k" in body
    assert front_server.address == f"http://127.0.0.1:{front_server.server_port}/secret/"


@pytest.mark.parametrize(
    "path", ["/", "/index.html", "/secre/", "/secret", "/Secret/", "/secret/x", "//", "/%00/"]
)
def test_any_other_address_shows_no_key(front_server: FrontServer, path: str) -> None:
    status, _, body = asking(front_server)(path)
    assert status == (200 if path == "/secret" else 404)
    assert ("token=" in body) == (path == "/secret")


def test_the_address_for_the_browsers_command_line_works_once(front_server: FrontServer) -> None:
    ask = asking(front_server)
    status, headers, _ = ask("/single")
    assert (status, headers["Location"]) == (303, "/secret/")
    assert ask("/single")[0] == 404


def test_the_front_page_keeps_to_itself(front_server: FrontServer) -> None:
    _, headers, _ = asking(front_server)("/secret/")
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "Set-Cookie" not in headers
    assert "Access-Control-Allow-Origin" not in headers


def test_a_foreign_name_for_this_computer_is_refused(front_server: FrontServer, book: Ask) -> None:
    assert asking(front_server)("/secret/", host="evil.example:80")[0] == 421
    assert book("/index.html", host="evil.example")[0] == 421


def test_the_style_needs_no_key(front_server: FrontServer) -> None:
    status, headers, _ = asking(front_server)("/front.css")
    assert (status, headers["Content-Type"]) == (200, "text/css; charset=utf-8")


def test_asking_for_the_head_alone_sends_no_body(front_server: FrontServer) -> None:
    assert asking(front_server)("/secret/", method="HEAD")[::2] == (200, "")


def test_the_book_shows_its_pages(book: Ask) -> None:
    assert book("/")[::2] == (200, "<h1>Book</h1>")
    assert book("/pages/one.html")[::2] == (200, "<h1>One</h1>")


@pytest.mark.parametrize(
    "path", ["/pages/", "/nothing", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"]
)
def test_the_book_shows_no_list_and_nothing_outside(book: Ask, path: str) -> None:
    assert book(path)[::2] == (404, "<h1>Not in this book</h1>")


def test_pages_of_the_book_may_talk_to_the_book_alone(book: Ask) -> None:
    policy = book("/")[1]["Content-Security-Policy"]
    assert policy.startswith("default-src 'self' data: blob:")
    assert "http" not in policy


def test_the_page_of_an_area_that_is_being_drawn_says_so(book_server: BookServer, book: Ask) -> None:
    assert book("/areas/leeds.html")[::2] == (404, "<h1>Not in this book</h1>")
    book_server.areas_come = lambda: True
    status, _, body = book("/areas/leeds.html")
    assert status == 503
    assert "This page is being drawn" in body
    assert "<style>" in body and "&gt;" not in body
    assert book("/areas/../x.html")[0] == 404
    assert book("/nothing.html")[0] == 404
