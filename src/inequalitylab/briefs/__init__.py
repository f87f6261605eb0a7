"""Documents to take away: one content, written as a Word file, a web page, slides or web slides.

>>> from inequalitylab import briefs, findings, places
>>> leeds = briefs.Document("Leeds", parts=(briefs.FindingPart(findings.decay(places.find("Leeds"))),))
>>> briefs.web.write(leeds)[:15]
'<!doctype html>'

`word.write` and `slides.write` need the extra ``briefs``. Nothing is saved here: who asks gets bytes or text.
"""

from inequalitylab.briefs import slides, web, web_slides, word
from inequalitylab.briefs.content import (
    Chart,
    Deck,
    Document,
    FindingPart,
    Heading,
    Listed,
    Paragraph,
    Part,
    Slide,
    Table,
    table_of,
)

__all__ = [
    "Chart",
    "Deck",
    "Document",
    "FindingPart",
    "Heading",
    "Listed",
    "Paragraph",
    "Part",
    "Slide",
    "Table",
    "slides",
    "table_of",
    "web",
    "web_slides",
    "word",
]
