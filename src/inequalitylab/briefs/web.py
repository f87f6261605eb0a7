"""A document as one web page in one file: it asks nobody for anything, and prints on A4."""

from functools import lru_cache, singledispatch
from html import escape
from importlib.resources import files

from inequalitylab.briefs.content import (
    Chart,
    Document,
    FindingPart,
    Heading,
    Listed,
    Paragraph,
    Part,
    Table,
    expanded,
    levelled,
    printable,
)
from inequalitylab.briefs.room import fit
from inequalitylab.show import chart_html, stylesheet

# The page may use what is in it, and nothing from anywhere else.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
LEADS = {"small": "b-small", "normal": "", "large": "b-large"}


def write(document: Document) -> str:
    """Return the document as the text of an HTML file.

    Charts are inline pictures with alternative texts, tables are open; it is light or dark as the reader's
    device is, and needs no script.
    """
    under = f'<p class="b-under">{text(document.subtitle)}</p>' if document.subtitle else ""
    body = "".join(markup(part, level) for part, level in levelled(document.parts))
    kind = f'class="b-page b-one" style="{_sizes(document)}"' if document.one_page else 'class="b-page"'
    return page(
        document.title,
        document.language,
        f"<main {kind}><header><h1>{text(document.title)}</h1>{under}</header>{body}</main>",
    )


def _sizes(document: Document) -> str:
    """Return the sizes at which a document of one page is printed."""
    sizes = fit(document)
    named = {"body": f"{sizes.body:g}pt", "small": f"{sizes.small:g}pt", "large": f"{sizes.large:g}pt"}
    named["chart"] = f"{sizes.chart:.1f}cm"
    return ";".join(f"--b-{name}:{size}" for name, size in named.items())


def page(title: str, language: str, body: str, style: str = "") -> str:
    """Return a whole HTML file round a body, with the styles that findings need."""
    return (
        f'<!doctype html>\n<html lang="{escape(language)}" class="il-auto">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="light dark">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{text(title)}</title>\n<style>\n{stylesheet()}\n{own_style('brief.css')}\n{style}</style>\n"
        f"</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


@lru_cache(maxsize=4)
def own_style(name: str) -> str:
    """Return one of this room's stylesheets."""
    return files("inequalitylab.briefs").joinpath(name).read_text(encoding="utf-8")


@singledispatch
def markup(part: Part, level: int) -> str:
    """Return the markup of one part; a heading inside it has this level."""
    raise TypeError(f"No markup is written for a {type(part).__name__} at level {level}.")


@markup.register
def _heading(part: Heading, _level: int) -> str:
    return f"<h{part.level}>{text(part.text)}</h{part.level}>"


@markup.register
def _paragraph(part: Paragraph, _level: int) -> str:
    lead = f"<strong>{text(part.lead)}</strong> " if part.lead else ""
    kind = f' class="{LEADS[part.size]}"' if LEADS[part.size] else ""
    words = text(part.text)
    if part.link:
        words = f'<a href="{escape(part.link)}">{words}</a>'
    return f"<p{kind}>{lead}{words}</p>"


@markup.register
def _listed(part: Listed, _level: int) -> str:
    tag = "ol" if part.numbered else "ul"
    return f"<{tag}>{''.join(f'<li>{text(item)}</li>' for item in part.items)}</{tag}>"


@markup.register
def _table(part: Table, _level: int) -> str:
    first, *others = part.header
    head = f'<th scope="col">{text(first)}</th>'
    head += "".join(f'<th scope="col" class="il-number">{text(name)}</th>' for name in others)
    rows = []
    for name, *cells in part.rows:
        line = "".join(f'<td class="il-number">{text(cell)}</td>' for cell in cells)
        rows.append(f'<tr><th scope="row">{text(name)}</th>{line}</tr>')
    about = text(f"Table: {part.about or part.caption}")
    return (
        f'<div class="il-scroll" role="region" tabindex="0" aria-label="{about}">'
        f"<table><caption>{text(part.caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


@markup.register
def _chart(part: Chart, _level: int) -> str:
    return f'<div class="il-finding b-alone">{chart_html(part.finding)}</div>'


@markup.register
def _finding(part: FindingPart, level: int) -> str:
    inside = "".join(
        chart_html(each.finding) if isinstance(each, Chart) else markup(each, level + 1)
        for each in expanded(part, level)
    )
    return f'<section class="il-finding">{inside}</section>'


def text(words: str) -> str:
    """Return words as markup: escaped, line ends kept."""
    return escape(printable(words)).replace("\n", "<br>")
