"""W4 in a real browser: by keyboard alone, with large files, two people at once, and after a restart."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from workbooks_alone import copied, faults, free_port, serving

from inequalitylab.course.layout import Layout

pytestmark = pytest.mark.slow

WORKBOOK = "w4_bring_your_own_survey.ipynb"
SECRET = "Zebedee Quillfeather"
MEGABYTE = 1024 * 1024
# A large file on a busy machine is slow, not wrong.
MILLISECONDS_FOR_A_LARGE_FILE = 300_000
VIEWS = ((1280, "dark"), (360, "light"), (1280, "light"), (360, "dark"))
Enter = Callable[..., Any]


@dataclass(frozen=True)
class Apps:
    """A running server of workbooks, and the address of this one."""

    layout: Layout
    address: str

    def says(self, text: str) -> list[str]:
        """Return the names of the files that the server wrote with this text in them."""
        files = [path for path in self.layout.root.rglob("*") if path.is_file()]
        return [path.name for path in files if text.encode() in path.read_bytes()]


@contextmanager
def serve(layout: Layout, port: int) -> Iterator[Apps]:
    """Start the workbooks' server alone, as the course does.

    This workbook is not kept warm: its kernel must start with what the browser says of a proxy.
    """
    with serving(layout, WORKBOOK, port, warm=False) as address:
        yield Apps(layout, address)


@pytest.fixture(scope="module")
def apps(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[Apps]:
    with serve(copied(repository, tmp_path_factory.mktemp("apps")), free_port()) as running:
        yield running


class Hands:
    """A person at a keyboard: they tab, type and press, and never touch the mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page
        # Choosers are caught from here on: to ask for that at the key press may be too late.
        page.on("filechooser", lambda _: None)
        self.heading = page.locator("main h2").first
        expect(self.heading).to_be_visible()

    def at(self, name: str) -> None:
        """Go on with Tab until something of this name has the focus."""
        for _ in range(90):
            self.page.keyboard.press("Tab")
            if name in self.page.evaluate(
                "(e => e === document.body ? '' :"
                " [e.labels?.[0]?.innerText, e.getAttribute('aria-label'), e.innerText].join(' '))"
                "(document.activeElement)"
            ):
                return
        raise AssertionError(f"No way by Tab to '{name}'.")

    def press(self, name: str) -> None:
        """Press a button or a link."""
        self.at(name)
        self.page.keyboard.press("Enter")

    def tick(self, first: str, key: str = "Space") -> None:
        """Choose from a group of choices with one key: the first itself, the one below, or the last (up)."""
        self.at(first)
        self.page.keyboard.press(key)

    def on(self, to: str, button: str = "Continue") -> None:
        """Go on, and see the next heading have the focus."""
        self.press(button)
        self.arrives(to)

    def arrives(self, to: str) -> None:
        """See a heading, and that the focus is there."""
        expect(self.heading).to_have_text(to)
        self.page.wait_for_function("document.activeElement.tagName === 'H2'")

    def choose_file(self, button: str, name: str, content: bytes) -> None:
        """Choose a file with the computer's own chooser."""
        self.at(button)
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Enter")
        kind = "application/json" if name.endswith(".json") else "text/csv"
        chooser.value.set_files({"name": name, "mimeType": kind, "buffer": content})
        here = self.page.get_by_role("alert").filter(has_text="The file is here.")
        expect(here).to_be_visible(timeout=MILLISECONDS_FOR_A_LARGE_FILE)

    def saves(self, link: str) -> bytes:
        """Press a link that saves, and return the file."""
        self.at(link)
        with self.page.expect_download() as saved:
            self.page.keyboard.press("Enter")
        return Path(saved.value.path()).read_bytes()


