"""Tell the story in a real browser: keyboard alone, files, clock, safe tables, a phone."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from workbooks_alone import Keyboard, copied, faults, free_port, heading_of, serving

from inequalitylab import places
from inequalitylab import surveys as s
from inequalitylab.places.place import LSOA
from inequalitylab.workbooks.my_area_choices import Glance, saved, with_place

pytestmark = pytest.mark.slow

NOTEBOOK = "w5_tell_the_story.ipynb"
STORY = "We waited two years for a dentist."
FILES = {"page.docx", "page.html", "slides.pptx", "slides.html"}
TRIES, MOST_CHOICES, PAUSE = 4, 20, 700
TIMES_THE_SAME, LONGEST_CHANGE = 2, 100
Enter = Callable[..., Any]


@pytest.fixture(scope="module")
def workbook(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of W5, on a server of its own."""
    with serving(copied(repository, tmp_path_factory.mktemp("w5")), NOTEBOOK, free_port()) as address:
        yield address


@pytest.fixture(scope="module")
def safe_totals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that "Bring your own survey" saves, of the practice survey."""
    survey = s.read_survey(s.practice_file(), "practice.csv")
    profiles = s.profile_survey(survey)
    details = s.find_personal_details(survey.frame, profiles)
    drop = tuple(detail.column for detail in details if detail.must_go)
    cleaned = s.clean_survey(survey, profiles, s.Choices(drop=drop), details)
    tables = [s.TableChoice(s.question_of(cleaned.frame, "Could you get an NHS appointment?"), None)]
    file = tmp_path_factory.mktemp("totals") / "our survey to go on.json"
    file.write_text(s.write_totals([s.past_release(s.make_release(cleaned.frame, tables))]), encoding="utf-8")
    return file


def wait_until_it_stays(choice: Locator) -> None:
    """Wait until a choice is not drawn again: choices that come as one types change with each letter."""
    kept = 0
    for _ in range(LONGEST_CHANGE):
        choice.evaluate("choice => { choice.dataset.seen = 'yes'; }")
        choice.page.wait_for_timeout(PAUSE)
        kept = kept + 1 if choice.get_attribute("data-seen") else 0
        if kept == TIMES_THE_SAME:
            return
    raise AssertionError("The choices do not come to rest.")


def choose(keys: Keyboard, first: str, wanted: str) -> None:
    """Go to the first of some choices, and down to the wanted one."""
    page = keys.page
    radio = page.get_by_role("radio", name=re.compile(f"^{re.escape(wanted)}"))
    expect(radio).to_be_visible()
    for _ in range(TRIES):
        wait_until_it_stays(radio)
        keys.to(first)
        page.keyboard.press("Space")
        for _ in range(MOST_CHOICES):
            # A choice is on its way to the program while the next key is pressed: people are slower too.
            page.wait_for_timeout(PAUSE)
            if radio.is_checked():
                return
            page.keyboard.press("ArrowDown")
    raise AssertionError(f"No way by arrows to '{wanted}'.")


def open_file(keys: Keyboard, button: str, file: Path) -> None:
    """Choose a file with the computer's own chooser."""
    with keys.page.expect_file_chooser() as chooser:
        keys.press(button)
    chooser.value.set_files(file)


def write_message(keys: Keyboard) -> None:
    """Write who hears it, what is good, and one ask."""
    keys.write("Who will hear it?", "the council")
    keys.write("Who are you?", "parents of Leeds")
    keys.go_on("What is good, and why it matters")
    keys.write("What is good here?", "Families help each other.")
    keys.go_on("One ask")
    keys.write("What do you ask them to do?", "Pay for brushing in each nursery")
    keys.write("By when", "1 March 2027")
    keys.go_on("A story?")


def test_from_start_to_end_by_keyboard_alone(workbook: str, visit: Enter) -> None:
    visitor = visit(workbook, rules=False)
    page: Page = visitor.page
    keys = Keyboard(page)
    expect(heading_of(page, "Where does your number come from?")).to_be_visible()
    assert faults(page) == []
    choose(keys, "Public figures", "Public figures")
    keys.go_on("Which place?")
    keys.write("Name of your place", "Leeds")
    choose(keys, "1. Leeds (council", "1. Leeds (council")
    keys.go_on("Which number?")
    assert faults(page) == []
    choose(keys, "People in Leeds", "Tooth decay at age five: ")
    keys.go_on("Your number")
    expect(page.get_by_role("img", name=re.compile("Number line")).first).to_be_visible()
    keys.go_on("Who will hear it?")
    assert faults(page) == []
    write_message(keys)
    assert faults(page) == []
    choose(keys, "No story", "The story of someone else")
    keys.go_on("The words, and a yes")
    keys.write("The exact words of the story", STORY)
    choose(keys, "No name at all", "No name at all")
    keys.press("Continue")
    expect(page.get_by_role("alert")).to_contain_text("A story needs a yes to each of these.")
    assert faults(page) == []
    for words in ("The story's owner", "They know that they can", "They know that once", "They know who"):
        keys.to(words)
        page.keyboard.press("Space")
    keys.go_on("Check your message")
    expect(page.get_by_text("Nothing stood out.")).to_be_visible()
    keys.go_on("Take it away")
    expect(page.get_by_role("link", name=re.compile("PowerPoint"))).to_have_count(0)
    assert faults(page) == []
    keys.to("The story's owner still says yes today")
    page.keyboard.press("Space")
    expect(page.get_by_role("link", name=re.compile("PowerPoint"))).to_be_visible()
    saved = {}
    for link in (
        "The page, to change",
        "The page, to read",
        "Five slides with notes (Power",
        "Five slides with notes, for",
    ):
        keys.to(link)
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        saved[download.value.suggested_filename.rpartition(" ")[2]] = Path(download.value.path())
    assert saved.keys() == FILES
    assert STORY in saved["page.html"].read_text(encoding="utf-8")
    assert saved["slides.pptx"].read_bytes().startswith(b"PK")
    keys.go_on("Practise")
    choose(keys, "5 minutes", "1 minute")
    keys.press("Start")
    expect(page.get_by_role("alert")).to_contain_text("You have 1 minute.")
    expect(page.get_by_role("timer")).to_contain_text("seconds left")
    assert faults(page) == []
    keys.press("Stop the clock")
    expect(page.get_by_role("timer")).to_have_count(0)
    keys.go_on("What did they hear?")
    keys.write("The one change", "Say the number slowly.")
    keys.go_on("Second try")
    expect(page.get_by_text("Say the number slowly.")).to_be_visible()
    keys.go_on("Hard questions")
    keys.press("Another question")
    expect(page.get_by_role("alert")).to_contain_text("Question 2")
    assert faults(page) == []
    keys.go_on("Ready to speak")
    keys.go_on("Delete everything?", "Delete everything")
    keys.go_on("Where does your number come from?", "Yes, delete everything")
    expect(page.get_by_text(STORY)).to_have_count(0)
    assert visitor.outside == []


