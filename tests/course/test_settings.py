"""What Jupyter is told: which parts are open to whom, that keys stay private, that nothing goes outside."""

import json
from pathlib import Path

import pytest

from inequalitylab.course import settings
from inequalitylab.course.layout import Layout
from inequalitylab.course.settings import Door

DOOR = Door("lab", 9000, "/0f0f/", "the-key")


def loaded(layout: Layout, teacher: bool, exchange: bool = True) -> set[str]:
    server = settings.lab_settings(layout, DOOR, teacher, exchange)["ServerApp"]
    return {name for name, on in server["jpserver_extensions"].items() if on}


def test_students_get_the_buttons_and_not_the_marking_tools(layout: Layout) -> None:
    names = loaded(layout, teacher=False)
    assert "nbgrader.server_extensions.assignment_list" in names
    assert "nbgrader.server_extensions.validate_assignment" in names
    assert not names & {
        "nbgrader.server_extensions.formgrader",
        "nbgrader.server_extensions.course_list",
        "jupyter_server_terminals",
    }
    closed = settings.lab_page_settings(teacher=False, exchange=True)["disabledExtensions"]
    assert "@jupyter/nbgrader:formgrader" in closed
    assert "@jupyter/nbgrader:assignment-list" not in closed


def test_teachers_get_the_marking_tools_too(layout: Layout) -> None:
    assert loaded(layout, teacher=False) < loaded(layout, teacher=True)
    assert "nbgrader.server_extensions.formgrader" in loaded(layout, teacher=True)
    closed = settings.lab_page_settings(teacher=True, exchange=True)["disabledExtensions"]
    assert "@jupyter/nbgrader:formgrader" not in closed


def test_what_packages_would_switch_on_by_themselves_is_decided_here(layout: Layout) -> None:
    import sys

    folder = Path(sys.prefix) / "etc" / "jupyter" / "jupyter_server_config.d"
    switched_on = {
        name
        for file in folder.glob("*.json")
        for name in json.loads(file.read_text()).get("ServerApp", {}).get("jpserver_extensions", {})
    }
    decided = settings.lab_settings(layout, DOOR, False, True)["ServerApp"]["jpserver_extensions"]
    assert switched_on, (
        "no package of this environment brings an extension: is this the course's environment?"
    )
    assert switched_on <= set(decided)


def test_on_windows_there_is_no_assignment_list(layout: Layout) -> None:
    assert not settings.has_exchange("win32")
    assert settings.has_exchange("linux")
    assert settings.has_exchange("darwin")
    assert "nbgrader.server_extensions.assignment_list" not in loaded(layout, False, exchange=False)
    closed = settings.lab_page_settings(teacher=False, exchange=False)["disabledExtensions"]
    assert "@jupyter/nbgrader:assignment-list" in closed


def test_students_see_their_folder_and_teachers_the_checkout(layout: Layout) -> None:
    def root(teacher: bool) -> str:
        return settings.lab_settings(layout, DOOR, teacher, True)["ServerApp"]["root_dir"]

    assert root(False) == str(layout.my_work)
    assert root(True) == str(layout.root)


def test_jupyterlab_asks_nothing_of_the_outside(layout: Layout) -> None:
    lab = settings.lab_settings(layout, DOOR, False, True)
    assert lab["LabApp"] == {
        "news_url": None,
        "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "extension_manager": "readonly",
    }
    assert settings.LAB_DEFAULTS["@jupyterlab/apputils-extension:notification"] == {
        "fetchNews": "false",
        "checkForUpdates": False,
    }


def test_both_servers_listen_here_alone_and_want_a_key(layout: Layout) -> None:
    lab = settings.lab_settings(layout, DOOR, False, True)
    apps = settings.workbook_settings(layout, DOOR, "w1.ipynb")
    assert lab["ServerApp"]["ip"] == apps["Voila"]["ip"] == "127.0.0.1"
    assert lab["IdentityProvider"]["token"] == apps["Voila"]["token"] == "the-key"
    assert lab["ServerApp"]["base_url"] == apps["Voila"]["base_url"] == "/0f0f/"
    assert not lab["ServerApp"]["allow_remote_access"]
    assert not apps["Voila"]["tornado_settings"]["allow_remote_access"]
    assert apps["Voila"]["tornado_settings"]["xsrf_cookies"]


def test_pages_may_talk_to_their_own_server_alone() -> None:
    policy = settings.content_policy(DOOR)
    assert "default-src 'self' ws://127.0.0.1:9000 data: blob:" in policy
    assert "http:" not in policy
    assert "https:" not in policy
    assert settings.headers(DOOR)["Referrer-Policy"] == "no-referrer"


