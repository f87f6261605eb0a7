"""What a build depends on, as digests, so that nothing is built twice and nothing stale is kept."""

import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path

# Notebooks cannot import this wing (imports go down the floors only), so a change here, in the look of
# a page for instance, does not change what any cell prints.
SITE_WING = "src/inequalitylab/site"

CELLS_REST_ON = ("datasets", "src", "uv.lock")
PAGES_REST_ON = ("_config.yml", "_toc.yml", "CITATION.cff", "pyproject.toml", "book", "notebooks/lessons")
NEVER = {"__pycache__", ".ipynb_checkpoints"}


def _files(path: Path) -> Iterable[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        yield from (
            found for found in sorted(path.rglob("*")) if found.is_file() and not NEVER & set(found.parts)
        )


def _digest(root: Path, files: Iterable[Path]) -> str:
    total = hashlib.sha256(sys.version.encode())
    for file in files:
        total.update(file.relative_to(root).as_posix().encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def cells_digest(root: Path) -> str:
    """Return the digest of all that a cell's output rests on besides its code: data, library, versions.

    jupyter-cache looks at code cells alone, so a changed figure in a CSV file would never show.
    """
    wing = root / SITE_WING
    files = [file for name in CELLS_REST_ON for file in _files(root / name) if wing not in file.parents]
    return _digest(root, files)


def digest_of(folder: Path, names: Iterable[str]) -> str:
    """Return the digest of some files and folders of a folder, and of the versions that run them."""
    return _digest(folder, [file for name in names for file in _files(folder / name)])


def machinery_digest() -> str:
    """Return the digest of this wing's own code, which Sphinx does not watch."""
    wing = Path(__file__).parent
    return _digest(wing, _files(wing))


def pages_digest(root: Path) -> str:
    """Return the digest of the pages and of what stands on every one of them."""
    return _digest(root, [file for name in PAGES_REST_ON for file in _files(root / name)])


def read_stamp(path: Path) -> dict[str, str]:
    """Return what a finished step wrote, or nothing where it never finished or the file is damaged."""
    try:
        stamp = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(path: Path, stamp: dict[str, str]) -> None:
    """Keep the digests of a finished step."""
    path.write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")
