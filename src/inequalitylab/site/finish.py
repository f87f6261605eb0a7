"""Make the body of a page right for every reader: what Sphinx, MyST-NB and pandas leave undone.

Done once at build time rather than by script in each browser. Each function says what it mends.
"""

import textwrap
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.dammit import EntitySubstitution
from bs4.formatter import HTMLFormatter
from sphinx.util import logging

# As HTML has it, and not XML: `<br>`; letters beyond ASCII stay as they are.
PLAIN_HTML = HTMLFormatter(EntitySubstitution.substitute_xml, void_element_close_prefix="")
logger = logging.getLogger(__name__)

SHORTEST_DESCRIPTION, LONGEST_DESCRIPTION = 40, 160
# With a cell of so many letters, a table may be too wide for a phone.
MANY_LETTERS = 20
COLUMNS_THAT_EXPLAIN_THEMSELVES = 2  # a name, and what is said of it
ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
UNNAMED_TABLE = "What the code above prints"


@dataclass(frozen=True)
class Finished:
    """A body, and what a search engine says of it."""

    body: str
    description: str


def finish(body: str, page: str) -> Finished:
    """Return the body of one page, mended.

    Parameters
    ----------
    body
        HTML of the page's own content.
    page
        Name of the page, for warnings. A warning fails the build.
    """
    soup = BeautifulSoup(body, "html.parser")
    _take_out_styles(soup)
    for table in soup.find_all("table"):
        _drop_old_markup(table)
        _replace_empty_headers(table)
        _give_scopes(table)
        _give_caption(soup, table)
        _let_it_stack(table)
        _let_it_scroll(soup, table)
    for image in soup.find_all("img"):
        _check_alternative(image, page)
    for summary in soup.find_all("summary"):
        _let_its_text_name_it(summary)
    for frame in soup.find_all(class_="il-scroll", role="region"):
        frame["role"] = "group"  # a landmark for each table would be too many
    for code in soup.select("div.highlight pre"):
        _let_it_be_scrolled_by_keyboard(code)
    _refuse_scripts(soup, page)
    return Finished(soup.decode(formatter=PLAIN_HTML), _first_words(soup))


def _take_out_styles(soup: BeautifulSoup) -> None:
    """Each finding brings its style with it; on our pages the one stylesheet has it, once."""
    for element in soup.find_all("style", class_="il-style"):
        element.decompose()


def _first_words(soup: BeautifulSoup) -> str:
    """Return the first paragraph, cut at a word."""
    for paragraph in soup.find_all("p"):
        words = " ".join(paragraph.get_text().split())
        if len(words) >= SHORTEST_DESCRIPTION:
            return textwrap.shorten(words, LONGEST_DESCRIPTION, placeholder=" …")
    return ""


def _drop_old_markup(table: Tag) -> None:
    """`border` and in-line styles belong to the stylesheet; pandas writes both."""
    del table["border"]
    for element in (table, *table.find_all(["tr", "td", "th"])):
        del element["style"]
        del element["valign"]
    for style in table.find_previous_siblings("style"):
        style.decompose()


def _replace_empty_headers(table: Tag) -> None:
    """A header without words heads nothing (axe: empty-table-header): make it a plain cell."""
    for header in table.find_all("th"):
        if not header.get_text(strip=True) and not header.find("img"):
            header.name = "td"


def _give_scopes(table: Tag) -> None:
    """Say whether a header heads its column or its row."""
    for header in table.find_all("th"):
        if not header.get("scope"):
            header["scope"] = "col" if header.find_parent("thead") else "row"


def _give_caption(soup: BeautifulSoup, table: Tag) -> None:
    """A table without a caption is met unnamed by a screen reader."""
    if table.find("caption"):
        return
    caption = soup.new_tag("caption", attrs={"class": "visually-hidden"})
    heading = table.find_previous(["h1", "h2", "h3", "h4"])
    inside_output = table.find_parent(class_="cell_output") is not None
    caption.string = UNNAMED_TABLE if inside_output or heading is None else heading.get_text(" ", strip=True)
    table.insert(0, caption)


def _let_it_stack(table: Tag) -> None:
    """A wide table of words is a list on a phone: each cell below the last, its heading before it.

    Tables state their roles then, since some browsers go by how a table is set out. Sheets to write on
    and what code prints stay as they are.
    """
    headings = [heading.get_text(" ", strip=True) for heading in table.select("thead th, thead td")]
    rows = [row.find_all(["td", "th"]) for row in table.select("tbody tr")]
    longest = max((len(cell.get_text(strip=True)) for row in rows for cell in row), default=0)
    regular = {len(row) for row in rows} == {len(headings)}
    kept = table.find_parent(class_="cell_output") or table.find_parent(class_="write-here")
    if not regular or longest < MANY_LETTERS or kept or "write-here" in table.get_attribute_list("class"):
        return
    table["class"] = " ".join([*filter(None, table.get_attribute_list("class")), "stacks"])
    for element in (table, *table.find_all(list(ROLES))):
        element["role"] = ROLES[element.name]
    for header in table.find_all("th"):
        header["role"] = "columnheader" if header["scope"] == "col" else "rowheader"
    if len(headings) > COLUMNS_THAT_EXPLAIN_THEMSELVES:
        for row in rows:
            for cell, heading in list(zip(row, headings, strict=True))[1:]:
                if cell.get_text(strip=True):
                    cell["data-heading"] = heading


def _let_it_scroll(soup: BeautifulSoup, table: Tag) -> None:
    """A wide table scrolls by itself, by keyboard too, and the page never sideways (400% zoom)."""
    if table.find_parent(class_=["table-scroll", "il-scroll"]):
        return
    frame = soup.new_tag("div", attrs={"class": "table-scroll", "tabindex": "0", "role": "group"})
    caption = table.find("caption")
    frame["aria-label"] = caption.get_text(" ", strip=True) if caption else UNNAMED_TABLE
    table.wrap(frame)


def _check_alternative(image: Tag, page: str) -> None:
    """An image needs words; MyST-NB gives a chart without them its file path."""
    words, source = image.get("alt"), str(image.get("src", ""))
    if words is None or (words and (words == source or "_build/" in words)):
        logger.warning("%s: the image %s has no text alternative", page, source[:80])


def _let_its_text_name_it(summary: Tag) -> None:
    """MyST-NB gives "show code" a label that differs from its text (WCAG 2.5.3)."""
    del summary["aria-label"]
    for paragraph in summary.find_all("p"):
        paragraph.name = "span"  # a summary holds no paragraphs


def _let_it_be_scrolled_by_keyboard(code: Tag) -> None:
    """A long line of code scrolls sideways in its box (axe: scrollable-region-focusable)."""
    code["tabindex"] = "0"


def _refuse_scripts(soup: BeautifulSoup, page: str) -> None:
    """Nothing on a page may run or fetch what the site does not bring."""
    for script in soup.find_all("script"):
        if "thebe" in str(script.get("type")) or script.get_text().startswith("kernelName"):
            script.decompose()  # sphinx-thebe's, which Jupyter Book always loads
            continue
        logger.warning("%s: a script in the page: %s", page, str(script)[:80])
    for element in soup.find_all(["img", "iframe", "link", "source", "video", "audio"]):
        address = str(element.get("src") or element.get("href") or "")
        if address.startswith(("http:", "https:", "//")):
            logger.warning("%s: something from elsewhere: %s", page, address)
