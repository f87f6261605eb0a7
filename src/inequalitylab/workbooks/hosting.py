"""Whether this page is used on the computer that it runs on, or through another one."""

import ipaddress
from collections.abc import Mapping

APPROVAL = "INEQUALITYLAB_SURVEYS_APPROVED"
"""The variable with which a host says who approved real surveys there, such as "Data lead, 3 May 2026"."""

BEHIND = "INEQUALITYLAB_BEHIND"
SERVICES = {
    "JUPYTERHUB_": "a JupyterHub",
    "BINDER_": "Binder",
    "CODESPACES": "GitHub Codespaces",
    "COLAB_": "Google Colab",
    "KAGGLE_": "Kaggle",
    "DEEPNOTE_": "Deepnote",
    "SPACE_ID": "a shared server",
    "SAGEMAKER_": "a shared server",
}
PROXY = ("HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_FORWARDED", "HTTP_X_REAL_IP")


def what_is_between(environment: Mapping[str, str]) -> str:
    """Return what stands between the person and this program ("a JupyterHub"); empty for nothing seen.

    Parameters
    ----------
    environment : the kernel's, to which the workbooks' server adds where the page was asked for
    """
    if behind := environment.get(BEHIND):
        return behind
    for start, service in SERVICES.items():
        if any(name.startswith(start) for name in environment):
            return service
    if any(name.startswith(PROXY) for name in environment):
        return "a proxy"
    return "" if _is_here(environment.get("SERVER_NAME", "")) else "another computer"


def approval(environment: Mapping[str, str]) -> str:
    """Return who approved real surveys on this host; empty for nobody."""
    return environment.get(APPROVAL, "").strip()


def _is_here(name: str) -> bool:
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return name in ("", "localhost")
