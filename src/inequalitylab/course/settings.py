"""What Jupyter is told: which rooms are open, where files lie, and that nothing goes outside."""

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inequalitylab.course.layout import Layout, make_private
from inequalitylab.course.ports import ADDRESS

TEMPLATE = "inequalitylab"
SHARE = Path(__file__).parent / "share"

STUDENT_EXTENSIONS = (
    "jupyterlab",
    "jupyter_lsp",
    "nbgrader.server_extensions.validate_assignment",
    "nbgrader.server_extensions.assignment_list",
)
TEACHER_EXTENSIONS = (
    *STUDENT_EXTENSIONS,
    "nbgrader.server_extensions.formgrader",
    "nbgrader.server_extensions.course_list",
    "jupyter_server_terminals",
)
# What the environment's packages would switch on by themselves.
INSTALLED_EXTENSIONS = (
    *TEACHER_EXTENSIONS,
    "notebook",
    "notebook_shim",
    "voila.server_extension",
)
# What JupyterLab's page leaves out: buttons that lead nowhere here, and the teacher's tools.
NOT_FOR_ANYONE = (
    "@voila-dashboards/jupyterlab-preview",
    "@jupyter-notebook/lab-extension",
    "@jupyterlab/extensionmanager-extension",
)
NOT_FOR_STUDENTS = (
    "@jupyter/nbgrader:formgrader",
    "@jupyter/nbgrader:course-list",
    "@jupyter/nbgrader:create-assignment",
)
# A message holds a whole survey file (10 MB, see `surveys.files`) and what the page says of it.
LARGEST_MESSAGE = 24 * 1024 * 1024
# By these a workbook sees that it is used through another computer (`workbooks.hosting`).
FORWARDED_HEADERS = (
    "Forwarded",
    "Via",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Forwarded-Server",
    "X-Real-Ip",
)
# All that the workbooks' page loads of what is installed: the widgets, and Voila's way to run them.
WIDGET_EXTENSIONS = ("@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8")


@dataclass(frozen=True)
class Door:
    """One server that a person enters: its name, port, secret path and key."""

    name: str
    port: int
    path: str
    token: str

    @property
    def base(self) -> str:
        """The address that everything of this door lies under."""
        return f"http://{ADDRESS}:{self.port}{self.path}"

    def address(self, page: str) -> str:
        """The address of one page, with the key that opens it."""
        return f"{self.base}{page}?token={self.token}"


def has_exchange(platform: str = sys.platform) -> bool:
    """Say whether nbgrader can hand out and take in exercises here: it cannot on Windows."""
    return platform != "win32"


