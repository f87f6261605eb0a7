"""What a button says is done when the page has sent all that came before, once, and in order."""

import asyncio

import pytest

from inequalitylab.workbooks import settling
from inequalitylab.workbooks.settling import Settling


class WithPage(Settling):
    """A line to a page that answers when the test says so."""

    has_page = True

    def answer(self) -> None:
        """Let the page answer, as its link does."""
        self.answered.value = self.asked.value


def test_without_a_page_nothing_waits() -> None:
    done: list[str] = []
    Settling().then(lambda: done.append("now"))
    assert done == ["now"]


def test_with_a_page_things_wait_for_its_answer_and_are_done_once_and_in_order() -> None:
    done: list[str] = []

    async def use() -> None:
        line = WithPage()

        def first() -> None:
            done.append("first")

        line.then(first)
        line.then(first)
        line.then(lambda: done.append("second"))
        assert done == []
        line.answer()
        assert done == ["first", "second"]
        line.then(first)
        line.answer()

    asyncio.run(use())
    assert done == ["first", "second", "first"]


def test_the_page_answers_by_itself_with_the_number_that_it_was_asked_for() -> None:
    line = Settling()
    assert line.link.source == (line.asked, "value")
    assert line.link.target == (line.answered, "value")


def test_a_page_that_never_answers_holds_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(settling, "LONGEST_WAIT", 0.01)

    async def use() -> None:
        line = WithPage()
        line.then(lambda: done.append("at last"))
        assert done == []
        await asyncio.sleep(0.1)

    asyncio.run(use())
    assert done == ["at last"]
