"""Runs submissions several at a time, each apart from everything else."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from typing import Any

import nbformat
from traitlets.config import Config

from inequalitylab.grading.execute import MarkingExecute, keep
from inequalitylab.grading.work import Course, Work, together

TRIES = 2


def run_all(course: Course, todo: list[Work], workers: int) -> Iterator[tuple[Work, str]]:
    """Run what is not in the cache, several at a time; yield each with what went wrong (empty: nothing)."""
    waiting = {work.key: work for work in todo}
    for key, work in list(waiting.items()):
        if (course.cache / f"{key}.ipynb").exists():
            del waiting[key]
            yield work, ""
    for attempt in range(TRIES):
        problems: dict[str, str] = {}
        with ProcessPoolExecutor(max_workers=max(1, min(workers, len(waiting) or 1))) as pool:
            futures = {pool.submit(run_one, course.config, work): work for work in waiting.values()}
            for future in as_completed(futures):
                work = futures[future]
                try:
                    keep(nbformat.reads(future.result(), as_version=4), course.cache / f"{work.key}.ipynb")
                except Exception as error:
                    problems[work.key] = f"{type(error).__name__}: {error}"
                    continue
                waiting.pop(work.key)
                yield work, ""
        if not waiting:
            return
        if attempt == TRIES - 1:
            for key, work in waiting.items():
                yield work, f"It could not be run on this machine ({problems[key]})."


def run_one(config: Config, work: Work) -> str:
    """Run one submission; this is all that a worker does, and it never sees the gradebook."""
    step = MarkingExecute(config=config)
    step.cache = ""
    with together({name: file for file, name in work.files}) as folder:
        notebook = nbformat.reads(work.text, as_version=4)
        resources: Any = {"metadata": {"path": str(folder)}}
        done, _ = step.preprocess(notebook, resources)
    return nbformat.writes(done)
