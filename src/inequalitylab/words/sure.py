"""How sure we are, in the wording of the course: what an interval says, and what to say without one."""

from inequalitylab.findings.kinds import NOT_APPLICABLE, NOT_PUBLISHED, Finding, Flag, Row
from inequalitylab.findings.topics import Topic
from inequalitylab.measures import Estimate
from inequalitylab.words.numbers import plain, step_unit

FLAG_WORDS: dict[Flag, str] = {
    "better": "The publisher's test calls it better than England.",
    "worse": "The publisher's test calls it worse than England.",
    "similar": "The publisher's test found no clear difference from England.",
}


def interval_words(
    estimate: Estimate | Row, topic: Topic, decimals: int | None = None, unit: str | None = None
) -> str:
    """Return ``about 19% to 30%``; empty where there is no interval."""
    if estimate.lower is None or estimate.upper is None:
        return ""
    places = topic.decimals if decimals is None else decimals
    unit = step_unit(topic) if unit is None else unit
    sign = "%" if unit == "%" else ""
    after = f" {unit}" if unit and not sign else ""
    return f"about {plain(estimate.lower, places)}{sign} to {plain(estimate.upper, places)}{sign}{after}"


def no_interval(reason: str) -> str:
    """Say why there is no interval."""
    if reason == NOT_PUBLISHED:
        return "The publisher gives no range, so we cannot say how sure this is."
    if reason == NOT_APPLICABLE:
        return "It counts everyone, so it has no sampling range."
    return reason


def how_sure(finding: Finding) -> str:
    """Say how sure the finding's main number is, as one or two sentences.

    Without an interval it says why; nothing is made up. A publisher's own test is reported as theirs.
    """
    if finding.made_up:
        return "These numbers are made up for learning."
    row = getattr(finding, "here", None)
    estimate = getattr(finding, "slope", None) or getattr(finding, "difference", None)
    parts = []
    if row is not None and row.lower is not None:
        words = interval_words(row, finding.topic, unit=finding.topic.unit)
        parts.append(f"The data are compatible with {words}.")
    elif row is None and estimate is not None and estimate.lower is not None:
        parts.append(f"The data are compatible with {interval_words(estimate, finding.topic)}.")
    else:
        if row is not None and row.flag is not None:
            parts.append(FLAG_WORDS[row.flag])
        parts.append(no_interval(finding.why_no_interval))
    return " ".join(parts)
