"""Set up the locked environment, then run one part of the course: `python3 start.py course`.

Uses the standard library alone, in words that an old Python can read too, so that even Python 2 or 3.5
answers with a sentence and not with a syntax error.
"""

from __future__ import print_function

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
ENVIRONMENT = os.path.join(ROOT, ".venv")
STAMP = os.path.join(ENVIRONMENT, ".installed")
OLDEST_PYTHON = (3, 11)
ON_WINDOWS = os.name == "nt"
WHEELS = os.path.join(ROOT, "wheels")
SCRIPTS = os.path.join(ENVIRONMENT, "Scripts" if ON_WINDOWS else "bin")

USAGE = """Usage: python3 start.py COMMAND

  course      open the course: the book, the workbooks and JupyterLab
  site        build the static site into _build/site/
  test        check everything that is quick to check
  test-slow   the checks that need a browser, a class or patience
  kit         zip files that need no internet: the site, and all that installs the course
  sweep       every area and every case, where the tests take a sample
  lock        write environment.yml anew from the lock
"""


class CannotStartError(Exception):
    """A reason that the person can mend; the message says how."""


def main(arguments):
    """Run the command that the arguments name and return its exit status."""
    if not arguments or arguments[0] not in COMMANDS:
        print(USAGE)
        return 0 if arguments[:1] in ([], ["-h"], ["--help"]) else 2
    try:
        prepare_environment()
        return COMMANDS[arguments[0]](arguments[1:])
    except CannotStartError as reason:
        print("\n" + str(reason), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped. The next start goes on from here.", file=sys.stderr)
        return 130


def prepare_environment():
    """Make `.venv` hold exactly what the lock says; do nothing when it already does."""
    check_python()
    wanted = fingerprint()
    if installed_fingerprint() == wanted:
        return
    try:
        make_virtual_environment()
        install_locked_packages()
        with open(STAMP, "w") as stamp:
            stamp.write(wanted)
    except (IOError, OSError) as error:
        raise CannotStartError(
            "Cannot write to {0}: {1}\nMove the course to a folder of your own, "
            "for example your home folder, and start again.".format(ROOT, error)
        )


def check_python():
    """Refuse a Python that is too old, or one that cannot make an environment, and say what mends it."""
    if sys.version_info < OLDEST_PYTHON:
        raise CannotStartError(
            "The course needs Python {0}.{1} or newer; this is Python {2}.{3}.\n"
            "Install a newer one (https://www.python.org/downloads/ or your system's packages), then run for "
            "example:\n  python{0}.{1} start.py course".format(*(OLDEST_PYTHON + tuple(sys.version_info[:2])))
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        raise CannotStartError(
            "This Python comes without venv or pip. One command mends it:\n"
            "  sudo apt install python{0}.{1}-venv\n"
            "(on Fedora: sudo dnf install python3-pip), then start again.".format(*sys.version_info[:2])
        )


def fingerprint():
    """Return what the environment depends on, as one line: the lock, the settings, this Python."""
    digest = hashlib.sha256(sys.version.encode())
    for name in ("uv.lock", "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as content:
            digest.update(content.read())
    return digest.hexdigest()


def installed_fingerprint():
    """Return the fingerprint that the environment was last finished with, or None."""
    if not os.path.exists(script("python")):
        return None
    try:
        with open(STAMP) as stamp:
            return stamp.read()
    except (IOError, OSError):
        return None


def make_virtual_environment():
    """Make `.venv` anew unless a working one is there."""
    if os.path.exists(script("python")) and subprocess.call([script("python"), "-c", "import pip"]) == 0:
        return
    print("1 of 2  Making a private environment in .venv", flush=True)
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    run([sys.executable, "-m", "venv", ENVIRONMENT], "The private environment could not be made.")


def install_locked_packages():
    """Install every locked package, by the installer that the lock itself names."""
    with open(os.path.join(ROOT, "uv.lock")) as lock:
        text = lock.read()
    version = re.search(r'name = "uv"\nversion = "([^"]+)"', text).group(1)
    print(
        "2 of 2  Installing {0} packages, pinned by uv.lock (a minute or two, once)".format(
            text.count("[[package]]")
        ),
        flush=True,
    )
    if os.path.exists(os.path.join(WHEELS, "requirements.txt")):
        install_from_the_kit()
        return
    advice = "The packages could not be installed. Check the internet connection, then start again."
    run([script("python"), "-m", "pip", "install", "--quiet", "uv==" + version], advice)
    # --inexact keeps pip, which this script looks for at the next start.
    run([script("uv"), "sync", "--frozen", "--all-extras", "--inexact", "--no-python-downloads"], advice)


def install_from_the_kit():
    """Install the packages that came with the kit, and ask no server for anything."""
    advice = (
        "The packages of the kit could not be installed. They fit one kind of computer and Python; "
        "TO RUN THE COURSE.txt says which.\nWith internet, remove the folder wheels and start again."
    )
    pip = [script("python"), "-m", "pip", "install", "--quiet", "--no-index", "--find-links", WHEELS]
    run(pip + ["hatchling", "editables", "--requirement", os.path.join(WHEELS, "requirements.txt")], advice)
    run(pip + ["--no-deps", "--no-build-isolation", "--editable", ROOT], advice)


def run(command, advice):
    """Run a command in the course's folder; when it fails, say what to do."""
    environment = dict(os.environ, UV_PROJECT_ENVIRONMENT=ENVIRONMENT, PIP_DISABLE_PIP_VERSION_CHECK="1")
    environment.pop("VIRTUAL_ENV", None)
    if subprocess.call(command, cwd=ROOT, env=environment) != 0:
        raise CannotStartError(advice)


def script(name):
    """Return the path of a program inside the environment."""
    return os.path.join(SCRIPTS, name + (".exe" if ON_WINDOWS else ""))


def hand_over(program, *arguments):
    """Run a program of the environment and return its exit status.

    Ctrl-C reaches the program by itself, and a polite kill is passed on: it ends in order, then this does.
    """
    started, asked = [], []

    def pass_on(*_):
        asked.append(True)
        for each in started:
            each.terminate()

    # Before the start: the kill may come while the program is being started.
    signal.signal(signal.SIGTERM, pass_on)
    process = subprocess.Popen([script(program)] + list(arguments), cwd=ROOT)
    started.append(process)
    if asked:
        process.terminate()
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def course(options):
    """Open the course."""
    return hand_over("inequalitylab", "course", *options)


def site(options):
    """Build the static site."""
    return hand_over("inequalitylab", "site", *options)


def kit(options):
    """Zip the site, and all that installs the course, for use without internet."""
    return hand_over("inequalitylab", "kit", *options)


def test(options):
    """Check style and types, then run the tests that are not slow."""
    checks = (
        ("ruff", "check"),
        ("ruff", "format", "--check"),
        ("mypy",),
        ("pytest", "-n", "auto", "--dist", "loadfile", "-m", "not slow") + tuple(options),
    )
    return max([hand_over(*check) for check in checks])


def test_slow(options):
    """Run the tests that need a browser, a class or patience."""
    return hand_over("pytest", "-m", "slow", *options)


def sweep(options):
    """Run the slow tests over everything, where they otherwise take a sample."""
    return hand_over("pytest", "-m", "slow", "--sweep", *options)


def lock(options):
    """Write environment.yml from the lock."""
    return hand_over("python", "-m", "inequalitylab.conda", *options)


COMMANDS = {
    "course": course,
    "site": site,
    "kit": kit,
    "test": test,
    "test-slow": test_slow,
    "sweep": sweep,
    "lock": lock,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
