"""What is not there: a test is skipped where a person runs it, and fails in CI."""

import os

import pytest

CI = os.environ.get("CI") == "true"


def skip_or_fail(reason: str) -> None:
    """Skip where a person runs the tests; fail in CI, where everything is meant to be there."""
    if CI:
        pytest.fail(f"{reason} In CI this is a failure.")
    pytest.skip(reason)
