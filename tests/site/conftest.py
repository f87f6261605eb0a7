"""A book of two pages and one notebook, small enough to be built again and again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from small_book import write_book


@pytest.fixture
def book(tmp_path: Path, repository: Path) -> Path:
    """A book of its own for one test."""
    return write_book(tmp_path / "book-of-a-test", repository)


@pytest.fixture
def lines() -> list[str]:
    """What the build says."""
    return []


@pytest.fixture
def say(lines: list[str]) -> Callable[[str], None]:
    """Take what the build says."""
    return lines.append
