"""Misconceptions and slips about gaps and gradients (chapter 9)."""

from inequalitylab.exercises.ideas.idea import Idea
from inequalitylab.exercises.ideas.sections import SLOPE, SLOPE_INTERVAL, THREE_GROUPS, TWO_WAYS

IDEAS = {
    "wrong_way_round": Idea(
        "The gap the wrong way round",
        "The size is right and the sign is not. First ask: is a high value good or bad here? "
        "Then make the gap positive when people living in the most deprived areas do worse.",
        TWO_WAYS,
    ),
    "outcome_ignored": Idea(
        "Good or bad outcome",
        "The answer does not change when a high value turns from bad to good. "
        "For decay, high is bad; for years of life, high is good. "
        "Use the argument that says which it is.",
        TWO_WAYS,
    ),
    "row_order": Idea(
        "Row order",
        "You took the first and last rows. Rows can come in any order: "
        "the column `group` says which is which.",
        TWO_WAYS,
    ),
    "biggest_and_smallest": Idea(
        "Biggest and smallest",
        "You took the largest and the smallest value. The gap is between two named groups, "
        "and it can be negative: people living in the most deprived areas may do better.",
        TWO_WAYS,
    ),
    "size_only": Idea(
        "The sign is lost",
        "You returned the size of the gap only. A negative gap is a finding too. Keep the sign.",
        TWO_WAYS,
    ),
    "ratio_upside_down": Idea(
        "Ratio upside down",
        "You divided the other way. Here the ratio is above 1 "
        "when people living in the most deprived areas do worse.",
        TWO_WAYS,
    ),
    "gap_for_ratio": Idea(
        "A gap where a ratio is asked for",
        "You took one value from the other. That is the absolute gap. A ratio divides one by the other.",
        TWO_WAYS,
    ),
    "percent_change": Idea(
        "Percent more is not the ratio",
        "You took 1 off. 'How many times' is the ratio; 'how much more' is the ratio less 1.",
        TWO_WAYS,
    ),
    "groups_counted_equal": Idea(
        "Groups counted as equal",
        "You gave each group the same share of the scale. Groups of different size take up different shares: "
        "use the number of people.",
        THREE_GROUPS,
    ),
    "ends_for_middles": Idea(
        "Ends in place of middles",
        "You took where each group ends. People in a group are spread across it, so its place is its middle.",
        THREE_GROUPS,
    ),
    "scale_reversed": Idea(
        "Scale reversed",
        "You started from the other end. Look again at which group number the scale starts from.",
        THREE_GROUPS,
    ),
    "unweighted_line": Idea(
        "The line ignores how many people",
        "You fitted a line that counts each group once. A group of many people must pull more: "
        "weight the regression by people, as well as the midpoints.",
        THREE_GROUPS,
    ),
    "extremes_only": Idea(
        "Only the two ends",
        "You compared the two end groups. The slope index uses every group; "
        "what happens in the middle counts too.",
        SLOPE,
    ),
    "slope_per_group": Idea(
        "Slope for one step",
        "You fitted the line on group numbers, so your slope is for one step. "
        "The slope index is across the whole scale, from 0 to 1.",
        THREE_GROUPS,
    ),
    "slope_per_step": Idea(
        "Slope for one step",
        "You fitted a line without weights on group numbers, so your slope is for one step. "
        "The slope index is across the whole scale, from 0 to 1, and counts people.",
        THREE_GROUPS,
    ),
    "wrong_weights": Idea(
        "Other weights than asked for",
        "The line is weighted by another column than the question says.",
        SLOPE,
    ),
    "relative_by_mean": Idea(
        "Another definition of the relative index",
        "You divided the slope by the mean. Others define it so; "
        "here it is one end of the line divided by the other.",
        THREE_GROUPS,
    ),
    "relative_by_ends": Idea(
        "Another definition of the relative index",
        "You divided one end of the line by the other. Others define it so; "
        "here it is the slope divided by the mean.",
        THREE_GROUPS,
    ),
    "relative_by_groups": Idea(
        "Groups in place of the line",
        "You divided the value of one end group by the other. "
        "The relative index is read off the fitted line.",
        THREE_GROUPS,
    ),
    "unweighted_mean": Idea(
        "A mean that ignores people",
        "You averaged the groups. The mean of all people weights each group by its people.",
        THREE_GROUPS,
    ),
    "one_standard_error": Idea(
        "One standard error",
        "You went one standard error each way. For 95% it is 1.96 standard errors.",
        SLOPE_INTERVAL,
    ),
    "errors_added": Idea(
        "Standard errors added up",
        "You added standard errors. Errors that have nothing to do with each other partly cancel: "
        "add their squares.",
        SLOPE_INTERVAL,
    ),
    "largest_value": Idea(
        "The extreme group is not the worst fit",
        "You named the group with the most extreme value. "
        "The question is which group lies furthest from the line.",
        SLOPE,
    ),
    "signed_miss": Idea(
        "Furthest above only",
        "You looked for the group furthest above the line. "
        "A group below it misses by as much: compare sizes.",
        SLOPE,
    ),
}
