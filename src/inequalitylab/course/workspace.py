"""Give the learner copies to work on, and never overwrite what the learner has changed."""

import hashlib
import json
import shutil
from pathlib import Path

GUIDE = "Start here.md"
RECORD = ".copies.json"


def refresh_copies(source: Path, destination: Path) -> list[str]:
    """Bring the notebooks of a folder into the learner's folder.

    A copy that the learner has not changed follows its source. A changed copy stays as it is; when its
    source has since changed too, the new one is put beside it under another name. A copy that was
    deleted comes back, which is how to get a fresh one.

    Parameters
    ----------
    source : Path
        Folder of notebooks, as committed.
    destination : Path
        The learner's folder for them.

    Returns
    -------
    list of str
        One sentence for each new version that was put beside a changed copy.
    """
    destination.mkdir(parents=True, exist_ok=True)
    record_file = destination / RECORD
    record = _read(record_file)
    notes = []
    # A name that starts with _ is not for learners: the template of a lesson.
    for original in sorted(source.glob("[!_]*.ipynb")):
        fresh = _digest(original)
        copy = destination / original.name
        given = record.get(original.name)
        if copy.exists() and _digest(copy) not in (given, fresh):
            if given != fresh:
                beside = _free_name(copy)
                shutil.copyfile(original, beside)
                notes.append(f"You have changed {copy.name}: it stays. The new version is {beside.name}.")
        elif not copy.exists() or _digest(copy) != fresh:
            shutil.copyfile(original, copy)
        record[original.name] = fresh
    record_file.write_text(json.dumps(record, indent=1))
    return notes


def write_guide(folder: Path, text: str) -> None:
    """Write the page that JupyterLab opens with."""
    (folder / GUIDE).write_text(text, encoding="utf-8")


def _free_name(copy: Path) -> Path:
    """Return a name beside a copy that no file has: an earlier new version may hold work too."""
    beside = copy.with_name(f"{copy.stem} (new version){copy.suffix}")
    number = 1
    while beside.exists():
        number += 1
        beside = copy.with_name(f"{copy.stem} (new version {number}){copy.suffix}")
    return beside


def _read(record_file: Path) -> dict[str, str]:
    try:
        return dict(json.loads(record_file.read_text()))
    except (OSError, ValueError):
        return {}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
