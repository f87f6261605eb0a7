"""Word files and slides of the workbooks in LibreOffice: they open, and fill the pages that they should."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from skipping import skip_or_fail

from inequalitylab import briefs, places
from inequalitylab.workbooks.my_area_brief import every_card, one_page
from inequalitylab.workbooks.my_area_choices import Glance, with_place
from inequalitylab.workbooks.tell_story.documents import brief, deck
from inequalitylab.workbooks.tell_story.state import NO_STORY, Story, numbers_of_place

pytestmark = pytest.mark.slow

SECONDS_TO_OPEN = 180
PAGE = re.compile(rb"/Type\s*/Page\b")
PLACES = ("Leeds", "Lambeth", "Blackpool", "City of London")
GLANCE = Glance(strengths="Our park\nThe Friday lunch club", odd="Too few", ask="Who decides?", lives=True)
STORY = Story(
    who="the council",
    decides="what nurseries get",
    we="parents",
    good="Families help each other.",
    why="Sore teeth keep children awake.",
    ask="Pay for brushing in each nursery",
    by="1 March 2027",
    question="Who else decides?",
    kind=NO_STORY,
)
CountPages = Callable[[bytes, str], int]


@pytest.fixture
def pages(tmp_path: Path) -> CountPages:
    """Count the pages of a file once LibreOffice has opened it and written it as PDF."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        skip_or_fail("LibreOffice was not found: install it (sudo apt install libreoffice).")
    own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"

    def count(content: bytes, name: str) -> int:
        (tmp_path / name).write_bytes(content)
        command = [str(office), own, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), name]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=SECONDS_TO_OPEN)
        return len(PAGE.findall((tmp_path / name).with_suffix(".pdf").read_bytes()))

    return count


@pytest.mark.parametrize("name", PLACES)
def test_an_area_at_a_glance_is_one_page(name: str, pages: CountPages) -> None:
    state = with_place(GLANCE, places.find(name))
    assert pages(briefs.word.write(one_page(state)), "page.docx") == 1


def test_all_cards_open(pages: CountPages) -> None:
    state = with_place(GLANCE, places.find("Leeds"))
    assert pages(briefs.word.write(every_card(state)), "cards.docx") > 4


@pytest.mark.parametrize("name", PLACES)
def test_a_brief_is_one_page_and_a_talk_five_slides(name: str, pages: CountPages) -> None:
    place = places.find(name)
    story = replace(STORY, place=place, finding=next(iter(numbers_of_place(place).values())))
    assert pages(briefs.word.write(brief(story)), "brief.docx") == 1
    assert pages(briefs.slides.write(deck(story)), "talk.pptx") == 5
