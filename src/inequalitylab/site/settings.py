"""The settings of `[tool.inequalitylab]` in pyproject.toml: what needs one is left out while it is empty."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """What is not known before the course has a home.

    `support_line` is a name and a number that people can ring: it stands beside figures that may hurt.
    """

    site_address: str = ""
    repository_address: str = ""
    contact: str = ""
    support_line: str = ""


@cache
def read(root: Path) -> Settings:
    """Return the settings of a checkout; all are empty where it has none."""
    file = root / "pyproject.toml"
    if not file.exists():
        return Settings()
    table = tomllib.loads(file.read_text(encoding="utf-8")).get("tool", {}).get("inequalitylab", {})
    return Settings(**{field.name: table.get(field.name, "") for field in fields(Settings)})
