"""Which notebooks there are, what their words avoid, and how nbval is run on them."""

import re
import subprocess
import sys
from pathlib import Path

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
LESSONS = sorted((NOTEBOOKS / "lessons").glob("[0-9]*.ipynb"))
TEMPLATE = NOTEBOOKS / "lessons" / "_template.ipynb"
# Words that hurt or blame, and American spelling.
AVOIDED = re.compile(
    r"deprived (?:people|communit|famil|child|resident)|hard[ -]to[ -]reach|vulnerable|BAME|non-white"
    r"|the poor\b|ethnic minorities|the homeless\b|the disabled\b|suffer(?:s|ing)? from|wheelchair-bound"
    r"|\bworst\b|failing area"
    r"|behavior|\bcolors?\b|\bprograms?\b|\bcenters?\b|neighbor|\blabeled|\bmodeling|analyz|\bfavor"
    r"|organiz|randomiz|standardiz|\bgray\b|fulfill\b|\benroll\b|\bmath\b",
    re.IGNORECASE,
)


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
