"""Sources of findings: from the catalogue, from a printed report, or made up."""

from functools import lru_cache

from inequalitylab import datasets
from inequalitylab.findings.kinds import Source

MADE_UP = Source(
    dataset="",
    title="Numbers made up for this course",
    publisher="Inequality Lab contributors",
    attribution="Made up: these numbers are about no real place and no real person.",
    licence="CC BY 4.0",
)


@lru_cache
def source_of(name: str) -> Source:
    """Return the source of a table in the catalogue."""
    about = datasets.describe(name)
    return Source(
        dataset=name,
        title=about.title,
        publisher=about.publisher,
        attribution=about.attribution,
        licence=about.licence,
        address=about.address,
        how_sure=about.how_sure,
        who_is_missing=about.who_is_missing,
    )
