"""My area at a glance in a real browser: by keyboard alone, for two people at once, and over a restart."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from workbooks_alone import Keyboard, copied, faults, free_port, heading_of, serving

pytestmark = pytest.mark.slow

NOTEBOOK = "w1_my_area_at_a_glance.ipynb"
PAUSE = 700
Enter = Callable[..., Any]


@pytest.fixture(scope="module")
def workbook(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of W1, on a server of its own."""
    with serving(copied(repository, tmp_path_factory.mktemp("w1")), NOTEBOOK, free_port()) as address:
        yield address


def test_from_start_to_end_by_keyboard_alone(workbook: str, visit: Enter) -> None:
    visitor = visit(workbook, rules=False)
    page: Page = visitor.page
    keys = Keyboard(page)
    expect(heading_of(page, "Welcome")).to_be_visible()
    expect(page.get_by_role("banner")).to_contain_text("My area at a glance")
    expect(page).to_have_title("My area at a glance – Inequality Lab")
    keys.go_on("Which place?", "Start")
    expect(page).to_have_title("Which place? – My area at a glance – Inequality Lab")
    keys.write("Name of your place", "Chapeltown")
    expect(page.get_by_role("alert")).to_contain_text("2 places fit. Choose yours.")
    expect(page.get_by_role("img", name="Map of England with 2 numbered places")).to_be_visible()
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    assert faults(page) == []
    keys.to("1. Chapeltown")
    page.keyboard.press("Space")
    # A choice is on its way to the program while the next key is pressed: people are slower too.
    page.wait_for_timeout(PAUSE)
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(PAUSE)
    expect(page.get_by_role("radio", name="2. Chapel Allerton South")).to_be_checked()
    keys.go_on("How close do you want to look?")
    expect(page.get_by_role("combobox", name="Which part?")).to_be_visible()
    assert faults(page) == []
    keys.go_on("What is good here?")
    keys.write("What is good in Chapel Allerton South", "Our park")
    keys.go_on("People")
    expect(page.get_by_text("Our park")).to_be_visible()
    keys.press("The numbers as a table")
    expect(page.get_by_role("table").first).to_be_visible()
    assert faults(page) == []
    keys.go_on("Deprivation")
    assert faults(page) == []
    keys.go_on("Show or skip?")
    keys.to("Show the figures")
    page.keyboard.press("Space")
    expect(page.get_by_role("radio", name="Show the figures")).to_be_checked()
    keys.go_on("How long people live")
    keys.go_on("Teeth")
    assert faults(page) == []
    keys.go_on("Beside others")
    keys.to("England")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("alert")).to_contain_text("Now beside: Councils like it.")
    expect(page.get_by_role("heading", name="Why these councils?")).to_be_visible()
    assert faults(page) == []
    keys.go_on("What is missing")
    assert faults(page) == []
    keys.go_on("Talk about it")
    keys.write("What looks wrong?", "The count of people")
    keys.go_on("Your page to take away")
    assert faults(page) == []
    keys.to("Save as a web page")
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    assert saved.value.suggested_filename.endswith("at a glance.html")
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    assert "Our park" in text
    assert "The count of people" in text
    keys.to("Save my area in a file")
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    assert "Our park" in Path(saved.value.path()).read_text(encoding="utf-8")
    keys.to("open “Tell the story” in another tab")
    with page.context.expect_page() as other:
        page.keyboard.press("Enter")
    expect(other.value.get_by_role("banner")).to_contain_text("Tell the story")
    page.bring_to_front()
    keys.go_on("Delete everything?", "Delete everything")
    keys.go_on("Welcome", "Yes, delete everything")
    expect(page.get_by_text("Our park")).to_have_count(0)
    assert visitor.outside == []


