"""Slides as one web page: a screen each, with notes to open, by keyboard, without script."""

from inequalitylab.briefs.content import Deck, Slide
from inequalitylab.briefs.web import markup, own_style, page
from inequalitylab.briefs.web import text as written

PART = 2


def write(deck: Deck) -> str:
    """Return the slides as the text of an HTML file.

    Each slide fills the screen and has a heading, its notes in a part that opens, and links to the slides
    before and after it. Page Down and the space bar go on as well; in print each slide has its page.
    """
    count = len(deck.slides)
    body = "".join(_slide(slide, number, count) for number, slide in enumerate(deck.slides, start=1))
    links = "".join(
        f'<li><a href="#slide-{number}">{written(slide.title)}</a></li>'
        for number, slide in enumerate(deck.slides, start=1)
    )
    start = (
        '<header class="s-start"><details><summary>All slides</summary>'
        f'<nav aria-label="All slides"><ol>{links}</ol></nav></details></header>'
    )
    return page(deck.title, deck.language, f"{start}<main>{body}</main>", own_style("slides.css"))


def _slide(slide: Slide, number: int, count: int) -> str:
    level = 1 if number == 1 else PART
    inside = "".join(markup(part, PART + 1) for part in slide.parts)
    back = f'<a href="#slide-{number - 1}">Back</a>' if number > 1 else ""
    on = f'<a href="#slide-{number + 1}">Next</a>' if number < count else ""
    return (
        f'<section class="s-slide" id="slide-{number}" aria-labelledby="title-{number}" tabindex="-1">'
        f'<div class="s-face"><h{level} id="title-{number}">{written(slide.title)}</h{level}>'
        f'<div class="s-body il-finding">{inside}</div></div>'
        f'<details class="s-notes"><summary>Notes for slide {number}</summary>'
        f"<p>{written(slide.notes)}</p></details>"
        f'<nav aria-label="From slide {number}">{back}<span>{number} of {count}</span>{on}</nav></section>'
    )
