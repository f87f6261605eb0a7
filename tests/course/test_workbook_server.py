"""The server of the workbooks: no answer of a kernel is waited for when it is there."""

import asyncio
from types import SimpleNamespace

import pytest
import zmq
from nbclient import NotebookClient

from inequalitylab.course import child


def test_a_reply_that_has_arrived_is_looked_for_every_second(monkeypatch: pytest.MonkeyPatch) -> None:
    # Its import leaves out a package, which the other tests of this process may want.
    monkeypatch.setattr(child, "leave_out_slow_imports", lambda: None)
    from inequalitylab.course.workbook_server import hear_late_replies

    looked: list[object] = []

    async def check_alive(_: NotebookClient) -> None:
        looked.append("alive")

    monkeypatch.setattr(NotebookClient, "_async_check_alive", check_alive)
    hear_late_replies()
    socket = SimpleNamespace(get=looked.append)
    client = SimpleNamespace(
        kc=SimpleNamespace(channels_running=True, shell_channel=SimpleNamespace(socket=socket))
    )
    asyncio.run(NotebookClient._async_check_alive(client))
    assert looked == [zmq.EVENTS, "alive"]
    client.kc.channels_running = False
    asyncio.run(NotebookClient._async_check_alive(client))
    assert looked == [zmq.EVENTS, "alive", "alive"]
