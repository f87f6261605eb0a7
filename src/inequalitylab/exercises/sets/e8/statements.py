"""Task 8 of E8: the two towns that the statement is about."""

from typing import Any

from inequalitylab.measures.intervals import wilson_interval
from inequalitylab.measures.proportions import difference_of_proportions

Town = tuple[int, int]
TOWNS: tuple[Town, Town] = ((60, 250), (82, 250))


def towns_of(generator: Any) -> tuple[Town, Town]:
    """Draw two made-up towns, about as far apart as those of the public set."""
    while True:
        people = [int(one) for one in generator.integers(180, 420, 2)]
        share = generator.uniform(0.15, 0.35)
        a, b = round(people[0] * share), round(people[1] * (share + 0.09))
        first, second = 100 * a / people[0], 100 * b / people[1]
        # What is printed can be subtracted by hand.
        if round(second - first, 1) == round(round(second, 1) - round(first, 1), 1):
            return (a, people[0]), (b, people[1])


def statement_of(rules: Any, a: Town, b: Town) -> dict[str, str]:
    """Return the facts to write about, and two answers for the marker, at the confidence of the rules."""
    level = rules.confidence / 100
    range_b = wilson_interval(*b, confidence=level)
    gap = difference_of_proportions(*b, *a, per=100, confidence=level)
    share_a, share_b = 100 * a[0] / a[1], 100 * b[0] / b[1]
    low, high = 100 * range_b.lower, 100 * range_b.upper
    clear = gap.lower > 0
    limits = f"{gap.lower:.1f} to {gap.upper:.1f}".replace("-", "−")
    verdict = (
        f"The gap of {gap.value:.1f} points has a range of {limits}. "
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
            f"Made-up numbers. Dentists examined {a[1]} five-year-olds in town A, "
            f"and {a[0]} had decay ({share_a:.1f}%). "
            f"In town B they examined {b[1]}, and {b[0]} had decay ({share_b:.1f}%). "
            f"The {rules.confidence}% range for town B is {low:.1f} to {high:.1f}%. "
            f"The gap is {gap.value:.1f} points, range {limits}."
        ),
        "model": (
            f"Of the {b[1]} five-year-olds examined in town B, {b[0]} had decay: about {share_b:.0f} in 100. "
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
