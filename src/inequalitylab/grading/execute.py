"""Runs a submission for marking: whatever it does, there is a result, and the result says what happened."""

import hashlib
import json
import os
import sys
import time
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import nbformat
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output
from nbgrader.preprocessors import Execute
from traitlets import Integer, Unicode, default

from inequalitylab.errors import CourseError
from inequalitylab.grading.preprocessors import is_test
from inequalitylab.grading.provisioner import read_given, sweep
from inequalitylab.grading.sandbox import PACKAGE

RECORD = "inequalitylab"
# Cells that must fail: if one passes, something in the submission makes tests pass.
CANARIES = (
    "assert False, 'this cell must fail'",
    "check.number(lambda: 0, expect=1, about='this cell must fail')",
)

# Widgets are not kept at all.
COUNTED = {"stream", "display_data", "execute_result", "update_display_data", "error"} | {
    "comm_open",
    "comm_msg",
}


class KernelDidNotStartError(Exception):
    """The machine's fault and not the student's: worth another try, and never a mark."""


class MarkingExecute(Execute):
    """nbgrader's own step, which never raises for what a student did and never keeps more than it should."""

    cache = Unicode("", help="Folder of results, so that what has not changed is not run again.").tag(
        config=True
    )
    most_output = Integer(200_000, help="Bytes of output kept of a notebook.").tag(config=True)
    most_seconds = Integer(600, help="Time for a whole notebook.").tag(config=True)

    @default("shutdown_kernel")
    def _end_at_once(self) -> str:
        # Nothing in a marking kernel is worth saving.
        return "immediate"

    def preprocess(
        self, nb: NotebookNode, resources: ResourcesDict, km: Any = None
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Return the notebook with outputs, run now or found in the cache."""
        folder = Path(resources.get("metadata", {}).get("path") or ".")
        kept = self._kept(nb, resources, folder)
        if kept is not None and kept.exists():
            return with_results(nb, nbformat.read(kept, as_version=4)), resources
        done, resources = self.run(nb, resources, km)
        if kept is not None:
            keep(done, kept)
        return done, resources

    def run(
        self, nb: NotebookNode, resources: ResourcesDict, km: Any = None
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Run it; whatever happens, return a notebook in which each test has passed or says why not."""
        self._bytes, self._started, self._timeouts, self._heard = 0, time.monotonic(), 0, False
        cells = len(nb.cells)
        nb.cells += [new_code_cell(source) for source in CANARIES]
        stopped = ""
        try:
            nb, resources = super().preprocess(nb, resources, km)
        except CourseError:
            raise
        except Exception as error:
            if not self._heard:
                raise KernelDidNotStartError(f"The marking kernel did not start: {error}") from error
            stopped = _why(error)
        finally:
            sweep()
        canaries, nb.cells = nb.cells[cells:], nb.cells[:cells]
        if stopped:
            _mark_what_did_not_run(nb, stopped)
        passed = [cell for cell in canaries if not stopped and not _errors(cell)]
        nb.metadata[RECORD] = {
            "stopped": stopped,
            "canary": bool(passed),
            "timeouts": self._timeouts,
            "output_cut": self._bytes > self.most_output,
            "seconds": round(time.monotonic() - self._started, 1),
        }
        return nb, resources

    def process_message(
        self, msg: dict[str, Any], cell: NotebookNode, cell_index: int
    ) -> NotebookNode | None:
        """Count what comes out, and keep no more than is allowed."""
        self._heard = True
        if msg["msg_type"] in COUNTED:
            size = len(json.dumps(msg["content"], default=str)) + sum(map(len, msg.get("buffers", [])))
            self._bytes += size
            if msg["msg_type"].startswith("comm") or (
                self._bytes > self.most_output and msg["msg_type"] != "error"
            ):
                return None
            if msg["msg_type"] == "error" and size > self.most_output // 10:
                content = msg["content"]
                content["evalue"], content["traceback"] = str(content["evalue"])[:2000], []
        return super().process_message(msg, cell, cell_index)

    def _kept(self, nb: NotebookNode, resources: ResourcesDict, folder: Path) -> Path | None:
        """Return where the result of this very notebook is kept."""
        if not self.cache:
            return None
        named = resources["nbgrader"]
        where = (named["student"], named["assignment"], named["notebook"], self.kernel_name)
        return Path(self.cache) / f"{key_of(nb, where, read_given(folder))}.ipynb"

    async def _async_handle_timeout(self, timeout: int, cell: NotebookNode | None = None) -> Any:
        self._timeouts += 1
        if self._timeouts > 2 or time.monotonic() - self._started > self.most_seconds:
            raise DeadKernelError("too long")
        return await super()._async_handle_timeout(timeout, cell)


def _why(error: Exception) -> str:
    if isinstance(error, CellTimeoutError) or "too long" in str(error):
        return "it took too long and was stopped"
    if isinstance(error, DeadKernelError):
        return "the kernel stopped: the code used more memory or time than allowed, or ended it"
    return f"it could not be run to the end ({type(error).__name__})"


def _errors(cell: NotebookNode) -> bool:
    return any(output.output_type == "error" for output in cell.get("outputs", []))


def _mark_what_did_not_run(nb: NotebookNode, reason: str) -> None:
    """Give every test that did not run an error, so that it gets no marks and says why."""
    for cell in nb.cells:
        if is_test(cell) and cell.get("execution_count") is None and not _errors(cell):
            message = f"This test was not run: {reason}."
            cell.outputs.append(new_output("error", ename="NotRun", evalue=message, traceback=[message]))


def find_kernel() -> None:
    """Let Jupyter find the specification of the kernel that marks."""
    kernels = str(PACKAGE / "grading" / "kernels")
    there = [part for part in os.environ.get("JUPYTER_PATH", "").split(os.pathsep) if part]
    if kernels not in there:
        os.environ["JUPYTER_PATH"] = os.pathsep.join([kernels, *there])


def keep(nb: NotebookNode, path: Path) -> None:
    """Write a result so that it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(f".{os.getpid()}.new")
    nbformat.write(nb, new)
    new.replace(path)


def with_results(nb: NotebookNode, done: NotebookNode) -> NotebookNode:
    """Return a notebook with what came out when the same code was run before."""
    for cell, before in zip(_code(nb), _code(done), strict=True):
        cell.outputs, cell.execution_count = before.outputs, before.execution_count
    nb.metadata[RECORD] = done.metadata[RECORD]
    return nb


def key_of(nb: NotebookNode, where: tuple[str, ...], files: Mapping[str, bytes]) -> str:
    """Return what a result depends on: its code and which of it tests, files, this library, its environment.

    Text, marks and names of tests are no part of it: where they alone change, nothing is run again.
    """
    digest = hashlib.sha256(json.dumps([*where, environment()]).encode())
    for cell in _code(nb):
        digest.update(json.dumps([cell.source, is_test(cell)]).encode())
    for name, content in sorted(files.items()):
        digest.update(f"\0{name}\0".encode() + hashlib.sha256(content).digest())
    return digest.hexdigest()


def _code(nb: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in nb.cells if cell.cell_type == "code"]


@cache
def environment() -> str:
    """Return what the environment and the library are, as far as a result depends on them."""
    digest = hashlib.sha256(
        f"{sys.version}\0{version('numpy')}\0{version('pandas')}\0{version('scipy')}".encode()
    )
    library = [path for path in (PACKAGE / "exercises").rglob("*.py") if "sets" not in path.parts]
    for path in [*sorted(library), PACKAGE.parents[1] / "datasets" / "datapackage.json"]:
        if path.exists():
            digest.update(path.read_bytes())
    return digest.hexdigest()
