"""Area pages: what one page says about one local authority, as HTML and CSV, with no script.

The site puts its frame around them (`inequalitylab.site.areas`).
"""

from inequalitylab.pages.addresses import slug_of
from inequalitylab.pages.area import AreaPage, Chapter, Host, area_page, figure, fingerprint, former_names
from inequalitylab.pages.sections import Section, sections

__all__ = [
    "AreaPage",
    "Chapter",
    "Host",
    "Section",
    "area_page",
    "figure",
    "fingerprint",
    "former_names",
    "sections",
    "slug_of",
]
