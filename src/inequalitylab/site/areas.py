"""The pages of all areas: drawn side by side in processes, kept, and put into the frame of the site.

What is drawn (`_build/areas/NAME.json`) rests on data and library alone; the frame is put round it each time,
so a change in the look of the site draws nothing again.
"""

import json
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import asdict
from multiprocessing import active_children, connection, get_context, parent_process
from pathlib import Path

from inequalitylab import pages, places
from inequalitylab.errors import CourseError
from inequalitylab.pages import Chapter, Host
from inequalitylab.places.gazetteer import by_code
from inequalitylab.site import settings, stamp
from inequalitylab.site.area_lists import FOLDER
from inequalitylab.site.frame import Frame
from inequalitylab.site.styles import names_in

EXPLAINING = ("notebooks/lessons/", "book/measures/")
SAID_EVERY = 50
# What pages are made by: a change here draws all of them again.
ROOMS = (
    "charts",
    "datasets",
    "findings",
    "measures",
    "pages",
    "places",
    "tables",
    "words",
    "show.py",
    "show.css",
)


def draw_areas(root: Path, kept: Path, cells: str, say: Callable[[str], None]) -> int:
    """Draw the pages that changed into the folder `kept`, as many at a time as there are cores.

    `cells` is the digest of data and library: while it stands, no page is looked at.

    Returns
    -------
    int
        How many were drawn; the others are as they were.

    Raises
    ------
    CourseError
        Names the area that could not be drawn.
    """
    host = Host(chapters_of(root), settings.read(root).support_line)
    every = [place.code for place in places.authorities()]
    finished_with = {"cells": cells, "host": repr(host)}
    note = kept.with_suffix(".json")
    if stamp.read_stamp(note) == finished_with and len(list(kept.glob("*.json"))) == len(every):
        return 0
    note.unlink(missing_ok=True)
    library = Path(pages.__file__).parent.parent
    made_by = stamp.digest_of(library, ROOMS)
    kept.mkdir(parents=True, exist_ok=True)
    count = done = 0
    workers = os.cpu_count() or 1
    # Started anew, not forked: this process has threads, and Windows cannot fork.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_end_with_parent)
    try:
        with _deaf_to_ctrl_c():
            waiting = {pool.submit(draw_area, code, host, kept, made_by): code for code in every}
        for finished in as_completed(waiting):
            count += drawn(finished, waiting[finished])
            done += 1
            if done % SAID_EVERY == 0:
                say(f"  area {done} of {len(every)}")
    except BaseException:
        # A page half drawn leaves nothing behind, and the person waits for none.
        for child in active_children():
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
    _forget_others(kept)
    stamp.write_stamp(note, finished_with)
    return count


def drawn(finished: "Future[bool]", code: str) -> bool:
    """Return whether a page was drawn; an error says which."""
    try:
        return finished.result()
    except CourseError as error:
        name = by_code(places.authorities())[code].name
        raise CourseError(f"The page of {name} could not be made. {error}") from error


def draw_area(code: str, host: Host, kept: Path, made_by: str) -> bool:
    """Draw one page, unless what is kept rests on the same; return whether it was drawn."""
    place = by_code(places.authorities())[code]
    file = kept / f"{pages.slug_of(place)}.json"
    parts = pages.sections(place)
    rests_on = {"made_by": made_by, "data": pages.fingerprint(place, parts, host)}
    if stamp.read_stamp(file).get("rests_on") == rests_on:
        return False
    page = asdict(pages.area_page(place, parts, host))
    page |= {"rests_on": rests_on, "names": sorted(names_in(page["body"]))}
    half = file.with_suffix(".half")
    half.write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")
    half.replace(file)
    return True


def place_areas(root: Path, kept: Path, site: Path) -> set[str]:
    """Write the kept pages, in the frame of the site, and their CSV files; return the names they use."""
    folder = site / FOLDER
    folder.mkdir()
    frame = Frame(root)
    names: set[str] = set()
    for file in sorted(kept.glob("*.json")):
        page = json.loads(file.read_text(encoding="utf-8"))
        whole = frame.area(page)
        names = names or names_in(whole)
        (folder / f"{page['slug']}.html").write_text(whole, encoding="utf-8")
        (folder / f"{page['slug']}.csv").write_text(page["csv"], encoding="utf-8-sig")
        names.update(page["names"])
    return names


def chapters_of(root: Path) -> tuple[Chapter, ...]:
    """Return the pages of the book that explain measures: lessons, with numbers, and the reference."""
    from sphinx_external_toc.parsing import parse_toc_yaml

    found = (page for page in parse_toc_yaml(root / "_toc.yml") if page.startswith(EXPLAINING))
    return tuple(sorted(map(_chapter(root), found), key=lambda chapter: (not chapter.number, chapter.page)))


def _chapter(root: Path) -> Callable[[str], Chapter]:
    def chapter(page: str) -> Chapter:
        name = page.rpartition("/")[2]
        lead = name.partition("_")[0]
        number = str(int(lead)) if lead.isdigit() else ""
        title = _title(root / page)
        return Chapter(page, f"Lesson {number}: {title}" if number else title, number)

    return chapter


def _title(page: Path) -> str:
    notebook = page.with_name(f"{page.name}.ipynb")
    if notebook.exists():
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        lines: Iterable[str] = (line for cell in cells for line in "".join(cell["source"]).splitlines())
    else:
        lines = page.with_name(f"{page.name}.md").read_text(encoding="utf-8").splitlines()
    return next((line.removeprefix("# ").strip() for line in lines if line.startswith("# ")), page.name)


def _forget_others(kept: Path) -> None:
    wanted = {pages.slug_of(place) for place in places.authorities()}
    for file in kept.iterdir():
        if file.suffix != ".json" or file.stem not in wanted:
            file.unlink()


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Let processes that start meanwhile leave Ctrl-C to this one: they inherit what it does not hear."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _end_with_parent() -> None:
    """Never stay behind when the parent is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it is not inherited
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_wait_and_end, args=(parent.sentinel,), daemon=True).start()


def _wait_and_end(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
