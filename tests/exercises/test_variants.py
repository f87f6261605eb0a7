"""A graded variant: its own solution gets all, a public one little; the release gives nothing away."""

import hashlib
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme, ClearSolutions

from inequalitylab.cli import main
from inequalitylab.errors import CourseError
from inequalitylab.exercises import sets
from inequalitylab.exercises.course import SOURCE, source_sets
from inequalitylab.exercises.trying import try_out
from inequalitylab.exercises.variants import Variant, variant

SETS = sets.names()
KEYS = [hashlib.sha256(f"made-up key {number}".encode()).hexdigest().encode() for number in range(50)]
MOST_FOR_A_PUBLIC_ANSWER = 0.4

BANK_ITEM = """%% text median-task
## Middle value (2 marks)

Write `middle(values)`.
%% answer median-answer
def middle(values):
    ### BEGIN SOLUTION
    return np.median(values)
    ### END SOLUTION
%% test median-value 2
# 2 marks: the median.
check.number(middle, [3, 1, 2], expect=2, about="three values")
### BEGIN HIDDEN TESTS
check.number(middle, [41.75, 8.25], expect=25, about="two values")
### END HIDDEN TESTS
"""


def released(made: Variant) -> str:
    """Return what a student would be given, through nbgrader's own steps."""
    notebook = made.notebook("variant")
    for step in (ClearSolutions(), ClearHiddenTests(), ClearMarkScheme(enforce_metadata=False)):
        notebook, _ = step.preprocess(notebook, {})
    return nbformat.writes(notebook)


def answers_of(cells: object) -> dict[str, str]:
    return {cell.name: cell.text for cell in cells if cell.kind == "answer"}  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", SETS)
def test_over_many_keys(name: str, sampled: Callable[[list[bytes], int], list[bytes]]) -> None:
    public = answers_of(sets.public_cells(name))
    for key in sampled(KEYS, 2):
        made = variant(name, key)
        assert made.rules != sets.get(name).public_rules
        results = try_out(made.cells)
        auto = sum(result.out_of for result in results.values())
        assert sum(result.marks for result in results.values()) == auto
        public_marks = sum(result.marks for result in try_out(made.cells, public).values())
        assert public_marks <= MOST_FOR_A_PUBLIC_ANSWER * auto, (key, made.rules)
        _gives_nothing_away(made, key)


HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS(.*?)### END HIDDEN TESTS", re.DOTALL)
SOLUTION = re.compile(r"### BEGIN SOLUTION(.*?)### END SOLUTION", re.DOTALL)
LONG_NUMBER = re.compile(r"\d+\.\d{5,}")
TABLE = re.compile(r"pd\.DataFrame\(.*\)")


def _gives_nothing_away(made: Variant, key: bytes) -> None:
    text = released(made)
    tests = "".join(cell.text for cell in made.cells if cell.kind == "test")
    for kept_back in (LONG_NUMBER, TABLE):
        shown = set(kept_back.findall(HIDDEN.sub("", tests)))
        hidden = {found for part in HIDDEN.findall(tests) for found in kept_back.findall(part)} - shown
        assert hidden
        assert [found for found in hidden if found.replace('"', r"\"") in text] == []
    for solution in SOLUTION.findall("".join(cell.text for cell in made.cells if cell.kind == "answer")):
        assert max(solution.strip().splitlines(), key=len).strip() not in text.replace(r"\"", '"')
    assert key.decode() not in text and key[:8].decode() not in text
    assert "SOLUTION" not in text and "HIDDEN" not in text and "For the marker" not in text


@pytest.mark.parametrize("name", SETS)
def test_the_same_key_gives_the_same_variant_and_another_key_another(name: str) -> None:
    assert variant(name, KEYS[0]) == variant(name, KEYS[0])
    assert variant(name, KEYS[0]).cells != variant(name, KEYS[1]).cells


def test_keys_change_what_the_functions_must_do() -> None:
    for name in SETS:
        chosen = sets.get(name)
        rules = {chosen.rules_of(sets.seeded("rules", name, key)) for key in KEYS}
        assert len(rules) >= 4, name


def test_a_private_bank_adds_items_and_their_marks(tmp_path: Path) -> None:
    (tmp_path / "median.txt").write_text(BANK_ITEM)
    made = variant("E9", KEYS[0], tmp_path)
    assert "22 marks: 17 for your functions, 5 for your headline" in made.cells[0].text
    names = [cell.name for cell in made.cells]
    assert names.index("median-value") < names.index("headline")
    text = released(made)
    assert "Middle value (2 marks)" in text
    for kept_back in ("np.median", "41.75", "two values", "median.txt", str(tmp_path)):
        assert kept_back not in text
    assert variant("E9", KEYS[0]).notebook("") != made.notebook("")


@pytest.mark.parametrize(
    ("item", "complaint"),
    [
        (
            BANK_ITEM.replace("np.median", "np.mean").replace("[3, 1, 2]", "[3, 1, 9]"),
            "does not get full marks",
        ),
        (BANK_ITEM.replace("median-answer", "gap-answer"), "names that are taken: gap-answer"),
        (BANK_ITEM.replace("%% test median-value 2", "%% test median-value"), "carry marks"),
        ("%% text only-words\nWords.\n", "has no test"),
    ],
)
def test_a_bank_that_is_not_fit_is_refused(tmp_path: Path, item: str, complaint: str) -> None:
    (tmp_path / "item.txt").write_text(item)
    with pytest.raises(CourseError, match=complaint):
        variant("E9", KEYS[0], tmp_path)


def test_the_command_writes_a_notebook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = tmp_path / "key"
    key.write_bytes(KEYS[3])
    assert (
        main(["exercises", "variant", "E5", "--key", str(key), "--to", str(tmp_path), "--name", "E5-resit"])
        == 0
    )
    assert "E5-resit: 20 marks" in capsys.readouterr().out
    assert (tmp_path / "E5-resit" / "E5-your-area-in-public-data.ipynb").exists()


@pytest.mark.parametrize("content", [None, "short"])
def test_a_key_that_is_no_key_says_how_to_make_one(
    tmp_path: Path, content: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    key = tmp_path / "key"
    if content is not None:
        key.write_text(content)
    assert main(["exercises", "variant", "E9", "--key", str(key)]) == 2
    assert "token_hex" in capsys.readouterr().err


def test_a_variant_stays_out_of_the_repository_and_is_released_by_its_teacher_only(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "key"
    key.write_bytes(KEYS[3])
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    shutil.copy(repository / ".gitignore", tmp_path)
    monkeypatch.chdir(tmp_path)
    for name in ("E9-graded", "resit"):
        assert main(["exercises", "variant", "E9", "--key", str(key), "--name", name]) == 0
    (tmp_path / SOURCE / "source" / "E9").mkdir()
    (tmp_path / SOURCE / "source" / "E9" / "E9.ipynb").write_text("{}")
    listed = subprocess.run(
        ["git", "status", "--porcelain", "-uall", "notebooks"], check=True, capture_output=True, text=True
    )
    assert listed.stdout.split() == ["??", "notebooks/exercises/source/E9/E9.ipynb"]
    assert source_sets(tmp_path) == ["E9"]
