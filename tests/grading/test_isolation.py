"""A submission that means harm reads nothing, reaches nothing, breaks nothing, and still gets a result."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from inequalitylab.errors import CourseError
from inequalitylab.grading import groups, sandbox, warm
from inequalitylab.grading.execute import RECORD, MarkingExecute

pytestmark = pytest.mark.usefixtures("isolating")


@pytest.fixture(scope="module", params=["cold", "warm"])
def kernels(request: pytest.FixtureRequest, isolating: None) -> Iterator[str]:  # noqa: ARG001
    """Kernels that bubblewrap starts, and kernels that the server in the sandbox forks."""
    if request.param == "cold":
        yield "cold"
        return
    with warm.serving():
        yield "warm"


KEPT_AWAY = ["tests", "notebooks", "_build", "src/inequalitylab/exercises/sets/e9"]


STRIPS_ASSERTS = """
import ast

class Strip(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.copy_location(ast.Pass(), node)

get_ipython().ast_transformers.append(Strip())
"""


def run(sources: list[str], folder: Path, **options: object) -> nbformat.NotebookNode:
    """Run cells as a submission is run, the last as a test worth a mark."""
    cells = [new_code_cell(source) for source in sources]
    test = {
        "grade": True,
        "solution": False,
        "locked": True,
        "grade_id": "t",
        "points": 1,
        "schema_version": 3,
    }
    cells[-1].metadata["nbgrader"] = test
    step = MarkingExecute(kernel_name="inequalitylab-marking", timeout=30, **options)
    done, _ = step.preprocess(new_notebook(cells=cells), {"metadata": {"path": str(folder)}})
    return done


def said(cell: nbformat.NotebookNode) -> str:
    return "".join(output.get("text", "") + output.get("evalue", "") for output in cell.outputs)


def left_behind() -> list[str]:
    """Folders and control groups of marking kernels that are still there."""
    mine = f"marking-{os.getpid()}-*"
    folders = [
        path
        for path in (*Path("/tmp").glob(mine), *Path("/tmp").glob(f"marking-*-warm-*/{mine}"))
        if "-warm-" not in path.name
    ]
    made = [*folders, *groups.ROOT.glob(f"**/inequalitylab-{mine}")]
    return [str(path) for path in made]


@contextmanager
def listening() -> Iterator[tuple[int, list[str]]]:
    """Give, for the time of a `with`, the port of a server on the loopback address, and who reached it."""
    reached: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        stop = threading.Event()

        def accept() -> None:
            while not stop.is_set():
                try:
                    server.accept()[0].close()
                    reached.append("reached")
                except TimeoutError:
                    continue

        thread = threading.Thread(target=accept)
        thread.start()
        try:
            yield server.getsockname()[1], reached
        finally:
            stop.set()
            thread.join()


@pytest.fixture
def listener() -> Iterator[tuple[int, list[str]]]:
    """A server on the loopback address, and who reached it."""
    with listening() as served:
        yield served


@pytest.mark.usefixtures("kernels")
def test_it_reads_nothing_reaches_nothing_and_changes_nothing(
    tmp_path: Path, repository: Path, listener: tuple[int, list[str]]
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    (work / "E9.ipynb").write_text("hidden tests")
    (work / "data.csv").write_text("a,b\n1,2\n")
    (work / "submission_secret.txt").write_text("secret")
    (tmp_path / "gradebook.db").write_text("marks")
    port, reached = listener
    sources = [
        "import os, socket, pathlib",
        "print(sorted(os.listdir('.')), open('data.csv').read())",
        "open('data.csv', 'a')",
        f"print(os.path.exists({str(tmp_path / 'gradebook.db')!r}), os.path.exists({str(tmp_path)!r}))",
        f"print([os.path.exists(os.path.join({str(repository)!r}, name)) for name in {KEPT_AWAY}])",
        f"open({str(repository / 'src' / 'inequalitylab' / '__init__.py')!r}, 'a')",
        f"socket.create_connection(('127.0.0.1', {port}), timeout=2)",
        "print(len([p for p in os.listdir('/proc') if p.isdigit()]) < 12, os.getuid())",
        "os.kill(os.getppid(), 9); print('still here')",
        "import inequalitylab.measures",
        "from inequalitylab.exercises.sets import public_cells",
        "from inequalitylab import datasets; print(len(datasets.load('iod2025')))",
        "print({name for name in os.environ} & {'AWS_SECRET_ACCESS_KEY', 'SSH_AUTH_SOCK', 'PWD_OF_TEACHER'})",
        "open('big', 'wb').write(b'x' * 200_000_000)",
        """
processes = 0
try:
    for _ in range(400):
        if os.fork() == 0:
            import time
            time.sleep(60)
            os._exit(0)
        processes += 1
except OSError:
    pass
print(processes < 150)
""",
        "assert True",
    ]
    os.environ["PWD_OF_TEACHER"] = "secret"
    try:
        done = run(sources, work)
    finally:
        del os.environ["PWD_OF_TEACHER"]
    told = [said(cell) for cell in done.cells]
    assert told[1].startswith("['data.csv'] a,b")
    assert "Read-only" in told[2] or "denied" in told[2]
    assert told[3] == "False False\n"
    assert told[4] == "[False, False, False, False]\n"
    assert "Read-only" in told[5] or "denied" in told[5]
    assert told[6] and reached == []
    assert told[7].startswith("True") and not told[7].endswith(" 0\n")
    assert told[8].strip() == "" or "still here" in told[8] or "permitted" in told[8]
    assert "you write the measure yourself" in told[9]
    assert "No module" in told[10] or "cannot import" in told[10]
    assert told[11] == "33755\n"
    assert told[12] == "set()\n"
    assert "too large" in told[13] or "No space" in told[13]
    assert told[14] == "True\n"
    assert done.metadata[RECORD]["stopped"] == ""
    assert left_behind() == []
    assert (work / "data.csv").read_text() == "a,b\n1,2\n"


@pytest.mark.usefixtures("kernels")
@pytest.mark.parametrize(
    "deed",
    [
        pytest.param("import os; os._exit(1)", id="ends its kernel"),
        pytest.param(
            "hog = [bytearray(100_000_000) for _ in range(200)]; print(len(hog))",
            marks=pytest.mark.slow,
            id="takes all memory",
        ),
    ],
)
def test_what_ends_the_kernel_keeps_the_marks_before_it(deed: str, tmp_path: Path) -> None:
    done = run(["print('before')", deed, "assert True"], tmp_path)
    assert said(done.cells[0]) == "before\n"
    if done.metadata[RECORD]["stopped"]:
        assert "was not run: the kernel stopped" in said(done.cells[2])
    else:
        assert "MemoryError" in str(done.cells[1].outputs)
    assert left_behind() == []


def test_output_is_cut_and_the_rest_still_runs(tmp_path: Path) -> None:
    done = run(["for _ in range(60): print('x' * 1_000_000)", "assert False, 'as it should'"], tmp_path)
    assert done.metadata[RECORD]["output_cut"]
    assert len(nbformat.writes(done)) < 1_000_000
    assert said(done.cells[1]) == "as it should"


@pytest.mark.slow
def test_endless_loops_are_ended(tmp_path: Path) -> None:
    stubborn = """
import time
while True:
    try:
        time.sleep(1)
    except KeyboardInterrupt:
        pass
"""
    step = {"timeout": 4}
    cells = [
        new_code_cell(source) for source in ("while True: pass", "print('goes on')", stubborn, "1", "2", "3")
    ]
    worker = MarkingExecute(kernel_name="inequalitylab-marking", **step)
    done, _ = worker.preprocess(new_notebook(cells=cells), {"metadata": {"path": str(tmp_path)}})
    assert said(done.cells[1]) == "goes on\n"
    assert "CellTimeoutError" in str(done.cells[0].outputs)
    assert done.metadata[RECORD]["stopped"]
    assert left_behind() == []


@pytest.mark.parametrize(
    "trick",
    [
        pytest.param(
            "class check:\n    number = staticmethod(lambda *a, **k: None)",
            marks=pytest.mark.slow,
            id="takes over the checks",
        ),
        pytest.param(STRIPS_ASSERTS, marks=pytest.mark.slow, id="strips asserts"),
    ],
)
def test_a_trick_that_makes_tests_pass_is_seen(trick: str, tmp_path: Path) -> None:
    honest = run(["from inequalitylab.exercises import checks as check", "assert True"], tmp_path)
    assert not honest.metadata[RECORD]["canary"]
    tricked = run(["from inequalitylab.exercises import checks as check", trick, "assert 1 == 2"], tmp_path)
    assert tricked.metadata[RECORD]["canary"]


def test_a_machine_that_cannot_isolate_refuses_and_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox.shutil, "which", lambda name: None if name == "bwrap" else f"/usr/bin/{name}")
    with pytest.raises(CourseError, match="apt-get install bubblewrap"):
        sandbox.require()
    monkeypatch.setattr(sandbox.sys, "platform", "darwin")
    with pytest.raises(CourseError, match="on a Mac a Linux host"):
        sandbox.require()
