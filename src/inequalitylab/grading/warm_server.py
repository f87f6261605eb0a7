"""Runs inside the sandbox: imports once what every marking kernel needs, then forks one kernel after another.

A forked kernel starts in a tenth of the time. So that no two share anything, each gets namespaces, a
process tree, scratch folders, limits and a user of its own before a line of a submission runs, as a kernel
that bubblewrap starts does. Until then only the course's own code and its libraries have run here.
"""

import ctypes
import gc
import importlib
import json
import os
import resource
import select
import shutil
import signal
import socket
import sys
from pathlib import Path
from typing import Any

LIBRARIES = (
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.zmqshell",
    "numpy.random",
    "pandas",
    "scipy.stats",
    "inequalitylab.datasets",
    "inequalitylab.exercises.checks",
    "inequalitylab.exercises.kernel",
)
SERVER, PROCESS, LIFELINE, GIVEN, TRIAL = "server", "process", "lifeline", "files", "trial"
NOBODY = 65534
SCRATCH = "/marking"
# From the kernel's headers (sched.h, mount.h, prctl.h, capability.h).
NEW_MOUNTS, NEW_IPC, NEW_USERS, NEW_PROCESSES, NEW_NETWORK = 1 << 17, 1 << 27, 1 << 28, 1 << 29, 1 << 30
READ_ONLY, NO_SUID, NO_DEVICES, NO_PROGRAMS, REMOUNT, BIND, MOVE, ALL_BELOW, PRIVATE = (
    1,
    2,
    4,
    8,
    32,
    4096,
    8192,
    16384,
    1 << 18,
)
PARENT_DEATH, DUMPABLE, DROP_BOUNDING, NO_NEW_PRIVILEGES, LAST_CAPABILITY = 1, 4, 24, 38, 63
CAPABILITIES_V3 = 0x20080522
FRESH = ("/proc", "/tmp", "/dev/shm", "/dev/pts", SCRATCH)

_libc = ctypes.CDLL(None, use_errno=True)


def main() -> None:
    """Serve kernels from the folder that is given."""
    folder = Path(sys.argv[1])
    _nothing_shared_can_be_written(folder)
    _try_once(folder)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / SERVER))
        listening.listen()
        _get_warm()
        while True:
            connection, _ = listening.accept()
            with connection, connection.makefile() as lines:
                wanted = json.loads(lines.readline())
            child = os.fork()
            if child == 0:
                _or_end(_apart, wanted)
            os.waitpid(child, 0)


def _try_once(folder: Path) -> None:
    """Go through all steps but the kernel, so that a machine that refuses one is known at once."""
    (folder / TRIAL / GIVEN).mkdir(parents=True)
    wanted = {"folder": str(folder / TRIAL), "scratch_mb": 1, "user": NOBODY, "trial": True}
    child = os.fork()
    if child == 0:
        _or_end(_apart, wanted)
    if os.waitpid(child, 0)[1] != 0:
        raise PermissionError("This machine does not let kernels be put apart from here.")
    shutil.rmtree(folder / TRIAL)


def _get_warm() -> None:
    """Do once what every kernel does before a submission's first line, and after its first error."""
    # A marking kernel is not debugged; without it ipykernel leaves a large library alone.
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    for name in LIBRARIES:
        importlib.import_module(name)
    from IPython.core.ultratb import VerboseTB

    try:
        raise ValueError
    except ValueError as error:
        VerboseTB().structured_traceback(type(error), error, error.__traceback__)
    # What is there now is never collected, so that forked kernels go on sharing its memory.
    gc.freeze()


def _or_end(step: Any, *given: Any) -> None:
    """Take a step of a forked process, which never comes back from it."""
    try:
        step(*given)
    finally:
        os._exit(1)


def _apart(wanted: dict[str, Any]) -> None:
    """Go into namespaces of our own, and fork their first process."""
    new = NEW_MOUNTS | NEW_IPC | NEW_PROCESSES | NEW_NETWORK
    user, group = os.geteuid(), os.getegid()
    _call("unshare", new if user == 0 else new | NEW_USERS)
    if user != 0:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
    first = os.fork()
    if first == 0:
        _or_end(_try_walls if "trial" in wanted else _first_process, wanted)
    os._exit(os.waitpid(first, 0)[1] >> 8 if "trial" in wanted else 0)


def _try_walls(wanted: dict[str, Any]) -> None:
    _fresh_folders(wanted["folder"], wanted["scratch_mb"])
    _give_up_rights(wanted["user"])
    os._exit(0)


