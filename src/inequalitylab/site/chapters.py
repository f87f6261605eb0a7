"""The lists of contents: chapters by their numbers, parts by their openers, a page by its sections.

A lesson's file name begins with its number, and readers and guides go by it.
"""

import re

from bs4 import BeautifulSoup

PAGE = re.compile(r"(?:^|/)notebooks/lessons/(\d\d)_\w+$")
LINK = re.compile(r'(<a [^>]*href="(?:[^"]*/)?(\d\d)_\w+\.html"[^>]*>)(?!\d)')
LINK_TO_ITSELF = re.compile(r'(<a [^>]*class="[^"]*\bcurrent\b[^"]*"[^>]*href="#"[^>]*>)(?!\d)')
OPENER = re.compile(
    r'<p [^>]*class="caption"[^>]*><span class="caption-text">(?P<name>[^<]+)</span></p>\s*'
    r"(?P<list><ul[^>]*>)\s*<li[^>]*>(?P<link><a [^>]*>)(?P=name)</a></li>"
)
FEWEST_SECTIONS = 2


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


def opened(markup: str) -> str:
    """Return a list of contents where the name of a part is the link to its opener, and stands once."""
    return OPENER.sub(r'<p class="caption">\g<link>\g<name></a></p>\g<list>', markup)


def sections_of(markup: str) -> str:
    """Return the list "On this page" with the sections alone.

    Below them, each chapter has the same steps ("Predict", "Check yourself"): many lines that tell nothing
    apart. A page with less than two sections gets no list.
    """
    links = BeautifulSoup(f"<nav>{markup}</nav>", "html.parser").select("nav > ul > li > ul > li > a")
    if len(links) < FEWEST_SECTIONS:
        return ""
    items = (f'<li><a href="{link["href"]}">{link.decode_contents()}</a></li>' for link in links)
    return f"<ul>{''.join(items)}</ul>"
