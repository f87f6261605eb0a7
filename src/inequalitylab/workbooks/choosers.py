"""Ways to answer: one of several, any of several, words, a file; and rows of a table to read."""

from collections.abc import Sequence
from html import escape
from typing import Any

import ipywidgets as widgets

from inequalitylab.workbooks.kit import html

WIDE = {"width": "auto"}
Option = tuple[str, Any]


def words(*paragraphs: str) -> widgets.HTML:
    """Return paragraphs of plain text."""
    return html("".join(f"<p>{escape(text)}</p>" for text in paragraphs))


def points(items: Sequence[str]) -> widgets.HTML:
    """Return a list of plain texts."""
    return html(f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>")


def why(question: str, *paragraphs: str) -> widgets.HTML:
    """Return an explanation that opens when it is asked for."""
    inside = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    return html(f'<details class="il-why"><summary>{escape(question)}</summary>{inside}</details>')


def one_of(label: str, options: Sequence[Option], value: Any = None) -> widgets.RadioButtons:
    """Return a choice of one; nothing is chosen for anyone unless `value` is one of the options."""
    known = [each for _, each in options]
    return widgets.RadioButtons(
        options=list(options), value=value if value in known else None, description=label, layout=WIDE
    )


def tick(label: str, value: bool) -> widgets.Checkbox:
    """Return one thing to tick."""
    return widgets.Checkbox(value=value, description=label, indent=False, layout=WIDE)


def from_list(label: str, options: Sequence[Option], value: Any = None) -> widgets.Dropdown:
    """Return a list to choose one from; the first if `value` is none of them."""
    known = [each for _, each in options]
    chosen = value if value in known else known[0]
    return widgets.Dropdown(options=list(options), value=chosen, description=label, layout=WIDE)


# Words are sent when the person leaves the box. Sent letter by letter, the last ones wait for a busy program,
# and a button that is pressed meanwhile overtakes them: they would be lost.


def line(label: str, value: str = "", hint: str = "") -> widgets.Text:
    """Return a box for a few words."""
    return widgets.Text(
        value=value, description=label, placeholder=hint, continuous_update=False, layout=WIDE
    )


def lines(label: str, value: str = "", hint: str = "") -> widgets.Textarea:
    """Return a box for several lines."""
    return widgets.Textarea(
        value=value, description=label, placeholder=hint, continuous_update=False, layout=WIDE
    )


def upload(label: str, accept: str) -> widgets.FileUpload:
    """Return a button that opens the computer's own way to choose a file, without a picture in its name."""
    return widgets.FileUpload(
        description=label, accept=accept, icon="", multiple=False, layout={"min_height": "44px"}
    )


def uploaded(chooser: widgets.FileUpload) -> tuple[bytes, str, int] | None:
    """Return a chosen file: its bytes, its ending (its name is not kept), its size as the browser says."""
    if not chooser.value:
        return None
    (found,) = chooser.value
    ending = "." + str(found["name"]).rpartition(".")[2].lower()
    return bytes(found["content"]), ending, int(found["size"])


def say_when_chosen(chooser: widgets.FileUpload, heard: widgets.HTML) -> None:
    """Say in `heard` that a file is there, as soon as it is."""

    def say(_: object) -> None:
        heard.value = '<p role="status">The file is here. Press Continue.</p>' if chooser.value else ""

    chooser.observe(say, names="value")


def rows(
    caption: str, header: Sequence[str], body: Sequence[Sequence[str]], numbers: Sequence[int] = ()
) -> str:
    """Return a table of rows whose first cell is their name.

    Parameters
    ----------
    caption, header : plain text
    body : markup of each cell: what comes from a person or a file must be escaped
    numbers : which columns hold numbers
    """
    align = [' class="il-number"' if number in numbers else "" for number in range(len(header))]
    head = "".join(f'<th scope="col"{a}>{escape(t)}</th>' for t, a in zip(header, align, strict=True))
    made = []
    for first, *rest in body:
        cells = "".join(f"<td{a}>{cell}</td>" for cell, a in zip(rest, align[1:], strict=True))
        made.append(f'<tr><th scope="row"{align[0]}>{first}</th>{cells}</tr>')
    return (
        f'<table class="il-rows"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(made)}</tbody></table>"
    )


def scrolled(markup: str, label: str) -> widgets.HTML:
    """Return markup in a window that scrolls, by keyboard too."""
    return html(
        f'<div class="il-scroll" tabindex="0" role="region" aria-label="{escape(label)}">{markup}</div>'
    )
