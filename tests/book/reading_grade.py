"""How hard a text is to read: Flesch and Kincaid's grade, with syllables counted by rule.

A formula is screening only. It says which page to look at again; readers say whether it is plain.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+|(?<=:)\s+")
# Vowels side by side that are said apart.
SAID_APART = re.compile(
    r"(?<![ctg])ia(?!ge)|io(?!u|n)|(?<![ctg])iou|ie[tn](?!d)|ium|eo(?!u|p)|[aeiouy]ing|(?:ar|id)ea$|(?:cr|r)eat[eio]"
    r"|ua(?:t|bl)|(?<!q)ual(?!i)|uou|[^q]uity|uum|eum|(?<=oy)ee$|y(?=one$)"
)


@dataclass(frozen=True)
class Grade:
    """Words, sentences and the grade of a text."""

    words: int
    sentences: int
    grade: float

    @property
    def words_a_sentence(self) -> float:
        return self.words / self.sentences


def syllables(word: str) -> int:
    """Count the syllables of an English word, to within one for most."""
    letters = re.sub(r"['’].*", "", word.lower())
    if len(letters) <= 3:
        return 1 if letters not in {"any", "ago"} else 2
    joined = re.sub(
        r"e(?=(?:ment|ful|less|ly|where|body|thing|one)s?$)", "", re.sub(r"^every", "evry", letters)
    )
    silent = re.sub(
        r"(?<![td])ed$|(?<![aeioucsgxz])es$|(?<=[^aeiou])(?<![^aeiou]l)e$|(?<=[aeiouw])e$", "", joined
    )
    groups = len(re.findall(r"[aeiouy]+", silent)) + len(SAID_APART.findall(letters))
    return max(groups, 1)


def sentences(texts: Iterable[str]) -> list[str]:
    """Split texts into sentences that hold words; the end of a text ends a sentence."""
    parts = (part for text in texts for part in SENTENCE_END.split(text))
    return [part for part in parts if WORD.search(part)]


def grade(texts: Iterable[str]) -> Grade:
    """Work out the reading grade of some paragraphs, list items or cells."""
    found = sentences(texts)
    words = [word for sentence in found for word in WORD.findall(sentence)]
    by_sentence = len(words) / len(found)
    by_word = sum(map(syllables, words)) / len(words)
    return Grade(len(words), len(found), 0.39 * by_sentence + 11.8 * by_word - 15.59)
