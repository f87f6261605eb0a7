"""Building: the same bytes each time, nothing replaced unless all is well, one recipe a table."""

import gzip
import json
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from inequalitylab import datasets
from inequalitylab.datasets import building, recipes, storage, writing
from inequalitylab.datasets.errors import DataSetNotFound, ExpectationFailed, RawFileChanged
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import INTEGER, NUMBER, TOPICS, Column, discover

# One table of each sort: Fingertips, melted, one with shapes, one compressed, a workbook.
SAMPLED = (
    "dental_decay",
    "life_expectancy_by_deprivation",
    "region_boundaries",
    "lsoa_2011_to_2021",
    "private_rents",
    "mental_health_act",
)


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def assert_same(committed: dict[str, bytes], rebuilt: dict[str, bytes]) -> None:
    assert set(committed) == set(rebuilt)
    differing = [name for name in committed if committed[name] != rebuilt[name]]
    # Where only the gzip differs, the machine has another zlib and the data are the same.
    content = [name for name in differing if name.endswith(".gz")]
    same_content = [
        name for name in content if gzip.decompress(committed[name]) == gzip.decompress(rebuilt[name])
    ]
    assert not differing, f"differ: {differing}; of these only in their compression: {same_content}"


def test_a_rebuild_of_a_sample_gives_the_same_bytes(raw_folder, tmp_path):
    building.build(RawFolder(raw_folder), tmp_path, SAMPLED)
    rebuilt = files_in(tmp_path)
    package = json.loads(rebuilt.pop(storage.PACKAGE_FILE))
    committed = {
        name: content
        for name, content in files_in(storage.CHECKOUT_FOLDER).items()
        if name.partition("/")[0] in SAMPLED
    }
    assert_same(committed, rebuilt)
    entries = building.read_entries(storage.CHECKOUT_FOLDER)
    assert {entry["name"]: entry for entry in package["resources"]} == {
        name: entries[name] for name in SAMPLED
    }


@pytest.mark.slow
def test_a_rebuild_of_everything_gives_the_same_bytes(raw_folder, tmp_path):
    building.build(RawFolder(raw_folder), tmp_path)
    assert_same(files_in(storage.CHECKOUT_FOLDER), files_in(tmp_path))


def test_every_table_has_a_recipe_and_every_recipe_its_table():
    assert list(discover()) == datasets.names()


def test_recipes_say_what_people_need_to_know():
    for name, recipe in discover().items():
        assert len(recipe.description) > 60, name
        assert recipe.who_is_missing and recipe.how_sure and recipe.expectations, name
        assert recipe.source.licence and recipe.source.attribution, name
        described = {column.name for column in recipe.columns}
        assert set(recipe.key) <= described, name


RECIPE = '''"""Made-up teeth, for a test."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import Recipe, rows


def _build(raw: RawFolder) -> pd.DataFrame:
    table = raw.csv("teeth.csv", ["code", "name", "percent"])
    return pd.DataFrame(
        {"area_code": table["code"], "area_name": table["name"], "value": numbers(table["percent"])}
    )


RECIPE = Recipe(
    name="made_up_teeth",
    topic="Health",
    title="Made-up teeth",
    description="Made up, to show that one file is enough to add a table to the catalogue.",
    source=publishers.FINGERTIPS,
    period="no time at all",
    geography="two places",
    key=("area_code",),
    columns=(c.area_code(c.AUTHORITY), c.AREA_NAME, c.value(1, 0, 100)),
    build=_build,
    who_is_missing="Everyone.",
    how_sure="Not at all.",
    expectations=(rows(2),),
)
'''


@pytest.fixture
def one_more_recipe(tmp_path, monkeypatch):
    """A recipe that is found by being there, and a raw file for it."""
    folder = tmp_path / "more_recipes"
    folder.mkdir()
    (folder / "made_up_teeth.py").write_text(RECIPE)
    monkeypatch.setattr(recipes, "__path__", [*recipes.__path__, str(folder)])
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "teeth.csv").write_text("code,name,percent\nE08000035,Leeds,21.90\nE06000009,Blackpool,\n")
    return raw


def test_a_table_is_added_by_one_recipe_alone(one_more_recipe, tmp_path, monkeypatch):
    assert len(RECIPE.splitlines()) <= 40
    target = tmp_path / "datasets"
    shutil.copytree(storage.CHECKOUT_FOLDER / "world_gini", target / "world_gini")
    building.build(RawFolder(one_more_recipe), target, ["made_up_teeth"])
    monkeypatch.setattr(storage, "folders", lambda: [target])
    table = datasets.load("made_up_teeth")
    assert table["area_code"].tolist() == ["E06000009", "E08000035"]
    assert table["value"].tolist()[1] == 21.9 and pd.isna(table["value"][0])
    assert datasets.describe("made_up_teeth").title == "Made-up teeth"
    from inequalitylab.datasets.pages import page

    assert "# Made-up teeth" in page("made_up_teeth")


def test_the_recipe_shown_to_contributors_works(raw_folder, repository):
    guide = (repository / "CONTRIBUTING.md").read_text(encoding="utf-8")
    shown = re.search(r"## Add a data set.*?```python\n(.*?)```", guide, flags=re.DOTALL)
    assert shown, "CONTRIBUTING.md shows no recipe."
    assert len(shown[1].splitlines()) <= 40
    held: dict[str, object] = {}
    exec(shown[1], held)
    recipe = held["RECIPE"]
    assert recipe.topic in TOPICS
    made = building.make(recipe, RawFolder(raw_folder))
    assert len(made.table) == len(datasets.load(recipe.name))


