"""The kit: the site in one zip file with starters to double-click, and with all that installs the course.

Both work without internet. The second holds packages for one kind of computer: the one that made it.
"""

import os
import platform
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path

from inequalitylab.errors import CourseError

NAME = "inequality-lab"
STARTERS = (
    "READ ME FIRST.txt",
    "START HERE.html",
    "Open on Windows.bat",
    "Open on macOS.command",
    "Open on Linux.sh",
)
TO_RUN = "TO RUN THE COURSE.txt"
RUN_BY_CLICK = (".command", ".sh")
# What `start.py course` reads.
COURSE = (
    "start.py",
    "pyproject.toml",
    "uv.lock",
    "hatch_build.py",
    "README.md",
    "LICENSE",
    "CITATION.cff",
    "_config.yml",
    "_toc.yml",
    "book",
    "notebooks",
    "datasets",
    "src",
)
# The site as it was built, so that the first start does not build it again.
BUILT = ("_build/site", "_build/site.json", "_build/cells.json")
WHEELS = "wheels"
BUILDERS = ("hatchling>=1.27", "editables")
NEVER = {"__pycache__", ".ipynb_checkpoints"}
# A zip file holds no time before 1980; one time for all files gives the same bytes each time.
TIME = (1980, 1, 1, 0, 0, 0)


def make_reading_kit(site: Path, target: Path) -> Path:
    """Write the site with its starters into one zip file.

    Parameters
    ----------
    site
        A built site.
    target
        The zip file to write.
    """
    return _write(target, [*_starters(), *_tree(site, "site")])


def make_whole_kit(root: Path, site: Path, target: Path, say: Callable[[str], None]) -> Path:
    """Write the site, the course and every package that it needs on this kind of computer into one zip file.

    Raises
    ------
    CourseError
        When the packages cannot be fetched. This step, and no other, needs the internet.
    """
    wheels = root / "_build" / WHEELS
    say("Fetching the packages of the lock (some minutes, a few hundred MB)")
    fetch_wheels(root, wheels)
    found = [*_starters(), *_tree(site, "site"), (f"{NAME}/{TO_RUN}", _how_to_run().encode(), False)]
    for name in (*COURSE, *BUILT):
        found += _tree(root / name, f"course/{name}")
    return _write(target, [*found, *_tree(wheels, f"course/{WHEELS}")])


def fetch_wheels(root: Path, wheels: Path) -> None:
    """Fetch every locked package for this computer, and the installer itself, as wheels."""
    wheels.mkdir(parents=True, exist_ok=True)
    wanted = wheels / "requirements.txt"
    # Without digests: a package that the lock has as source is built here, into a file of its own.
    export = ["export", "--frozen", "--all-extras", "--no-dev", "--no-emit-project", "--no-hashes", "--quiet"]
    advice = "The lock could not be read. Run this in the checkout."
    _run([_program("uv"), *export, "--no-header", "--output-file", str(wanted)], root, advice)
    advice = "The packages could not be fetched. Check the internet connection, then run this again."
    fetch = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
    fetch += ["--wheel-dir", str(wheels)]
    _run([*fetch, "--requirement", str(wanted)], root, advice)
    # What builds the course itself as an editable package.
    _run([*fetch, *BUILDERS], root, advice)


def _program(name: str) -> str:
    return str(Path(sys.executable).with_name(name + (".exe" if os.name == "nt" else "")))


def _run(command: list[str], root: Path, advice: str) -> None:
    done = subprocess.run(
        command, cwd=root, capture_output=True, text=True, encoding="utf-8", errors="replace"
    )
    if done.returncode != 0:
        said = "\n".join(done.stderr.strip().splitlines()[-5:])
        raise CourseError(f"{advice}\n\n{said}")


def _how_to_run() -> str:
    text = files("inequalitylab.site").joinpath("starters", TO_RUN).read_text(encoding="utf-8")
    machine = f"{platform.system()} on {platform.machine()}"
    return text.format(platform=machine, python=re.sub(r"\.\d+$", "", platform.python_version()))


def _starters() -> list[tuple[str, bytes, bool]]:
    folder = files("inequalitylab.site").joinpath("starters")
    return [
        (f"{NAME}/{name}", folder.joinpath(name).read_bytes(), name.endswith(RUN_BY_CLICK))
        for name in STARTERS
    ]


def _tree(source: Path, name: str) -> Iterable[tuple[str, bytes, bool]]:
    """Return each file of a folder (or the one file): its name there, its bytes, whether it is run."""
    if source.is_file():
        yield f"{NAME}/{name}", source.read_bytes(), False
    for file in sorted(source.rglob("*")) if source.is_dir() else ():
        if file.is_file() and not NEVER & set(file.parts):
            yield f"{NAME}/{name}/{file.relative_to(source).as_posix()}", file.read_bytes(), False


def _write(target: Path, found: Iterable[tuple[str, bytes, bool]]) -> Path:
    half = target.with_suffix(".half")
    with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content, is_run in found:
            entry = zipfile.ZipInfo(name, TIME)
            entry.create_system = 3  # Unix, which has the mark of a file to run
            entry.external_attr = (0o755 if is_run else 0o644) << 16
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".whl") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    half.replace(target)
    return target
