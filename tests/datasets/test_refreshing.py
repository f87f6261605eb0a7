"""Renewing a table from a server: fetched whole, checked, shown before anything is replaced."""

import http.server
import shutil
import threading
from functools import partial

import pandas as pd
import pytest

from inequalitylab import datasets
from inequalitylab.cli import main
from inequalitylab.datasets import fetching, refreshing, storage
from inequalitylab.datasets.errors import FetchFailed, RawFileChanged
from inequalitylab.datasets.fetching import fetch

NAME = "life_expectancy_by_deprivation"
RAW = "ons-health-state-life-expectancy/le_hle_by_imd_decile_england_2020-22.csv"


class Server(http.server.SimpleHTTPRequestHandler):
    """Serves a folder; ``stops`` cuts every answer short, ``fails`` refuses the first requests."""

    stops = False
    fails = 0

    def do_GET(self):
        if type(self).fails:
            type(self).fails -= 1
            self.send_error(503)
            return
        super().do_GET()

    def copyfile(self, source, outputfile):
        content = source.read()
        outputfile.write(content[: len(content) // 2] if self.stops else content)

    def log_message(self, *_):
        pass


@pytest.fixture
def raw_copy(raw_folder, tmp_path):
    folder = tmp_path / "served"
    (folder / RAW).parent.mkdir(parents=True)
    shutil.copy(raw_folder / RAW, folder / RAW)
    return folder


@pytest.fixture
def server(raw_copy, monkeypatch):
    """A server of the raw files on this machine; its address, and the handler to make it misbehave."""
    monkeypatch.setattr("pooch.core.time.sleep", lambda _: None, raising=False)
    handler = type("Handler", (Server,), {})
    serving = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(raw_copy)))
    thread = threading.Thread(target=serving.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{serving.server_address[1]}", handler
    serving.shutdown()
    serving.server_close()


@pytest.fixture
def our_data(tmp_path, monkeypatch):
    """A copy of the tables that may be replaced."""
    folder = tmp_path / "datasets"
    shutil.copytree(storage.CHECKOUT_FOLDER / NAME, folder / NAME)
    shutil.copy(storage.CHECKOUT_FOLDER / storage.PACKAGE_FILE, folder)
    monkeypatch.setattr(storage, "folders", lambda: [folder])
    monkeypatch.setattr(storage, "CHECKOUT_FOLDER", folder)
    return folder


def bytes_of(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def change(folder, old, new):
    path = folder / RAW
    path.write_text(path.read_text().replace(old, new))


def test_the_same_edition_changes_nothing(server, our_data, capsys):
    before = bytes_of(our_data)
    changes = refreshing.refresh(NAME, our_data, server[0], replace=True)
    assert not changes.any
    assert bytes_of(our_data) == before
    assert "Nothing changed" in capsys.readouterr().out


def test_a_new_edition_is_shown_and_replaces_only_when_asked(server, raw_copy, our_data, capsys):
    change(raw_copy, "79.58", "79.99")
    before = bytes_of(our_data)
    changes = refreshing.refresh(NAME, our_data, server[0], new_edition=True)
    assert (changes.rows_added, changes.rows_removed, changes.values_changed) == (0, 0, {"value": 1})
    assert bytes_of(our_data) == before
    assert "--replace" in capsys.readouterr().out
    refreshing.refresh(NAME, our_data, server[0], new_edition=True, replace=True)
    assert 79.99 in set(datasets.load(NAME)["value"])
    assert datasets.describe(NAME).raw_files[RAW] != before


def test_a_changed_checksum_is_refused(server, raw_copy, our_data):
    change(raw_copy, "79.58", "79.99")
    before = bytes_of(our_data)
    with pytest.raises(FetchFailed, match=r"checksum differs.*--new-edition"):
        refreshing.refresh(NAME, our_data, server[0], replace=True)
    assert bytes_of(our_data) == before


def test_a_changed_header_is_refused_and_named(server, raw_copy, our_data):
    change(raw_copy, "LE_male", "LE_men")
    before = bytes_of(our_data)
    with pytest.raises(RawFileChanged, match=r"no column 'LE_male'.*'LE_men'"):
        refreshing.refresh(NAME, our_data, server[0], new_edition=True, replace=True)
    assert bytes_of(our_data) == before


@pytest.mark.parametrize("new_edition", [False, True])
def test_a_server_that_stops_half_way_changes_nothing(server, our_data, new_edition):
    server[1].stops = True
    before = bytes_of(our_data)
    with pytest.raises(FetchFailed, match="Nothing was changed"):
        refreshing.refresh(NAME, our_data, server[0], new_edition=new_edition, replace=True)
    assert bytes_of(our_data) == before


def test_a_file_that_was_cut_short_on_the_server_is_refused(server, raw_copy, our_data):
    path = raw_copy / RAW
    path.write_bytes(path.read_bytes()[:200])
    before = bytes_of(our_data)
    with pytest.raises(FetchFailed):
        refreshing.refresh(NAME, our_data, server[0], replace=True)
    with pytest.raises(datasets.errors.CourseError):
        refreshing.refresh(NAME, our_data, server[0], new_edition=True, replace=True)
    assert bytes_of(our_data) == before


def test_a_server_that_is_busy_is_asked_again(server, tmp_path):
    server[1].fails = 1
    fetched = fetch(f"{server[0]}/{RAW}", datasets.describe(NAME).raw_files[RAW], tmp_path / "new.csv")
    assert fetched.stat().st_size > 300


def test_no_server_at_all_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(fetching, "RETRIES", 0)
    with pytest.raises(FetchFailed, match="could not be fetched"):
        fetch("http://127.0.0.1:9/nothing.csv", None, tmp_path / "nothing.csv")
    assert not (tmp_path / "nothing.csv").exists()


def test_without_an_address_it_says_what_to_do_by_hand(our_data):
    before = bytes_of(our_data)
    with pytest.raises(FetchFailed, match=r"data build life_expectancy_by_deprivation --raw FOLDER"):
        refreshing.refresh(NAME, our_data)
    assert bytes_of(our_data) == before


@pytest.mark.usefixtures("our_data")
def test_the_command_says_what_went_wrong(server, raw_copy, capsys):
    change(raw_copy, "79.58", "79.99")
    assert main(["data", "refresh", NAME, "--from", server[0]]) == 2
    assert "checksum differs" in capsys.readouterr().err
    assert main(["data", "refresh", NAME, "--from", server[0], "--new-edition"]) == 0
    said = capsys.readouterr()
    assert "value in 1 rows" in said.out
    assert "bytes" in said.err
    assert main(["data", "refresh", "no_such_table"]) == 2


def test_a_table_that_is_not_here_is_fetched_where_an_address_is_set(our_data, tmp_path, monkeypatch):
    handler = type("Handler", (Server,), {})
    served = tmp_path / "elsewhere"
    shutil.copytree(our_data, served)
    shutil.rmtree(our_data / NAME)
    serving = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(served)))
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    cache = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setattr(storage, "folders", lambda: [our_data, storage.cache_folder()])
    monkeypatch.setenv(storage.ADDRESS_VARIABLE, f"http://127.0.0.1:{serving.server_address[1]}")
    try:
        assert len(datasets.load(NAME)) == 60
        assert (cache / "inequalitylab" / "datasets" / NAME / f"{NAME}.csv").is_file()
    finally:
        serving.shutdown()
        serving.server_close()
    monkeypatch.delenv(storage.ADDRESS_VARIABLE)
    assert len(datasets.load(NAME)) == 60


def test_changes_are_counted_by_key():
    old = pd.DataFrame({"k": [1, 2, 3], "v": [1.0, None, 3.0]})
    new = pd.DataFrame({"k": [2, 3, 4], "v": [None, 9.0, 1.0]})
    changes = refreshing.compare(old, new, ["k"])
    assert (changes.rows_added, changes.rows_removed, changes.values_changed) == (1, 1, {"v": 1})
    assert "1 rows are new, 1 are gone" in changes.in_words()
