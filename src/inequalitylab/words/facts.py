"""What goes with a number: how sure, how old, who is not counted, how it was worked out, where from."""

from inequalitylab.findings.kinds import Finding
from inequalitylab.words.numbers import when
from inequalitylab.words.sure import how_sure

HOW_SURE, WHO_IS_MISSING, WHERE_FROM = "How sure", "Who is not counted", "Where from"


def facts(finding: Finding) -> tuple[tuple[str, str], ...]:
    """Return each fact that is known of a finding as its name and its sentence, in the order of a page."""
    source = finding.source
    if finding.made_up:
        found = [(WHERE_FROM, source.attribution), ("How it was worked out", finding.method)]
    else:
        found = [
            (HOW_SURE, source.how_sure or how_sure(finding)),
            ("How old", f"The figures are for {when(finding.period)}."),
            (WHO_IS_MISSING, source.who_is_missing),
            ("How it was worked out", finding.method),
            ("Take care", finding.topic.caution),
            (WHERE_FROM, f"{source.publisher}: {source.title}. {source.attribution}"),
        ]
    return tuple((name, text) for name, text in found if text)
