"""A checkout small enough to make for one test: one workbook, one lesson."""

import json
from pathlib import Path

import pytest

from inequalitylab.course.layout import Layout


def write_notebook(path: Path, *sources: str) -> Path:
    """Write a notebook of Markdown cells."""
    path.parent.mkdir(parents=True, exist_ok=True)
    cells = [
        {"cell_type": "markdown", "id": f"cell-{number}", "metadata": {}, "source": source}
        for number, source in enumerate(sources)
    ]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """The folders of a small checkout."""
    root = tmp_path / "course"
    write_notebook(root / "notebooks" / "workbooks" / "w1_my_area.ipynb", "# My area & yours\n\nWords.")
    write_notebook(root / "notebooks" / "lessons" / "09_gaps.ipynb", "# Gaps")
    (root / "_toc.yml").write_text("format: jb-book\nroot: book/index\n")
    return Layout(root)
