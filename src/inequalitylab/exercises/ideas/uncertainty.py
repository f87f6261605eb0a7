"""Misconceptions and slips about chance and uncertainty (chapter 8)."""

from inequalitylab.exercises.ideas.idea import Idea
from inequalitylab.exercises.ideas.sections import COUNTS, MANY_SURVEYS, ONE_SHARE, OVERLAP

IDEAS = {
    "plain_interval": Idea(
        "The simple interval",
        "You went the same number of standard errors each way from the share. With few people, or a share "
        "near 0 or 1, that range is too narrow or runs past the end. Use Wilson's.",
        ONE_SHARE,
    ),
    "no_width": Idea(
        "No range at all",
        "None of a few does not prove none of many, nor all of a few all of many. "
        "A range without width says that we are certain.",
        ONE_SHARE,
    ),
    "residents_for_examined": Idea(
        "Out of another number of people",
        "You divided by all residents. The question is out of the people who were examined. "
        "First ask: out of whom?",
        ONE_SHARE,
    ),
    "normal_for_counts": Idea(
        "The simple range for a count",
        "You went the same number of standard errors each way from the count. "
        "Counts cannot fall below zero, so their range is lopsided.",
        COUNTS,
    ),
    "byar_for_few": Idea(
        "An approximation where it is not good enough",
        "Byar's formula is for larger counts. For few events use the exact limits.",
        COUNTS,
    ),
    "exact_for_many": Idea(
        "Exact limits where Byar's are asked for",
        "Both are sound; this question says from which count on to use Byar's formula.",
        COUNTS,
    ),
    "byar_upper": Idea(
        "Upper limit without the extra event",
        "Byar's upper limit starts from the count plus one.",
        COUNTS,
    ),
    "counts_are_certain": Idea(
        "A full count is not certain",
        "You gave the count itself as both limits. Next year's count would differ by chance alone, "
        "even with everyone counted.",
        COUNTS,
    ),
    "count_for_rate": Idea(
        "A count where a rate is asked for",
        "Divide by the people, then multiply by what the rate is per.",
        COUNTS,
    ),
    "other_multiplier": Idea(
        "Per another number of people",
        "Your rate is per another number of people than the question asks for.",
        COUNTS,
    ),
    "difference_reversed": Idea(
        "The difference the wrong way round",
        "The size is right and the sign is not. Read again which area is taken from which.",
        OVERLAP,
    ),
    "plain_difference": Idea(
        "The simple interval of a difference",
        "You built the range from the two standard errors. With few people it is too narrow. "
        "Build it from Wilson's limits of each share.",
        OVERLAP,
    ),
    "limits_subtracted": Idea(
        "Limits taken from limits",
        "You took one range's limit from the other's. Both shares are seldom off in opposite ways at once, "
        "so that range is too wide.",
        OVERLAP,
    ),
    "overlap_fallacy": Idea(
        "Overlap is not equality",
        "The two ranges overlap, and still the difference can be clear. "
        "Look at the range of the difference: does it hold zero?",
        OVERLAP,
    ),
    "any_gap_counts": Idea(
        "A gap that chance could make",
        "One share is larger, but the range of the difference holds zero. Say that it is not clear.",
        OVERLAP,
    ),
    "smallest_share": Idea(
        "The smallest share is not the least sure",
        "You went by the share or the count of events. "
        "How sure we are depends most on how many people there are.",
        MANY_SURVEYS,
    ),
    "surest_for_least": Idea(
        "The other end",
        "You named the area at the other end: surest in place of least sure, or the reverse.",
        MANY_SURVEYS,
    ),
    "other_confidence": Idea(
        "Another confidence level",
        "Your range belongs to another level of confidence than the question asks for.",
        ONE_SHARE,
    ),
    "interval_backwards": Idea(
        "Range back to front", "The lower limit comes first, the upper limit second.", ONE_SHARE
    ),
}
