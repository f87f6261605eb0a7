"""Runs submissions several at a time, each apart from everything else: here, or on a cluster."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import AbstractContextManager
from copy import deepcopy
from typing import Any

import nbformat
from traitlets.config import Config

from inequalitylab.grading.execute import MarkingExecute, find_kernel, keep
from inequalitylab.grading.work import Course, Part, Work, together

TRIES = 2

Job = tuple[Config, str, Mapping[str, bytes]]
# Takes jobs by key; gives each key, as its job ends, with what returns or raises its result.
Crew = Callable[[Mapping[str, Job]], Iterator[tuple[str, Callable[[], str]]]]


def here(workers: int) -> AbstractContextManager[Crew]:
    """Return a crew of processes on this machine."""

    def crew(jobs: Mapping[str, Job]) -> Iterator[tuple[str, Callable[[], str]]]:
        with ProcessPoolExecutor(max_workers=max(1, min(workers, len(jobs)))) as pool:
            futures = {pool.submit(run_one, *job): key for key, job in jobs.items()}
            for future in as_completed(futures):
                yield futures[future], future.result

    return contextlib.nullcontext(crew)


def run_all(course: Course, todo: list[Work], crew: Crew) -> Iterator[tuple[Work, str]]:
    """Run what is not in the cache; yield each submission with what went wrong (empty: nothing)."""
    owner = {part.key: work for work in todo for part in work.parts}
    waiting = {
        part.key: part
        for work in todo
        for part in work.parts
        if not (course.cache / f"{part.key}.ipynb").exists()
    }
    yield from ((work, "") for work in todo if not any(part.key in waiting for part in work.parts))
    for attempt in range(TRIES):
        problems: dict[str, str] = {}
        for key, result in crew(_jobs(course, waiting, owner)) if waiting else ():
            try:
                keep(nbformat.reads(result(), as_version=4), course.cache / f"{key}.ipynb")
            except Exception as error:
                problems[key] = f"{type(error).__name__}: {error}"
                continue
            del waiting[key]
            if not any(part.key in waiting for part in owner[key].parts):
                yield owner[key], ""
        if attempt == TRIES - 1:
            failed = {owner[key].student: (owner[key], problems.get(key, "it was lost")) for key in waiting}
            for work, problem in failed.values():
                yield work, f"It could not be run on this machine ({problem})."


def _jobs(course: Course, waiting: Mapping[str, Part], owner: Mapping[str, Work]) -> dict[str, Job]:
    config = Config({name: deepcopy(course.config[name]) for name in ("Execute", "MarkingExecute")})
    # What is kept is the writer's to write.
    config.MarkingExecute.cache = ""
    return {key: (config, part.text, owner[key].files) for key, part in waiting.items()}


def run_one(config: Config, text: str, files: Mapping[str, bytes]) -> str:
    """Run one notebook; this is all that a worker does, and it never hears of the gradebook."""
    find_kernel()
    with together(files) as folder:
        notebook = nbformat.reads(text, as_version=4)
        resources: Any = {"metadata": {"path": str(folder)}}
        done, _ = MarkingExecute(config=config).preprocess(notebook, resources)
    return nbformat.writes(done)
