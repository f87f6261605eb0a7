"""Options that name folders outside the repository, and what happens where they are absent."""

import datetime
import os
import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
CI = os.environ.get("CI") == "true"

Item = TypeVar("Item")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--raw", type=Path, help="folder of the publishers' raw files")
    parser.addoption("--reference", type=Path, help="JSON file of reference cases for the measures")
    parser.addoption("--sweep", action="store_true", help="everything, where a test takes a sample")
    parser.addoption("--seed", type=int, help="the seed of the samples (printed; default: today's date)")


def _seed(config: pytest.Config) -> int:
    given: int | None = config.getoption("--seed")
    return datetime.date.today().toordinal() if given is None else given


def pytest_report_header(config: pytest.Config) -> str:
    if config.getoption("--sweep"):
        return "samples: everything (--sweep)"
    return f"samples: seed {_seed(config)} (the same again: --seed {_seed(config)}; everything: --sweep)"


def skip_or_fail(reason: str) -> None:
    """Skip where a person runs the tests; fail in CI, where everything is meant to be there."""
    if CI:
        pytest.fail(f"{reason} In CI this is a failure.")
    pytest.skip(reason)


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
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def sampled(request: pytest.FixtureRequest) -> Callable[[Sequence[Item], int], list[Item]]:
    """Return a function that takes a sample by the printed seed, or everything in a sweep."""

    def take(items: Sequence[Item], size: int) -> list[Item]:
        if request.config.getoption("--sweep"):
            return list(items)
        return random.Random(_seed(request.config)).sample(list(items), min(size, len(items)))

    return take
