"""`environment.yml` is the lock, in conda's words."""

from pathlib import Path

import yaml

from inequalitylab.conda import environment_text, locked_requirements


def test_environment_file_is_what_the_lock_gives(repository: Path) -> None:
    written = (repository / "environment.yml").read_text()
    assert written == environment_text(locked_requirements(repository)), "Run `python3 start.py lock`."


def test_environment_file_pins_every_package_and_installs_the_course(repository: Path) -> None:
    dependencies = yaml.safe_load((repository / "environment.yml").read_text())["dependencies"]
    pip_lines = dependencies[-1]["pip"]
    assert dependencies[:2] == ["python=3.11", "pip"]
    assert pip_lines[-1] == "-e ."
    assert all("==" in line for line in pip_lines[:-1])
    assert any(line.startswith("jupyter-book==1.") for line in pip_lines)
