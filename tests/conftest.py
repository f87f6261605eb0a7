"""Options that name folders outside the repository, and what happens where they are absent."""

import datetime
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from skipping import skip_or_fail

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REPOSITORY = Path(__file__).resolve().parent.parent
NODE_TOOLS = "INEQUALITYLAB_NODE_TOOLS"

# Every name but this machine's address fails, so that what comes from elsewhere is seen to fail.
NO_NETWORK = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)

Item = TypeVar("Item")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--raw", type=Path, help="folder of the publishers' raw files")
    parser.addoption("--reference", type=Path, help="JSON file of reference cases for the measures")
    parser.addoption("--sweep", action="store_true", help="everything, where a test takes a sample")
    parser.addoption("--seed", type=int, help="the seed of the samples (printed; default: today's date)")


def pytest_configure(config: pytest.Config) -> None:
    if config.option.seed is None:
        config.option.seed = datetime.date.today().toordinal()


def pytest_report_header(config: pytest.Config) -> str:
    if config.getoption("--sweep"):
        return "samples: everything (--sweep)"
    seed = config.getoption("--seed")
    return f"samples: seed {seed} (the same again: --seed {seed}; everything: --sweep)"


def _given(request: pytest.FixtureRequest, option: str, what: str) -> Path:
    path: Path | None = request.config.getoption(option)
    if path is None:
        skip_or_fail(f"{what} not given: run pytest with {option} PATH.")
    elif not path.exists():
        skip_or_fail(f"{what} not found at {path}.")
    return path.resolve()


@pytest.fixture(scope="session")
def raw_folder(request: pytest.FixtureRequest) -> Path:
    """The publishers' raw files."""
    return _given(request, "--raw", "The raw data folder was")


@pytest.fixture(scope="session")
def reference_file(request: pytest.FixtureRequest) -> Path:
    """The reference cases of the measures."""
    return _given(request, "--reference", "The reference cases were")


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The Chromium or Chrome of this machine."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        skip_or_fail("No Chromium or Chrome was found: install one (sudo apt install chromium).")
    return str(found)


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> "Iterator[Browser]":
    """A browser that finds no name but this machine's address; one for all tests of a run."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium_path, args=list(NO_NETWORK))
        yield started
        started.close()


@pytest.fixture(scope="session")
def node_tools(repository: Path) -> Path:
    """The folder of the checkers of pages that run on Node."""
    folder = Path(os.environ.get(NODE_TOOLS, repository / "tests/browser")) / "node_modules/.bin"
    if not (folder / "html-validate").exists() or shutil.which("node") is None:
        skip_or_fail("html-validate and Lighthouse are missing: npm ci --prefix tests/browser installs them.")
    return folder


@pytest.fixture(scope="session")
def isolating() -> None:
    """Go no further where the machine cannot keep a submission apart."""
    from inequalitylab.exercises.course import find_programs
    from inequalitylab.grading import sandbox

    find_programs()
    if reason := sandbox.why_not():
        skip_or_fail(reason)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def sampled(request: pytest.FixtureRequest) -> Callable[[Sequence[Item], int], list[Item]]:
    """Return a function that takes a sample by the printed seed, or everything in a sweep."""

    def take(items: Sequence[Item], size: int) -> list[Item]:
        if request.config.getoption("--sweep"):
            return list(items)
        return random.Random(request.config.getoption("--seed")).sample(list(items), min(size, len(items)))

    return take


@pytest.fixture(scope="session")
def only_in_a_sweep(request: pytest.FixtureRequest) -> None:
    """Leave a test that takes an hour to `make sweep`."""
    if not request.config.getoption("--sweep"):
        pytest.skip("This takes long: `make sweep` runs it.")


@pytest.fixture(scope="session")
def site(repository: Path) -> Path:
    """The whole site, built once for all tests."""
    # In a process of its own: the browser of this one keeps an event loop running, as the build does.
    command = Path(sys.executable).parent / "inequalitylab"
    subprocess.run([command, "site"], cwd=repository, check=True)
    return repository / "_build" / "site"
