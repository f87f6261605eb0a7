"""The table of a finding as HTML: a caption, headings with their scope, no empty heading."""

from html import escape

from inequalitylab.findings.kinds import Finding
from inequalitylab.tables.columns import written
from inequalitylab.words import headline, subtitle


def caption(finding: Finding) -> str:
    """Return what the table holds, as its caption says it."""
    made_up = "Made-up numbers. " if finding.made_up else ""
    return f"{made_up}{headline(finding)}. {subtitle(finding)}"


def html_table(finding: Finding) -> str:
    """Return the rows behind the finding as an accessible table."""
    shown = written(finding)
    first, *others = shown.header
    head = [f'<th scope="col">{escape(first)}</th>']
    head += [f'<th scope="col" class="il-number">{escape(heading)}</th>' for heading in others]
    body = []
    for name, *cells in shown.rows:
        line = [f'<th scope="row">{escape(name)}</th>']
        line += [f'<td class="il-number">{escape(cell)}</td>' for cell in cells]
        body.append(f"<tr>{''.join(line)}</tr>")
    return (
        f"<table><caption>{escape(caption(finding))}</caption>"
        f"<thead><tr>{''.join(head)}</tr></thead><tbody>{''.join(body)}</tbody></table>"
    )
