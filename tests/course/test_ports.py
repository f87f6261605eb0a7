"""Ports: the wanted ones, the next ones, and what is said."""

import socket
from collections.abc import Iterator

import pytest

from inequalitylab.course.ports import ADDRESS, choose_ports, is_free
from inequalitylab.errors import CourseError


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that a program listens on."""
    with socket.create_server((ADDRESS, 0)) as server:
        yield server.getsockname()[1]


def test_a_port_in_use_is_not_free(taken: int) -> None:
    assert not is_free(taken)


def test_the_next_port_is_taken_and_said(taken: int) -> None:
    ports, notes = choose_ports(taken, ["front", "book"])
    assert taken < ports["front"] < ports["book"]
    assert notes[0] == f"Port {taken} is in use; taking the next."


def test_free_ports_are_taken_as_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inequalitylab.course.ports.is_free", lambda port: port != 9001)
    assert choose_ports(9000, ["a", "b", "c"]) == (
        {"a": 9000, "b": 9002, "c": 9003},
        ["Port 9001 is in use; taking the next."],
    )


@pytest.mark.parametrize("port", [0, 80, -1, 70000])
def test_a_port_that_nobody_may_use_is_refused(port: int) -> None:
    with pytest.raises(CourseError, match="a number from 1024 to 65535"):
        choose_ports(port, ["a"])


@pytest.mark.parametrize("first", [9000, 65530])
def test_the_search_ends(first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inequalitylab.course.ports.is_free", lambda _: False)
    with pytest.raises(CourseError, match="--port 9000"):
        choose_ports(first, ["a"])


def test_the_last_port_is_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inequalitylab.course.ports.is_free", lambda _: True)
    with pytest.raises(CourseError, match="No free port"):
        choose_ports(65534, ["a", "b", "c"])
