"""What a teacher or a student looks at runs nothing, and can be read by everyone."""

import re

import pytest
from bs4 import BeautifulSoup
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell

from inequalitylab.grading.looking import SafeToLookAt, harmless_markdown, readable

SCRIPT = "<script>stolen()</script>"
ATTRIBUTE = '<img src=x onerror="stolen()">'
MARKDOWN = [
    SCRIPT,
    ATTRIBUTE,
    "[here](javascript:stolen())",
    "[here](JaVaScRiPt:stolen())",
    "[here](java&#115;cript:stolen())",
    "[here]: javascript:stolen()\n\n[here]",
    "![x](data:text/html;base64,PHNjcmlwdD4=)",
    "<iframe srcdoc='<script>stolen()</script>'></iframe>",
    "<svg onload=stolen()>",
    "<javascript:stolen()>",
]
OUTPUTS = [
    {"text/html": SCRIPT},
    {"image/svg+xml": "<svg xmlns='http://www.w3.org/2000/svg' onload='stolen()'></svg>"},
    {"text/markdown": SCRIPT},
    {"text/latex": SCRIPT},
    {"application/javascript": "stolen()"},
    {"application/vnd.jupyter.widget-view+json": {"model_id": SCRIPT}},
    {"image/png": f'"{ATTRIBUTE}'},
    {"text/plain": SCRIPT},
]


def shown(notebook: object) -> str:
    """Return the page of a notebook after it has been made safe."""
    safe, _ = SafeToLookAt().preprocess(notebook, {})
    return HTMLExporter(template_name="classic").from_notebook_node(safe)[0]


def runs(page: str) -> list[str]:
    """Return what in a page's body a browser would run for the submission."""
    body = BeautifulSoup(page, "html.parser").body
    assert body is not None
    found = [
        str(tag)
        for tag in body.find_all(["script", "iframe", "object", "embed", "svg"])
        if "stolen" in str(tag)
    ]
    for tag in body.find_all(True):
        found += [f"{name}={value}" for name, value in tag.attrs.items() if name.startswith("on")]
        target = str(tag.get("href") or tag.get("src") or "")
        if re.match(r"\s*(javascript|data:text|vbscript)", target, re.IGNORECASE):
            found.append(target)
    return found


@pytest.mark.parametrize("source", MARKDOWN)
def test_no_script_in_markdown(source: str) -> None:
    assert runs(shown(new_notebook(cells=[new_markdown_cell(source), new_raw_cell(source)]))) == []


def test_the_test_would_see_a_script() -> None:
    notebook = new_notebook(cells=[new_markdown_cell(SCRIPT), new_markdown_cell(ATTRIBUTE)])
    assert len(runs(HTMLExporter(template_name="classic").from_notebook_node(notebook)[0])) == 2


@pytest.mark.parametrize("data", OUTPUTS)
def test_no_script_in_outputs_or_metadata(data: dict[str, object]) -> None:
    output = new_output("display_data", data=data, metadata={"image/png": {"width": f'1"{ATTRIBUTE}'}})
    cell = new_code_cell("1", outputs=[output, new_output("stream", text=SCRIPT)])
    cell.metadata["tags"] = [f'x"{ATTRIBUTE}']
    notebook = new_notebook(cells=[cell])
    notebook.metadata["title"] = f"</title>{SCRIPT}"
    notebook.metadata["language_info"] = {"name": f"x{SCRIPT}", "pygments_lexer": SCRIPT}
    assert runs(shown(notebook)) == []


def test_what_is_written_can_still_be_read() -> None:
    page = shown(new_notebook(cells=[new_markdown_cell("**18.6** points, 2 < 3 & *so on*")]))
    assert "<strong>18.6</strong> points, 2 &lt; 3 &amp; <em>so on</em>" in page
    assert (
        harmless_markdown("see [the survey](https://www.gov.uk/)") == "see [the survey](https://www.gov.uk/)"
    )


def test_pages_have_a_language_and_skip_no_heading() -> None:
    page = readable("<html><body><h1>a</h1><h4>b</h4><h2>c</h2><h3>d</h3><img src='x.png'></body></html>")
    assert re.findall(r"<h(\d)>", page) == ["1", "2", "2", "3"]
    assert 'lang="en-GB"' in page and 'alt="Picture' in page