def looks_right(page: Page) -> None:
    """See that axe finds nothing and that the page is no wider than its window."""
    assert faults(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_the_practice_survey_by_keyboard_alone(
    apps: Apps, visit: Enter, sampled: Callable[..., list[tuple[int, str]]]
) -> None:
    for width, scheme in sampled(VIEWS, 1):
        practise(apps, visit, width, scheme)


def practise(apps: Apps, visit: Enter, width: int, scheme: str) -> None:
    """Go through the practice survey from start to end, and look at each screen."""
    visitor = visit(apps.address, width, scheme, rules=False)
    page = visitor.page
    hands = Hands(page)
    looks_right(page)
    hands.tick("Practise with a made-up survey")
    for heading in (
        "What is in the file",
        "What could tell who a person is?",
        "What means no answer?",
        "Clean the answers",
    ):
        hands.on(heading)
        looks_right(page)
    hands.on("Could a gap tell something?", "Clean them")
    looks_right(page)
    hands.on("Do some answers belong together?")
    looks_right(page)
    hands.on("What do you want to count?")
    hands.at("What do you want to count?")
    page.keyboard.press("c")
    hands.at("Split it by groups?")
    page.keyboard.press("t")
    hands.press("Add this table")
    expect(page.get_by_role("alert")).to_contain_text("Your list has 1 table.")
    looks_right(page)
    hands.press("Remove the table “Could you get an NHS appointment?, by Teeth pain in the last month”")
    expect(page.get_by_role("alert")).to_contain_text("Removed.")
    expect(page.get_by_role("heading", name="Your list of tables")).to_be_focused()
    hands.press("Add this table")
    expect(page.get_by_role("alert")).to_contain_text("Your list has 1 table.")
    hands.on("Weights: off or on?")
    looks_right(page)
    hands.tick("no weights", "ArrowDown")
    hands.on("The true shares")
    looks_right(page)
    hands.on("Make safe tables")
    looks_right(page)
    hands.on("Your tables", "Make the tables")
    expect(page.get_by_text("MADE UP")).to_be_visible()
    assert page.get_by_role("table").count() == 1
    looks_right(page)
    hands.on("Could this harm someone?")
    hands.press("Continue")
    page.wait_for_function("document.activeElement.classList.contains('il-problem')")
    expect(page.get_by_role("alert")).to_contain_text("Choose one answer first.")
    looks_right(page)
    hands.tick("We talked about it")
    hands.on("Take it away")
    looks_right(page)
    assert b"Convenience sample" in hands.saves("Table 1")
    assert b"MADE UP" in hands.saves("How it was done")
    assert b"safe totals" in hands.saves("To go on")
    hands.press("Back")
    hands.arrives("Could this harm someone?")
    hands.press("Delete everything")
    hands.arrives("Delete everything?")
    looks_right(page)
    hands.press("Yes, delete everything")
    hands.arrives("Practise, or use your own survey?")
    expect(page.get_by_role("alert")).to_contain_text("Everything is deleted.")
    assert visitor.outside == []


def survey_of(replies: int, filling: int = 0) -> bytes:
    """Return a made-up survey with a name in each row, and a column that only fills it up."""
    out = io.StringIO()
    out.write("Full name,Area,Saw a dentist?,Notes\n")
    for number in range(replies):
        area, seen = ("North", "South", "East")[number % 3], ("Yes", "No")[number % 7 < 3]
        name = SECRET + "abcdefghij"[number % 10] * (number // 10 % 9)
        out.write(f"{name},{area},{seen},{'x' * filling}{number}\n")
    return out.getvalue().encode()


def to_the_file(hands: Hands) -> None:
    """Go to where an own survey is chosen."""
    hands.tick("Practise with a made-up survey", "ArrowDown")
    hands.on("May you use these answers?")
    hands.tick("People know what their answers are for")
    hands.on("Choose your survey")


def test_an_own_survey_leaves_no_trace_and_no_other_person_sees_it(apps: Apps, visit: Enter) -> None:
    mine, theirs = visit(apps.address), visit(apps.address)
    hands, other = Hands(mine.page), Hands(theirs.page)
    to_the_file(hands)
    hands.choose_file("Choose the survey file", f"{SECRET}.csv", survey_of(90))
    hands.on("What is in the file")
    expect(mine.page.get_by_text("90 replies")).to_be_visible()
    hands.on("What could tell who a person is?")
    expect(mine.page.get_by_role("row", name="Full name")).to_be_visible()
    to_the_file(other)
    expect(theirs.page.get_by_text("90 replies")).to_have_count(0)
    hands.press("Pause")
    hands.arrives("Pause and come back")
    saved = hands.saves("Save our survey to go on.json")
    assert SECRET.encode() not in saved
    hands.press("Delete everything")
    hands.press("Yes, delete everything")
    hands.arrives("Practise, or use your own survey?")
    stored = mine.page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, document.body.innerHTML])"
    )
    assert SECRET not in stored
    assert mine.page.evaluate("indexedDB.databases().then(all => all.length)") == 0
    assert apps.says(SECRET) == []
    assert mine.outside == theirs.outside == []


def test_doubtful_rows_and_answers_are_asked_about(apps: Apps, visit: Enter) -> None:
    page = visit(apps.address, 360, "dark", rules=False).page
    hands = Hands(page)
    to_the_file(hands)
    rows = [f"{20 + n if n % 40 else 812},{('North', 'South')[n % 2]},{n % 7 or ''}" for n in range(90)]
    hands.choose_file(
        "Choose the survey file", "a.csv", "\n".join(["Age,Area,Pain", *rows, rows[1]]).encode()
    )
    hands.on("What is in the file")
    hands.on("What could tell who a person is?")
    hands.on("Rows that are the same")
    expect(page.get_by_role("radio", name="Keep all rows")).to_be_checked()
    hands.press("Which rows are they?")
    expect(page.get_by_text("Rows 3 and 92")).to_be_visible()
    looks_right(page)
    hands.on("Clean the answers")
    hands.on("Answers that cannot be", "Clean them")
    expect(page.get_by_role("checkbox", name="leave out 3 answers not from 0 to 120")).to_be_checked()
    looks_right(page)
    hands.on("About your survey")
    hands.at("What is the survey called?")
    page.keyboard.type("Doubts")
    hands.at("Who was asked")
    page.keyboard.type("Adults in a town, March 2026")
    hands.on("How did people come to reply?")
    hands.tick("A random draw", "ArrowUp")
    hands.on("Could a gap tell something?")
    expect(page.get_by_role("checkbox", name="Pain")).not_to_be_checked()
    looks_right(page)


