"""Words for made-up people on a grid, cut into areas in several ways."""

from inequalitylab.findings.area_kinds import Zones
from inequalitylab.words.alternative import alternative_parts
from inequalitylab.words.headlines import headline
from inequalitylab.words.names import said
from inequalitylab.words.numbers import figure, listed, plain
from inequalitylab.words.sentences import sentences
from inequalitylab.words.sure import sure_sentences


@headline.register
def _headline(finding: Zones) -> str:
    shares = listed([figure(row.value or 0, finding.topic) for row in finding.rows])
    return f"{finding.topic.name} in {said(finding.place)}, cut {finding.cut}: {shares}"


@sentences.register
def _sentences(finding: Zones) -> tuple[str, ...]:
    everyone = plain(sum(row.denominator or 0 for row in finding.rows), 0)
    shares = listed([f"{figure(row.value or 0, finding.topic)} {row.label}" for row in finding.rows])
    areas = plain(len(finding.rows), 0)
    return (
        f"In {said(finding.place)}, {everyone} people are cut {finding.cut} into {areas} areas.",
        f"The share with a low income is {shares}.",
        *sure_sentences(finding),
    )


@alternative_parts.register
def _parts(finding: Zones) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kind = "A grid of marks in two shapes, one mark a person, with thick lines between areas."
    return (kind, *sentences(finding)), ("Nobody moves when the lines do.",)
