"""The commands: what a person sees."""

import pytest

from inequalitylab.cli import main
from inequalitylab.datasets import names


def test_list_names_every_table(capsys):
    assert main(["data", "list"]) == 0
    said = capsys.readouterr().out
    assert all(f"  {name} " in said for name in names())


def test_describe_gives_meaning_licence_and_attribution(capsys):
    assert main(["data", "describe", "dental_decay"]) == 0
    said = capsys.readouterr().out
    for part in (
        "Who is missing",
        "How sure",
        "Attribution to copy",
        "Open Government Licence",
        "area_code:",
    ):
        assert part in said
    assert max(map(len, said.splitlines())) <= 120


def test_describe_of_an_unknown_name_offers_the_nearest(capsys):
    assert main(["data", "describe", "dental_decoy"]) == 2
    assert "dental_decay" in capsys.readouterr().err


def test_verify_says_that_all_is_well(capsys):
    assert main(["data", "verify", "world_gini", "gapminder"]) == 0
    assert "All is well" in capsys.readouterr().out


def test_build_from_nowhere_says_so(tmp_path, capsys):
    assert main(["data", "build", "--raw", str(tmp_path / "nowhere"), "--to", str(tmp_path)]) == 2
    assert "--raw" in capsys.readouterr().err


def test_build_shows_progress_and_where_it_wrote(raw_folder, tmp_path, capsys):
    assert main(["data", "build", "--raw", str(raw_folder), "--to", str(tmp_path), "world_gini"]) == 0
    said = capsys.readouterr().out
    assert "1 of 1  world_gini" in said and str(tmp_path) in said


def test_pages_are_written_where_asked(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("inequalitylab.datasets.pages.names", lambda: ["world_gini", "gapminder"])
    assert main(["data", "pages", "--to", str(tmp_path)]) == 0
    assert "catalogue pages" in capsys.readouterr().out
    assert {page.name for page in tmp_path.iterdir()} == {"index.md", "world_gini.md", "gapminder.md"}


@pytest.mark.parametrize("arguments", [["data"], ["data", "describe"], ["data", "build"]])
def test_wrong_use_is_explained(arguments, capsys):
    with pytest.raises(SystemExit):
        main(arguments)
    assert "usage:" in capsys.readouterr().err
