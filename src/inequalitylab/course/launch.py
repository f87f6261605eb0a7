"""Open the course: prepare, build, start, print one address, and put everything away again."""

import secrets
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote

from inequalitylab.course import drawing, front, handout, pages, processes, settings
from inequalitylab.course.browser import open_browser
from inequalitylab.course.commands import FIRST_PORT
from inequalitylab.course.layout import Layout, find_checkout, prepare_folders
from inequalitylab.course.ports import ADDRESS, choose_ports
from inequalitylab.course.settings import Door
from inequalitylab.course.workspace import GUIDE
from inequalitylab.errors import CourseError

DOORS = ["front", "book", "workbooks", "lab"]
STEPS = 4
SECONDS_BETWEEN_LOOKS = 0.5

Say = Callable[[str], None]


@dataclass(frozen=True)
class Options:
    """What the person asked for."""

    teacher: bool = False
    browser: bool = True
    port: int = FIRST_PORT


def tell(line: str) -> None:
    """Print a line at once, into a pipe too."""
    print(line, flush=True)


def run(options: Options, say: Say = tell) -> int:
    """Open the course and keep it open until the person stops it.

    Returns
    -------
    int
        0 when it was stopped by the person.

    Raises
    ------
    CourseError
        When a step fails; nothing that was started stays.
    """
    layout = Layout(find_checkout())
    exchange = settings.has_exchange()

    def detail(line: str) -> None:
        say(f"        {line}")

    with ExitStack() as stack:
        stack.enter_context(_every_stop_is_ctrl_c())
        prepare_folders(layout)
        workbooks = _find_workbooks(layout)
        ports, notes = choose_ports(options.port, DOORS)
        for note in notes:
            say(note)
        apps, lab = _door("workbooks", ports), _door("lab", ports)
        # Both listen from here on, so that no other program takes their ports during a long build.
        book = pages.BookServer(ports["book"], layout.site)
        first = pages.FrontServer(ports["front"], secrets.token_urlsafe(), secrets.token_urlsafe())
        stack.callback(book.server_close)
        stack.callback(first.server_close)

        say(f"1 of {STEPS}  Your folder, {layout.my_work.name}, and the exercises")
        for note in handout.refresh(layout, exchange, options.teacher, detail):
            detail(note)

        say(f"2 of {STEPS}  Starting the workbooks and JupyterLab")
        servers: list[processes.Server] = []
        stack.callback(_put_away, servers, say)
        servers += [start_apps(layout, apps, workbooks[0].name)]
        servers += [_start_lab(layout, lab, options.teacher, exchange)]

        say(f"3 of {STEPS}  The book")
        _build_book(layout, detail)

        say(f"4 of {STEPS}  Waiting for their first answer")
        for number, server in enumerate(servers, start=1):
            processes.wait_until_answering(server)
            detail(f"{number} of {len(servers)}: {server.title}")

        first.show(
            front.FrontPage(
                book=f"http://{ADDRESS}:{ports['book']}/{_first_page(layout)}",
                lab=lab.address(f"lab/tree/{quote(_guide(layout, options.teacher))}"),
                workbooks=tuple(_link(apps, path) for path in workbooks),
                folder=layout.my_work,
                exchange=exchange,
                teacher=options.teacher,
            )
        )
        for listening in (book, first):
            stack.enter_context(_answering(listening))
        try:
            _announce(first, options.browser, say)
            if _areas_wait(layout):
                servers += [_draw_areas(layout)]
                book.areas_come = servers[-1].runs
                say(drawing.NEEDED)
            _watch(servers, say)
        except KeyboardInterrupt:
            return 0


def _first_page(layout: Layout) -> str:
    """Return the book's welcome; the site's own front page would only offer the same three doors again."""
    welcome = "book/index.html"
    return welcome if (layout.site / welcome).is_file() else ""


def _guide(layout: Layout, teacher: bool) -> str:
    """Return the path of the first page, from what JupyterLab has as its root."""
    return (layout.my_work / GUIDE).relative_to(layout.root if teacher else layout.my_work).as_posix()


