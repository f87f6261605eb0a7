"""The screen to take the message away: the page and the slides, as files that the browser keeps."""

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as widgets

from inequalitylab import briefs
from inequalitylab.briefs.content import Document, levelled
from inequalitylab.errors import CourseError
from inequalitylab.workbooks.choosers import tick, words
from inequalitylab.workbooks.keeping import download
from inequalitylab.workbooks.kit import html
from inequalitylab.workbooks.steps import Hand, Screen
from inequalitylab.workbooks.tell_story.documents import brief, deck
from inequalitylab.workbooks.tell_story.state import Story
from inequalitylab.workbooks.tell_story.style import style

TAKE = "This is your page. Read it aloud once more. Then save what you need."
STILL_YES = "The story's owner still says yes today"
STILL_ASK = (
    "The files come when this is ticked. If the owner has changed their mind, press Back to the story."
)
WORKING = "Making your page and your slides"
STEM = "our message"
FILES: tuple[tuple[str, str, str, Callable[[Story], bytes | str]], ...] = (
    ("The page, to change and print (Word)", "page", "docx", lambda story: briefs.word.write(brief(story))),
    (
        "The page, to read on any screen (web page)",
        "page",
        "html",
        lambda story: briefs.web.write(brief(story)),
    ),
    ("Five slides with notes (PowerPoint)", "slides", "pptx", lambda story: briefs.slides.write(deck(story))),
    (
        "Five slides with notes, for everyone (web page)",
        "slides",
        "html",
        lambda story: briefs.web_slides.write(deck(story)),
    ),
)


def show_take(story: Story, before: Any, hand: Hand) -> Screen:
    """Show the page, and a link for each file; with a story, after one more yes to these words."""
    still = tick(STILL_YES, story.has_story and before == story.story)
    links, preview = html(), html(preview_markup(brief(story)))

    def fill() -> None:
        ready = still.value or not story.has_story
        links.value = links_markup(story, hand) if ready else f"<p>{escape(STILL_ASK)}</p>"
        if ready and story.has_story:
            hand.say("The files are ready.")

    still.observe(lambda _: hand.safe(fill)(), names="value")
    if not story.has_story or still.value:
        links.value = links_markup(story, hand)
    else:
        links.value = f"<p>{escape(STILL_ASK)}</p>"
    asked: list[widgets.Widget] = [still] if story.has_story else []
    return Screen((style(), words(TAKE), preview, *asked, links), lambda: story.story if still.value else "")


def links_markup(story: Story, hand: Hand) -> str:
    """Return a link for each file."""
    made = []
    for number, (label, kind, ending, write) in enumerate(FILES):
        hand.tell(WORKING, number, len(FILES))
        try:
            made.append(f"<li>{download(write(story), f'{STEM} {kind}.{ending}', label)}</li>")
        except CourseError as problem:
            # Without the package for one kind of file, the others are still there.
            made.append(f"<li>{escape(str(problem))}</li>")
    return f'<h3>Save</h3><ul class="il-files">{"".join(made)}</ul>'


def preview_markup(document: Document) -> str:
    """Return the page as the screen shows it, its headings below the screen's own."""
    body = "".join(briefs.web.markup(part, level + 2) for part, level in levelled(document.parts))
    return (
        f'<section class="il-page"><h3>{escape(document.title)}</h3><p>{escape(document.subtitle)}</p>'
        f"{body}</section>"
    )
