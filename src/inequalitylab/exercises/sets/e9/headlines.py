"""Task 9 of E9: the finding that the headline is about."""

from typing import Any

from inequalitylab.exercises.sets.e9.gradient import Rules

# National Dental Epidemiology Programme for England, oral health survey of 5-year-old schoolchildren 2024:
# children with visibly obvious decay, most and least deprived fifth of areas.
DECAY_MOST, DECAY_LEAST = 32.2, 13.6


def headline_of(rules: Rules, generator: Any) -> dict[str, str]:
    """Return the facts to write about, the turn to think through, and two answers for the marker."""
    del rules, generator
    gap, ratio = DECAY_MOST - DECAY_LEAST, DECAY_MOST / DECAY_LEAST
    free_ratio = (100 - DECAY_LEAST) / (100 - DECAY_MOST)
    return {
        "facts": (
            f"In England in 2024, {DECAY_MOST}% of 5-year-olds living in the most deprived fifth of areas "
            f"had tooth decay, and {DECAY_LEAST}% in the least deprived fifth "
            "(National Dental Epidemiology Programme, oral health survey of 5-year-old schoolchildren 2024)."
        ),
        "flip": "count children **without** decay instead of children with decay",
        "model": (
            f"**Tooth decay: a {gap:.1f}-point gap between the most and least deprived areas.** "
            f"In England in 2024, {DECAY_MOST}% of 5-year-olds in the most deprived fifth of areas "
            f"had decay, {ratio:.1f} times the {DECAY_LEAST}% in the least deprived "
            "(national dental survey).\n\n"
            f"Counting children without decay, it is {100 - DECAY_MOST:.1f}% against "
            f"{100 - DECAY_LEAST:.1f}%. The gap is still {gap:.1f} points, "
            f"but the ratio falls from {ratio:.2f} to {free_ratio:.2f}. "
            "Nothing about the children has changed, so the ratio alone could be chosen "
            "to make the gap look large or small."
        ),
        "borderline": (
            f"**Poor children have {ratio:.1f} times more rotten teeth.** In England {DECAY_MOST}% "
            "of them have decay, because parents in deprived areas give them sweets.\n\n"
            "You need both numbers because they show different things."
        ),
    }
