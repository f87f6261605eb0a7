"""The numbers to take away: a frame for those who code, CSV text with its source for everyone."""

import csv
import io
import re

import pandas as pd

from inequalitylab.findings.kinds import Finding
from inequalitylab.tables.columns import columns, first_heading, lines
from inequalitylab.words import headline, subtitle

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def frame(finding: Finding) -> pd.DataFrame:
    """Return the rows behind the finding as a frame, unrounded, one line a row."""
    return pd.DataFrame(raw_columns(finding))


def raw_columns(finding: Finding) -> dict[str, list]:
    """Return the columns behind the finding by name, the first with the names of the rows."""
    found = lines(finding)
    return {
        first_heading(finding).lower(): [line.name for line in found],
        **{column.name: [column.value(line) for line in found] for column in columns(finding)},
    }


def csv_text(finding: Finding) -> str:
    """Return the rows as CSV, then an empty line and what a file needs to be understood alone."""
    source = finding.source
    about = [
        ("What", headline(finding)),
        ("Facts", subtitle(finding)),
        ("Method", finding.method),
        ("Caution", finding.topic.caution),
        ("Source", f"{source.publisher}, {source.title}"),
        ("Licence", source.licence),
        ("Attribution", source.attribution),
        ("Address", source.address),
        ("Made up", "yes" if finding.made_up else "no"),
    ]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    numbers = raw_columns(finding)
    writer.writerow(numbers)
    for row in zip(*numbers.values(), strict=True):
        writer.writerow([cell(value) for value in row])
    writer.writerow([])
    writer.writerows([(name, cell(words)) for name, words in about if words])
    return text.getvalue()


def cell(value: object) -> object:
    """Return a cell of a file: a number without noise, words that no spreadsheet reads as a formula."""
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) >= 1000 else round(value, 6)
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def download_name(finding: Finding) -> str:
    """Return a plain file name: ``decay-leeds-2023-24.csv``."""
    words = f"{finding.topic.key} {finding.place.name} {finding.period}"
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") + ".csv"