def _first_process(wanted: dict[str, Any]) -> None:
    """Build the walls, wait until the outside has set its limits, and outlive the kernel."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    os.umask(0o022)
    own = wanted["folder"]
    lifeline = socket.socket(socket.AF_UNIX)
    lifeline.connect(f"{own}/{LIFELINE}")
    _fresh_folders(own, wanted["scratch_mb"])
    if lifeline.recv(1) == b"":
        return
    kernel = os.fork()
    if kernel == 0:
        _or_end(_become_kernel, wanted)
    watched = select.poll()
    watched.register(os.pidfd_open(kernel), select.POLLIN)
    watched.register(lifeline, select.POLLIN)
    while not watched.poll(500):
        _reap(kernel)


def _reap(kernel: int) -> None:
    """Let processes go that a submission left behind; the kernel itself is watched."""
    while True:
        ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        if ended is None or ended.si_pid == kernel:
            return
        os.waitpid(ended.si_pid, 0)


def _fresh_folders(own: str, size_mb: int) -> None:
    """Cover every folder that can be written to with one of our own, and bring in what is given."""
    _mount(None, "/", None, ALL_BELOW | PRIVATE)
    safe, size = NO_SUID | NO_DEVICES, f"size={size_mb}m,mode=1777"
    _mount("tmpfs", SCRATCH, "tmpfs", safe, size)
    kept = [own, *_below_tmp(except_for=Path(own).parent)]
    for number, folder in enumerate(kept):
        Path(SCRATCH, str(number)).mkdir()
        _mount(folder, f"{SCRATCH}/{number}", None, BIND | ALL_BELOW)
    for folder in ("/tmp", "/dev/shm"):
        _mount("tmpfs", folder, "tmpfs", safe, size)
    for number, folder in enumerate(kept):
        Path(folder).mkdir(parents=True)
        _mount(f"{SCRATCH}/{number}", folder, None, MOVE)
        Path(SCRATCH, str(number)).rmdir()
    _mount("proc", "/proc", "proc", safe | NO_PROGRAMS)
    _mount("devpts", "/dev/pts", "devpts", NO_SUID | NO_PROGRAMS, "newinstance,ptmxmode=0666,mode=620")
    if os.geteuid() != 0:
        Path("/proc/sys/user/max_user_namespaces").write_text("0")
    shutil.copytree(Path(own, GIVEN), SCRATCH, dirs_exist_ok=True, copy_function=_copy_to_read)
    Path(SCRATCH).chmod(0o1777)


def _below_tmp(except_for: Path) -> list[str]:
    """Return what was brought in below /tmp, outermost alone: a checkout may lie there."""
    found: list[str] = []
    for where in sorted(_mounts()):
        inside = any(where.startswith(f"{folder}/") for folder in (*found, str(except_for)))
        if where.startswith("/tmp/") and where != str(except_for) and not inside:
            found.append(where)
    return found


def _mounts() -> dict[str, list[str]]:
    """Return where something is mounted, with its options; what lies on top counts."""
    lines = (line.split() for line in Path("/proc/self/mountinfo").read_text().splitlines())
    return {line[4].encode().decode("unicode_escape"): line[5].split(",") for line in lines}


def _copy_to_read(source: str, target: str) -> None:
    shutil.copyfile(source, target)
    Path(target).chmod(0o444)


def _become_kernel(wanted: dict[str, Any]) -> None:
    """Give up every right, take on the limits, and run the kernel."""
    os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.closerange(3, 4096)
    megabyte = 1024**2
    for what, most in (
        (resource.RLIMIT_AS, 3 * wanted["memory_mb"] * megabyte),
        (resource.RLIMIT_CPU, wanted["cpu_seconds"]),
        (resource.RLIMIT_NPROC, wanted["processes"]),
        (resource.RLIMIT_FSIZE, wanted["scratch_mb"] * megabyte),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 512),
    ):
        resource.setrlimit(what, (most, most))
    _give_up_rights(wanted["user"])
    os.chdir(SCRATCH)
    from numpy import random

    # The generator was seeded before the fork, so that all would draw the same.
    random.seed()
    sys.argv = ["ipykernel_launcher"]
    from ipykernel.kernelapp import launch_new_instance

    connection = f"{wanted['folder']}/connection.json"
    launch_new_instance(argv=["-f", connection, "--HistoryManager.enabled=False"])


def _give_up_rights(user: int) -> None:
    for capability in range(LAST_CAPABILITY + 1):
        # Beyond the last one that this Linux knows, it is refused; what counts is checked below.
        _libc.prctl(DROP_BOUNDING, capability, 0, 0, 0)
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    header, nothing = (ctypes.c_uint32 * 2)(CAPABILITIES_V3, 0), (ctypes.c_uint32 * 6)()
    _call("capset", header, nothing)
    _call("prctl", NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    _call("prctl", DUMPABLE, 1, 0, 0, 0)
    lines = (line.partition(":") for line in Path("/proc/self/status").read_text().splitlines())
    status = {name: value.strip() for name, _, value in lines}
    left = [int(status[name], 16) for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")]
    if any(left) or status["NoNewPrivs"] != "1" or os.geteuid() == 0:
        raise PermissionError("Rights are left.")


def _nothing_shared_can_be_written(folder: Path) -> None:
    """Make what all kernels would share read-only; what is not, each kernel covers with its own.

    Devices (null, zero, random and so on) hold nothing that is written to them.
    """
    # Without it the mounts may belong to a user namespace above, which bubblewrap has left.
    _call("unshare", NEW_MOUNTS)
    kept = {"nosuid": NO_SUID, "nodev": NO_DEVICES, "noexec": NO_PROGRAMS}
    for target, options in _mounts().items():
        fresh = target in FRESH or target.startswith(("/proc/", "/dev/")) or target == str(folder)
        if fresh or "ro" in options:
            continue
        flags = sum(value for name, value in kept.items() if name in options)
        _mount(None, target, None, REMOUNT | BIND | READ_ONLY | flags)


def end_with(parent: int) -> None:
    """End this process when its parent ends, also one that has ended already (bubblewrap asks too late)."""
    _call("prctl", PARENT_DEATH, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def _mount(source: str | None, target: str, kind: str | None, flags: int, data: str = "") -> None:
    texts = [text.encode() if text else None for text in (source, target, kind)]
    _call("mount", *texts, ctypes.c_ulong(flags), data.encode() or None)


def _call(name: str, *given: Any) -> None:
    if getattr(_libc, name)(*given) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


if __name__ == "__main__":
    main()