def test_workbooks_show_no_code_no_tracebacks_and_no_files(layout: Layout) -> None:
    apps = settings.workbook_settings(layout, DOOR, "w1.ipynb")
    voila = apps["VoilaConfiguration"]
    assert voila["strip_sources"]
    assert not voila["show_tracebacks"]
    assert voila["file_allowlist"] == []
    assert voila["allow_template_override"] == "NO"
    assert apps["Voila"]["root_dir"] == str(layout.workbooks)


def test_one_workbook_is_kept_warm_and_no_other(layout: Layout) -> None:
    pools = settings.workbook_settings(layout, DOOR, "w1.ipynb")["VoilaKernelManager"]["kernel_pools_config"]
    assert pools == {"default": {"pool_size": 0}, "w1.ipynb": {"pool_size": 1}}


def test_files_that_hold_keys_are_for_their_owner_alone(layout: Layout) -> None:
    settings.write_for_lab(layout, DOOR, teacher=False, exchange=True)
    settings.write_for_apps(layout, DOOR, "w1.ipynb")
    with_key = [file for file in layout.state.rglob("*") if file.is_file() and "the-key" in file.read_text()]
    assert {file.name for file in with_key} == {"jupyter_server_config.json", "voila.json"}
    for file in with_key:
        assert file.stat().st_mode & 0o077 == 0


def test_settings_are_written_anew_at_each_start(layout: Layout) -> None:
    settings.write_for_apps(layout, DOOR, "w1.ipynb")
    settings.write_for_apps(layout, Door("workbooks", 9100, "/1e1e/", "new"), "w1.ipynb")
    written = json.loads((layout.config / "apps" / "voila.json").read_text())
    assert written["Voila"]["port"] == 9100


def test_a_teachers_start_leaves_an_open_learners_page_as_it_is(layout: Layout) -> None:
    settings.write_for_lab(layout, DOOR, teacher=False, exchange=True)
    page = layout.config / "lab" / "labconfig" / "page_config.json"
    before = page.read_text()
    settings.write_for_lab(layout, DOOR, teacher=True, exchange=True)
    assert page.read_text() == before
    assert (layout.config / "teacher" / "labconfig" / "page_config.json").read_text() != before


def test_the_kernel_is_this_python(layout: Layout) -> None:
    import sys

    settings.write_kernel(layout)
    kernel = json.loads((layout.data / "kernels" / "python3" / "kernel.json").read_text())
    assert kernel["argv"][0] == sys.executable


def test_nothing_of_the_persons_own_jupyter_reaches_the_servers(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTER_TOKEN", "theirs")
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    monkeypatch.setenv("IPYTHONDIR", "/theirs")
    monkeypatch.setenv("INEQUALITYLAB_PLACE", "E08000035")
    environment = settings.child_environment(layout, "lab")
    assert "JUPYTER_TOKEN" not in environment
    assert "PYTHONPATH" not in environment
    assert environment["IPYTHONDIR"].startswith(str(layout.state))
    assert environment["JUPYTER_CONFIG_DIR"].startswith(str(layout.state))
    assert environment["INEQUALITYLAB_PLACE"] == "E08000035"


def test_a_hub_is_told_of_and_its_keys_are_not(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "theirs")
    environment = settings.child_environment(layout, "apps")
    assert environment["INEQUALITYLAB_BEHIND"] == "a JupyterHub"
    assert "theirs" not in environment.values()


def test_a_message_holds_a_survey_of_ten_megabytes_and_what_forwarded_it_is_seen(layout: Layout) -> None:
    apps = settings.workbook_settings(layout, DOOR, "w1.ipynb")
    assert apps["Voila"]["tornado_settings"]["websocket_max_message_size"] > 2 * 10 * 1024 * 1024
    assert "X-Forwarded-For" in apps["VoilaConfiguration"]["http_header_envs"]


def test_nbgraders_settings_are_the_courses_own(layout: Layout) -> None:
    from traitlets.config import Config

    config = Config()
    exec(settings.nbgrader_settings(layout), {"get_config": lambda: config})
    assert config.CourseDirectory.course_id == "inequalitylab"
    assert config.Exchange.assignment_dir == str(layout.exercises)
    assert config.Exchange.root.startswith(str(layout.root / "my-class"))


def test_an_address_carries_its_key() -> None:
    assert DOOR.address("lab") == "http://127.0.0.1:9000/0f0f/lab?token=the-key"


def test_the_workbook_that_is_kept_warm_takes_no_survey(repository: Path) -> None:
    """A kernel that ran before anyone asked does not see through which computers a person came."""
    first = min((repository / "notebooks" / "workbooks").glob("*.ipynb"))
    assert "our_survey" not in first.read_text(encoding="utf-8")
