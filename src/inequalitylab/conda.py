"""Write `environment.yml`, for conda and Binder, from the lock: `python -m inequalitylab.conda`."""

import json
import shutil
import subprocess
from pathlib import Path

PYTHON_VERSION = "3.11"

HEADING = """\
# The environment of uv.lock, for conda and Binder. Written by `python3 start.py lock`; do not edit.
name: inequalitylab
channels:
  - conda-forge
dependencies:
  - python={python}
  - pip
  - pip:
"""


def locked_requirements(repository: Path) -> list[str]:
    """Return every requirement of the lock, one pip line each, without the project itself."""
    uv = shutil.which("uv", path=str(repository / ".venv" / "bin")) or "uv"
    command = [uv, "export", "--frozen", "--all-extras", "--no-hashes", "--no-header", "--no-annotate"]
    text = subprocess.run(
        [*command, "--no-emit-project"], cwd=repository, check=True, capture_output=True, text=True
    ).stdout
    return [line for line in text.splitlines() if line]


def environment_text(requirements: list[str]) -> str:
    """Return `environment.yml` for these pip lines, with the course itself last."""
    lines = [f"      - {json.dumps(line)}\n" for line in [*requirements, "-e ."]]
    return HEADING.format(python=PYTHON_VERSION) + "".join(lines)


def main() -> None:
    """Write the file into the checkout that holds this package."""
    repository = Path(__file__).resolve().parents[2]
    (repository / "environment.yml").write_text(environment_text(locked_requirements(repository)))


if __name__ == "__main__":
    main()
