"""Checks accept a right answer in any style, and name what is wrong with a wrong one."""

import sys
import warnings

import numpy as np
import pandas as pd
import pytest

from inequalitylab.exercises import checks as check
from inequalitylab.exercises.ideas import IDEAS
from inequalitylab.exercises.wrong import wrong

RIGHT_IN_ANY_STYLE = [2.5, np.float64(2.5), np.array(2.5), np.array([2.5]), pd.Series([2.5]), 2.5 + 1e-12]


@pytest.mark.parametrize("answer", RIGHT_IN_ANY_STYLE)
def test_a_right_number_in_any_style_passes(answer: object) -> None:
    check.number(lambda: answer, expect=2.5, about="here")


@pytest.mark.parametrize(
    "answer", [[1, 2.0], (1, 2), np.array([1, 2]), pd.Series([1, 2], index=[7, 3]), {1: 1, 2: 2}]
)
def test_right_numbers_in_any_style_pass(answer: object) -> None:
    check.numbers(lambda: answer, expect=[1, 2], about="here")


def test_a_warning_or_a_print_costs_nothing_and_shows_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    def noisy() -> float:
        warnings.warn("old", DeprecationWarning, stacklevel=1)
        print("looking", file=sys.stderr)
        print("inside")
        return 1.0

    check.number(noisy, expect=1, about="here")
    assert capfd.readouterr() == ("", "")


def _stops() -> float:
    raise KeyError("people")


def _blank() -> float:
    raise NotImplementedError


@pytest.mark.parametrize(
    ("function", "idea"),
    [
        (lambda: -2.5, "wrong_way_round"),
        (lambda: 2.4968, "rounded"),
        (lambda: 250.0 - 0.31794, "percent_or_share"),
        (lambda: float("inf"), "infinite"),
        (lambda: 7, "not_yet_right"),
        (lambda: float("nan"), "not_yet_right"),
        (lambda: None, "returned_nothing"),
        (lambda: "2.5", "wrong_kind"),
        (lambda: True, "wrong_kind"),
        (_stops, "stopped"),
        (_blank, "not_answered"),
        (lambda: sys.exit(0), "stopped"),
    ],
)
def test_a_wrong_number_is_named(function: object, idea: str) -> None:
    right = 2.4968206
    slips = {"wrong_way_round": -2.5}
    with pytest.raises(check.WrongAnswerError, match=f"^{IDEAS[idea].name}\\. ") as caught:
        check.number(function, expect=right, about="two groups", slips=slips)
    assert "two groups" in str(caught.value)
    assert str(right) not in str(caught.value)


def test_the_lesson_is_named_and_the_error_of_the_student_quoted() -> None:
    with pytest.raises(
        check.WrongAnswerError, match=r"Read lesson 9, section 'One gap, two numbers'\. Your answer: 2\."
    ):
        check.number(lambda: 2.0, expect=1, about="here", slips={"ratio_upside_down": 2.0})
    with pytest.raises(check.WrongAnswerError, match="KeyError: 'people'"):
        check.number(_stops, expect=1, about="here")


def test_a_slip_that_gives_the_right_answer_is_no_slip() -> None:
    check.number(lambda: 1.0, expect=1.0, about="here", slips={"wrong_way_round": 1.0})


def test_no_number_is_nan_and_not_none() -> None:
    check.number(lambda: pd.NA, expect=float("nan"), about="here")
    with pytest.raises(check.WrongAnswerError, match="Nothing came back"):
        check.number(lambda: None, expect=float("nan"), about="here")


def test_tables_are_compared_whatever_their_order() -> None:
    right = pd.DataFrame({"group": [1, 2], "value": [3.0, 4.0]})
    shuffled = right.iloc[::-1][["value", "group"]].assign(more="x")
    check.table(lambda: shuffled, expect=right, key="group", about="here")
    with pytest.raises(check.WrongAnswerError, match="no column value"):
        check.table(lambda: right[["group"]], expect=right, key="group", about="here")
    with pytest.raises(check.WrongAnswerError, match=IDEAS["star_as_zero"].name):
        slip = right.assign(value=0.0)
        check.table(lambda: slip, expect=right, key="group", about="here", slips={"star_as_zero": slip})


def test_a_refusal_is_a_value_error_and_nothing_else() -> None:
    def refuse() -> float:
        raise ValueError("a group twice")

    check.refuses(refuse, about="here")
    with pytest.raises(check.WrongAnswerError, match="An answer where there is none"):
        check.refuses(lambda: 1.0, about="here")
    with pytest.raises(check.WrongAnswerError, match="Stopped with an error"):
        check.refuses(_stops, about="here")
    with pytest.raises(check.WrongAnswerError, match="Not answered yet"):
        check.refuses(_blank, about="here")


def test_functions_get_copies_and_changing_them_is_found() -> None:
    table = pd.DataFrame({"value": [1.0, 2.0]})

    def spoil(given: pd.DataFrame) -> float:
        given["value"] = 0.0
        return 0.0

    check.number(spoil, table, expect=0, about="here")
    assert table["value"].tolist() == [1.0, 2.0]
    with pytest.raises(check.WrongAnswerError, match="The table that came in was changed"):
        check.leaves_alone(spoil, table, about="here")


