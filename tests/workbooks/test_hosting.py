"""W4 sees when it is used through another computer."""

import pytest

from inequalitylab.workbooks.hosting import approval, what_is_between


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, ""),
        ({"SERVER_NAME": "127.0.0.1"}, ""),
        ({"SERVER_NAME": "localhost"}, ""),
        ({"SERVER_NAME": "[::1]"}, ""),
        ({"SERVER_NAME": "192.168.1.20"}, "another computer"),
        ({"SERVER_NAME": "hub.example.org"}, "another computer"),
        ({"SERVER_NAME": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "10.0.0.1"}, "a proxy"),
        ({"HTTP_VIA": "1.1 example"}, "a proxy"),
        ({"JUPYTERHUB_USER": "sam"}, "a JupyterHub"),
        ({"INEQUALITYLAB_BEHIND": "a JupyterHub"}, "a JupyterHub"),
        ({"BINDER_REPO_URL": "https://example.org"}, "Binder"),
        ({"CODESPACES": "true"}, "GitHub Codespaces"),
    ],
)
def test_what_stands_between(environment: dict[str, str], expected: str) -> None:
    assert what_is_between(environment) == expected


def test_a_blank_approval_is_none() -> None:
    assert approval({"INEQUALITYLAB_SURVEYS_APPROVED": "  "}) == ""
    assert approval({"INEQUALITYLAB_SURVEYS_APPROVED": "Data lead, 3 May"}) == "Data lead, 3 May"
