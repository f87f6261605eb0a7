"""Words on a survey of one's own: what share gave an answer, how sure, and whom it cannot stand for."""

from inequalitylab.findings.reply_kinds import Replies
from inequalitylab.words.alternative import alternative_parts
from inequalitylab.words.headlines import headline
from inequalitylab.words.names import said
from inequalitylab.words.numbers import figure, plain
from inequalitylab.words.sentences import sentences
from inequalitylab.words.sure import MADE_UP, interval_words

HIDDEN = "the number is hidden to protect people"


@headline.register
def _headline(finding: Replies) -> str:
    row = finding.main
    group = f" ({finding.group})" if finding.group else ""
    value = f"{figure(row.value, finding.topic)} answered" if row.value is not None else "hidden number for"
    return (
        f"{finding.topic.name}{'' if finding.topic.name.endswith('?') else ':'} {value} “{row.label}”{group}"
    )


@sentences.register
def _replies(finding: Replies) -> tuple[str, ...]:
    row, topic = finding.main, finding.topic
    whom = f"people who replied ({finding.group})" if finding.group else "people who replied"
    start = f"In the survey “{said(finding.place)}”,"
    if row.value is None:
        parts = [f"{start} {HIDDEN} for “{row.label}”."]
    else:
        parts = [f"{start} {figure(row.value, topic)} of {whom} answered “{row.label}”."]
        if row.count is not None and row.denominator is not None:
            parts.append(
                f"That is about {plain(row.count, 0)} of {plain(row.denominator, 0)} people, rounded to 5."
            )
        if found := interval_words(row, topic, unit=topic.unit):
            parts.append(f"By chance alone, the data are compatible with {found}.")
    if finding.missing:
        parts.append(f"{finding.missing}.")
    if finding.made_up:
        parts.append(MADE_UP)
    return tuple(parts)


@alternative_parts.register
def _alternative(finding: Replies) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kind = f"Bars from zero, one for each of {len(finding.rows)} answers, with a line for its range."
    hidden = sum(row.value is None for row in finding.rows)
    none = f"{hidden} have no bar, because the number is hidden." if hidden else ""
    return (kind, *sentences(finding)), (none,)
