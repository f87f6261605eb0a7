"""A finding in a marked notebook: feedback keeps its chart, its words and its table, and runs nothing."""

import pytest
from bs4 import BeautifulSoup
from example_findings import examples
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook, new_output

from inequalitylab import tables, words
from inequalitylab.grading.looking import SafeToLookAt, readable
from inequalitylab.show import MARKING, Shown, say, show

FINDING = examples()["gradient"]


def outputs_of(shown: Shown) -> list[dict[str, object]]:
    """Return what a notebook's cell holds after showing something."""
    InteractiveShell.instance()
    with capture_output() as captured:
        displayed = InteractiveShell.instance().display_formatter.ipython_display_formatter(shown)
    if not displayed:
        return [new_output("display_data", data=shown._repr_mimebundle_())]
    return [new_output("display_data", data=o.data, metadata=o.metadata) for o in captured.outputs]


def feedback(shown: Shown) -> BeautifulSoup:
    notebook = new_notebook(cells=[new_code_cell("show(finding)", outputs=outputs_of(shown))])
    safe, _ = SafeToLookAt().preprocess(notebook, {})
    page = readable(HTMLExporter(template_name="classic").from_notebook_node(safe)[0])
    return BeautifulSoup(page, "html.parser")


def test_feedback_shows_chart_words_and_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MARKING, "autograde")
    body = feedback(show(FINDING)).body
    assert body is not None
    assert [picture["alt"] for picture in body.find_all("img")] == [words.alt_text(FINDING)]
    assert words.sentence(FINDING) in body.get_text()
    assert tables.frame(FINDING).to_string(index=False) in body.get_text()
    assert not body.find_all("svg", class_="il-wide")


def test_words_alone_need_no_other_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MARKING, "autograde")
    assert "Two words." in feedback(say("Two words.")).get_text()


def test_other_pages_get_the_bundle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(MARKING, raising=False)
    assert set(outputs_of(show(FINDING))[0]["data"]) == {"text/html", "text/plain"}


def test_alternative_text_of_a_submission_is_only_text() -> None:
    attack = '"><script>stolen()</script>'
    output = new_output("display_data", data={"image/png": "AAAA"}, metadata={"image/png": {"alt": attack}})
    safe, _ = SafeToLookAt().preprocess(new_notebook(cells=[new_code_cell("1", outputs=[output])]), {})
    page = BeautifulSoup(HTMLExporter(template_name="classic").from_notebook_node(safe)[0], "html.parser")
    assert page.body is not None
    assert [picture["alt"] for picture in page.body.find_all("img")] == [attack]
    assert "stolen" not in str(page.body.find_all("script"))
