"""Which notebooks there are, and how nbval is run on them."""

import subprocess
import sys
from pathlib import Path


def committed(repository: Path, *folders: str) -> list[Path]:
    """Return the notebooks of some folders under `notebooks/`."""
    return sorted(
        notebook
        for folder in folders
        for notebook in (repository / "notebooks" / folder).rglob("*.ipynb")
        if ".ipynb_checkpoints" not in notebook.parts
    )


def run_nbval(notebooks: list[Path], *, strict: bool) -> subprocess.CompletedProcess[str]:
    """Execute notebooks once more; strictly, their outputs must be what the files hold."""
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "--nbval" if strict else "--nbval-lax"),
            *("-q", "-p", "no:cacheprovider", "-o", "addopts=", "--rootdir", str(notebooks[0].parent)),
            *map(str, notebooks),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=notebooks[0].parent,
    )
