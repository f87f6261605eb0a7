"""The catalogue is a valid data package, its files are small, and none is a raw file."""

import hashlib
import shutil

import pytest

from inequalitylab import datasets
from inequalitylab.datasets import storage
from inequalitylab.datasets.catalogue import resource
from inequalitylab.datasets.verifying import frictionless_faults, verify

MEGABYTE = 1_000_000


def test_frictionless_accepts_the_catalogue_and_the_start_of_every_table():
    assert frictionless_faults(storage.CHECKOUT_FOLDER, limit_rows=200) == []


@pytest.mark.slow
def test_frictionless_accepts_every_row():
    assert frictionless_faults(storage.CHECKOUT_FOLDER) == []


def test_verify_names_what_is_damaged_or_missing(monkeypatch, tmp_path):
    for name in ("region_boundaries", "world_gini"):
        shutil.copytree(storage.CHECKOUT_FOLDER / name, tmp_path / name)
    shutil.copy(storage.CHECKOUT_FOLDER / storage.PACKAGE_FILE, tmp_path)
    monkeypatch.setattr(storage, "folders", lambda: [tmp_path])
    assert verify(["region_boundaries", "world_gini"]) == []
    shapes = tmp_path / "region_boundaries" / "england.geojson"
    shapes.write_bytes(shapes.read_bytes()[:-10])
    assert "damaged" in verify(["region_boundaries"])[0]
    shapes.unlink()
    assert "missing" in verify(["region_boundaries"])[0]
    (tmp_path / "world_gini" / "world_gini.csv").unlink()
    assert "not on this machine" in verify(["world_gini"])[0]


def test_the_tables_are_light():
    everything = [path.stat().st_size for path in storage.CHECKOUT_FOLDER.rglob("*") if path.is_file()]
    assert sum(everything) < 40 * MEGABYTE
    core = [
        path.stat().st_size
        for name in datasets.names()
        if datasets.describe(name).core
        for path in (storage.CHECKOUT_FOLDER / name).iterdir()
    ]
    assert MEGABYTE < sum(core) < 5 * MEGABYTE


def test_no_table_is_a_copy_of_a_raw_file():
    raw = {checksum for name in datasets.names() for checksum in datasets.describe(name).raw_files.values()}
    ours = {
        hashlib.sha256(path.read_bytes()).hexdigest()
        for path in storage.CHECKOUT_FOLDER.rglob("*")
        if path.is_file()
    }
    assert raw and not raw & ours


def test_raw_files_are_those_of_the_folder(raw_folder):
    for name in datasets.names():
        for path, checksum in datasets.describe(name).raw_files.items():
            assert hashlib.sha256((raw_folder / path).read_bytes()).hexdigest() == checksum, path


def test_no_column_names_persons_or_what_the_course_does_not_need():
    unwanted = (
        "responsible",
        "address",
        "postcode",
        "sexual",
        "drug",
        "marij",
        "alcohol",
        "pregnan",
        "religion",
    )
    for name in datasets.names():
        for column in resource(name)["schema"]["fields"]:
            assert not any(word in column["name"].lower() for word in unwanted), (name, column["name"])
