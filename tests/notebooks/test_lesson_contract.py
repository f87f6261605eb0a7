"""What every lesson keeps to: the order of its cells, its parts, and no number that is typed into prose."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from notebook_files import AVOIDED, LESSONS, NOTEBOOKS, TEMPLATE
from reading import grade

EXERCISES = NOTEBOOKS / "exercises" / "source"
ORDER = ["title", "outcomes", "who-and-minutes", "data-used", "choose-place"]
ENDING = ["recap", "what-next", "teacher-notes", "facilitator-notes", "sources"]
LONGEST_MEAN, HIGHEST_GRADE = 15, 8
LONGEST_RECAP = 7
LONGEST_CODE = 16
# Figures in prose that no cell works out: list numbers, years, and the levels that intervals are named by.
# Sources hold dates, pages and volumes.
ALLOWED_DIGITS = re.compile(r"^\d+\. |\b(?:19|20)\d{2}(?:/\d{2})?\b|\b(?:95|99\.8)%", re.MULTILINE)
TYPED_IN = re.compile(r"\d")


def cells(lesson: Path) -> list[nbformat.NotebookNode]:
    return nbformat.read(lesson, as_version=4).cells


def prose(lesson: Path) -> dict[str, str]:
    return {cell.id: cell.source for cell in cells(lesson) if cell.cell_type == "markdown"}


@pytest.fixture(params=[*LESSONS, TEMPLATE], ids=lambda path: path.stem)
def lesson(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_there_are_lessons() -> None:
    assert LESSONS


def test_cells_come_in_the_order_of_the_course(lesson: Path) -> None:
    names = [cell.id for cell in cells(lesson)]
    assert names[: len(ORDER)] == ORDER
    assert [name for name in names if name in ENDING] == ENDING
    assert all(cell.metadata["name"] == cell.id for cell in cells(lesson))


def test_every_prediction_is_followed_by_something_to_see_and_an_explanation(lesson: Path) -> None:
    names = [cell.id for cell in cells(lesson)]
    predictions = [name for name in names if name.startswith("predict-")]
    assert predictions
    kinds = [cell.cell_type for cell in cells(lesson)]
    for name in predictions:
        start = names.index(name)
        assert "code" in kinds[start + 1 : start + 4], f"nothing to see after '{name}'"
    assert sum(name.startswith("explain-") for name in names) >= 1


def test_self_checks_answer_every_choice_and_name_the_misconception(lesson: Path) -> None:
    checks = {name: text for name, text in prose(lesson).items() if name.startswith("check-")}
    assert len(checks) >= 2
    for name, text in checks.items():
        answers = re.findall(
            r"<details><summary>([A-Z])\. .+?</summary>\n\n(.+?)\n</details>", text, re.DOTALL
        )
        assert len(answers) >= 2, name
        assert text.count("<details>") == text.count("</details>") == len(answers)
        right = [answer for _, answer in answers if answer.startswith("Yes")]
        assert right, f"{name}: no right answer"
        for _, answer in answers:
            if not answer.startswith("Yes"):
                assert re.search(r"You may be thinking that \*\*.+?\*\*", answer, re.DOTALL), (
                    f"{name}: {answer}"
                )


def test_a_lesson_has_two_sentences_to_say_and_something_to_write(lesson: Path) -> None:
    kinds = {cell.id: cell.cell_type for cell in cells(lesson)}
    assert kinds.get("say-it-to-someone") == "markdown"
    assert kinds.get("say-it") == "code"
    assert any(name.startswith("write-") for name in kinds)


def test_recap_is_short(lesson: Path) -> None:
    assert 3 <= prose(lesson)["recap"].count("\n- ") <= LONGEST_RECAP


def test_no_number_is_typed_into_prose(lesson: Path) -> None:
    for name, text in prose(lesson).items():
        if name == "sources":
            continue
        left = ALLOWED_DIGITS.sub("", text)
        assert not TYPED_IN.search(left), (
            f"{name}: {[line for line in left.splitlines() if TYPED_IN.search(line)]}"
        )


def said_by(node: ast.AST, *, inside: bool = False) -> Iterator[str]:
    """Return the words that calls of `say` bring themselves, without what they work out."""
    if isinstance(node, ast.FormattedValue):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and inside:
        yield node.value
    called = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say"
    for child in ast.iter_child_nodes(node):
        yield from said_by(child, inside=inside or called)


def test_no_number_is_typed_into_sentences_of_cells(lesson: Path) -> None:
    for cell in cells(lesson):
        if cell.cell_type == "code":
            for text in said_by(ast.parse(cell.source)):
                assert not TYPED_IN.search(ALLOWED_DIGITS.sub("", text)), f"{cell.id}: {text}"


def test_typed_in_numbers_are_told_from_worked_out_ones() -> None:
    assert list(said_by(ast.parse('say(f"{x:.1f} of {n:,} is", "7 more")'))) == [" of ", " is", "7 more"]


def test_every_idea_has_two_self_checks(lesson: Path) -> None:
    asked: dict[str, int] = {}
    for name, text in prose(lesson).items():
        if name.startswith("part-"):
            asked[name] = 0
        elif name.startswith("check-"):
            asked[list(asked)[-1]] += text.count("<details><summary>A. ")
    assert asked
    assert min(asked.values()) >= 2, asked


def test_code_is_short_and_foldable(lesson: Path) -> None:
    for cell in cells(lesson):
        if cell.cell_type == "code":
            assert {"hide-input", "remove-cell"} & set(cell.metadata["tags"]), cell.id
            assert len(cell.source.splitlines()) <= LONGEST_CODE, cell.id


def test_cells_with_widgets_have_a_paper_twin(lesson: Path) -> None:
    found = cells(lesson)
    for index, cell in enumerate(found):
        if "nbval-ignore-output" in cell.metadata.get("tags", []):
            assert "remove-cell" in cell.metadata["tags"], f"'{cell.id}' shows a widget on the page"
            near = "".join(other.source for other in found[max(0, index - 8) : index + 3])
            assert "show_before_after(" in near, f"'{cell.id}' has no before and after"


def test_words_keep_dignity_and_british_spelling(lesson: Path) -> None:
    for name, text in prose(lesson).items():
        assert not (found := AVOIDED.search(text)), f"{name}: {found and found[0]}"


def paragraphs_of(text: str) -> list[str]:
    """Return paragraphs and list items of Markdown as plain text, without headings, tables and letters."""
    sentences = re.sub(r"^\|.*$|^#+ .*$|(?<=<summary>)[A-Z]\. ", "", text, flags=re.MULTILINE)
    apart = re.sub(r"</?(?:details|summary)>|^\s*(?:-|\d+\.)\s", "\n\n", sentences, flags=re.MULTILINE)
    plain = re.sub(r"[*`]", "", apart)
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", plain) if part.strip()]


def test_prose_is_plain(lesson: Path) -> None:
    texts = [
        part for name, text in prose(lesson).items() if name != "sources" for part in paragraphs_of(text)
    ]
    found = grade(texts)
    assert found.words_a_sentence <= LONGEST_MEAN
    assert found.grade <= HIGHEST_GRADE


def test_marks_do_not_cut_sentences() -> None:
    text = (
        "## A head\n\nSay **how sure** a figure is.\n\n- One *item*\n\n| a | b |\n\n<summary>A. No.</summary>"
    )
    assert paragraphs_of(text) == ["Say how sure a figure is.", "One item", "No."]


def test_notes_are_folded(lesson: Path) -> None:
    for name in ("teacher-notes", "facilitator-notes"):
        assert prose(lesson)[name].startswith("<details><summary>For the ")


def test_every_outcome_is_tied_to_cells_a_self_check_and_exercise_items(lesson: Path) -> None:
    row = r"^\| (?!outcome)(.+?) \| (.+?) \| (.+?) \| (.+?) \|$"
    table = re.findall(row, prose(lesson)["teacher-notes"], re.MULTILINE)
    assert len(table) == prose(lesson)["outcomes"].count("\n- ")
    names = {cell.id for cell in cells(lesson)}
    if lesson == TEMPLATE:
        return
    number = int(lesson.stem[:2])
    exercise = next(EXERCISES.glob(f"E{number}/*.ipynb"), None)
    assert exercise, f"Write exercise set E{number} with the chapter: outcomes are practised there."
    items = {cell.id for cell in cells(exercise)}
    for outcome, shown, checks, practised in table:
        for words, known in ((shown, names), (checks, names), (practised, items)):
            named = set(re.findall(r"`(.+?)`", words))
            assert named, outcome
            assert named <= known, f"{outcome}: {named - known}"
