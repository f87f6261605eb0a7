"""Answers that are the same but for capitals, spaces and full stops, to be joined if a person says so."""

import re
import unicodedata
from collections.abc import Sequence

import pandas as pd

from inequalitylab.surveys.profile import ColumnProfile

SIGNS = re.compile(r"[\s.,;:!?'’\"_-]+")


def suggest_labels(frame: pd.DataFrame, profiles: Sequence[ColumnProfile]) -> dict[str, dict[str, str]]:
    """Return column -> answer -> the commonest spelling of it, for answers with more than one spelling.

    Give what the person agrees to as ``Choices(labels=...)``.
    """
    found: dict[str, dict[str, str]] = {}
    for profile in profiles:
        if profile.kind != "answers":
            continue
        counts = frame[profile.name].value_counts()
        spellings: dict[str, list[str]] = {}
        for answer in profile.answers:
            spellings.setdefault(_plain(answer), []).append(answer)
        joined = {
            answer: max(alike, key=lambda text: (counts[text], text))
            for alike in spellings.values()
            if len(alike) > 1
            for answer in alike
        }
        if changed := {answer: label for answer, label in joined.items() if answer != label}:
            found[profile.name] = changed
    return found


def _plain(text: str) -> str:
    return SIGNS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()
