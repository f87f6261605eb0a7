"""Puts the core tables into the wheel: those that the catalogue marks as core."""

import json
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INSIDE = "inequalitylab/datasets/core"


class CoreTables(BuildHookInterface):
    """Adds the catalogue and the folder of every core table."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files to add; an editable install reads the checkout and needs none."""
        catalogue = Path(self.root) / "datasets" / "datapackage.json"
        if version == "editable" or not catalogue.is_file():
            return
        tables = json.loads(catalogue.read_text(encoding="utf-8"))["resources"]
        added = build_data["force_include"]
        added[str(catalogue)] = f"{INSIDE}/{catalogue.name}"
        for table in tables:
            if table["core"]:
                added[str(catalogue.parent / table["name"])] = f"{INSIDE}/{table['name']}"
