"""One test a reference case, and the line `N of 334` at the end."""

import json
from typing import Any

import pytest

CASE_TEST = "test_reference_case"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "reference_case" not in metafunc.fixturenames:
        return
    path = metafunc.config.getoption("--reference")
    cases = json.loads(path.read_text(encoding="utf-8")) if path is not None and path.is_file() else [None]
    metafunc.parametrize("reference_case", cases, ids=[case["id"] if case else "not-given" for case in cases])


def pytest_terminal_summary(terminalreporter: Any) -> None:
    outcomes = {
        outcome: sum(f"::{CASE_TEST}[" in report.nodeid for report in terminalreporter.stats.get(outcome, []))
        for outcome in ("passed", "failed", "error")
    }
    total = sum(outcomes.values())
    if total:
        terminalreporter.write_line(f"Reference cases: {outcomes['passed']} of {total}")
