"""Link the words of the glossary where a lesson first uses them.

Lessons are CommonMark, which Lab, Voilà and a plain browser show too; the links come with the book.
"""

import re

from docutils import nodes
from sphinx import addnodes
from sphinx.domains.std import StandardDomain
from sphinx.transforms.post_transforms import SphinxPostTransform

# Also everyday words or verbs: "what does it mean", "rate it", "they estimate".
EVERYDAY = {"assets", "consent", "estimate", "mean", "power", "rate", "weight", "widget"}
# Emphasis marks the titles of works and chapters.
NOT_INSIDE = (
    nodes.title,
    nodes.emphasis,
    nodes.reference,
    nodes.literal,
    nodes.literal_block,
    nodes.raw,
    nodes.math,
    nodes.table,
    addnodes.pending_xref,
)


class LinkFirstUse(SphinxPostTransform):
    """Turn the first use of each term on a notebook's page into a link to the glossary."""

    default_priority = 5  # before references are resolved

    def run(self, **_: object) -> None:
        """Go through the words of the page once."""
        if not self.env.doc2path(self.env.docname).endswith(".ipynb"):
            return
        domain = self.env.get_domain("std")
        assert isinstance(domain, StandardDomain)
        terms = {name.lower() for kind, name in domain.objects if kind == "term"} - EVERYDAY
        if not terms:
            return
        any_term = term_pattern(terms)
        linked: set[str] = set()
        for text in list(self.document.findall(nodes.Text)):
            if not _stands_in_words(text):
                continue
            pieces = _linked(text.astext(), any_term, linked)
            if len(pieces) > 1:
                text.parent.replace(text, pieces)


def term_pattern(terms: set[str]) -> re.Pattern[str]:
    """Return what finds any of the terms as a whole word, the longest first, in the plural too."""
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    return re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})(s?)\b", re.IGNORECASE)


def _stands_in_words(text: nodes.Text) -> bool:
    parent = text.parent
    while parent is not None and not isinstance(parent, nodes.document):
        if isinstance(parent, NOT_INSIDE) or "cell_output" in parent.get("classes", []):
            return False
        parent = parent.parent
    return True


def _linked(words: str, any_term: re.Pattern[str], linked: set[str]) -> list[nodes.Node]:
    pieces: list[nodes.Node] = []
    end = 0
    for found in any_term.finditer(words):
        term = found.group(1).lower()
        if term in linked:
            continue
        linked.add(term)
        pieces.append(nodes.Text(words[end : found.start()]))
        link = addnodes.pending_xref(
            "", refdomain="std", reftype="term", reftarget=term, refexplicit=True, refwarn=True
        )
        link += nodes.inline("", found.group(0), classes=["term"])
        pieces.append(link)
        end = found.end()
    return [*pieces, nodes.Text(words[end:])]