def test_enter_leads_to_the_choices_or_chooses_the_only_one(workbook: str, visit: Enter) -> None:
    page: Page = visit(workbook).page
    keys = Keyboard(page)
    expect(heading_of(page, "Welcome")).to_be_visible()
    keys.go_on("Which place?", "Start")
    # Typed at once, so that the last letters come after Enter.
    keys.write("Name of your place", "Chapeltown\n")
    expect(page.get_by_role("radio", name="1. Chapeltown (neighbourhood in Sheffield)")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("2 places fit. Choose yours.")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    # What comes within a second of Enter counts as typed before it: nobody is back in the box so soon.
    page.wait_for_timeout(2 * PAUSE)
    page.get_by_role("textbox", name="Name of your place").focus()
    page.keyboard.type("Chapeltown, Leeds\n")
    expect(page.get_by_role("alert")).to_contain_text("You chose Chapel Allerton South & Chapeltown")
    expect(page.get_by_role("radio", checked=True)).to_have_count(1)
    expect(page.get_by_role("button", name="Continue", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(heading_of(page, "How close do you want to look?")).to_be_focused()


def test_another_place_from_a_late_screen_by_keyboard_alone(workbook: str, visit: Enter) -> None:
    page: Page = visit(workbook, rules=False).page
    keys = Keyboard(page)
    choose(page, "Leeds", "1. Leeds (council")
    expect(page.get_by_role("button", name="Change place")).to_have_count(0)
    keys.go_on("What is good here?")
    keys.write("What is good in Leeds?", "Our park")
    keys.go_on("People")
    keys.go_on("Which place?", "Change place")
    assert faults(page) == []
    keys.write("Name of your place", "York")
    # The choices are drawn again with each letter.
    page.wait_for_timeout(PAUSE)
    page.get_by_role("radio", name="1. York (council").check()
    page.wait_for_timeout(PAUSE)
    keys.go_on("How close do you want to look?")
    keys.go_on("What is good here?")
    keys.press("Use what I wrote about Leeds")
    expect(page.get_by_role("textbox", name="What is good in York?")).to_have_value("Our park")
    assert faults(page) == []
    keys.go_on("People")
    expect(page.get_by_role("alert")).to_contain_text("All cards are about York now.")
    expect(page.get_by_role("heading", name="What you said is good in York")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (320, "light")])
def test_a_phone_and_a_page_at_four_hundred_per_cent(
    workbook: str, visit: Enter, width: int, scheme: str
) -> None:
    # 1280 pixels at 400% leave a page 320 pixels wide.
    page: Page = visit(workbook, width, scheme, rules=False).page
    keys = Keyboard(page)
    expect(heading_of(page, "Welcome")).to_be_visible()
    keys.go_on("Which place?", "Start")
    page.get_by_role("textbox", name="Name of your place").fill("Leeds")
    page.get_by_role("radio", name="1. Leeds (council").check()
    for heading in ("How close do you want to look?", "What is good here?", "People", "Deprivation"):
        keys.go_on(heading)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), heading
    assert faults(page) == []


def choose(page: Page, place: str, label: str) -> None:
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_role("textbox", name="Name of your place").fill(place)
    page.get_by_role("radio", name=label).check()
    page.get_by_role("button", name="Continue", exact=True).click()
    expect(heading_of(page, "How close do you want to look?")).to_be_visible()


def test_two_people_at_once_do_not_see_each_other(workbook: str, visit: Enter) -> None:
    first, second = visit(workbook).page, visit(workbook).page
    choose(first, "Leeds", "1. Leeds (council")
    first.get_by_role("button", name="Continue", exact=True).click()
    first.get_by_role("textbox", name=re.compile("^What is good in")).fill("A park of ours")
    choose(second, "York", "1. York (council")
    first.get_by_role("button", name="Continue", exact=True).click()
    expect(first.get_by_role("heading", name="What you said is good in Leeds")).to_be_visible()
    second.get_by_role("button", name="Continue", exact=True).click()
    expect(second.get_by_role("textbox", name=re.compile("^What is good in"))).to_have_value("")
    expect(second.get_by_text("A park of ours")).to_have_count(0)


def test_after_a_restart_the_saved_file_brings_everything_back(
    repository: Path, visit: Enter, tmp_path: Path
) -> None:
    layout, port, file = copied(repository, tmp_path / "apps"), free_port(), tmp_path / "mine.json"
    with serving(layout, NOTEBOOK, port) as address:
        page: Page = visit(address).page
        choose(page, "Chapeltown, Leeds", "Chapel Allerton South")
        page.get_by_role("button", name="Pause", exact=True).click()
        with page.expect_download() as saved:
            page.get_by_role("link", name="Save my area.json").click()
        saved.value.save_as(file)
    with serving(layout, NOTEBOOK, port) as address:
        page = visit(address).page
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Open my saved choices").click()
        chooser.value.set_files(file)
        expect(page.get_by_role("status")).to_contain_text("mine.json")
        page.get_by_role("button", name="Start", exact=True).click()
        expect(heading_of(page, "Which place?")).to_be_visible()
        expect(page.get_by_role("radio", name="Chapel Allerton South")).to_be_checked()
