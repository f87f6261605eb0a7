"""The pages of the measures never disagree with the code."""

import re

import pytest
from page_examples import EXAMPLE, PAGES, WIDTH, outputs

from inequalitylab import measures as m

ALL = sorted(PAGES.glob("*.md"))
DECIMAL = re.compile(r"\d+\.\d+")


def test_there_is_a_page_a_family():
    assert {page.stem for page in ALL} == {
        "index", "intervals", "rates", "life-tables", "gaps", "gradients", "distribution", "poverty",
        "segregation", "comparison", "survey",
    }  # fmt: skip


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.stem)
def test_what_a_page_prints_is_what_the_code_prints(page):
    text = page.read_text(encoding="utf-8")
    results = outputs(text)
    assert results
    assert text.count("```python") == len(results)
    for example in EXAMPLE.finditer(text):
        assert max(map(len, example["code"].splitlines())) <= WIDTH + 6
    for now, printed in results:
        assert printed == now, "run: python tests/measures/page_examples.py"


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.stem)
def test_numbers_in_the_words_about_an_example_are_in_the_example(page):
    example = page.read_text(encoding="utf-8").partition("## Worked example")[2].partition("## Sources")[0]
    words = EXAMPLE.sub("", example)
    shown = " ".join(found.group(0) for found in EXAMPLE.finditer(example))
    assert set(DECIMAL.findall(words)) <= set(DECIMAL.findall(shown))


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.stem)
def test_every_function_named_exists(page):
    for name in re.findall(r"`([a-z_]+)`", page.read_text(encoding="utf-8")):
        assert name in {*m.__all__, *ARGUMENTS}, name


def test_every_measure_has_a_page():
    pages = " ".join(page.read_text(encoding="utf-8") for page in ALL)
    for name in m.__all__:
        if name.islower():
            assert f"`{name}" in pages, name


def test_figures_called_right_on_the_pages_are_ours():
    slope = m.slope_index_of_counts(
        [16, 27, 65, 52, 63], [78, 91, 162, 103, 105], range(5), high_is_good=True
    )
    assert f"where {slope.value:.2f} is right" in (PAGES / "gradients.md").read_text(encoding="utf-8")
    farms = m.gini([2.5, 7.5, 15, 35, 75, 150], [25, 13, 10, 5, 5, 2], correct=True)
    assert f"where {farms.value:.2f} is right" in (PAGES / "distribution.md").read_text(encoding="utf-8")


ARGUMENTS = {
    "height_known",
    "high_is_good", "low_rank", "value", "lower", "upper", "confidence", "method", "unit", "n", "note",
    "parts",
    "alpha",
}  # fmt: skip
