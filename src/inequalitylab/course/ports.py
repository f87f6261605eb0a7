"""Find a free port on this computer: the wanted one, or the next."""

import os
import socket

from inequalitylab.errors import CourseError

ADDRESS = "127.0.0.1"
LAST_PORT = 65535
TRIES = 50


def is_free(port: int) -> bool:
    """Say whether a server could listen on this port now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # Elsewhere than on Windows this only allows a port whose last connections are still closing.
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
    return True


def choose_ports(first: int, names: list[str]) -> tuple[dict[str, int], list[str]]:
    """Choose one free port for each name, counting up from the first.

    Returns
    -------
    ports : dict of str to int
        The chosen port of each name.
    notes : list of str
        One sentence for each port that was in use.

    Raises
    ------
    CourseError
        When the first port is not a port that a person may use, or no free one is near.
    """
    if not 1024 <= first <= LAST_PORT:
        raise CourseError(f"Port {first} cannot be used. Give --port a number from 1024 to {LAST_PORT}.")
    ports: dict[str, int] = {}
    notes: list[str] = []
    port = first
    for name in names:
        while not (port <= LAST_PORT and is_free(port)):
            if port >= min(first + TRIES, LAST_PORT):
                raise CourseError(
                    f"No free port was found from {first} to {port}. Close a program that uses one, or "
                    "give another first port: --port 9000."
                )
            notes.append(f"Port {port} is in use; taking the next.")
            port += 1
        ports[name] = port
        port += 1
    return ports, notes
