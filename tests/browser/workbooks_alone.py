"""The server of the workbooks by itself, and a person at the keys.

The server is started as the course starts it: alone it is quicker, and it can restart.
"""

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from accessibility_tree import stumbles
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from inequalitylab.course import processes, settings
from inequalitylab.course.launch import start_apps
from inequalitylab.course.layout import Layout, prepare_folders

MOST_TABS = 60
NAME_OF_FOCUS = """() => {
  const here = document.activeElement;
  return (here.labels?.[0]?.innerText || here.innerText || here.getAttribute("aria-label") || "").trim();
}"""


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def copied(repository: Path, target: Path) -> Layout:
    """Return folders of its own for a server, with the workbooks of the checkout."""
    layout = Layout(target)
    shutil.copytree(repository / "notebooks" / "workbooks", layout.workbooks)
    prepare_folders(layout)
    return layout


@contextmanager
def serving(layout: Layout, notebook: str, port: int, *, warm: bool = True) -> Iterator[str]:
    """Serve the workbooks; give the address of one of them, whose kernel may be kept warm."""
    door = settings.Door("workbooks", port, "/workbooks/", "0" * 24)
    server = start_apps(layout, door, notebook if warm else "")
    try:
        processes.wait_until_answering(server)
        yield door.address(f"voila/render/{notebook}")
    finally:
        processes.stop_all([server])


class Keyboard:
    """Somebody who uses the keys alone."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, name: str) -> None:
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if str(self.page.evaluate(NAME_OF_FOCUS)).startswith(name):
                return
        raise AssertionError(f"No way by Tab to '{name}'.")

    def press(self, name: str) -> None:
        self.to(name)
        self.page.keyboard.press("Enter")

    def write(self, name: str, text: str) -> None:
        self.to(name)
        self.page.keyboard.type(text)

    def go_on(self, heading: str, button: str = "Continue") -> None:
        self.press(button)
        found = heading_of(self.page, heading)
        expect(found).to_be_focused()


def heading_of(page: Page, text: str) -> Locator:
    """Return the heading of a screen."""
    return page.get_by_role("heading", name=text, exact=True, level=2)


def faults(page: Page) -> list[str]:
    """Return what axe finds wrong with a page, and what a person who listens would stumble over."""
    found = Axe().run(page).response["violations"]
    broken = [f"{fault['id']}: {node['html'][:200]}" for fault in found for node in fault["nodes"]]
    return broken + stumbles(page)
