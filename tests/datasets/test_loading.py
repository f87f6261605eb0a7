"""Tables are found, checked and read; what is wrong is said plainly."""

import json
import shutil
import subprocess
import sys

import pandas as pd
import pytest

from inequalitylab import datasets
from inequalitylab.datasets import storage

SMALL = "life_expectancy_by_deprivation"


@pytest.fixture
def copy_of_data(tmp_path, monkeypatch):
    """A folder with the catalogue and one small table, and nowhere else to look."""
    shutil.copy(storage.CHECKOUT_FOLDER / storage.PACKAGE_FILE, tmp_path)
    shutil.copytree(storage.CHECKOUT_FOLDER / SMALL, tmp_path / SMALL)
    monkeypatch.setattr(storage, "folders", lambda: [tmp_path])
    return tmp_path


def test_iod2025_has_every_neighbourhood_with_its_types():
    table = datasets.load("iod2025")
    assert len(table) == 33_755
    assert table["imd_decile"].dtype == "int64"
    assert table["imd_score"].dtype == "float64"
    assert table.isna().sum().sum() == 0


def test_a_loaded_table_is_the_callers_own():
    first = datasets.load(SMALL)
    first.loc[0, "value"] = -1.0
    first["value"] *= 2
    del first["sex"]
    again = datasets.load(SMALL)
    assert (again["value"] > 0).all() and again["value"].max() < 100
    assert "sex" in again.columns and again.index.is_monotonic_increasing


def test_an_unknown_name_gets_the_nearest_ones():
    with pytest.raises(datasets.DataSetNotFound, match="'life_expectancy'"):
        datasets.load("life_expectency")
    with pytest.raises(datasets.DataSetNotFound, match="'iod2025'"):
        datasets.describe("IoD 2025")
    with pytest.raises(datasets.DataSetNotFound, match="data list"):
        datasets.load("zzzzzz")


def test_a_damaged_file_is_refused_with_advice(copy_of_data):
    file = copy_of_data / SMALL / f"{SMALL}.csv"
    assert len(datasets.load(SMALL)) == 60
    file.write_bytes(file.read_bytes().replace(b"72.58", b"99.58"))
    with pytest.raises(datasets.DamagedTable, match="checksum"):
        datasets.load(SMALL)


def test_a_damaged_catalogue_is_refused_with_advice(copy_of_data):
    (copy_of_data / storage.PACKAGE_FILE).write_text('{"resources": [')
    with pytest.raises(datasets.DamagedTable, match="cannot be read"):
        datasets.names()


def test_a_table_that_is_not_here_says_how_to_get_it(copy_of_data):
    shutil.rmtree(copy_of_data / SMALL)
    with pytest.raises(datasets.TableNotHere, match=storage.FOLDER_VARIABLE):
        datasets.load(SMALL)


def test_no_catalogue_at_all_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(storage, "folders", lambda: [tmp_path])
    with pytest.raises(datasets.TableNotHere, match="No data catalogue"):
        datasets.names()


def test_the_folder_that_is_named_comes_first(tmp_path, monkeypatch):
    monkeypatch.setenv(storage.FOLDER_VARIABLE, str(tmp_path))
    assert storage.folders()[0] == tmp_path
    shutil.copytree(storage.CHECKOUT_FOLDER / SMALL, tmp_path / SMALL)
    shutil.copy(storage.CHECKOUT_FOLDER / storage.PACKAGE_FILE, tmp_path)
    assert storage.locate(f"{SMALL}/{SMALL}.csv") == tmp_path / SMALL / f"{SMALL}.csv"


def test_the_core_tables_alone_are_enough_for_an_installed_course(tmp_path, monkeypatch):
    shutil.copy(storage.CHECKOUT_FOLDER / storage.PACKAGE_FILE, tmp_path)
    core = [name for name in datasets.names() if datasets.describe(name).core]
    for name in core:
        shutil.copytree(storage.CHECKOUT_FOLDER / name, tmp_path / name)
    monkeypatch.setattr(storage, "CHECKOUT_FOLDER", tmp_path / "no checkout")
    monkeypatch.setattr(storage, "CORE_FOLDER", tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "no cache"))
    from inequalitylab import places

    needed = {"iod2025", "dental_decay", "life_expectancy", "life_expectancy_by_deprivation", "authorities"}
    assert needed <= set(core)
    for name in core:
        assert len(datasets.load(name)) > 0
    assert places.find("Leeds").region_name == "Yorkshire and The Humber"
    assert len(datasets.boundaries("authority")["features"]) == 296
    with pytest.raises(datasets.TableNotHere, match="Three ways to get it"):
        datasets.load("smoking")


def test_description_carries_source_licence_and_caveats():
    about = datasets.describe("dental_decay")
    assert about.licence == "Open Government Licence v3.0"
    assert "Open Government Licence" in about.attribution
    assert about.address.startswith("https://fingertips.phe.org.uk/")
    assert about.publisher in about.citation
    assert about.who_is_missing and about.how_sure and about.caveats


def test_authority_shapes_are_plain_light_and_complete():
    shapes = datasets.boundaries("authority")
    codes = {feature["properties"]["area_code"] for feature in shapes["features"]}
    assert codes == set(datasets.load("authorities")["area_code"])
    leeds = datasets.boundaries("authority_boundaries", "E08000035")["features"]
    assert [feature["properties"]["area_name"] for feature in leeds] == ["Leeds"]
    ring = leeds[0]["geometry"]["coordinates"][0][0]
    assert ring[0] == ring[-1]
    assert all(-7 < east < 2 and 49 < north < 56 for east, north in ring)
    with pytest.raises(datasets.TableNotHere, match="no shapes for 'E08000099'"):
        datasets.boundaries("authority", "E08000099")


def test_loading_imports_no_build_tools():
    script = (
        "import sys; from inequalitylab.datasets import load; load('iod2025');"
        "heavy = {'pandera', 'frictionless', 'pooch', 'openpyxl', 'shapely', 'odf'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_files_are_utf8_with_unix_line_ends_and_no_time_in_gzip():
    package = json.loads((storage.CHECKOUT_FOLDER / storage.PACKAGE_FILE).read_text(encoding="utf-8"))
    for entry in package["resources"]:
        content = (storage.CHECKOUT_FOLDER / entry["path"]).read_bytes()
        if entry["path"].endswith(".gz"):
            assert content[4:8] == b"\0\0\0\0", entry["name"]
        else:
            assert len(content) <= 1_000_000, entry["name"]
            assert b"\r" not in content, entry["name"]
            content.decode("utf-8")


def test_missing_values_are_missing_with_a_reason():
    table = datasets.load("dental_decay")
    leeds = table[(table["area_name"] == "Leeds") & (table["period"] == "2021/22")]
    assert pd.isna(leeds["value"]).all() or leeds.empty
    assert table.loc[table["value"].isna(), "note"].str.startswith("not published").all()
    assert table.loc[table["value"].notna(), "note"].isna().all()
