"""Runs a program where it can see little and use little: bubblewrap and limits.

Inside: this Python and its packages, the course's data, and a small scratch folder. Outside: the network,
every notebook, the gradebook, other people's work, the exercise sets and the measures.
"""

import functools
import os
import secrets
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import inequalitylab
from inequalitylab.errors import CourseError

MEGABYTE = 1024**2
NEEDED = ("bwrap", "prlimit", "setpriv")
SCRATCH = "/marking"
PACKAGE = Path(inequalitylab.__file__).resolve().parent
# A user that owns nothing, another for each kernel, so that a limit on processes counts one kernel alone.
FIRST_USER, USERS = 200_000, 50_000
NO_MEASURES = 'raise ImportError("inequalitylab.measures is not here: you write the measure yourself.")\n'


@dataclass(frozen=True)
class Limits:
    """What one submission may use.

    Attributes
    ----------
    memory_mb, scratch_mb : int
        Memory, and space for files (which is memory too).
    cpu_seconds : int
        Of each process.
    processes : int
        Processes and threads together.
    """

    memory_mb: int = 2048
    scratch_mb: int = 64
    cpu_seconds: int = 240
    processes: int = 100


def why_not() -> str:
    """Return why this machine cannot isolate, with what to do; empty if it can."""
    if not sys.platform.startswith("linux"):
        return (
            "Marking runs students' code, and only Linux can keep it apart here. "
            "On Windows use WSL2, on a Mac a Linux host or virtual machine."
        )
    absent = [name for name in NEEDED if shutil.which(name) is None]
    if absent:
        return (
            f"Marking runs students' code apart from everything else, and needs {', '.join(absent)}. "
            "On Debian or Ubuntu: sudo apt-get install bubblewrap util-linux."
        )
    return _tried()


@functools.cache
def _tried() -> str:
    trial = subprocess.run(command(["true"], scratch=None), capture_output=True, text=True, check=False)
    if trial.returncode == 0:
        return ""
    return (
        f"bubblewrap is installed and does not work here: {trial.stderr.strip()[:200]} "
        "Allow user namespaces (sysctl kernel.unprivileged_userns_clone=1, or an AppArmor profile for bwrap)."
    )


def require() -> None:
    """Refuse to go on where nothing keeps students' code apart."""
    reason = why_not()
    if reason:
        raise CourseError(f"{reason} Or read what `inequalitylab grade --unsafe` means before you use it.")


def command(
    program: list[str],
    *,
    scratch: Path | None,
    files: Iterable[tuple[Path, str]] = (),
    limits: Limits | None = None,
    user: int | None = None,
) -> list[str]:
    """Return the command that runs a program apart from everything else.

    Parameters
    ----------
    program : list of str
        What to run.
    scratch : Path or None
        A folder that the program and the outside share (a kernel's sockets), at the same address.
    files : pairs of Path and str
        Files to read, and their names in the program's folder.
    limits : Limits, optional
        What it may use.
    user : int, optional
        The user to run as, where we are root; by default one of its own.
    """
    limits = limits or Limits()
    root = os.geteuid() == 0
    line = _walls(limits, ("SETUID", "SETGID", "SETPCAP") if root else ())
    if not root and _has("--disable-userns"):
        line.append("--disable-userns")
    for path, name in files:
        line += ["--ro-bind", str(path), f"{SCRATCH}/{name}"]
    if scratch is not None:
        line += [*_folders_above([scratch]), "--bind", str(scratch), str(scratch)]
    line += ["--chdir", SCRATCH, "--"]
    if root:
        user = new_user() if user is None else user
        line += ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", "--inh-caps=-all"]
        line += ["--bounding-set=-all", "--no-new-privs"]
    # Address space is no measure of memory used, so it is a wide bound; a control group is the close one.
    space, file = 3 * limits.memory_mb * MEGABYTE, limits.scratch_mb * MEGABYTE
    line += ["prlimit", f"--as={space}", f"--cpu={limits.cpu_seconds}", f"--nproc={limits.processes}"]
    return [*line, f"--fsize={file}", "--core=0", "--nofile=512", "--", *program]


