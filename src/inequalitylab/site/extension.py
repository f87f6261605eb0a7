"""The Sphinx extension: our frame around the pages, MathML, accessible bodies, one small stylesheet."""

import posixpath
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.utils import new_document
from sphinx.application import Sphinx
from sphinx.config import Config

from inequalitylab import __version__, findings, places
from inequalitylab.pages import figure, former_names, slug_of
from inequalitylab.site import (
    area_lists,
    chapters,
    finish,
    glossary,
    mathml,
    metadata,
    settings,
    sharing,
    styles,
)

PARTS_OF_THE_THEME = (
    "article_header_start",
    "article_header_end",
    "secondary_sidebar_items",
    "primary_sidebar_end",
    "footer_content_items",
    "footer_start",
    "footer_end",
    "navbar_start",
    "navbar_center",
    "navbar_end",
)
WHAT_THIS_IS = (
    "A free course in research skills on public inequality data: read it, explore your area without code, "
    "or study it with exercises that give feedback."
)
THEME = Path(__file__).parent / "theme"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything; named in `_config.yml`, so that a plain `jupyter-book build .` has it too."""
    app.add_html_math_renderer(
        "mathml",
        inline_renderers=(mathml.visit_inline, None),
        block_renderers=(mathml.visit_block, None),
    )
    app.add_post_transform(glossary.LinkFirstUse)
    app.add_directive("areas-by-name", area_lists.AreasByName)
    app.add_directive("areas-by-region", area_lists.AreasByRegion)
    app.connect("config-inited", _use_our_frame)
    app.connect("html-collect-pages", _pages_of_our_own)
    app.connect("html-collect-pages", _areas_in_search)
    app.connect("html-page-context", _prepare_page)
    app.connect("build-finished", _complete)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}


def _use_our_frame(app: Sphinx, config: Config) -> None:
    config.html_baseurl = settings.read(Path(app.srcdir)).site_address
    config.templates_path = [str(THEME / "templates"), *config.templates_path]
    config.html_static_path = [*config.html_static_path, str(THEME / "static")]
    # The theme would render these for each page, to see which are empty; our frame holds none of them.
    config.html_sidebars = {"**": []}
    config.html_theme_options = {**config.html_theme_options, **{part: [] for part in PARTS_OF_THE_THEME}}


def _pages_of_our_own(_app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    # With a root page in book/, the table of contents would write a bare refresh here instead.
    front = {"title": "", "description": WHAT_THIS_IS, "example": figure(findings.decay_by_fifth())}
    return [("index", front, "front.html"), ("404", {}, "404.html")]


def _areas_in_search(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """Let the search find the pages of areas, which are made outside Sphinx, by name and by former name."""
    indexer = getattr(app.builder, "indexer", None)
    if indexer is None or area_lists.LIST not in app.env.found_docs:
        return []
    fed = set()
    for place in places.authorities():
        heading = area_lists.heading_of(place)
        document = new_document(place.code)
        document += nodes.section("", nodes.title("", heading))
        document += nodes.paragraph("", " ".join((place.name, *former_names(place))))
        page = f"{area_lists.FOLDER}/{slug_of(place)}"
        indexer.feed(page, f"{page}.html", heading, document)
        fed.add(page)
    prune = indexer.prune
    # Before it writes the index, Sphinx drops all pages that are not its own.
    indexer.prune = lambda pages: prune({*pages, *fed})
    return []


def _prepare_page(app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    context["settings"] = settings.read(Path(app.srcdir))
    context["is_notebook"] = (Path(app.srcdir) / f"{page}.ipynb").exists()
    context["course_version"] = __version__
    context["sharing_alternative"] = sharing.alternative()
    context["chapter"] = chapters.number_of(page)
    _number_lessons(page, context)
    context["toc"] = chapters.sections_of(context.get("toc") or "")
    if context.get("body"):
        finished = finish.finish(context["body"], page)
        context["body"], context["description"] = finished.body, finished.description
        if context["is_notebook"]:
            context["structured_data"] = metadata.learning_resource(
                context["title"], finished.description, app.config.author
            )


def _number_lessons(page: str, context: dict[str, Any]) -> None:
    if "toctree" in context:
        plain = context["toctree"]
        context["toctree"] = lambda **options: chapters.opened(
            chapters.numbered(plain(**options) or "", page)
        )
    for way in ("prev", "next"):
        if context.get(way):
            number = chapters.number_of(_page_behind(page, context[way]["link"]))
            if number:
                context[way] = {**context[way], "title": f"{number}. {context[way]['title']}"}


def _page_behind(page: str, link: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), link)).removesuffix(".html")


def _complete(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and app.builder.format == "html":
        pages = Path(app.outdir)
        styles.write_stylesheet(pages)
        styles.write_licences(pages)
        address = settings.read(Path(app.srcdir)).site_address
        metadata.write_sitemap(pages, address)
        if address:
            sharing.write_picture(pages / "_static")
