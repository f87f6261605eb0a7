"""What is not there, said in lines that hold no figure: which figures, and which surveys."""

from collections.abc import Iterable

from inequalitylab.findings.kinds import NOT_PUBLISHED, Absence, Finding, Trend
from inequalitylab.words.names import said
from inequalitylab.words.numbers import listed, opening, when


def lacking(found: Iterable[Finding]) -> tuple[str, ...]:
    """Say which figures a place does not have; lines without any number of people or rate."""
    lines = []
    for finding in found:
        topic, name = finding.topic, said(finding.place)
        if isinstance(finding, Absence):
            line = f"There is no figure on {topic.subject} for {name} for {when(finding.period)}."
            lines.append(f"{line} {finding.reason}")
        elif isinstance(finding, Trend):
            gaps = [when(row.label) for row in finding.rows if row.value is None]
            lines.append(f"There is no figure on {topic.subject} for {name} for {listed(gaps)}.")
    return tuple(dict.fromkeys(lines))


def without_range(found: Iterable[Finding]) -> str:
    """Say for which figures the publisher gives no range; empty where it gives one for all."""
    subjects = dict.fromkeys(
        finding.topic.subject
        for finding in found
        if finding.why_no_interval == NOT_PUBLISHED and not isinstance(finding, Absence)
    )
    return f"{opening(listed(list(subjects)))}: the publisher gives no range." if subjects else ""
