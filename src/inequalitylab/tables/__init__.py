"""Set it out: the rows of a finding as an accessible HTML table, a plain frame, and a file to take away."""

from inequalitylab.tables.columns import Written, written
from inequalitylab.tables.html import caption, html_table
from inequalitylab.tables.take_away import cell, csv_text, download_name, frame, raw_columns

__all__ = [
    "Written",
    "caption",
    "cell",
    "csv_text",
    "download_name",
    "frame",
    "html_table",
    "raw_columns",
    "written",
]
