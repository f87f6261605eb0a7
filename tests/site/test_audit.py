"""Pages under two programs of the web's own: html-validate, and Lighthouse.

Both run on Node: `npm ci --prefix tests/browser` installs them.
"""

import json
import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

KINDS = (
    "index.html",
    "book/areas.html",
    "areas/leeds.html",
    "notebooks/lessons/09_gaps_and_gradients.html",
    "book/data/iod2025.html",
    "book/reference/glossary.html",
)
NEEDED = {"accessibility": 100, "best-practices": 95, "seo": 95}
RULES = {
    # It asks for a <fieldset> where a group of one scrolling table is meant.
    "prefer-native-element": "off",
    # Tables state their roles: set out anew for a phone, some browsers take them for tables no longer.
    "no-redundant-role": "off",
}


def test_html_is_valid(site: Path, node_tools: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings.json"
    settings.write_text(
        json.dumps({"extends": ["html-validate:recommended"], "rules": RULES}), encoding="utf-8"
    )
    pages = [site / name for name in (*KINDS, "404.html", "search.html", "areas/isles-of-scilly.html")]
    command = [node_tools / "html-validate", "--config", settings, "--formatter", "json", *pages]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    faults = [
        f"{Path(page['filePath']).name}:{fault['line']} {fault['ruleId']}: {fault['message']}"
        for page in json.loads(done.stdout)
        for fault in page["messages"]
    ]
    assert faults == []


def test_lighthouse_scores(
    address: str,
    node_tools: Path,
    chromium_path: str,
    sampled: Callable[[Sequence[str], int], list[str]],
    tmp_path: Path,
) -> None:
    short = {}
    for name in sampled(KINDS, 2):
        command = [
            *(node_tools / "lighthouse", address + name, "--quiet", "--output=json"),
            f"--only-categories={','.join(NEEDED)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking",
            f"--output-path={tmp_path / 'report.json'}",
        ]
        subprocess.run(command, check=True, env=os.environ | {"CHROME_PATH": chromium_path}, cwd=tmp_path)
        report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
        for category, least in NEEDED.items():
            score = round(100 * (report["categories"][category]["score"] or 0))
            if score < least:
                failed = [
                    audit["id"]
                    for audit in report["audits"].values()
                    if audit["score"] is not None and audit["score"] < 1
                ]
                short[name, category] = (score, failed)
    assert not short
