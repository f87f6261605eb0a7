"""Run the plain `jupyter-book build`, and fail on any error or warning, each time."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from inequalitylab.errors import CourseError

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
WORTH_SAYING = re.compile(r"WARNING|ERROR|CRITICAL|[Ee]xception|Error:")


def build_book(root: Path, output: Path) -> Path:
    """Build the book of `root` with Jupyter Book and return the folder of its pages.

    A failed build leaves no doctrees behind: Sphinx would take them for read pages, say nothing about
    them the second time, and succeed.

    Raises
    ------
    CourseError
        With the errors and warnings of the build.
    """
    # In a process of its own: Sphinx changes what it imports, and a test may build several books.
    build = subprocess.run(
        [
            *(sys.executable, "-c", "from jupyter_book.cli.main import main; main()"),
            *("build", str(root), "--path-output", str(output.parent), "-W", "--keep-going", "-q"),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    pages = output / "html"
    if build.returncode == 0 and (pages / "index.html").exists():
        return pages
    forget_book(output)
    raise CourseError(
        "The book was not built. Jupyter Book says:\n\n"
        f"{_worth_saying(build.stderr) or _worth_saying(build.stdout) or build.stderr.strip()}\n\n"
        "Mend this and build again."
    )


def forget_book(output: Path) -> None:
    """Remove what Sphinx keeps between builds."""
    shutil.rmtree(output / ".doctrees", ignore_errors=True)
    shutil.rmtree(output / "html", ignore_errors=True)


def _worth_saying(text: str) -> str:
    lines = COLOUR.sub("", text).splitlines()
    return "\n".join(f"  {line.strip()}" for line in lines if WORTH_SAYING.search(line))
