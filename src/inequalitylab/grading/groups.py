"""Control groups (version 1 or 2): the close bound on memory and processes, where this user may make them."""

import contextlib
import os
import shutil
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from inequalitylab.grading.sandbox import MEGABYTE, Limits

# Folders and groups are named by it and the process that marks.
PREFIX = "marking-"
ROOT = Path("/sys/fs/cgroup")
# File names and values by version and controller.
_OLD = {"memory": ("memory.limit_in_bytes",), "pids": ("pids.max",)}
_NEW = ("memory.max", "pids.max")


@dataclass(frozen=True)
class Group:
    """The folders of one kernel's control groups; none where there are none."""

    folders: tuple[Path, ...]

    def take_in(self, process: int) -> None:
        """Put a process in; what it starts is in too."""
        for folder in self.folders:
            with contextlib.suppress(OSError):
                (folder / "cgroup.procs").write_text(str(process))

    def close(self) -> None:
        """End what is left inside, and take the groups away."""
        for folder in self.folders:
            for _ in range(20):
                with contextlib.suppress(OSError):
                    for process in (folder / "cgroup.procs").read_text().split():
                        os.kill(int(process), signal.SIGKILL)
                try:
                    folder.rmdir()
                    break
                except FileNotFoundError:
                    break
                except OSError:
                    time.sleep(0.05)


def new_group(name: str, limits: Limits) -> Group:
    """Make the groups for one kernel, as far as this user may."""
    values = {"memory": str(limits.memory_mb * MEGABYTE), "pids": str(limits.processes)}
    if (ROOT / "cgroup.controllers").exists():
        made = _make(ROOT / name, dict(zip(_NEW, values.values(), strict=True)))
        return Group((made,) if made else ())
    folders = []
    for controller, files in _OLD.items():
        made = _make(ROOT / controller / name, dict.fromkeys(files, values[controller]))
        folders += [made] if made else []
    return Group(tuple(folders))


def clear_the_dead() -> None:
    """Take away folders and groups that a killed marking left behind; their processes died with it."""
    for folder in Path("/tmp").glob(f"{PREFIX}*"):
        if _is_dead(folder.name):
            shutil.rmtree(folder, ignore_errors=True)
    for group in ROOT.glob(f"**/inequalitylab-{PREFIX}*"):
        if _is_dead(group.name.removeprefix("inequalitylab-")):
            Group((group,)).close()


def _is_dead(name: str) -> bool:
    process = name.removeprefix(PREFIX).partition("-")[0]
    return process.isdigit() and not Path("/proc", process).exists()


def _make(folder: Path, values: dict[str, str]) -> Path | None:
    if not folder.parent.is_dir():
        return None
    try:
        folder.mkdir()
        for file, value in values.items():
            (folder / file).write_text(value)
    except OSError:
        with contextlib.suppress(OSError):
            folder.rmdir()
        return None
    return folder
