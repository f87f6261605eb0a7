"""Options that name folders outside the repository, and what happens where they are absent."""

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
CI = os.environ.get("CI") == "true"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--raw", type=Path, help="folder of the publishers' raw files")
    parser.addoption("--reference", type=Path, help="JSON file of reference cases for the measures")


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
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY
