"""The Jupyter kernel provisioner that starts a marking kernel apart from everything else.

nbgrader and its formgrader run unmodified: the kernel's specification names this provisioner.
"""

import contextlib
import os
import shutil
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import Any

from jupyter_client.provisioning import LocalProvisioner

from inequalitylab.errors import CourseError
from inequalitylab.grading import groups, sandbox, warm

MOST_FILES = 200
NOT_FOR_STUDENTS = {"timestamp.txt", "submission_secret.txt"}


# With the thread that started each: a worker on a cluster may run several at once.
_STARTED: "dict[IsolatedProvisioner, int]" = {}


def given_files(folder: Path) -> list[tuple[Path, str]]:
    """Return the files that a submission may read, with their names; never a notebook."""
    found = []
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        name = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in name.parts)
        wanted = path.is_file() and not path.is_symlink() and path.suffix != ".ipynb"
        if wanted and not hidden and path.name not in NOT_FOR_STUDENTS:
            found.append((path, str(name)))
    if len(found) > MOST_FILES:
        raise CourseError(
            f"There are {len(found)} files beside the notebook in {folder}; "
            f"marking gives out {MOST_FILES} at most. Take away what the notebook does not need."
        )
    return found


def read_given(folder: Path) -> dict[str, bytes]:
    """Return the files that a submission may read, by name."""
    return {name: path.read_bytes() for path, name in given_files(folder)}


class IsolatedProvisioner(LocalProvisioner):
    """Starts a kernel apart from everything else; it talks through sockets in a folder of its own."""

    folder: Path | None = None
    group: groups.Group | None = None
    limits = sandbox.Limits()

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Choose sockets in place of ports, and see to what the kernel is given."""
        sandbox.require()
        _STARTED[self] = threading.get_ident()
        self.files = given_files(Path(kwargs.get("cwd") or ".").resolve())
        self.server = warm.server_folder()
        self.folder = Path(tempfile.mkdtemp(prefix=f"marking-{os.getpid()}-", dir=self.server or "/tmp"))
        manager: Any = self.parent
        manager.transport = "ipc"
        manager.ip = str(self.folder / "kernel")
        manager.connection_file = str(self.folder / "connection.json")
        kwargs = await super().pre_launch(**kwargs)
        self.user = sandbox.new_user()
        if os.geteuid() == 0:
            for path in (self.folder, self.folder / "connection.json"):
                os.chown(path, self.user, self.user)
        return {**kwargs, "cwd": "/"}

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Start it, inside its control groups from the first moment."""
        assert self.folder is not None
        self.group = groups.new_group(f"inequalitylab-{self.folder.name}", self.limits)
        if self.server is not None:
            with contextlib.suppress(OSError):
                self.process: Any = warm.start(
                    self.folder, self.files, self.limits, self.user, self.group.take_in
                )
                self.pid = self.process.pid
                return self.connection_info
        walled = sandbox.command(
            cmd, scratch=self.folder, files=self.files, limits=self.limits, user=self.user
        )
        # The shell puts itself into the groups and then becomes bubblewrap.
        enter = "".join(f"echo $$ > '{folder}/cgroup.procs'; " for folder in self.group.folders)
        # What is written past the kernel's own channels goes nowhere.
        kwargs |= {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return await super().launch_kernel(["/bin/sh", "-c", f'{enter}exec "$@"', "sh", *walled], **kwargs)

    async def cleanup(self, restart: bool = False) -> None:
        """Leave no process, group or folder behind."""
        await super().cleanup(restart)
        if not restart:
            self.leave_nothing()

    def leave_nothing(self) -> None:
        """Take away the control groups, with what is left in them, and the folder."""
        if self.group is not None:
            self.group.close()
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
        _STARTED.pop(self, None)


def sweep() -> None:
    """Clean up after kernels of this thread that died before Jupyter knew them."""
    for left, thread in list(_STARTED.items()):
        if thread == threading.get_ident():
            left.leave_nothing()