def server_command(program: list[str], *, shared: Path) -> list[str]:
    """Return the command that runs the server of warm kernels, which puts each kernel apart itself.

    Parameters
    ----------
    program : list of str
        The server. It keeps the rights to make namespaces and to give up rights; its kernels have none.
    shared : Path
        A folder that the server and the outside share, at the same address.
    """
    line = _walls(Limits(), ("SYS_ADMIN", "SETUID", "SETGID", "SETPCAP", "DAC_OVERRIDE"))
    return [*line, "--bind", str(shared), str(shared), "--chdir", "/", "--", *program]


def _walls(limits: Limits, rights: Iterable[str]) -> list[str]:
    """Return the part of a command that builds the walls, with the rights that are kept behind them."""
    size = str(limits.scratch_mb * MEGABYTE)
    line = ["bwrap", "--die-with-parent", "--new-session", "--clearenv"]
    line += ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
    line += ["--cap-drop", "ALL"] if os.geteuid() == 0 else ["--unshare-user"]
    line += [part for name in rights for part in ("--cap-add", f"CAP_{name}")]
    line += ["--proc", "/proc", "--dev", "/dev", "--size", size, "--perms", "1777", "--tmpfs", "/tmp"]
    readable = _readable()
    line += _folders_above(readable)
    for path in readable:
        line += ["--ro-bind", str(path), str(path)]
    line += ["--tmpfs", str(PACKAGE / "exercises" / "sets"), "--tmpfs", str(PACKAGE / "measures")]
    line += ["--ro-bind", str(_stub()), str(PACKAGE / "measures" / "__init__.py")]
    line += ["--size", size, "--perms", "1777", "--tmpfs", SCRATCH]
    return line + [part for name, value in _environment().items() for part in ("--setenv", name, value)]


def _folders_above(paths: Iterable[Path]) -> list[str]:
    """Return the part of a command that makes the folders above bound ones, so that all pass through.

    bubblewrap would make them for itself alone.
    """
    above = {parent for path in paths for parent in path.parents} - {Path("/"), Path("/tmp")}
    return [part for path in sorted(above) for part in ("--perms", "0755", "--dir", str(path))]


def new_user() -> int:
    """Return a user number for one kernel."""
    return FIRST_USER + secrets.randbelow(USERS)


@functools.cache
def _has(option: str) -> bool:
    shown = subprocess.run(["bwrap", "--help"], capture_output=True, text=True, check=False)
    return option in shown.stdout


def _readable() -> list[Path]:
    """Return the folders that any Python program needs, and the course's own, outermost first."""
    system = ["/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime", "/etc/fonts"]
    python = [sys.prefix, sys.base_prefix, sysconfig.get_path("purelib"), str(PACKAGE)]
    wanted = {Path(path) for path in [*system, *python]}
    if PACKAGE.parent.name == "src":
        wanted.add(PACKAGE.parents[1] / "datasets")
    if named := os.environ.get("INEQUALITYLAB_DATA"):
        wanted.add(Path(named).resolve())
    return sorted((path for path in wanted if path.exists()), key=lambda path: (len(path.parts), path))


def _environment() -> dict[str, str]:
    one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    passed = {name: os.environ[name] for name in ("INEQUALITYLAB_DATA",) if name in os.environ}
    return {
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "HOME": "/tmp",
        "USER": "student",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(PACKAGE.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
        "NBGRADER_EXECUTION": "autograde",
        **one_thread,
        **passed,
    }


@functools.cache
def _stub() -> Path:
    """Return the file that stands in the place of the measures."""
    folder = Path(os.environ.get("XDG_RUNTIME_DIR") or "/tmp") / f"inequalitylab-{os.geteuid()}"
    folder.mkdir(mode=0o755, exist_ok=True)
    path = folder / "no_measures.py"
    if not path.exists() or path.read_text() != NO_MEASURES:
        path.write_text(NO_MEASURES)
        path.chmod(0o644)
    return path
