"""The table of a finding as HTML: a caption, headings with their scope, no empty heading.

It states the roles that its elements have anyway: on a phone the name of a row stands above its cells
(`show.css`), and some browsers no longer take what is set out so for a table.
"""

import re
from html import escape

from inequalitylab.findings.kinds import Finding
from inequalitylab.tables.columns import written
from inequalitylab.words import headline, subtitle

NUMBER = re.compile(r"[-−]?\d[\d.,]*")


def caption(finding: Finding) -> str:
    """Return what the table holds, as its caption says it."""
    made_up = "Made-up numbers. " if finding.made_up else ""
    return f"{made_up}{headline(finding)}. {subtitle(finding)}"


def html_table(finding: Finding) -> str:
    """Return the rows behind the finding as an accessible table."""
    shown = written(finding)
    first, *others = shown.header
    columns = [[row[place] for row in shown.rows] for place in range(1, len(shown.header))]
    kinds = [' class="il-number"' if any(map(NUMBER.fullmatch, column)) else "" for column in columns]
    head = [f'<th scope="col" role="columnheader">{escape(first)}</th>']
    head += [
        f'<th scope="col" role="columnheader"{kind}>{escape(heading)}</th>'
        for heading, kind in zip(others, kinds, strict=True)
    ]
    body = []
    for name, *cells in shown.rows:
        line = [f'<th scope="row" role="rowheader">{escape(name)}</th>']
        line += [
            f'<td role="cell"{kind}>{escape(cell)}</td>' for cell, kind in zip(cells, kinds, strict=True)
        ]
        body.append(f'<tr role="row">{"".join(line)}</tr>')
    return (
        f'<table role="table"><caption>{escape(caption(finding))}</caption>'
        f'<thead role="rowgroup"><tr role="row">{"".join(head)}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(body)}</tbody></table>'
    )
