"""Say it: sentences, headlines and alternative texts, each worked out from a finding.

Charts and tables use the number words of this floor, so that all write a number the same way.
"""

from inequalitylab.words import areas, chance, many, replies, zones  # noqa: F401
from inequalitylab.words.alternative import alt_text
from inequalitylab.words.facts import facts
from inequalitylab.words.headlines import headline, source_line, subtitle
from inequalitylab.words.names import said
from inequalitylab.words.sentences import sentence, sentences, spoken
from inequalitylab.words.sure import how_sure

__all__ = [
    "alt_text",
    "facts",
    "headline",
    "how_sure",
    "said",
    "sentence",
    "sentences",
    "source_line",
    "spoken",
    "subtitle",
]
