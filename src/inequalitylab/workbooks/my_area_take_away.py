"""W1's last screen: the page to print, files to keep, and the longer version on request."""

from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Any

from inequalitylab import briefs
from inequalitylab.briefs import Document, Heading
from inequalitylab.briefs.content import levelled
from inequalitylab.words.names import said
from inequalitylab.workbooks.keeping import download
from inequalitylab.workbooks.kit import button, html
from inequalitylab.workbooks.my_area_brief import every_card, one_page
from inequalitylab.workbooks.my_area_choices import FILE, Glance, saved
from inequalitylab.workbooks.steps import Hand, Screen, file_name

INTRO = """
<p>This is your page. Print it, or save it. A saved web page opens on any phone or computer, without the
internet. A Word file can be changed.</p>
"""
LONGER = """
<h3>The longer version</h3><p>All cards whole: every chart, every table, and where each number comes from.</p>
"""
ONWARD = """
<h3>What next?</h3><p>Turn one of these numbers into a message for a person who can decide. Save your area in
a file. Then <a href="w5_tell_the_story.ipynb" target="_blank">open “Tell the story” in another tab</a>, and
choose the file there.</p>
"""
PRINT = '<p><button type="button" class="il-print" onclick="window.print()">Print this page</button></p>'
ROW = '<div class="il-row">{}</div>'
WORKING = "Drawing the cards"
# The page's own title is a heading of level 3 on the screen.
DEEPER = 2


def take_away(state: Glance, _before: Any, hand: Hand) -> Screen:
    """Show the page to take away, with its files."""
    page = one_page(state)
    name = f"{said(state.here)} at a glance"
    files = html(ROW.format(PRINT + _links(page, name, hand)))
    longer = html()

    def make() -> None:
        longer.value = ROW.format(_links(every_card(state), f"{said(state.here)} all cards", hand))
        hand.say("The longer version is ready. Save it below.")

    return Screen(
        (
            html(INTRO),
            files,
            html(_preview(page)),
            html(LONGER),
            button("Make the longer version", hand.safe(make)),
            longer,
            html(ONWARD + download(saved(state), f"{FILE}.json", "Save my area in a file")),
        )
    )


def _preview(page: Document) -> str:
    """Return the page as a part of the screen, its headings below the screen's own."""
    deeper = [
        replace(part, level=part.level + DEEPER) if isinstance(part, Heading) else part for part in page.parts
    ]
    body = "".join(briefs.web.markup(part, level) for part, level in levelled(deeper))
    title = f"<h3>{escape(page.title)}</h3><p>{escape(page.subtitle)}</p>"
    return f'<section class="il-page">{title}{body}</section>'


def _links(document: Document, name: str, hand: Hand) -> str:
    """Return links to the document as a web page and as a Word file."""
    makers: list[tuple[str, str, Callable[[Document], str | bytes]]] = [
        (".html", "Save as a web page", briefs.web.write),
        (".docx", "Save as a Word file", briefs.word.write),
    ]
    links = ""
    for number, (ending, words, make) in enumerate(makers):
        hand.tell(WORKING, number, len(makers))
        links += download(make(document), file_name(name, "my area", ending), words)
    return links
