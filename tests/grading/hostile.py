"""Thirty-six submissions that mean harm or are broken, and what must become of each."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inequalitylab.grading.accounts import GRADED, IN_PART, NOT_GRADED

Notebook = dict[str, Any]


@dataclass(frozen=True)
class Hostile:
    """One submission: the solution with something done to it.

    Attributes
    ----------
    code : str
        Put before the right answer to ``gap``, the second task, so that it runs before twelve of the tests.
        Where it stops with an error, ``gap`` is not there, and its two marks are lost.
    change : callable, optional
        Changes the notebook.
    file : callable, optional
        Changes the file, given its path.
    status : str
        What the run must say of it; several may be right, by how the machine bounds memory.
    marks : int, optional
        The marks it must get, where it is the tests that say; otherwise no more than all.
    flagged : bool
        Whether a person must be asked to look at it.
    """

    code: str = ""
    change: Callable[[Notebook], None] | None = None
    file: Callable[[Path], None] | None = None
    status: tuple[str, ...] = (GRADED,)
    marks: int | None = None
    flagged: bool = False


FULL, BEFORE = 15, 3
STOPS = {"status": (IN_PART,), "marks": BEFORE}
FLAGGED = {"flagged": True}


def cell(notebook: Notebook, name: str) -> dict[str, Any]:
    """Return a cell by nbgrader's name for it."""
    return next(one for one in notebook["cells"] if _label(one).get("grade_id") == name)


def _label(one: dict[str, Any]) -> dict[str, Any]:
    return one["metadata"].get("nbgrader", {})  # type: ignore[no-any-return]


def _delete(notebook: Notebook) -> None:
    notebook["cells"].remove(cell(notebook, "ratio-zero"))


def _duplicate(notebook: Notebook) -> None:
    notebook["cells"].insert(5, dict(cell(notebook, "gap-bad-outcome")))


def _strip(notebook: Notebook) -> None:
    for one in notebook["cells"]:
        one["metadata"] = {}


def _more_points(notebook: Notebook) -> None:
    cell(notebook, "gap-bad-outcome")["metadata"]["nbgrader"]["points"] = 100


def _empty_tests(notebook: Notebook) -> None:
    for one in notebook["cells"]:
        if _label(one).get("grade") and one["cell_type"] == "code":
            one["source"] = "pass"
    cell(notebook, "gap-answer")["source"] = "def gap(table, high_is_good): return 0"


def _other_kernel(notebook: Notebook) -> None:
    notebook["metadata"]["kernelspec"] = {"name": "python3", "display_name": "x", "language": "bash"}


def _script(notebook: Notebook) -> None:
    written = "<script>stolen()</script><svg onload=stolen()><img src='PORT' onerror='stolen()'>"
    cell(notebook, "headline-answer")["source"] = f"{written} [x](javascript:stolen())"
    cell(notebook, "gap-answer")["attachments"] = {"x.svg": {"image/svg+xml": written}}


def _huge(notebook: Notebook) -> None:
    cell(notebook, "gap-answer")["outputs"] = [
        {"output_type": "stream", "name": "stdout", "text": "x" * 30_000_000}
    ]


def _damage(path: Path) -> None:
    path.write_text(path.read_text()[:-200])


def _rename(path: Path) -> None:
    path.rename(path.with_name("E9 final (2).ipynb"))


def _link(path: Path) -> None:
    """Point at the source notebook, which has the solution in it."""
    path.unlink()
    path.symlink_to(path.parents[4] / "notebooks" / "exercises" / "source" / "E9" / path.name)


