"""No page of one door can act in another: each is an origin of its own, with its own key."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.slow

Enter = Callable[..., Any]

ASK = """async ([address, options]) => {
    try {
        const reply = await fetch(address, options);
        return [reply.type, (await reply.text()).length];
    } catch (error) {
        return ["refused", 0];
    }
}"""


@pytest.fixture(params=[True, False], ids=["with the pages' rules", "were the rules absent"])
def in_the_book(request: pytest.FixtureRequest, course: Any, visit: Enter) -> tuple[Page, str]:
    """A page of the book, in a browser that has entered JupyterLab too, and the address of Lab's root."""
    page: Page = visit(course.address, rules=request.param).page
    book = page.get_by_role("link", name="Read the course").get_attribute("href")
    page.get_by_role("link", name="Study and submit").click()
    expect(page.get_by_role("heading", name="Start here")).to_be_visible()
    lab = page.url.split("lab/")[0]
    assert page.request.get(f"{lab}api/contents").ok, "the visitor has entered JupyterLab"
    assert book is not None
    page.goto(book)
    return page, lab


def test_a_page_of_the_book_reads_nothing_in_lab(in_the_book: tuple[Page, str]) -> None:
    page, lab = in_the_book
    for path in ("api/contents", "api/status", "assignments?course_id=inequalitylab", "lab"):
        assert page.evaluate(ASK, [lab + path, {"credentials": "include"}]) == ["refused", 0]
        kind, length = page.evaluate(ASK, [lab + path, {"credentials": "include", "mode": "no-cors"}])
        assert (kind in ("refused", "opaque"), length) == (True, 0)


def test_a_page_of_the_book_changes_nothing_in_lab(course: Any, in_the_book: tuple[Page, str]) -> None:
    page, lab = in_the_book
    form = {
        "method": "POST",
        "mode": "no-cors",
        "credentials": "include",
        "headers": {"Content-Type": "application/x-www-form-urlencoded"},
        "body": "course_id=inequalitylab&assignment_id=E5&_xsrf=guess",
    }
    page.evaluate(ASK, [f"{lab}assignments/fetch", form])
    page.evaluate(ASK, [f"{lab}api/contents", {**form, "body": "{}"}])
    page.evaluate(ASK, [f"{lab}api/kernels", {**form, "body": "{}"}])
    assert not (course.root / "my-work" / "exercises" / "E5").exists()
    assert not (course.root / "my-work" / "Untitled.ipynb").exists()
    assert not (course.root / "my-work" / "untitled.txt").exists()


def test_a_page_of_the_book_opens_no_socket_to_a_kernel(in_the_book: tuple[Page, str]) -> None:
    page, lab = in_the_book
    opened = page.evaluate(
        """address => new Promise(done => {
            let socket;
            try { socket = new WebSocket(address); } catch (error) { done(false); return; }
            socket.onopen = () => done(true);
            socket.onerror = () => done(false);
        })""",
        lab.replace("http:", "ws:") + "api/events/subscribe",
    )
    assert opened is False


def test_a_page_of_the_book_sees_no_cookie_and_no_way_back(
    course: Any, in_the_book: tuple[Page, str]
) -> None:
    page, _ = in_the_book
    assert page.evaluate("document.cookie") == ""
    assert page.evaluate("document.referrer") == ""
    assert page.evaluate(ASK, [course.address, {}]) == ["refused", 0]


def test_a_page_of_the_book_cannot_show_another_door_inside_itself(in_the_book: tuple[Page, str]) -> None:
    page, lab = in_the_book
    page.evaluate(
        """address => {
            const frame = document.createElement("iframe");
            frame.src = address;
            document.body.append(frame);
        }""",
        f"{lab}lab",
    )
    page.wait_for_timeout(1500)
    assert not any("jp-LabShell" in frame.content() for frame in page.frames[1:])