def test_from_safe_tables_on_a_page_at_four_hundred_per_cent(
    workbook: str, visit: Enter, safe_totals: Path
) -> None:
    # 1280 pixels at 400% leave a page 320 pixels wide.
    visitor = visit(workbook, 320, "dark", rules=False)
    page: Page = visitor.page
    keys = Keyboard(page)

    def looks_right() -> None:
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert faults(page) == []

    expect(heading_of(page, "Where does your number come from?")).to_be_visible()
    choose(keys, "Public figures", "Safe tables")
    keys.go_on("Choose your safe tables")
    open_file(keys, "Choose the file of safe tables", safe_totals)
    expect(page.get_by_role("status")).to_contain_text("The file is here.")
    keys.go_on("Which table?")
    looks_right()
    keys.go_on("Which answer?")
    page.get_by_role("radio").last.check()
    keys.go_on("Your number")
    expect(page.get_by_text("Made-up numbers").first).to_be_visible()
    looks_right()
    keys.go_on("Who will hear it?")
    write_message(keys)
    choose(keys, "No story", "No story")
    keys.go_on("Check your message")
    looks_right()
    keys.go_on("Take it away")
    expect(page.get_by_role("link", name=re.compile("PowerPoint"))).to_be_visible()
    looks_right()
    keys.go_on("Practise")
    looks_right()
    assert visitor.outside == []


def test_a_place_comes_over_from_the_first_workbooks_file(
    workbook: str, visit: Enter, tmp_path: Path
) -> None:
    small = places.inside(places.find("Leeds"), LSOA)[0]
    file = tmp_path / "my area.json"
    file.write_text(saved(with_place(Glance(), small)).replace('"ask": ""', '"ask": "Who decides?"'), "utf-8")
    page: Page = visit(workbook, rules=False).page
    keys = Keyboard(page)
    expect(page.get_by_role("banner")).to_contain_text("Tell the story")
    choose(keys, "Public figures", "The area that I saved")
    keys.go_on("Open the file of your area")
    open_file(keys, "Choose the file of my area", file)
    expect(page.get_by_role("status")).to_contain_text("The file is here.")
    assert faults(page) == []
    keys.go_on("Which number?")
    expect(page.get_by_role("radio", name=re.compile(small.name)).first).to_be_visible()


def test_saved_choices_come_back_without_the_story(workbook: str, visit: Enter, tmp_path: Path) -> None:
    page: Page = visit(workbook).page
    keys, file = Keyboard(page), tmp_path / "ours.json"
    choose(keys, "Public figures", "Public figures")
    keys.go_on("Which place?")
    keys.write("Name of your place", "York")
    page.get_by_role("radio", name=re.compile(r"York \(council")).check()
    keys.go_on("Which number?")
    page.get_by_role("radio").first.check()
    keys.go_on("Your number")
    keys.go_on("Who will hear it?")
    write_message(keys)
    choose(keys, "No story", "My own story")
    keys.go_on("The words, and a yes")
    keys.write("The exact words of the story", STORY)
    keys.press("Pause")
    with page.expect_download() as kept:
        page.get_by_role("link", name="Save our message.json").click()
    kept.value.save_as(file)
    assert STORY not in file.read_text(encoding="utf-8")

    again: Page = visit(workbook).page
    keys = Keyboard(again)
    choose(keys, "Public figures", "Go on with a file")
    keys.go_on("Open the file you saved")
    open_file(keys, "Open my saved choices", file)
    expect(again.get_by_role("status")).to_contain_text("The file is here.")
    keys.go_on("Which place?")
    expect(again.get_by_role("radio", name=re.compile(r"York \(council"))).to_be_checked()
    keys.go_on("Which number?")
    expect(again.get_by_role("radio").first).to_be_checked()
