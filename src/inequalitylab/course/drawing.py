"""Draw the pages of areas while the course is already open: `python -m inequalitylab.course.drawing`."""

import sys
from pathlib import Path

import psutil

from inequalitylab.course import child

POLITE = 10
TITLE = "Drawing the pages of areas"
NEEDED = "Drawing the pages of all areas meanwhile: a few minutes, and the course is open already."
DONE = "The pages of all areas are ready."


def make_way() -> None:
    """Let whatever the person does go first; the processes that draw inherit it."""
    own = psutil.Process()
    own.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS if sys.platform == "win32" else POLITE)


if __name__ == "__main__":
    from inequalitylab.site.build import build_site

    child.stop_with_parent()
    make_way()
    build_site(Path.cwd())
