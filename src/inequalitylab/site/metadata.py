"""What machines read: the sitemap, and what a lesson is, for search engines of teaching material."""

import json
from pathlib import Path
from xml.sax.saxutils import escape

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_OF_DATA = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
NOT_LISTED = ("404.html", "search.html")


def learning_resource(title: str, description: str, author: str) -> str:
    """Return the structured data of a lesson (schema.org), safe inside a script element."""
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": title,
        "description": description,
        "author": {"@type": "Organization", "name": author},
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "learningResourceType": "lesson",
        "license": LICENCE,
    }
    return _safe(data)


def data_set(title: str, description: str, author: str, place: str, download: str) -> str:
    """Return the structured data of an area's figures (schema.org), safe inside a script element.

    `download` is the whole address of their CSV file; without it, none is named.
    """
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": title,
        "description": description,
        "creator": {"@type": "Organization", "name": author},
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "license": LICENCE_OF_DATA,
        "spatialCoverage": {"@type": "Place", "name": f"{place}, England"},
    }
    if download:
        data["distribution"] = {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": download}
    return _safe(data)


def _safe(data: dict[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")


def write_sitemap(pages: Path, site_address: str) -> None:
    """Write `sitemap.xml` and `robots.txt`, which need the site's address; nothing without one."""
    if not site_address:
        return
    root = site_address.rstrip("/")
    names = sorted(page.relative_to(pages).as_posix() for page in pages.rglob("*.html"))
    listed = "".join(
        f"<url><loc>{escape(f'{root}/{name}')}</loc></url>\n" for name in names if name not in NOT_LISTED
    )
    (pages / "sitemap.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{listed}</urlset>\n',
        encoding="utf-8",
    )
    (pages / "robots.txt").write_text(f"User-agent: *\nSitemap: {root}/sitemap.xml\n", encoding="utf-8")
