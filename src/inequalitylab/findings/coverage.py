"""What is missing: which councils the surveys of teeth reached, and which figures a place does not have."""

from collections.abc import Iterable
from functools import lru_cache

from inequalitylab.findings import published
from inequalitylab.findings.kinds import Absence, Finding, Row, Trend
from inequalitylab.findings.people import PERCENT
from inequalitylab.findings.sources import source_of
from inequalitylab.findings.teeth import DATASET, SEX
from inequalitylab.findings.topics import TOPICS
from inequalitylab.measures import difference
from inequalitylab.places import ENGLAND


@lru_cache(maxsize=1)
def decay_coverage() -> Trend:
    """Return the share of councils with a figure on tooth decay, survey by survey, in %."""
    rows = tuple(_covered(period) for period in published.periods(DATASET, SEX))
    return Trend(
        topic=TOPICS["decay_cover"],
        place=ENGLAND,
        period=f"{rows[0].label} to {rows[-1].label}",
        source=source_of(DATASET),
        rows=rows,
        england=(),
        change=difference(rows[-1].value, rows[0].value, unit="%"),
        change_england=None,
        why_no_interval="It counts councils, so it has no sampling range.",
        method="Councils of today with a figure, divided by those in the publisher's list.",
    )


def _covered(period: str) -> Row:
    listed = [row for code, row in published.by_period(DATASET, SEX, period).items() if code != ENGLAND.code]
    known = sum(row.value is not None for row in listed)
    return Row(label=period, value=PERCENT * known / len(listed), count=known, denominator=len(listed))


def not_there(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return, of some findings on a place, those that say that there is no figure, or that miss a period."""
    return tuple(
        finding
        for finding in found
        if isinstance(finding, Absence)
        or (isinstance(finding, Trend) and any(row.value is None for row in finding.rows))
    )
