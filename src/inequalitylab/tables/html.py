"""The table of a finding as HTML: a caption, headings with their scope, no empty heading."""

from html import escape

from inequalitylab.findings.kinds import Finding
from inequalitylab.tables.columns import NO_FIGURE, columns, first_heading, lines
from inequalitylab.words import headline, subtitle


def caption(finding: Finding) -> str:
    """Return what the table holds, as its caption says it."""
    made_up = "Made-up numbers. " if finding.made_up else ""
    return f"{made_up}{headline(finding)}. {subtitle(finding)}"


def html_table(finding: Finding) -> str:
    """Return the rows behind the finding as an accessible table."""
    shown = columns(finding)
    head = [f'<th scope="col">{escape(first_heading(finding))}</th>']
    head += [f'<th scope="col" class="il-number">{escape(column.heading)}</th>' for column in shown]
    body = []
    for line in lines(finding):
        cells = [f'<th scope="row">{escape(line.name)}</th>']
        cells += [f'<td class="il-number">{escape(column.written(line))}</td>' for column in shown]
        body.append(f"<tr>{''.join(cells)}</tr>")
    if not body:
        body.append(f'<tr><th scope="row">{escape(finding.place.name)}</th></tr>')
        head = [f'<th scope="col">Place without a figure ({NO_FIGURE})</th>']
    return (
        f"<table><caption>{escape(caption(finding))}</caption>"
        f"<thead><tr>{''.join(head)}</tr></thead><tbody>{''.join(body)}</tbody></table>"
    )
