"""Misconceptions and slips about chance and uncertainty (chapter 8)."""

from inequalitylab.exercises.ideas.idea import Idea

_LESSON = "08_chance_and_uncertainty"

IDEAS = {
    "plain_interval": Idea(
        "The simple interval",
        "You went 1.96 standard errors each way from the share. With few people, or a share near 0 or 1, "
        "that range is too narrow or runs past the end. Use Wilson's.",
        _LESSON,
    ),
    "no_width": Idea(
        "No range at all",
        "None out of a few does not prove none out of many. A range without width says that we are certain.",
        _LESSON,
    ),
    "residents_for_examined": Idea(
        "Out of whom?",
        "You divided by another number of people than the question says. First ask: out of whom?",
        _LESSON,
    ),
    "normal_for_counts": Idea(
        "The simple range for a count",
        "You went 1.96 times the root of the count each way. "
        "Counts cannot fall below zero, so their range is lopsided.",
        _LESSON,
    ),
    "byar_for_few": Idea(
        "An approximation where it is not good enough",
        "Byar's formula is for larger counts. For few events use the exact limits.",
        _LESSON,
    ),
    "exact_for_many": Idea(
        "Exact limits where Byar's are asked for",
        "Both are sound; this question says from which count on to use Byar's formula.",
        _LESSON,
    ),
    "byar_upper": Idea(
        "Upper limit without the extra event",
        "Byar's upper limit starts from the count plus one.",
        _LESSON,
    ),
    "counts_are_certain": Idea(
        "A full count is not certain",
        "You gave the count itself as both limits. Next year's count would differ by chance alone, "
        "even with everyone counted.",
        _LESSON,
    ),
    "count_for_rate": Idea(
        "A count where a rate is asked for",
        "Divide by the people, then multiply by what the rate is per.",
        _LESSON,
    ),
    "other_multiplier": Idea(
        "Per how many?",
        "Your rate is per another number of people than the question says.",
        _LESSON,
    ),
    "difference_reversed": Idea(
        "The difference the wrong way round",
        "The size is right and the sign is not. Read again which area is taken from which.",
        _LESSON,
    ),
    "plain_difference": Idea(
        "The simple interval of a difference",
        "You added the two squared standard errors. Build it from Wilson's limits of each share.",
        _LESSON,
    ),
    "limits_subtracted": Idea(
        "Limits taken from limits",
        "You took one range's limit from the other's. Both shares are seldom off in opposite ways at once, "
        "so that range is too wide.",
        _LESSON,
    ),
    "overlap_fallacy": Idea(
        "Overlap is not equality",
        "The two ranges overlap, and still the difference can be clear. "
        "Look at the range of the difference: does it hold zero?",
        _LESSON,
    ),
    "any_gap_counts": Idea(
        "A gap that chance could make",
        "One share is larger, but the range of the difference holds zero. Say that it is not clear.",
        _LESSON,
    ),
    "smallest_share": Idea(
        "Small share, small certainty?",
        "You went by the share or the count of events. "
        "How sure we are depends most on how many people there are.",
        _LESSON,
    ),
    "surest_for_least": Idea(
        "The other end",
        "You named the area at the other end: surest in place of least sure, or the reverse.",
        _LESSON,
    ),
}