def test_text_is_compared_without_regard_to_capitals() -> None:
    check.text(lambda: " Higher ", expect="higher", about="here")
    with pytest.raises(check.WrongAnswerError, match="The gap the wrong way round"):
        check.text(lambda: "lower", expect="higher", about="here", slips={"wrong_way_round": "lower"})


def test_every_message_is_plain() -> None:
    for idea in IDEAS.values():
        assert idea.text.endswith((".", "?"))
        assert len(idea.name) <= 50
        assert "boolean" not in idea.text


def test_a_function_that_is_not_there_is_said_to_be_missing() -> None:
    notebook = {"__name__": "__main__", "check": check, "gap": lambda: 2.0}
    exec("check.number('gap', expect=2.0, about='here')", notebook)
    for call in ("number('gp', expect=2.0", "refuses('gp'", "leaves_alone('gp'"):
        with pytest.raises(check.WrongAnswerError, match=r"^No function of this name.*Tested: gp, here"):
            exec(f"check.{call}, about='here')", notebook)


def test_a_value_error_of_the_students_own_is_told_from_a_librarys() -> None:
    own = "def gap():\n    raise ValueError('a group is missing')"
    librarys = "def gap():\n    return float('x'), int('y')"
    deep = "import pandas as pd\ndef gap():\n    return pd.to_datetime('no date')"
    for code, idea in ((own, "refused_wrongly"), (librarys, "stopped"), (deep, "stopped")):
        notebook = {"__name__": "__main__", "check": check}
        with pytest.raises(check.WrongAnswerError, match=f"^{IDEAS[idea].name}"):
            exec(f"{code}\ncheck.number('gap', expect=2.0, about='here')", notebook)


WITH_PLACES = """
def places(table):
    return {places}

def slope(table):
    return {slope}

def one_of(a, b):
    return {one}
"""


def _with_places(places: str, slope: str = "10 * places(table)[1]", one: str = "a + b") -> dict[str, object]:
    notebook: dict[str, object] = {"__name__": "__main__", "check": check, "np": np, "pd": pd}
    exec(WITH_PLACES.format(places=places, slope=slope, one=one), notebook)
    return notebook


TRY_SLOPE = "check.number('slope', 'table', expect=7.0, about='here', carried={'places': [0.2, 0.7]})"


@pytest.mark.parametrize(
    "places", ["[1, 2]", "(1, 2)", "np.array([1, 2])", "pd.Series([1, 2])", "1 / 0", "None"]
)
def test_a_mistake_in_an_earlier_task_is_not_counted_again(
    places: str, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook = _with_places(places)
    before = notebook["places"]
    exec(TRY_SLOPE, notebook)
    assert "right answer of places in place of yours" in capsys.readouterr().out
    assert notebook["places"] is before


def test_a_mistake_of_its_own_is_counted_and_named(capsys: pytest.CaptureFixture[str]) -> None:
    for places in ("[1, 2]", "[0.2, 0.7]"):
        notebook = _with_places(places, slope="100 * places(table)[1]")
        with pytest.raises(check.WrongAnswerError, match=r"Percent or share|Not the right answer yet"):
            exec(TRY_SLOPE, notebook)
    assert capsys.readouterr().out == ""


def test_what_stands_in_answers_by_its_arguments() -> None:
    carried = "carried={'one_of': {(1, 2): 30.0, (3, 4): 70.0}}"
    for slope in ("one_of(1, 2) + one_of(3, 4)", "one_of(a=1, b=2) + one_of(np.int64(3), 4)"):
        exec(
            f"check.number('slope', 'table', expect=100.0, about='here', {carried})",
            _with_places("[]", slope=slope),
        )
    with pytest.raises(check.WrongAnswerError, match="Your answer: 103"):
        exec(
            f"check.number('slope', 'table', expect=100.0, about='here', {carried})",
            _with_places("[]", slope="one_of(1, 2) + one_of(3, 4) + one_of(1, 2) - 30 + one_of(1.5, 1.5)"),
        )


def test_messages_fit_into_feedback() -> None:
    """Feedback cuts a message; what a student wrote is left out of it before."""
    for key, idea in IDEAS.items():
        assert len(str(wrong(key, "share_living_in", "x" * 60))) <= 400, key
        assert idea.name[-1] not in ".?!:", idea.name


def test_a_notebook_shows_the_message_and_no_traceback() -> None:
    from IPython.core.interactiveshell import InteractiveShell

    shown: list[str] = []
    shell = InteractiveShell()
    shell._showtraceback = lambda _kind, _error, lines: shown.extend(lines)  # type: ignore[method-assign]
    shell.run_cell("from inequalitylab.exercises import checks as check")
    shell.run_cell("check.number(lambda: 3.0, expect=2.0, about='here')")
    assert "Not the right answer yet" in shown[0]
    assert "Traceback" not in "".join(shown) and max(map(len, shown)) <= 90
