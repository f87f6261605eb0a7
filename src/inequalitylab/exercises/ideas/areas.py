"""Misconceptions and slips about areas, ranks and their people (chapter 5)."""

from inequalitylab.exercises.ideas.idea import Idea
from inequalitylab.exercises.ideas.sections import COUNT_PEOPLE, NEW_AREAS, NOT_PEOPLE, RANKS, TENTHS

IDEAS = {
    "code_joined": Idea(
        "Codes of another year",
        "The table has codes that are not in the list, and you went on. Areas were redrawn in 2021: "
        "a 2011 code may stand for another place, or for none.",
        NEW_AREAS,
    ),
    "rank_reversed": Idea(
        "Rank from the other end",
        "You counted ranks from the other end. Look again at which area is rank 1.",
        RANKS,
    ),
    "ties_by_order": Idea(
        "Ties put in an order",
        "Areas with the same score must get the same rank. You gave them different ranks by where they "
        "stand.",
        RANKS,
    ),
    "ties_averaged": Idea(
        "Ties given the middle rank",
        "You gave tied areas the mean of their ranks. The question says which rank they share.",
        RANKS,
    ),
    "ties_dense": Idea(
        "Ranks without a gap after a tie",
        "After two areas that share rank 2, the next is rank 4: count the areas, not the different scores.",
        RANKS,
    ),
    "ties_other_end": Idea(
        "Ties at the other end",
        "Tied areas take up several ranks between them. You gave them the one at the other end.",
        RANKS,
    ),
    "group_by_floor": Idea(
        "Rounded down",
        "Groups are numbered from 1, so round up. Rounding down gives a group 0, and puts areas one group "
        "too low.",
        TENTHS,
    ),
    "cut_point_moved": Idea(
        "Cut-point in the wrong group",
        "You rounded down and added 1. That is the same as rounding up, except at a cut-point: "
        "there the last area of a group lands in the next group.",
        TENTHS,
    ),
    "group_reversed": Idea(
        "Groups numbered from the other end",
        "Look again at which group is number 1.",
        TENTHS,
    ),
    "ten_groups": Idea(
        "Tenths again", "You made tenths. The question asks for another number of groups.", TENTHS
    ),
    "areas_for_people": Idea(
        "Areas counted in place of people",
        "You gave the share of areas. Areas differ in size: count the people who live in them.",
        COUNT_PEOPLE,
    ),
    "other_group": Idea(
        "The wrong group", "You counted people in another group of areas than asked for.", NOT_PEOPLE
    ),
    "simple_mean": Idea(
        "A mean that ignores people",
        "You averaged the areas. An area of 3,000 people must count more than one of 1,000: weight by "
        "people.",
        COUNT_PEOPLE,
    ),
    "zero_people_counted": Idea(
        "An area without people counted",
        "Nobody lives there, so its rate is missing and must not spoil the rest.",
        COUNT_PEOPLE,
    ),
    "double_counted": Idea(
        "People counted twice",
        "One old area became several new ones, and you gave each of them all its people. "
        "Multiply by the share first. Check: the total must stay the same.",
        NEW_AREAS,
    ),
    "first_match_only": Idea(
        "Only the first match kept",
        "One old area became several new ones, and you kept one of them. People went missing: check the "
        "total.",
        NEW_AREAS,
    ),
    "split_equally": Idea(
        "Split in equal parts",
        "You split people equally between the new areas. Use the share that the look-up gives.",
        NEW_AREAS,
    ),
    "ecological": Idea(
        "An area is not its people",
        "You counted everyone in the group of areas. Most people there are not on low income, "
        "and most people on low income live elsewhere: use the rate of each area.",
        NOT_PEOPLE,
    ),
    "inside_for_outside": Idea(
        "Inside in place of outside",
        "You gave the share that lives inside the group. The question is how many live outside it.",
        NOT_PEOPLE,
    ),
    "mean_of_rates": Idea(
        "Rates averaged as if areas were equal",
        "You worked with the areas' rates as they stand. Turn each rate into people first: rate × people.",
        NOT_PEOPLE,
    ),
}
