"""Tries a set's cells in this process, without a kernel: for tests and for teachers who write a set."""

import contextlib
import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from inequalitylab.exercises.writing import Cell


@dataclass(frozen=True)
class Tried:
    """What one test cell gave.

    Attributes
    ----------
    marks, out_of : int
        Marks got and marks there are.
    message : str
        What went wrong; empty if nothing did.
    """

    marks: int
    out_of: int
    message: str


def try_out(cells: Iterable[Cell], replaced: Mapping[str, str] | None = None) -> dict[str, Tried]:
    """Run the code cells in order, some replaced, and return what each test cell gave."""
    results = {}
    namespace: dict[str, object] = {"__name__": "__main__"}
    with _modules_restored():
        for cell in cells:
            if cell.kind not in ("setup", "answer", "test", "show"):
                continue
            message = _run((replaced or {}).get(cell.name, cell.text), cell.name, namespace)
            if cell.kind == "test" and cell.marks is not None:
                results[cell.name] = Tried(0 if message else cell.marks, cell.marks, message)
    return results


def _run(source: str, name: str, namespace: dict[str, object]) -> str:
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source, f"<{name}>", "exec"), namespace)
    except Exception as error:
        return str(error) or type(error).__name__
    return ""


@contextmanager
def _modules_restored() -> Iterator[None]:
    """Put back what a set takes away from this process (see `kernel.without_measures`)."""
    finders, modules = list(sys.meta_path), dict(sys.modules)
    package = sys.modules["inequalitylab"]
    measures = getattr(package, "measures", None)
    try:
        yield
    finally:
        sys.meta_path[:] = finders
        sys.modules.update(modules)
        if measures is not None:
            package.measures = measures  # type: ignore[attr-defined]
