"""Task 8 of E8: the two towns that the statement is about."""

from typing import Any

from inequalitylab.measures.intervals import wilson_interval
from inequalitylab.measures.proportions import difference_of_proportions

A, B = (60, 250), (82, 250)


def statement_of(rules: Any) -> dict[str, str]:
    """Return the facts to write about, and two answers for the marker, at the confidence of the rules."""
    level = rules.confidence / 100
    b = wilson_interval(*B, confidence=level)
    gap = difference_of_proportions(*B, *A, per=100, confidence=level)
    share_a, share_b = 100 * A[0] / A[1], 100 * B[0] / B[1]
    low, high = 100 * b.lower, 100 * b.upper
    clear = gap.lower > 0
    verdict = (
        f"The gap of {gap.value:.1f} points has a range of {gap.lower:.1f} to {gap.upper:.1f}. "
        + (
            "It does not hold zero, so the share was very likely higher in town B"
            if clear
            else "It holds zero"
        )
        + (
            ", though the two towns' own ranges overlap. "
            if clear
            else ", so we cannot tell from these numbers. "
        )
    )
    return {
        "facts": (
            f"Made-up numbers. Dentists examined {A[1]} five-year-olds in town A, "
            f"and {A[0]} had decay ({share_a:.1f}%). "
            f"In town B they examined {B[1]}, and {B[0]} had decay ({share_b:.1f}%). "
            f"The {rules.confidence}% range for town B is {low:.1f} to {high:.1f}%. "
            f"The gap is {gap.value:.1f} points, range {gap.lower:.1f} to {gap.upper:.1f}."
        ),
        "model": (
            f"Of the {B[1]} five-year-olds examined in town B, {B[0]} had decay: about {share_b:.0f} in 100. "
            f"If we think of them as drawn by chance from all the town's children, "
            f"the numbers fit a share of anything from about {low:.0f} to {high:.0f} in 100.\n\n"
            f"{verdict}Chance is not the only doubt: "
            "children who were away or whose parents were not asked are not in these figures, "
            "and dentists may have judged differently."
        ),
        "borderline": (
            f"There is a {rules.confidence}% chance that decay in town B is {low:.1f} to {high:.1f}%.\n\n"
            "The ranges of the two towns overlap, so there is no difference between them. "
            "More children should be examined."
        ),
    }
