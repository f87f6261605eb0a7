"""Chapters by their numbers: a lesson's file name begins with it, and readers and guides go by it."""

import re

PAGE = re.compile(r"(?:^|/)notebooks/lessons/(\d\d)_\w+$")
LINK = re.compile(r'(<a [^>]*href="(?:[^"]*/)?(\d\d)_\w+\.html"[^>]*>)(?!\d)')
LINK_TO_ITSELF = re.compile(r'(<a [^>]*class="[^"]*\bcurrent\b[^"]*"[^>]*href="#"[^>]*>)(?!\d)')


def number_of(page: str) -> str:
    """Return the number of a lesson from the name of its page; nothing for other pages."""
    found = PAGE.search(page)
    return str(int(found.group(1))) if found else ""


def numbered(markup: str, page: str) -> str:
    """Return a list of links with the number before the title of each lesson.

    Parameters
    ----------
    markup
        The list, as it stands on a page.
    page
        The name of that page, which its own link does not give.
    """
    markup = LINK.sub(lambda found: f"{found.group(1)}{int(found.group(2))}. ", markup)
    own = number_of(page)
    return LINK_TO_ITSELF.sub(rf"\g<1>{own}. ", markup) if own else markup
