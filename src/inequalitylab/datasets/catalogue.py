"""The catalogue: which tables there are and what each is, read from `datapackage.json`."""

import difflib
from dataclasses import dataclass
from typing import Any

from inequalitylab.datasets import storage
from inequalitylab.datasets.errors import DataSetNotFound
from inequalitylab.errors import quoted_list


@dataclass(frozen=True)
class ColumnDescription:
    """One column of a table; ``missing`` says why a value may be missing, None where none is."""

    name: str
    description: str
    kind: str
    unit: str | None
    missing: str | None


@dataclass(frozen=True)
class Publication:
    """One publication that a table rests on; ``copied_from`` says where our copy was found."""

    title: str
    publisher: str
    published: str
    address: str
    copied_from: str


@dataclass(frozen=True)
class DataSet:
    """What the catalogue says about one table.

    ``address`` is the publisher's page with the current edition; ``path`` is the file inside `datasets/`.
    """

    name: str
    topic: str
    title: str
    description: str
    sources: tuple[Publication, ...]
    licence: str
    licence_addresses: tuple[str, ...]
    attribution: str
    address: str
    period: str
    geography: str
    who_is_missing: str
    how_sure: str
    caveats: tuple[str, ...]
    columns: tuple[ColumnDescription, ...]
    key: tuple[str, ...]
    expectations: tuple[str, ...]
    chapters: tuple[str, ...]
    core: bool
    has_shapes: bool
    rows: int
    path: str
    bytes: int
    checksum: str
    raw_files: dict[str, str]
    downloads: dict[str, str]

    @property
    def publisher(self) -> str:
        """Who published the main source."""
        return self.sources[0].publisher

    @property
    def citation(self) -> str:
        """How to cite the main source, in author-date style."""
        main = self.sources[0]
        when = main.published or "no date"
        return f"{main.publisher} ({when}) {main.title}. Available at: {self.address}. {self.licence}."


def _resources() -> dict[str, dict[str, Any]]:
    return {resource["name"]: resource for resource in storage.package()["resources"]}


def names() -> list[str]:
    """Return the names of all tables, in alphabetical order."""
    return sorted(_resources())


def resource(name: str) -> dict[str, Any]:
    """Return the catalogue's entry as it stands in `datapackage.json`.

    Raises
    ------
    DataSetNotFound
        There is no such table; the message gives the nearest names.
    """
    resources = _resources()
    if name in resources:
        return resources[name]
    wanted = str(name).strip().lower().replace(" ", "_").replace("-", "_")
    near = difflib.get_close_matches(wanted, resources, n=3, cutoff=0.5)
    near += [known for known in sorted(resources) if wanted and wanted in known and known not in near]
    hint = (
        f"Did you mean {quoted_list(near[:4])}?" if near else "`inequalitylab data list` shows all of them."
    )
    raise DataSetNotFound(f"There is no data set called '{name}'. {hint}")


def from_resource(entry: dict[str, Any]) -> DataSet:
    """Turn an entry of `datapackage.json` into a DataSet."""
    return DataSet(
        name=entry["name"],
        topic=entry["topic"],
        title=entry["title"],
        description=entry["description"],
        sources=tuple(
            Publication(
                source["title"],
                source["publisher"],
                source["published"],
                source["path"],
                source["copied_from"],
            )
            for source in entry["sources"]
        ),
        licence=" and ".join(licence["title"] for licence in entry["licenses"]),
        licence_addresses=tuple(licence["path"] for licence in entry["licenses"]),
        attribution=entry["attribution"],
        address=entry["current_edition"],
        period=entry["period"],
        geography=entry["geography"],
        who_is_missing=entry["who_is_missing"],
        how_sure=entry["how_sure"],
        caveats=tuple(entry["caveats"]),
        columns=tuple(
            ColumnDescription(
                column["name"],
                column["description"],
                column["type"],
                column.get("unit"),
                column.get("missing"),
            )
            for column in entry["schema"]["fields"]
        ),
        key=tuple(entry["schema"]["primaryKey"]),
        expectations=tuple(entry["expectations"]),
        chapters=tuple(entry["chapters"]),
        core=entry["core"],
        has_shapes=entry["has_shapes"],
        rows=entry["rows"],
        path=entry["path"],
        bytes=entry["bytes"],
        checksum=entry["hash"].removeprefix("sha256:"),
        raw_files=entry["raw_files"],
        downloads=entry["downloads"],
    )


def describe(name: str) -> DataSet:
    """Return what the catalogue says about one table: meaning, source, licence, caveats, columns.

    Raises
    ------
    DataSetNotFound
        There is no such table; the message gives the nearest names.
    """
    return from_resource(resource(name))
