"""Takes archives apart so that no name leads out, none is too large, and one that is broken stops nobody."""

import zipfile
from pathlib import Path
from typing import Any

from nbgrader.plugins import ExtractorPlugin
from nbgrader.utils import unzip

from inequalitylab.errors import CourseError

DOWNLOAD = "download.zip"
LARGEST_OF_ONE = 200 * 1024**2
WANTED = (".ipynb", ".zip")


class CarefulExtractor(ExtractorPlugin):
    """nbgrader's extractor; an archive of one student's that cannot be unpacked is no reason for it to stop.

    Attributes
    ----------
    refused : dict of str to str
        What was not unpacked, and why.
    """

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.refused: dict[str, str] = {}

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Unpack the download, then each archive in it."""
        unzip(str(Path(archive_path, DOWNLOAD)), extracted_path, create_own_folder=True)
        top = Path(extracted_path, Path(DOWNLOAD).stem)
        for inner in sorted(top.rglob("*.zip")):
            name = str(inner.relative_to(top))
            try:
                check(inner, LARGEST_OF_ONE)
                safe = inner.with_suffix(".safe")
                left = copy_what_is_safe(inner, safe)
                self.refused |= {f"{name}/{one}": problem for one, problem in left.items()}
                safe.replace(inner)
                unzip(str(inner), str(inner.parent), create_own_folder=True)
            except (CourseError, OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile) as error:
                self.refused[name] = f"It could not be unpacked ({error})."


def copy_what_is_safe(archive: Path, target: Path) -> dict[str, str]:
    """Copy an archive's notebooks and archives, and return what was left behind, and why."""
    refused = {}
    with zipfile.ZipFile(archive) as opened, zipfile.ZipFile(target, "w") as copy:
        for entry in opened.infolist():
            name = entry.filename.replace("\\", "/")
            if not name.lower().endswith(WANTED):
                continue
            if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0]:
                refused[name] = "Its name leads out of the ZIP, so it was not unpacked. Look at it by hand."
                continue
            copy.writestr(zipfile.ZipInfo(name, entry.date_time), opened.read(entry))
    return refused


def check(archive: Path, most: int) -> None:
    """Refuse what is no ZIP, is too large, or holds no notebook.

    Raises
    ------
    CourseError
        It says which, and what to do.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            entries = [entry for entry in opened.infolist() if not entry.is_dir()]
    except (OSError, zipfile.BadZipFile) as error:
        raise CourseError(f"{archive} is not a ZIP that can be read. Download it again.") from error
    if sum(entry.file_size for entry in entries) > most:
        raise CourseError(f"{archive} holds more than {most // 1024**2} MB. Is it the right file?")
    if not any(entry.filename.lower().endswith(WANTED) for entry in entries):
        raise CourseError(
            f"There is no notebook (.ipynb) in {archive}. Is it the bulk download of the files?"
        )
