"""Execute the notebooks side by side, keep the results, and write the executed copies."""

import asyncio
import atexit
import os
import time
from collections.abc import Callable
from pathlib import Path

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn, JupyterCacheAbstract
from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from inequalitylab.errors import CourseError

CELL_SECONDS = 300
# A kernel warns at each start that it talks over the loopback without encryption.
ERRORS_ALONE = "--IPKernelApp.log_level=ERROR"


def in_table_of_contents(root: Path) -> list[Path]:
    """Return the notebooks that the table of contents names, in its order."""
    from sphinx_external_toc.parsing import parse_toc_yaml

    pages = parse_toc_yaml(root / "_toc.yml")
    found = (root / f"{page.removesuffix('.ipynb')}.ipynb" for page in pages)
    return [notebook for notebook in found if notebook.exists()]


def execute_all(notebooks: list[Path], cache_folder: Path, say: Callable[[str], None]) -> int:
    """Execute the notebooks that the cache does not hold, as many at a time as there are cores.

    Returns
    -------
    int
        How many were executed.

    Raises
    ------
    CourseError
        Names the notebook, the cell and the error. What succeeded is kept.
    """
    cache = get_cache(cache_folder)
    waiting = [notebook for notebook in notebooks if not _is_kept(cache, notebook)]
    if waiting:
        with asyncio.Runner(loop_factory=_PlainLoop) as runner:
            runner.run(_execute_side_by_side(waiting, cache, say))
    return len(waiting)


def write_executed(notebook: Path, cache_folder: Path, copy: Path) -> None:
    """Write the reader's copy of one notebook: with its outputs, without this machine's traces."""
    _, executed = get_cache(cache_folder).merge_match_into_notebook(_read(notebook))
    executed.metadata.pop("widgets", None)
    copy.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(executed, copy)


def _read(notebook: Path) -> nbformat.NotebookNode:
    try:
        return nbformat.read(notebook, as_version=4)
    except (ValueError, nbformat.reader.NotJSONError, nbformat.ValidationError) as error:
        raise CourseError(f"{notebook.name} is not a notebook that can be read: {error}") from error


def _is_kept(cache: JupyterCacheAbstract, notebook: Path) -> bool:
    try:
        cache.match_cache_notebook(_read(notebook))
    except KeyError:
        return False
    return True


class _PlainLoop(asyncio.SelectorEventLoop):
    """A loop that leaves Ctrl-C to Python, which ends every notebook in order.

    nbclient would handle it itself: it ends the kernels, and then reports that they have died. It goes
    without where it is told, as here, that this is no place for handlers.
    """

    def add_signal_handler(self, *_: object) -> None:
        raise RuntimeError("Ctrl-C is left to Python")

    def remove_signal_handler(self, *_: object) -> bool:
        raise RuntimeError("Ctrl-C is left to Python")


async def _execute_side_by_side(
    notebooks: list[Path], cache: JupyterCacheAbstract, say: Callable[[str], None]
) -> None:
    free = asyncio.Semaphore(os.cpu_count() or 1)
    done = 0

    async def execute(notebook: Path) -> None:
        nonlocal done
        async with free:
            started = time.perf_counter()
            executed = await _execute(notebook)
            seconds = time.perf_counter() - started
        cache.cache_notebook_bundle(
            CacheBundleIn(executed, str(notebook), data={"execution_seconds": seconds}),
            check_validity=False,
            overwrite=True,
        )
        done += 1
        say(f"  notebook {done} of {len(notebooks)}: {notebook.name} ({seconds:.0f} s)")

    results = await asyncio.gather(*map(execute, notebooks), return_exceptions=True)
    failures = [result for result in results if isinstance(result, BaseException)]
    unexpected = [failure for failure in failures if not isinstance(failure, CourseError)]
    if unexpected:
        raise unexpected[0]
    if failures:
        raise CourseError("\n\n".join(map(str, failures)))


async def _execute(notebook: Path) -> nbformat.NotebookNode:
    executed = _read(notebook)
    client = NotebookClient(
        executed,
        timeout=CELL_SECONDS,
        record_timing=False,
        # A kernel that is asked to go, half way through a cell, complains of it on the terminal.
        shutdown_kernel="immediate",
        extra_arguments=[ERRORS_ALONE],
        resources={"metadata": {"path": str(notebook.parent)}},
    )
    try:
        await client.async_execute()
    except CellExecutionError as error:
        raise CourseError(_what_failed(notebook, executed, f"{error.ename}: {error.evalue}")) from error
    except CellTimeoutError as error:
        reason = f"it ran for more than {CELL_SECONDS} seconds"
        raise CourseError(_what_failed(notebook, executed, reason)) from error
    except NoSuchKernel as error:
        reason = f"it asks for a kernel '{error.name}', which is not installed; the course uses 'python3'"
        raise CourseError(_what_failed(notebook, executed, reason)) from error
    except DeadKernelError as error:
        reason = "the kernel stopped; perhaps the machine is out of memory"
        raise CourseError(_what_failed(notebook, executed, reason)) from error
    finally:
        # A start that Ctrl-C cut short has ended its kernel, and would try once more at the very end.
        atexit.unregister(client._cleanup_kernel)
    return executed


def _what_failed(notebook: Path, executed: nbformat.NotebookNode, reason: str) -> str:
    started = [
        (number, cell)
        for number, cell in enumerate(executed.cells, start=1)
        if cell.cell_type == "code" and (cell.execution_count or cell.outputs)
    ]
    number, cell = started[-1] if started else (1, executed.cells[0])
    first_line = next((line for line in cell.source.splitlines() if line.strip()), "")
    return (
        f"The notebook {notebook.name} failed at cell {number} (id '{cell.get('id', '')}'), "
        f"which begins `{first_line}`:\n  {reason}\n"
        "Mend that cell, or what it calls, and build again: the other notebooks are kept."
    )
