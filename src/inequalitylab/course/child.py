"""What the programs of the course do first: start quickly, and end when the launcher is gone."""

import os
import signal
import sys
import threading


def leave_out_slow_imports() -> None:
    """Spare the start two seconds: a grammar that jsonschema would compile each time, for a check of foreign
    addresses that no Jupyter schema asks for. Without it jsonschema leaves that one check out.
    """
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]


def stop_with_parent() -> None:
    """Watch standard input, which the launcher holds open; when it closes, stop in good order.

    A closed pipe is the one sign that reaches a program on every system, even when the launcher was
    killed.
    """
    threading.Thread(target=_wait, daemon=True).start()


def _wait() -> None:
    # Not through `sys.stdin`, whose lock a program that ends by itself would find taken.
    while os.read(sys.stdin.fileno(), 1024):
        pass
    # Raised in this process, so that its own handlers run, on Windows too.
    if os.name == "nt":
        signal.raise_signal(signal.SIGTERM)
    else:
        os.kill(os.getpid(), signal.SIGTERM)