def _link(apps: Door, workbook: Path) -> front.Link:
    return front.Link(apps.address(f"voila/render/{quote(workbook.name)}"), front.workbook_title(workbook))


def _find_workbooks(layout: Layout) -> list[Path]:
    found = sorted(layout.workbooks.glob("*.ipynb"))
    if not found:
        raise CourseError(
            f"There is no workbook in {layout.workbooks}. Bring the folder back with "
            "`git checkout -- notebooks` and start again."
        )
    return found


def _door(name: str, ports: dict[str, int]) -> Door:
    """Return a door with a new key, under a path that nobody can guess.

    A cookie belongs to a computer and not to a port, so the path is what keeps the cookies of one door
    from being sent to, or read by, another.
    """
    return Door(name, ports[name], f"/{secrets.token_hex(8)}/", secrets.token_hex(24))


def start_apps(layout: Layout, door: Door, first: str) -> processes.Server:
    """Start the server of the workbooks behind its door; the kernel of the first is kept warm."""
    settings.write_for_apps(layout, door, first)
    return processes.start(
        "the workbooks",
        "inequalitylab.course.workbook_server",
        f"{door.base}voila/templates/{settings.TEMPLATE}/static/workbook.css",
        layout.logs / "workbooks.log",
        layout.state,
        settings.child_environment(layout, "apps"),
    )


def _start_lab(layout: Layout, door: Door, teacher: bool, exchange: bool) -> processes.Server:
    settings.write_for_lab(layout, door, teacher, exchange)
    return processes.start(
        "JupyterLab",
        "inequalitylab.course.lab_server",
        f"{door.base}login",
        layout.logs / "lab.log",
        layout.my_work,
        settings.child_environment(layout, settings.lab_name(teacher)),
    )


def _build_book(layout: Layout, say: Say) -> None:
    """Build what a first page needs; the pages of areas take longer, and come once the course is open."""
    from inequalitylab.site.build import build_site

    build_site(layout.root, areas=False, say=say)


def _areas_wait(layout: Layout) -> bool:
    from inequalitylab.site.build import areas_wait

    return areas_wait(layout.root)


def _draw_areas(layout: Layout) -> processes.Server:
    started = processes.start(
        drawing.TITLE,
        "inequalitylab.course.drawing",
        "",
        layout.logs / "areas.log",
        layout.root,
        settings.child_environment(layout, "areas"),
    )
    return replace(started, done=drawing.DONE)


def _announce(first: pages.FrontServer, browser: bool, say: Say) -> None:
    say(f"\nThe course is open. Its front page is\n\n    {first.address}\n")
    if browser and not open_browser(first.address_once):
        say("No browser was found here. Copy the address into one on this computer.")
    say("Press Ctrl-C here to stop.")


def _watch(servers: list[processes.Server], say: Say) -> NoReturn:
    """Say when a server stops by itself, until the person stops the course."""
    told: set[str] = set()
    while True:
        for server in servers:
            if server.runs() or server.title in told:
                continue
            told.add(server.title)
            ended_well = server.done and server.process.returncode == 0
            stopped = f"{server.title} has stopped (log: {server.log}). Press Ctrl-C and start again."
            say(server.done if ended_well else stopped)
        time.sleep(SECONDS_BETWEEN_LOOKS)


def _put_away(servers: list[processes.Server], say: Say) -> None:
    """Stop what was started; a second Ctrl-C does not leave half of it running."""
    for number in _stop_signals():
        signal.signal(number, signal.SIG_IGN)
    say("\nStopping.")
    processes.stop_all(servers)
    say("Everything is stopped.")


@contextmanager
def _answering(server: ThreadingHTTPServer) -> Iterator[None]:
    pages.serve_in_background(server)
    try:
        yield
    finally:
        server.shutdown()


@contextmanager
def _every_stop_is_ctrl_c() -> Iterator[None]:
    """Let a closed terminal and a polite kill end the course as Ctrl-C does."""
    before = {number: signal.signal(number, signal.default_int_handler) for number in _stop_signals()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop_signals() -> list[signal.Signals]:
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    return [getattr(signal, name) for name in names if hasattr(signal, name)]
