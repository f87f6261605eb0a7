"""Weights that bring a survey to known shares, with a cap, and what they cost."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from inequalitylab.errors import CourseError, quoted_list
from inequalitylab.measures import design_effect, effective_sample_size, post_stratified_weights
from inequalitylab.surveys.disclosure.rules import SMALLEST_GROUP, rounded
from inequalitylab.surveys.questions import Question, picked

LARGEST_WEIGHT = 5.0
TARGET_TOLERANCE = 0.005
MOST_ROUNDS = 100


@dataclass(frozen=True)
class Weighting:
    """The choice to weight.

    Attributes
    ----------
    question : the groups to bring to their shares
    targets : group label -> its share among the people the survey is about; shares sum to 1
    source : where the target shares come from, for the methods paragraph
    cap : the largest weight
    """

    question: Question
    targets: tuple[tuple[str, float], ...]
    source: str = ""
    cap: float = LARGEST_WEIGHT


@dataclass(frozen=True)
class GroupWeight:
    """One group of a weighting: its weight, and its share before, as wanted, and after the cap."""

    label: str
    weight: float
    sample_share: float
    target_share: float
    weighted_share: float


@dataclass(frozen=True)
class Weights:
    """The weights of a survey.

    Attributes
    ----------
    choice : the weighting that was asked for
    values : one weight a reply, 1 where the group was not said; they sum to the number of replies
    groups : one line a group
    capped : the labels of groups whose weight the cap held down
    missed : the labels of groups whose weighted share misses its target by more than half a point
    effective_n : Kish's effective sample size, from rounded group counts (so that it can be published)
    design_effect : how many times more replies are needed than without weights
    notices : what a person must know, in plain words
    """

    choice: Weighting
    values: np.ndarray
    groups: tuple[GroupWeight, ...]
    capped: tuple[str, ...]
    missed: tuple[str, ...]
    effective_n: float
    design_effect: float
    notices: tuple[str, ...]


def targets_from(
    question: Question, shares: Mapping[str, float], *, source: str = "", cap: float = LARGEST_WEIGHT
) -> Weighting:
    """Return the choice to weight to these shares, checked.

    Parameters
    ----------
    question : the groups
    shares : group label -> share, in percent or as a fraction of 1; brought to sum to 1 if within one point
    source : where they come from ("Census 2021")
    cap : the largest weight, above 1

    Raises
    ------
    CourseError
        If a group has no share, a share is not above 0, the shares do not sum to 100%, or the cap is too low.
    """
    labels = [answer.label for answer in question.answers]
    if set(shares) != set(labels):
        wrong = sorted(set(shares) ^ set(labels))
        raise CourseError(
            f"Each group needs one target share. These do not match: {quoted_list(wrong, 'and')}. "
            "Give a share for every group of the question, or join groups first."
        )
    if any(not np.isfinite(share) or share <= 0 for share in shares.values()):
        raise CourseError("Every target share must be above 0. Join a group without people to another one.")
    total = sum(shares.values())
    if not (abs(total - 1) <= 0.0101 or abs(total - 100) <= 1.01):
        raise CourseError(f"The target shares sum to {total:g}, not to 100%. Check them.")
    if cap <= 1:
        raise CourseError("The largest weight must be above 1. A common choice is 5.")
    return Weighting(question, tuple((label, shares[label] / total) for label in labels), source, float(cap))


def weight_survey(survey: pd.DataFrame, choice: Weighting) -> Weights:
    """Weight a survey to target shares, cap the weights, and check the targets again.

    Parameters
    ----------
    survey : the cleaned survey
    choice : made by `targets_from`

    Raises
    ------
    CourseError
        If a group has fewer than 30 replies (weights would lean on too few people), or the cap cannot hold.
    """
    column = survey[choice.question.column]
    member = np.array([picked(column, answer) for answer in choice.question.answers])
    counts = member.sum(axis=1)
    small = [a.label for a, n in zip(choice.question.answers, counts, strict=True) if n < SMALLEST_GROUP]
    if small:
        raise CourseError(
            f"Too few replies to weight by: {quoted_list(small, 'and')} (fewer than {SMALLEST_GROUP}). "
            "Join these groups with others. Weights cannot speak for people who are not there."
        )
    targets = np.array([share for _, share in choice.targets])
    groups_of_rows = np.repeat(np.arange(len(counts)), counts)
    plain = post_stratified_weights(groups_of_rows, dict(enumerate(targets))).to_numpy()
    weights, held = _capped(plain[np.cumsum(counts) - 1], counts, choice.cap)
    values = np.ones(len(survey))
    for rows, weight in zip(member, weights, strict=True):
        values[rows] = weight
    after = weights * counts / counts.sum()
    labels = [answer.label for answer in choice.question.answers]
    missed = tuple(
        label for label, a, t in zip(labels, after, targets, strict=True) if abs(a - t) > TARGET_TOLERANCE
    )
    public = np.repeat(weights, [rounded(count) for count in counts])
    groups = tuple(
        GroupWeight(label, float(w), n / counts.sum(), float(t), float(a))
        for label, w, n, t, a in zip(labels, weights, counts, targets, after, strict=True)
    )
    capped = tuple(label for label, is_held in zip(labels, held, strict=True) if is_held)
    rest = int(len(survey) - counts.sum())
    return Weights(
        choice=choice,
        values=values,
        groups=groups,
        capped=capped,
        missed=missed,
        effective_n=float(effective_sample_size(public).value or 0),
        design_effect=float(design_effect(public).value or 0),
        notices=_notices(choice, capped, missed, rest),
    )


def _capped(plain: np.ndarray, counts: np.ndarray, cap: float) -> tuple[np.ndarray, np.ndarray]:
    """Return group weights that still sum to the replies, none above the cap, and which the cap holds."""
    n = counts.sum()
    weights, held = plain.copy(), np.zeros(len(counts), dtype=bool)
    for _ in range(MOST_ROUNDS):
        over = weights > cap + 1e-12
        if not over.any():
            return weights, held
        held |= over
        left = n - cap * counts[held].sum()
        free = ~held
        weights[held] = cap
        weights[free] = plain[free] * left / (plain[free] @ counts[free])
    raise CourseError("The largest weight is too small for these targets. Choose a larger one.")


def _notices(
    choice: Weighting, capped: tuple[str, ...], missed: tuple[str, ...], rest: int
) -> tuple[str, ...]:
    notes = [
        "Weights repair the mix of people who replied. They cannot speak for people who could not reply."
    ]
    if capped:
        notes.append(
            f"No weight is above {choice.cap:g}. This held down: {quoted_list(list(capped), 'and')}."
        )
    if missed:
        notes.append(
            f"With the cap, these groups miss their target share: {quoted_list(list(missed), 'and')}."
        )
    if rest:
        notes.append("People who did not say their group have a weight of 1.")
    return tuple(notes)
