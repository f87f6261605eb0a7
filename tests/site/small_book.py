"""Sources of the small book of these tests."""

import json
import shutil
from pathlib import Path

CONFIG = "_config.yml"

TABLE_OF_CONTENTS = """\
format: jb-book
root: book/index
chapters:
  - file: book/page
  - file: notebooks/lessons/figure
"""
WELCOME = "# Welcome\n\nHello.\n"
PAGE = """\
# A page

The formula is $\\frac{a}{b}$, and [the lesson](../notebooks/lessons/figure.ipynb) uses it.

| place | value |
|---|---|
| Leeds | 1 |

```{glossary}
Absolute gap
  One value minus another.

Mean
  Total divided by count.
```
"""
CELLS = [
    (
        "markdown",
        "title",
        "# An absolute gap\n\n*The absolute gap* is a title. Absolute gaps mean much. An absolute gap.",
    ),
    ("code", "imports", "import pandas as pd"),
    ("code", "figure", "table = pd.read_csv('../../datasets/figure.csv')\ntable"),
]


def write_notebook(path: Path, cells: list[tuple[str, str, str]]) -> None:
    """Write a notebook without outputs from (kind, id, source)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    notebook = {
        "cells": [
            {"cell_type": kind, "id": name, "metadata": {}, "source": source}
            | ({"outputs": [], "execution_count": None} if kind == "code" else {})
            for kind, name, source in cells
        ],
        "metadata": {
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path.write_text(json.dumps(notebook), encoding="utf-8")


def write_book(root: Path, repository: Path) -> Path:
    """Write the small book into `root`, with the configuration of the real one."""
    for name, text in {
        "_toc.yml": TABLE_OF_CONTENTS,
        "book/index.md": WELCOME,
        "book/page.md": PAGE,
        "datasets/figure.csv": "place,value\nLeeds,15\n",
        "src/library.py": "FIGURE = 1\n",
    }.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    shutil.copy(repository / CONFIG, root / CONFIG)
    write_notebook(root / "notebooks/lessons/figure.ipynb", CELLS)
    return root
