"""Made-up surveys and releases by number: the same number gives the same survey."""

import numpy as np
import pandas as pd

from inequalitylab.surveys.earlier import past_release
from inequalitylab.surveys.questions import Answer, Question, TableChoice, question_of
from inequalitylab.surveys.release import PastRelease, make_release
from inequalitylab.surveys.weights import targets_from, weight_survey

COLUMNS = ("age", "area", "home", "tooth")


def survey(rng: np.random.Generator, n: int) -> pd.DataFrame:
    """One to four questions, some lopsided, some with people who did not answer."""
    frame = {}
    for name in COLUMNS[: rng.integers(1, 5)]:
        size = rng.integers(1, 5)
        shares = rng.dirichlet(np.full(size, rng.choice([0.3, 1.0, 5.0])))
        column = pd.Series(rng.choice([f"{name}{i}" for i in range(size)], n, p=shares), dtype=object)
        if rng.random() < 0.5:
            column[rng.random(n) < rng.choice([0.02, 0.3])] = None
        frame[name] = column
    return pd.DataFrame(frame)


def question(rng: np.random.Generator, frame: pd.DataFrame, name: str) -> Question:
    """Its answers as found, or two of them joined."""
    values = sorted(frame[name].dropna().unique()) or ["none"]
    if len(values) > 2 and rng.random() < 0.5:
        rest = (Answer(value, (value,)) for value in values[2:])
        return Question(name, name, (Answer("joined", tuple(values[:2])), *rest))
    return Question(name, name, tuple(Answer(value, (value,)) for value in values))


def tables(rng: np.random.Generator, frame: pd.DataFrame) -> list[TableChoice]:
    """One to four tables, one or two ways."""
    names = [name for name in COLUMNS if name in frame]
    chosen = []
    for _ in range(rng.integers(1, 5)):
        name = str(rng.choice(names))
        by = rng.choice(["", *(other for other in names if other != name)])
        split = question(rng, frame, str(by)) if by else None
        chosen.append(TableChoice(question(rng, frame, name), split))
    return chosen


def releases(number: int, times: int) -> tuple[pd.DataFrame, list[PastRelease]]:
    """A survey, and so many releases of it, each checked against those before."""
    rng = np.random.default_rng(number)
    frame, past = survey(rng, int(rng.integers(30, 120))), []
    for _ in range(times):
        past.append(past_release(make_release(frame, tables(rng, frame), earlier=list(past))))
    return frame, past


def weighted_releases(number: int) -> list[PastRelease]:
    """Two releases of a survey with the same weights."""
    rng = np.random.default_rng(number)
    towns = [f"town{i}" for i, size in enumerate(rng.integers(30, 150, 3)) for _ in range(size)]
    frame = survey(rng, len(towns))
    frame["town"] = rng.permutation(towns)
    shares = rng.dirichlet(np.full(3, 3.0)) * 0.9 + 0.1 / 3
    named = dict(zip(sorted(set(towns)), map(float, shares), strict=True))
    weights = weight_survey(frame, targets_from(question_of(frame, "town"), named))
    past: list[PastRelease] = []
    for _ in range(2):
        chosen = [*tables(rng, frame), TableChoice(question_of(frame, "town"))]
        past.append(past_release(make_release(frame, chosen, earlier=list(past), weights=weights)))
    return past
