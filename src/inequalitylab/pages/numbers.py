"""All numbers of a page in one file, one line a number, and where each comes from."""

import csv
import io
from collections.abc import Iterable

from inequalitylab import tables
from inequalitylab.findings import Finding
from inequalitylab.words import headline, source_line

ROW_COLUMNS = (
    "value",
    "england",
    "lower",
    "upper",
    "count",
    "denominator",
    "flag",
    "note",
)
HEADER = ("finding", "measure", "unit", "out_of", "period", "row", *ROW_COLUMNS)


def numbers_csv(found: Iterable[Finding]) -> str:
    """Return the rows of findings as CSV, then one line for each finding on its source and licence.

    The column ``finding`` joins the lines on sources to the rows above them.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    about: list[tuple[str, ...]] = []
    for number, finding in enumerate(found, start=1):
        raw = tables.raw_columns(finding)
        names = next(iter(raw.values()))
        empty = [""] * len(names)
        shown = zip(names, *(raw.get(column, empty) for column in ROW_COLUMNS), strict=True)
        topic = finding.topic
        for name, *values in shown:
            cells = map(tables.cell, values)
            writer.writerow((number, topic.name, topic.unit, topic.out_of, finding.period, name, *cells))
        source = finding.source
        about.append(
            (
                str(number),
                headline(finding),
                source_line(finding),
                source.licence,
                source.attribution,
                source.address,
            )
        )
    writer.writerow(())
    writer.writerow(("finding", "what", "source", "licence", "attribution", "address"))
    writer.writerows(about)
    return text.getvalue()
