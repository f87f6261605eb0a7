"""Someone who uses W4 without a browser: finds things by what they say."""

import base64
import datetime
from collections.abc import Iterator
from typing import Any

import ipywidgets as widgets
from bs4 import BeautifulSoup

from inequalitylab.workbooks.our_survey import plan
from inequalitylab.workbooks.screens import Walker

OWN = "Use our own survey"
EARLIER = datetime.datetime(2026, 5, 3, tzinfo=datetime.UTC)


class Person:
    """Someone who uses the workbook: finds things by what they say."""

    def __init__(self, environment: dict[str, str] | None = None) -> None:
        self.walker = Walker(plan(environment or {}))

    @property
    def key(self) -> str:
        """The step they are on."""
        return self.walker.walk.step.key

    def parts(self, kind: type = widgets.Widget) -> list[Any]:
        """Everything of a kind on the page, in order."""
        return [part for part in _within(self.walker.view) if isinstance(part, kind)]

    def named(self, kind: type, name: str) -> Any:
        """The one part of a kind whose label has this in it."""
        (found,) = [part for part in self.parts(kind) if name in part.description]
        return found

    def choose(self, label: str) -> "Person":
        """Choose one of a group of choices."""
        (group,) = self.parts(widgets.RadioButtons)
        group.index = next(i for i, option in enumerate(group.options) if label in option[0])
        return self

    def press(self, label: str) -> "Person":
        """Press a button."""
        self.named(widgets.Button, label).click()
        return self

    def on(self, to: str = "") -> "Person":
        """Go on, and arrive."""
        before = self.key
        self.press(self.walker.walk.step.onward)
        assert self.key == to or (not to and self.key != before), self.news
        return self

    def open(self, data: bytes, name: str) -> "Person":
        """Choose a file."""
        (chooser,) = self.parts(widgets.FileUpload)
        chooser.value = (
            {
                "name": name,
                "content": memoryview(data),
                "size": len(data),
                "type": "",
                "last_modified": EARLIER,
            },
        )
        return self

    @property
    def news(self) -> str:
        """What was last said."""
        return BeautifulSoup(self.walker.news.value, "html.parser").get_text(" ", strip=True)

    @property
    def markup(self) -> str:
        """All the markup and all the labels on the page."""
        made = [part.value for part in self.parts(widgets.HTML)]
        return "\n".join([*made, *(str(getattr(part, "description", "")) for part in self.parts())])

    def files(self) -> dict[str, str]:
        """Every file that the page offers: name -> what is in it."""
        links = BeautifulSoup(self.markup, "html.parser").select("a[download]")
        return {
            str(link["download"]): base64.b64decode(str(link["href"]).partition("base64,")[2]).decode()
            for link in links
        }


def _within(part: Any) -> Iterator[Any]:
    yield part
    for child in getattr(part, "children", ()):
        yield from _within(child)


def add_table(person: Person, question: str, by: str = "") -> None:
    person.named(widgets.Dropdown, "count").value = question
    person.named(widgets.Dropdown, "Split").value = by
    person.press("Add this table")


def practise(person: Person) -> Person:
    """Go to the tables of the practice survey."""
    person.choose("Practise").on("look").on("personal").on("missing").on("clean").on("gaps").on("join").on(
        "tables"
    )
    return person


def share(person: Person) -> Person:
    """From the list of tables to the files, without weights."""
    return person.on("weights").on("make").on("see").on("review").choose("No. We").on("take")


def own(person: Person, data: bytes, name: str = "a.csv") -> Person:
    """Open an own survey."""
    person.choose(OWN).on("allowed").choose("Yes. People").on("file")
    return person.open(data, name)
