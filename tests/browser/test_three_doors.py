"""Through the three doors in a real browser: read, explore, study and submit; and nothing goes outside."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.slow

VIEWS = [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")]
Enter = Callable[..., Any]


def faults(page: Page) -> list[str]:
    """Return what axe finds wrong with a page, one line each."""
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {node['html'][:200]}" for fault in found for node in fault["nodes"]]


def is_wider_than_the_window(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_the_front_page_is_for_everyone(course: Any, visit: Enter, width: int, scheme: str) -> None:
    visitor = visit(course.address, width, scheme, rules=False)
    expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
    assert faults(visitor.page) == []
    assert not is_wider_than_the_window(visitor.page)
    assert visitor.outside == []


def test_read_the_course(course: Any, visit: Enter) -> None:
    visitor = visit(course.address)
    page = visitor.page
    page.get_by_role("link", name="Read the course").click()
    expect(page.get_by_role("link", name="Explore my area")).to_have_count(0)
    page.locator('a[href*="notebooks/lessons/09_"]').first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        re.compile("gaps and gradients", re.IGNORECASE)
    )
    expect(page.locator("figure.il-finding").first).to_be_visible()
    assert visitor.outside == []


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_explore_my_area(course: Any, visit: Enter, width: int, scheme: str) -> None:
    visitor = visit(course.address, width, scheme, rules=False)
    page = visitor.page
    page.get_by_role("link", name="Explore my area").click()
    start = page.get_by_role("button", name="Start", exact=True)
    expect(start).to_be_visible()
    assert "token" not in page.url
    assert page.title() == "My area at a glance – Inequality Lab"
    start.click()
    page.get_by_role("textbox", name="Name of your place").fill("Leeds")
    page.get_by_role("radio", name="Leeds (council").check()
    for heading in ("How close do you want to look?", "What is good here?", "People"):
        page.get_by_role("button", name="Continue", exact=True).click()
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    expect(page.locator("figure.il-finding").first).to_be_visible()
    assert faults(page) == []
    assert not is_wider_than_the_window(page)
    assert page.locator(".jp-InputArea-editor, .jp-RenderedText[data-mime-type*=stderr]").count() == 0
    assert visitor.outside == []


def test_workbooks_keep_to_the_rules_of_their_page(course: Any, visit: Enter) -> None:
    visitor = visit(course.address)
    visitor.page.get_by_role("link", name="Explore my area").click()
    expect(visitor.page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    assert visitor.outside == []


def test_there_is_no_file_browser_behind_the_workbooks(course: Any, visit: Enter) -> None:
    page = visit(course.address).page
    page.get_by_role("link", name="Explore my area").click()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    base = page.url.split("voila/render")[0]
    for path in (
        "",
        "login",
        "voila/tree",
        "voila/api/contents",
        "voila/files/w1_my_area_at_a_glance.ipynb",
        "voila/render/..%2Flessons%2F09_gaps_and_gradients.ipynb",
        "voila/render/nothing.ipynb",
    ):
        reply = page.request.get(base + path)
        assert (path, reply.status) == (path, 404)
        assert "This page is not here" in reply.text()


def test_without_its_key_a_workbook_does_not_open(course: Any, visit: Enter) -> None:
    page = visit(course.address).page
    address = page.get_by_role("link", name="Explore my area").get_attribute("href")
    assert address is not None
    stranger = visit(address.split("?")[0]).page
    expect(stranger.get_by_role("heading", name="This page is not here")).to_be_visible()


def open_lab(visitor: Any) -> Page:
    page: Page = visitor.page
    page.get_by_role("link", name="Study and submit").click()
    expect(page.get_by_role("heading", name="Start here")).to_be_visible()
    return page


def test_study_and_submit(course: Any, visit: Enter) -> None:
    visitor = visit(course.address)
    page = open_lab(visitor)
    page.get_by_role("menuitem", name="Nbgrader").click()
    expect(page.get_by_role("menuitem", name="Assignment List")).to_be_visible()
    expect(page.get_by_role("menuitem", name="Formgrader")).to_have_count(0)
    page.get_by_role("menuitem", name="Assignment List").click()

    released = page.locator(".list_item", has_text="E9")
    released.get_by_role("button", name="Fetch").click()
    expect(released.get_by_role("button", name="Submit")).to_be_visible()
    copies = list((course.root / "my-work" / "exercises" / "E9").glob("*.ipynb"))
    assert len(copies) == 1

    released.get_by_role("button", name="Submit").click()
    submitted = page.locator("#submitted_assignments_list")
    expect(submitted).to_contain_text("E9")
    inbound = course.root / "my-class" / "exchange" / "inequalitylab" / "inbound"
    assert [path for path in inbound.iterdir() if "+E9+" in path.name]

    page.goto(page.url.split("/lab")[0] + f"/lab/tree/exercises/E9/{copies[0].name}")
    validate = page.locator(".jp-NotebookPanel-toolbar").get_by_role("button", name="Validate")
    expect(validate).to_be_visible()
    assert visitor.outside == []


def test_lessons_run_in_lab_on_the_courses_own_kernel(course: Any, visit: Enter) -> None:
    visitor = visit(course.address)
    page = open_lab(visitor)
    (lesson,) = (course.root / "my-work" / "lessons").glob("09_*.ipynb")
    page.goto(page.url.split("/lab")[0] + f"/lab/tree/lessons/{lesson.name}")
    expect(page.get_by_text("Python 3 (course) | Idle")).to_be_visible()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    expect(page.locator(".jp-OutputArea-output .il-finding").first).to_be_visible()
    assert visitor.outside == []


def test_students_reach_no_marking_tools(course: Any, visit: Enter) -> None:
    page = open_lab(visit(course.address))
    reply = page.request.get(page.url.split("/lab")[0] + "/formgrader")
    assert reply.status == 404