def content_policy(door: Door) -> str:
    """Return the rule that keeps a page of this door from talking to anything but its own server."""
    own = f"'self' ws://{ADDRESS}:{door.port}"
    return (
        f"default-src {own} data: blob: 'unsafe-inline' 'unsafe-eval'; object-src 'none'; "
        "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    )


def headers(door: Door) -> dict[str, str]:
    """Return the headers that every answer of this door carries."""
    return {
        "Content-Security-Policy": content_policy(door),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def lab_settings(layout: Layout, door: Door, teacher: bool, exchange: bool) -> dict[str, Any]:
    """Return the settings of JupyterLab's server.

    Parameters
    ----------
    layout : Layout
        The folders.
    door : Door
        Port, path and key.
    teacher : bool
        Whether the marking tools are open.
    exchange : bool
        Whether nbgrader can hand out and take in.
    """
    extensions = set(TEACHER_EXTENSIONS if teacher else STUDENT_EXTENSIONS)
    if not exchange:
        extensions.remove("nbgrader.server_extensions.assignment_list")
    return {
        "ServerApp": {
            "ip": ADDRESS,
            "port": door.port,
            "port_retries": 0,
            "base_url": door.path,
            # Formgrader opens the sources and the submissions, so a teacher's root is the checkout.
            "root_dir": str(layout.root if teacher else layout.my_work),
            "open_browser": False,
            "allow_remote_access": False,
            "terminals_enabled": teacher,
            "quit_button": False,
            "allow_root": True,
            "jpserver_extensions": {name: name in extensions for name in INSTALLED_EXTENSIONS},
            "tornado_settings": {"headers": headers(door)},
        },
        "IdentityProvider": {"token": door.token},
        "KernelSpecManager": {"allowed_kernelspecs": ["python3"]},
        "LabApp": {
            "news_url": None,
            "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
            "extension_manager": "readonly",
        },
    }


def lab_page_settings(teacher: bool, exchange: bool) -> dict[str, Any]:
    """Return which parts of JupyterLab's page stay closed."""
    closed = list(NOT_FOR_ANYONE if teacher else NOT_FOR_ANYONE + NOT_FOR_STUDENTS)
    if not exchange:
        closed.append("@jupyter/nbgrader:assignment-list")
    return {"disabledExtensions": dict.fromkeys(closed, True)}


LAB_DEFAULTS = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
    "@jupyterlab/docmanager-extension:plugin": {"defaultViewers": {"markdown": "Markdown Preview"}},
}


def workbook_settings(layout: Layout, door: Door, first_workbook: str | None) -> dict[str, Any]:
    """Return the settings of the server that shows workbooks as apps.

    The first workbook is kept warm: its kernel has started and run before anyone asks.
    """
    warm = {first_workbook: {"pool_size": 1}} if first_workbook else {}
    return {
        "Voila": {
            "ip": ADDRESS,
            "port": door.port,
            "port_retries": 0,
            "base_url": door.path,
            "root_dir": str(layout.workbooks),
            "open_browser": False,
            "token": door.token,
            "connection_dir_root": str(layout.state),
            "tornado_settings": {
                "headers": headers(door),
                "xsrf_cookies": True,
                "xsrf_cookie_kwargs": {"path": door.path},
                "allow_remote_access": False,
                "websocket_max_message_size": LARGEST_MESSAGE,
            },
        },
        "VoilaConfiguration": {
            "http_header_envs": list(FORWARDED_HEADERS),
            "template": TEMPLATE,
            "theme": "light",
            "allow_template_override": "NO",
            "allow_theme_override": "NO",
            "strip_sources": True,
            "show_tracebacks": False,
            "file_allowlist": [],
            "extension_allowlist": list(WIDGET_EXTENSIONS),
            "preheat_kernel": True,
        },
        "VoilaKernelManager": {"kernel_pools_config": {"default": {"pool_size": 0}, **warm}},
        "VoilaExecutor": {
            "cell_error_instruction": "This part of the page could not be shown. Load the page again; if it "
            "happens again, stop the course with Ctrl-C and start it again.",
            "cell_timeout_instruction": "Load the page again.",
        },
        # A phone or a closed tab says no goodbye: what nobody has looked at for half an hour is ended.
        "AsyncMappingKernelManager": {"cull_idle_timeout": 1800, "cull_interval": 300},
    }


def nbgrader_settings(layout: Layout) -> str:
    """Return nbgrader's settings file: the course's own settings, and the learner's folder."""
    return f"""from pathlib import Path

from inequalitylab.exercises.course import build_folder, configuration

root = Path({str(layout.root)!r})
c = get_config()
c.merge(configuration(root, build_folder(root)))
c.Exchange.assignment_dir = {str(layout.exercises)!r}
"""


def write_private(path: Path, content: dict[str, Any] | str) -> None:
    """Write settings that may hold a key into a file that only its owner can read."""
    make_private(path.parent)
    path.unlink(missing_ok=True)
    path.touch(mode=0o600, exist_ok=False)
    text = content if isinstance(content, str) else json.dumps(content, indent=1)
    path.write_text(text, encoding="utf-8")


def write_for_apps(layout: Layout, door: Door, first_workbook: str) -> None:
    """Write everything that the workbooks' server reads at its start."""
    write_kernel(layout)
    write_private(layout.config / "apps" / "voila.json", workbook_settings(layout, door, first_workbook))
    # A community researcher who meets an error reads what happened, and no program text.
    write_private(
        layout.state / "ipython" / "apps" / "profile_default" / "ipython_config.json",
        {"InteractiveShell": {"xmode": "Minimal"}},
    )


def lab_name(teacher: bool) -> str:
    """Return the name of JupyterLab's settings: a learner's page does not change when a teacher's starts."""
    return "teacher" if teacher else "lab"


def write_for_lab(layout: Layout, door: Door, teacher: bool, exchange: bool) -> None:
    """Write everything that JupyterLab's server reads at its start."""
    write_kernel(layout)
    folder = layout.config / lab_name(teacher)
    write_private(folder / "jupyter_server_config.json", lab_settings(layout, door, teacher, exchange))
    write_private(folder / "nbgrader_config.py", nbgrader_settings(layout))
    write_private(folder / "labconfig" / "page_config.json", lab_page_settings(teacher, exchange))
    write_private(folder / "labconfig" / "default_setting_overrides.json", LAB_DEFAULTS)


def write_kernel(layout: Layout) -> None:
    """Describe the one kernel: the Python that runs this course, whatever else is installed."""
    write_private(
        layout.data / "kernels" / "python3" / "kernel.json",
        {
            "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
            "display_name": "Python 3 (course)",
            "language": "python",
        },
    )


def child_environment(layout: Layout, name: str) -> dict[str, str]:
    """Return the environment of a server: this start's settings, and none of the person's own.

    Parameters
    ----------
    layout : Layout
        The folders.
    name : str
        Name of the server's settings: the workbooks, a learner's JupyterLab, a teacher's.
    """
    kept = {
        variable: value
        for variable, value in os.environ.items()
        if not variable.startswith(("JUPYTER", "IPYTHON", "VOILA", "PYTHON", "MPL"))
    }
    if any(variable.startswith("JUPYTERHUB_") for variable in os.environ):
        kept["INEQUALITYLAB_BEHIND"] = "a JupyterHub"
    return {
        **kept,
        "JUPYTER_CONFIG_DIR": str(layout.config / name),
        "JUPYTER_DATA_DIR": str(layout.data),
        "JUPYTER_RUNTIME_DIR": str(layout.state / "runtime" / name),
        "JUPYTER_PATH": str(SHARE),
        "JUPYTER_PREFER_ENV_PATH": "0",
        "IPYTHONDIR": str(layout.state / "ipython" / name),
        "MPLCONFIGDIR": str(layout.state / "matplotlib"),
        "PYTHONUTF8": "1",
        # nbgrader starts one of this environment's programs by name.
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
        "PYTHONDONTWRITEBYTECODE": os.environ.get("PYTHONDONTWRITEBYTECODE", ""),
    }
