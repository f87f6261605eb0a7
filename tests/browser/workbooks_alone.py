"""The server of the workbooks by itself, as the course starts it: quicker, and it can restart."""

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inequalitylab.course import processes, settings
from inequalitylab.course.launch import start_apps
from inequalitylab.course.layout import Layout, prepare_folders


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def copied(repository: Path, target: Path) -> Layout:
    """Return folders of its own for a server, with the workbooks of the checkout."""
    layout = Layout(target)
    shutil.copytree(repository / "notebooks" / "workbooks", layout.workbooks)
    prepare_folders(layout)
    return layout


@contextmanager
def serving(layout: Layout, notebook: str, port: int) -> Iterator[str]:
    """Serve the workbooks; give the address of one of them."""
    door = settings.Door("workbooks", port, "/workbooks/", "0" * 24)
    server = start_apps(layout, door, notebook)
    try:
        processes.wait_until_answering(server)
        yield door.address(f"voila/render/{notebook}")
    finally:
        processes.stop_all([server])
