"""What a person takes away or comes back with: a link that saves a file, and choices in a file."""

import base64
import json
from collections.abc import Mapping
from html import escape
from typing import Any

from inequalitylab.errors import CourseError

KINDS = {
    ".json": "application/json",
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".html": "text/html",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".zip": "application/zip",
}
VERSION = 1
LARGEST_CHOICES = 1_000_000
NOT_CHOICES = (
    "This is not a file of choices from this workbook, or it was changed. Choose the file that you saved."
)


def download(content: str | bytes, name: str, label: str = "") -> str:
    """Return a link that saves `content` under `name`; the file is in the link, so nothing is fetched.

    Parameters
    ----------
    content : the file
    name : with its ending (a key of `KINDS`)
    label : what the link says; "Save" and the name if left out
    """
    kind = KINDS["." + name.rpartition(".")[2]]
    data = content.encode("utf-8") if isinstance(content, str) else content
    text = label or f"Save {name}"
    return (
        f'<p><a class="il-save" download="{escape(name)}" '
        f'href="data:{kind};base64,{base64.b64encode(data).decode("ascii")}">{escape(text)}</a></p>'
    )


def choices_text(workbook: str, choices: Mapping[str, Any]) -> str:
    """Return a file of choices (plain values only) of one workbook."""
    content = {"kind": f"inequalitylab choices {workbook}", "version": VERSION, "choices": dict(choices)}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def read_choices(workbook: str, data: bytes) -> dict[str, Any]:
    """Return the choices of a file; the workbook must still check each.

    Raises
    ------
    CourseError
        If the file is not one of this workbook.
    """
    try:
        if len(data) > LARGEST_CHOICES:
            raise CourseError(NOT_CHOICES)
        content = json.loads(data.decode("utf-8-sig"))
        if content["kind"] != f"inequalitylab choices {workbook}" or content["version"] != VERSION:
            raise CourseError(NOT_CHOICES)
        return dict(content["choices"])
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as problem:
        raise CourseError(NOT_CHOICES) from problem