def test_quick_keys_do_not_overtake_a_choice_and_a_second_press_does_nothing(
    apps: Apps, visit: Enter
) -> None:
    """Two changes of a choice at once: the page keeps the second back until the first is answered."""
    page = visit(apps.address, rules=False).page
    hands = Hands(page)
    page.evaluate(
        """() => {
          const choices = document.querySelectorAll("main input[type=radio]");
          choices[1].click();
          choices[0].click();
          const buttons = [...document.querySelectorAll("main button")];
          const go = buttons.find((button) => button.innerText.trim() === "Continue");
          go.click();
          go.click();
        }"""
    )
    hands.arrives("What is in the file")
    hands.on("What could tell who a person is?")


def test_ten_megabytes_open_and_eleven_are_refused_with_advice(apps: Apps, visit: Enter) -> None:
    page = visit(apps.address).page
    page.set_default_timeout(MILLISECONDS_FOR_A_LARGE_FILE)
    hands = Hands(page)
    to_the_file(hands)
    row = len(survey_of(1, 900)) - len(survey_of(0))
    hands.choose_file("Choose the survey file", "large.csv", survey_of(11 * MEGABYTE // row + 1, 900))
    hands.press("Continue")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("the largest is 10 MB", timeout=MILLISECONDS_FOR_A_LARGE_FILE)
    expect(alert).to_contain_text("11.")
    large = survey_of(10 * MEGABYTE // row - 150, 900)
    assert 9.8 * MEGABYTE < len(large) <= 10 * MEGABYTE
    hands.choose_file("Choose the survey file", "large.csv", large)
    hands.press("Continue")
    expect(hands.heading).to_have_text("What is in the file", timeout=MILLISECONDS_FOR_A_LARGE_FILE)


def test_behind_a_proxy_it_stops_and_says_why(apps: Apps, visit: Enter) -> None:
    page = visit("about:blank").page
    page.set_extra_http_headers({"X-Forwarded-For": "192.0.2.7"})
    page.goto(apps.address)
    expect(page.get_by_role("heading", name="This workbook stops here")).to_be_visible()
    expect(page.get_by_text("through a proxy")).to_be_visible()
    expect(page.get_by_role("button", name="Continue")).to_have_count(0)


def test_a_page_left_alone_blanks_and_comes_back(apps: Apps, visit: Enter) -> None:
    page = visit("about:blank").page
    page.clock.install()
    page.goto(apps.address)
    hands = Hands(page)
    hands.tick("Practise with a made-up survey")
    page.clock.fast_forward("05:30")
    back = page.get_by_role("button", name="Show the page again")
    expect(back).to_be_focused()
    expect(hands.heading).not_to_be_visible()
    page.keyboard.press("Enter")
    expect(hands.heading).to_be_visible()
    expect(page.get_by_role("radio", name="Practise with a made-up survey")).to_be_checked()


def test_after_a_restart_the_page_says_so_and_saved_choices_come_back(
    tmp_path: Path, repository: Path, visit: Enter
) -> None:
    layout, port = copied(repository, tmp_path), free_port()
    with serve(layout, port) as first:
        page = visit(first.address).page
        hands = Hands(page)
        to_the_file(hands)
        hands.choose_file("Choose the survey file", "a.csv", survey_of(90))
        hands.on("What is in the file")
        hands.on("What could tell who a person is?")
        hands.at("Area")
        page.keyboard.press("Space")
        hands.press("Pause")
        hands.arrives("Pause and come back")
        saved = hands.saves("Save our survey to go on.json")
    expect(page.get_by_role("alert").filter(has_text="stopped or started again")).to_be_visible()
    with serve(layout, port) as second:
        page = visit(second.address).page
        hands = Hands(page)
        hands.tick("Practise with a made-up survey", "ArrowUp")
        hands.on("May you use these answers?")
        hands.tick("People know what their answers are for")
        hands.on("Open the file you saved")
        hands.choose_file("Choose the file you saved", "to go on.json", saved)
        hands.on("Choose your survey")
        hands.choose_file("Choose the survey file", "a.csv", survey_of(90))
        hands.on("What is in the file")
        hands.on("What could tell who a person is?")
        expect(page.get_by_role("checkbox", name="Area")).to_be_checked()
        expect(page.get_by_role("checkbox", name="Saw a dentist?")).not_to_be_checked()
