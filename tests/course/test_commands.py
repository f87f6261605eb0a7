"""The command line of the course, and the browser that it opens."""

import argparse

import pytest

from inequalitylab.course import browser, commands


def parsed(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    commands.register(parser.add_subparsers())
    return parser.parse_args(["course", *words])


def test_by_default_it_is_a_learners(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEACHER", raising=False)
    arguments = parsed()
    assert (arguments.teacher, arguments.no_browser, arguments.port) == (False, False, 8010)


@pytest.mark.parametrize(("value", "teacher"), [("1", True), ("yes", True), ("0", False), ("", False)])
def test_the_variable_opens_the_marking_tools(
    monkeypatch: pytest.MonkeyPatch, value: str, teacher: bool
) -> None:
    monkeypatch.setenv("TEACHER", value)
    assert parsed().teacher is teacher
    assert parsed("--teacher").teacher is True


def test_what_was_asked_for_reaches_the_launcher(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr("inequalitylab.course.launch.run", lambda options: asked.append(options) or 0)
    arguments = parsed("--teacher", "--no-browser", "--port", "9000")
    assert arguments.run(arguments) == 0
    (options,) = asked
    assert (options.teacher, options.browser, options.port) == (True, False, 9000)


def test_without_a_screen_no_browser_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in browser.SCREENS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(browser.sys, "platform", "linux")
    monkeypatch.setattr(browser.webbrowser, "open", lambda _: pytest.fail("a browser was started"))
    assert browser.open_browser("http://127.0.0.1/") is False


@pytest.mark.parametrize("opened", [True, False])
def test_with_a_screen_the_browser_says_whether_it_opened(
    monkeypatch: pytest.MonkeyPatch, opened: bool
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(browser.webbrowser, "open", lambda _: opened)
    assert browser.open_browser("http://127.0.0.1/") is opened


def test_a_browser_that_fails_is_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: str) -> bool:
        raise browser.webbrowser.Error("could not locate runnable browser")

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(browser.webbrowser, "open", fail)
    assert browser.open_browser("http://127.0.0.1/") is False
