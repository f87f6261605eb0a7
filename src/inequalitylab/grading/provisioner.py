"""The Jupyter kernel provisioner that starts a marking kernel apart from everything else.

nbgrader and its formgrader run unmodified: the kernel's specification names this provisioner.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from jupyter_client.provisioning import LocalProvisioner

from inequalitylab.errors import CourseError
from inequalitylab.grading import groups, sandbox

MOST_FILES = 200
NOT_FOR_STUDENTS = {"timestamp.txt", "submission_secret.txt"}


_STARTED: "set[IsolatedProvisioner]" = set()


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


class IsolatedProvisioner(LocalProvisioner):
    """Starts a kernel in bubblewrap; it talks through sockets in a folder of its own."""

    folder: Path | None = None
    group: groups.Group | None = None
    limits = sandbox.Limits()

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Choose sockets in place of ports, and wrap the command."""
        sandbox.require()
        work = Path(kwargs.get("cwd") or ".").resolve()
        _STARTED.add(self)
        self.folder = Path(tempfile.mkdtemp(prefix=f"marking-{os.getpid()}-", dir="/tmp"))
        manager: Any = self.parent
        manager.transport = "ipc"
        manager.ip = str(self.folder / "kernel")
        manager.connection_file = str(self.folder / "connection.json")
        kwargs = await super().pre_launch(**kwargs)
        user = sandbox.new_user()
        if os.geteuid() == 0:
            for path in (self.folder, self.folder / "connection.json"):
                os.chown(path, user, user)
        kwargs["cmd"] = sandbox.command(
            kwargs["cmd"], scratch=self.folder, files=given_files(work), limits=self.limits, user=user
        )
        kwargs["cwd"] = "/"
        return kwargs

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Start it, inside its control groups from the first moment."""
        assert self.folder is not None
        self.group = groups.new_group(f"inequalitylab-{self.folder.name}", self.limits)
        # The shell puts itself into the groups and then becomes bubblewrap.
        enter = "".join(f"echo $$ > '{folder}/cgroup.procs'; " for folder in self.group.folders)
        # What is written past the kernel's own channels goes nowhere.
        kwargs |= {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return await super().launch_kernel(["/bin/sh", "-c", f'{enter}exec "$@"', "sh", *cmd], **kwargs)

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
        _STARTED.discard(self)


def sweep() -> None:
    """Clean up after kernels of this process that died before Jupyter knew them."""
    for left in list(_STARTED):
        left.leave_nothing()
