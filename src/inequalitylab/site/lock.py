"""One build at a time in one folder. The system drops the lock when its process ends, however it ends."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

SECONDS_BETWEEN_TRIES = 0.2


@contextmanager
def one_at_a_time(output: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Wait until no other process builds into `output`, and keep others waiting meanwhile."""
    with (output / ".building").open("w") as file:
        if not _take(file):
            say("Another build is running in this folder: waiting for it.")
            while not _take(file):
                time.sleep(SECONDS_BETWEEN_TRIES)
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
