"""Two builds in one folder wait for each other."""

import threading
import time
from pathlib import Path

from inequalitylab.site.lock import one_at_a_time


def test_second_build_waits_and_says_so(tmp_path: Path) -> None:
    order: list[str] = []
    said = threading.Event()

    def second() -> None:
        with one_at_a_time(tmp_path, lambda _line: said.set()):
            order.append("second")

    with one_at_a_time(tmp_path, order.append):
        other = threading.Thread(target=second)
        other.start()
        assert said.wait(timeout=30)
        time.sleep(0.5)
        order.append("first done")
    other.join(timeout=30)
    assert order == ["first done", "second"]


def test_lock_left_by_a_dead_process_is_no_lock(tmp_path: Path) -> None:
    (tmp_path / ".building").write_text("", encoding="utf-8")
    said: list[str] = []
    with one_at_a_time(tmp_path, said.append):
        assert not said