LOOKS = """
import os
found = [os.path.join(folder, name) for top in TOPS for folder, _, names in os.walk(top) for name in names]
for path in found:
    if path.endswith(('.ipynb', '.db', 'notebook.txt')):
        print('FOUND', path, open(path, errors='ignore').read()[:2000])
"""
WRITES = """
import os
for top in TOPS:
    for path in [top, *(os.path.join(folder, name) for folder, _, names in os.walk(top) for name in names)]:
        try:
            open(path, 'w').write('changed')
        except OSError as error:
            print(error)
"""
GRADEBOOK = """
import sqlite3
book = sqlite3.connect(BOOK)
book.execute("update grade set auto_score = 100, manual_score = 100")
book.commit()
"""
NETWORK = """
import socket, urllib.request
for host in ('127.0.0.1', 'localhost', '::1', '0.0.0.0'):
    try:
        socket.create_connection((host, PORT), timeout=2).send(b'reached')
    except OSError as error:
        print(error)
"""
FORKS = """
import os, time
for _ in range(400):
    try:
        if os.fork() == 0:
            time.sleep(600)
            os._exit(0)
    except OSError:
        break
"""
KILLS_ALL = """
import os, signal
for number in [os.getppid(), 1, *range(3, 40)]:
    for sent in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        try:
            if number not in (0, os.getpid()):
                os.kill(number, sent)
        except OSError:
            pass
"""
NO_ASSERTS = """
import ast
class Strip(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.copy_location(ast.Pass(), node)
    def visit_Expr(self, node):
        return ast.copy_location(ast.Pass(), node) if 'check' in ast.dump(node) else node
get_ipython().ast_transformers.append(Strip())
"""
SPIES = """
get_ipython().events.register('pre_run_cell', lambda info: print(info.raw_cell))
get_ipython().events.register('post_run_cell', lambda result: print(result.info.raw_cell))
"""
NO_CHECKS = """
class check:
    def __getattr__(self, name):
        return lambda *given, **named: None
check = check()
"""
ALL_EQUAL = """
import builtins, math, numpy, pandas
for module in (math, numpy):
    module.isclose = module.allclose = lambda *given, **named: True
import inequalitylab.exercises.checks as checks
for name in list(vars(checks)):
    if callable(getattr(checks, name)) and not name.startswith('__'):
        setattr(checks, name, lambda *given, **named: None)
"""
NO_TRACEBACKS = """
shell = get_ipython()
shell._showtraceback = shell.showtraceback = lambda *given, **named: None
"""
SHOWS_SCRIPT = """
from IPython.display import HTML, SVG, Javascript, Markdown, display
bad = "<script>stolen()</script><img src='http://127.0.0.1:PORT/' onerror='stolen()'>"
display(HTML(bad), Javascript('stolen()'), Markdown(bad))
display({'image/svg+xml': f"<svg xmlns='http://www.w3.org/2000/svg' onload='stolen()'>{bad}</svg>"}, raw=True)
print(bad)
"""
FLOODS_WIDGETS = """
from comm import create_comm
comm = create_comm(target_name='jupyter.widget', data={'state': {'x': 'y' * 20_000_000}, 'buffer_paths': []})
for _ in range(3):
    comm.send({'method': 'update', 'state': {'x': 'z' * 20_000_000}, 'buffer_paths': []})
"""
STRANGE = """
print('\\udcff', '\\x00', '\\x1b[31m', '\\u202e', '\\ufffe')
from IPython.display import display
display({'text/plain': '\\ud800', 'application/json': {'x': float('nan')}}, raw=True)
nested = []
for _ in range(5000):
    nested = [nested]
"""
LATE = """
import threading, time
def later():
    while True:
        print('x' * 10_000)
        time.sleep(0.001)
threading.Thread(target=later, daemon=True).start()
"""
TESTS_CRASH = """
class Evil:
    def __eq__(self, other): raise SystemExit(0)
    def __float__(self): raise KeyboardInterrupt
    def __repr__(self): raise MemoryError
    __array__ = __len__ = __iter__ = __bool__ = __float__
"""
WRONG = "def gap(table, high_is_good): return 1 / 0\nassert False\n"
WRONG_GAP = "\ndef gap(table, high_is_good):\n    return Evil()\n"

KINDS: dict[str, Hostile] = {
    # What grading.md of the design lists.
    "reads-the-source": Hostile(LOOKS.replace("TOPS", "[COURSE, SOURCES, NOTEBOOKS]"), marks=FULL),
    "reads-the-gradebook": Hostile("print('FOUND', open(BOOK, 'rb').read())", marks=FULL - 2),
    "reads-its-folder": Hostile(LOOKS.replace("TOPS", "['.', '..', '/tmp', '/marking']")),
    "writes-the-gradebook": Hostile(GRADEBOOK, marks=FULL - 2),
    "writes-outside": Hostile(WRITES.replace("TOPS", "[COURSE, CLASSMATE]"), marks=FULL),
    "opens-a-socket": Hostile(NETWORK, marks=FULL),
    "forks": Hostile(FORKS, status=(GRADED, IN_PART)),
    "takes-memory": Hostile("hog = [bytearray(10**8) for _ in range(100)]", status=(GRADED, IN_PART)),
    "prints-without-end": Hostile(
        "for _ in range(100): print('x' * 10**6)", status=(GRADED, IN_PART), **FLAGGED
    ),
    "kills-its-parent": Hostile(KILLS_ALL, status=(GRADED, IN_PART)),
    "exits": Hostile("import os; os._exit(0)", **STOPS),
    "kills-its-kernel": Hostile("import os; os.kill(os.getpid(), 9)", **STOPS),
    "strips-asserts": Hostile(NO_ASSERTS, **FLAGGED),
    "spies-on-tests": Hostile(SPIES, marks=FULL),
    "deleted-test": Hostile(change=_delete, marks=FULL, **FLAGGED),
    "duplicated-test": Hostile(change=_duplicate, marks=FULL),
    "stripped-labels": Hostile(change=_strip, status=(NOT_GRADED,)),
    "corrupt": Hostile(file=_damage, status=(NOT_GRADED,)),
    "renamed": Hostile(file=_rename, status=(NOT_GRADED,)),
    "never-ends": Hostile("while True: pass", status=(IN_PART,)),
    "never-ends-twice": Hostile(
        "import time\nwhile True:\n    try: time.sleep(1)\n    except BaseException: pass", **STOPS
    ),
    "fills-the-disk": Hostile("open('/tmp/big', 'wb').write(b'x' * 10**9)", marks=FULL - 2),
    "takes-over-checks": Hostile(NO_CHECKS, **FLAGGED),
    "shows-script": Hostile(SHOWS_SCRIPT, marks=FULL),
    # Twelve more.
    "writes-script": Hostile(change=_script, marks=FULL),
    "more-points": Hostile(change=_more_points, marks=FULL),
    "empty-tests": Hostile(change=_empty_tests, marks=FULL - 2),
    "links-to-the-solution": Hostile(file=_link, status=(NOT_GRADED,)),
    "strange-text": Hostile(STRANGE, marks=FULL - 2),
    "huge": Hostile(change=_huge, marks=FULL),
    "other-kernel": Hostile(change=_other_kernel, marks=FULL),
    "all-is-equal": Hostile(ALL_EQUAL, **FLAGGED),
    "no-tracebacks": Hostile(NO_TRACEBACKS + WRONG, marks=FULL - 2),
    "floods-widgets": Hostile(FLOODS_WIDGETS, status=(GRADED, IN_PART), **FLAGGED),
    "prints-later": Hostile(LATE, **FLAGGED),
    "answers-that-crash": Hostile(TESTS_CRASH, marks=FULL - 2),
}
