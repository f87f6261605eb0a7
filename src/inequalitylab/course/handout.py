"""Bring the lessons and the exercises to the learner."""

from collections.abc import Callable
from pathlib import Path

from inequalitylab.course import front, workspace
from inequalitylab.course.layout import Layout


def refresh(layout: Layout, exchange: bool, teacher: bool, say: Callable[[str], None]) -> list[str]:
    """Bring the learner's folder up to date.

    Parameters
    ----------
    layout : Layout
        The folders.
    exchange : bool
        Whether nbgrader can hand out here: if not, the exercises are copied into the learner's folder.
    teacher : bool
        Whether the first page in JupyterLab speaks of marking too.
    say : callable
        Takes the lines of progress.

    Returns
    -------
    list of str
        One sentence for each thing that the learner should know.
    """
    workspace.write_guide(layout.my_work, front.guide(exchange, teacher))
    notes = workspace.refresh_copies(layout.lessons, layout.my_work / "lessons")
    for copies in _release(layout, exchange, say):
        notes += workspace.refresh_copies(copies, layout.exercises / copies.name)
    return notes


def _release(layout: Layout, exchange: bool, say: Callable[[str], None]) -> list[Path]:
    """Release the exercise sets, and return the folders that are to be copied by hand."""
    from inequalitylab.exercises.course import build_folder, release_sets

    build = build_folder(layout.root)
    names = release_sets(layout.root, build / "exchange", say)
    return [] if exchange else [build / "release" / name for name in names]
