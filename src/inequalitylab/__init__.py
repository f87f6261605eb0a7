"""Research skills on public inequality data: measures, data, findings, and what shows them.

Floors, each using only those below: `datasets`, `places`, `measures`, `surveys`; `findings`; `charts`,
`words`, `tables`; `show`; `workbooks`, `pages`, `briefs`. Nothing is imported here, so that
``import inequalitylab`` costs almost nothing.
"""

__version__ = "0.1.0"
