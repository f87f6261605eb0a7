"""How sure we are, in the wording of the course: what an interval says, and what to say without one."""

from inequalitylab.findings.chance_kinds import is_clear
from inequalitylab.findings.kinds import NOT_APPLICABLE, NOT_PUBLISHED, Finding, Flag, Level, Row
from inequalitylab.findings.topics import Topic
from inequalitylab.measures import Estimate
from inequalitylab.words.numbers import plain, step_unit

MADE_UP = "These numbers are made up for learning."
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


def no_clear_difference(level: Level) -> bool:
    """Say whether the publisher's test, or the difference's own range, leaves open which is higher."""
    found = level.difference
    by_range = found is not None and found.lower is not None and not is_clear(found)
    return level.here.flag == "similar" or by_range


def no_interval(reason: str) -> str:
    """Say why there is no interval."""
    if reason == NOT_PUBLISHED:
        return "The publisher gives no range, so we cannot say how sure this is."
    if reason == NOT_APPLICABLE:
        return "It counts everyone, so it has no sampling range."
    return reason


def sure_sentences(finding: Finding) -> tuple[str, ...]:
    """Say how sure the finding's main number is.

    Without an interval it says why; nothing is made up. A publisher's own test is reported as theirs.
    """
    found = _main_interval(finding)
    row = getattr(finding, "here", None)
    parts = [f"The data are compatible with {found}."] if found else []
    if not found and row is not None and row.flag is not None:
        parts.append(FLAG_WORDS[row.flag])
    if finding.made_up:
        parts.append(MADE_UP)
    elif not found:
        parts.append(no_interval(finding.why_no_interval))
    return tuple(parts)


def _main_interval(finding: Finding) -> str:
    row = getattr(finding, "here", None)
    if row is not None:
        return interval_words(row, finding.topic, unit=finding.topic.unit)
    estimate = getattr(finding, "slope", None) or getattr(finding, "difference", None)
    return interval_words(estimate, finding.topic) if estimate is not None else ""


def how_sure(finding: Finding) -> str:
    """Say how sure the finding's main number is, as one text."""
    return " ".join(sure_sentences(finding))