def built_once(raw: Path, target: Path) -> dict[str, bytes]:
    building.build(RawFolder(raw), target, ["made_up_teeth"])
    return files_in(target)


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        ("code,name,percentage\nE08000035,Leeds,21.9\n", RawFileChanged, "no column 'percent'.*'percentage'"),
        (
            "code,name,percent\nE08000035,Leeds,many\nE06000009,Blackpool,1\n",
            RawFileChanged,
            "Not a number: 'many'",
        ),
        ("code,name,percent\nE08000035,Leeds,21.9\n", ExpectationFailed, "2 rows"),
        ("code,name,percent\nE08000035,Leeds,21.9\nE08000035,Leeds,21.9\n", ExpectationFailed, "E08000035"),
        ("code,name,percent\nLeeds,Leeds,21.9\nE06000009,Blackpool,1\n", ExpectationFailed, "area_code"),
        ("code,name,percent\nE08000035,Leeds,121.9\nE06000009,Blackpool,1\n", ExpectationFailed, "121.9"),
        ("code,name,percent\nE08000035,,21.9\nE06000009,Blackpool,1\n", ExpectationFailed, "area_name"),
    ],
)
def test_a_raw_file_that_is_not_as_expected_leaves_the_old_table(
    one_more_recipe, tmp_path, content, error, says
):
    target = tmp_path / "datasets"
    before = built_once(one_more_recipe, target)
    (one_more_recipe / "teeth.csv").write_text(content)
    with pytest.raises(error, match=says):
        building.build(RawFolder(one_more_recipe), target, ["made_up_teeth"])
    assert files_in(target) == before


def test_a_raw_file_that_is_not_there_is_named(one_more_recipe, tmp_path):
    (one_more_recipe / "teeth.csv").unlink()
    with pytest.raises(RawFileChanged, match=r"teeth\.csv is not in"):
        built_once(one_more_recipe, tmp_path / "datasets")
    with pytest.raises(RawFileChanged, match="no folder of raw files"):
        RawFolder(tmp_path / "nowhere")


def test_a_raw_file_cut_short_is_named(tmp_path):
    (tmp_path / "cut.csv.gz").write_bytes(gzip.compress(b"a,b\n1,2\n" * 1000)[:40])
    with pytest.raises(RawFileChanged, match="cut short"):
        RawFolder(tmp_path).csv("cut.csv.gz", ["a"])


def test_damaged_workbooks_and_shapes_are_named(tmp_path):
    (tmp_path / "book.xlsx").write_bytes(b"PK not a workbook")
    (tmp_path / "cut.geojson").write_text('{"features": [{"prop')
    (tmp_path / "other.geojson").write_text('{"features": [{"properties": {"CODE": "E1"}}]}')
    raw = RawFolder(tmp_path)
    with pytest.raises(RawFileChanged, match=r"book\.xlsx cannot be read"):
        raw.excel("book.xlsx", ["a"])
    with pytest.raises(RawFileChanged, match=r"book\.xlsx cannot be read"):
        raw.ods("book.xlsx", "A1")
    with pytest.raises(RawFileChanged, match=r"cut\.geojson cannot be read"):
        raw.geojson("cut.geojson", ["code"])
    with pytest.raises(RawFileChanged, match=r"no column 'code'.*'CODE'"):
        raw.geojson("other.geojson", ["code"])


def test_a_build_that_stops_while_writing_leaves_the_old_table(one_more_recipe, tmp_path, monkeypatch):
    target = tmp_path / "datasets"
    before = built_once(one_more_recipe, target)
    (one_more_recipe / "teeth.csv").write_text(
        "code,name,percent\nE08000035,Leeds,1\nE06000009,Blackpool,2\n"
    )

    def stop(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", stop)
        with pytest.raises(KeyboardInterrupt):
            building.build(RawFolder(one_more_recipe), target, ["made_up_teeth"])
    assert files_in(target) == before
    assert built_once(one_more_recipe, target) != before  # the next try works


def test_unknown_recipes_are_named(one_more_recipe, tmp_path):
    with pytest.raises(DataSetNotFound, match="'iod2205'"):
        building.build(RawFolder(one_more_recipe), tmp_path, ["iod2205"])


def test_numbers_are_written_in_one_way():
    columns = (
        Column("a", "x", NUMBER, 2),
        Column("b", "x", INTEGER, missing="why"),
        Column("c", "x", missing="why"),
    )
    table = pd.DataFrame({"a": [-0.001, 1234.5], "b": [3.0, float("nan")], "c": ["é, ü", None]})
    assert writing.table_bytes(table, columns).decode() == 'a,b,c\n0.00,3,"é, ü"\n1234.50,,\n'


def test_numbers_are_read_with_their_marks_only():
    assert numbers(pd.Series(["1,234", " 5 ", "NA", ""])).fillna(-1).tolist() == [1234, 5, -1, -1]
    with pytest.raises(RawFileChanged, match="'x'"):
        numbers(pd.Series(["1", "x"]))
