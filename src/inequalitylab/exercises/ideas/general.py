"""Slips that can happen in any set."""

from inequalitylab.exercises.ideas.idea import Idea

IDEAS = {
    "not_answered": Idea(
        "Not answered yet", "The function still has its first line. Write your answer in its place."
    ),
    "returned_nothing": Idea(
        "Nothing came back",
        "The function returned nothing (None). Printing shows a number to you; only `return` hands it on.",
    ),
    "no_function": Idea(
        "No function of this name",
        "The notebook has no function of this name. Either the cell that defines it stopped with an error, "
        "or the function was renamed. Run that cell and read the last line under it.",
    ),
    "stopped": Idea(
        "Stopped with an error",
        "The function stopped before it gave an answer. Call it in a cell of your own.",
    ),
    "library_called": Idea(
        "The library called",
        "You called `inequalitylab.measures`. It is switched off here: you write the measure yourself, "
        "so that you know what it does. Use numpy and pandas.",
    ),
    "wrong_kind": Idea("Not the kind of answer asked for", "Read again what the function should return."),
    "not_yet_right": Idea(
        "Not the right answer yet",
        "This is not what the question asks for, and we do not know this mistake. "
        "Read the question again, work a small example out on paper, and compare.",
    ),
    "rounded": Idea(
        "Rounded too soon",
        "The answer is right but rounded. Return the number as it is; round only when you show it.",
    ),
    "typed_in": Idea(
        "The answer of the example",
        "You gave the answer of the example for another table. The function must work it out "
        "from the table that it is given.",
    ),
    "percent_or_share": Idea(
        "Percent or share",
        "The answer is a hundred times too large or too small. "
        "A share runs from 0 to 1, a percentage from 0 to 100.",
    ),
    "changed_input": Idea(
        "The table that came in was changed",
        "The caller still needs its table. Work on a copy: `table = table.copy()`.",
    ),
    "comma_lost": Idea(
        "Thousands commas",
        "'1,234' is text for 1234. Take the comma out before you make it a number; do not drop the row.",
    ),
    "comma_as_point": Idea(
        "Thousands commas",
        "'1,234' is 1234, not 1.234. In English a comma sets off thousands, a point the fraction.",
    ),
    "star_as_zero": Idea(
        "A hidden number is not zero",
        "'*' and blanks mean that a number is not published. Zero means that there were none. "
        "Leave the row out.",
    ),
    "kept_missing": Idea(
        "A missing number was kept",
        "A row without a value cannot be used in a sum. Leave the whole row out.",
    ),
    "kept_star": Idea(
        "A row that should go was kept", "A row whose value is not published, or without people, goes."
    ),
    "should_refuse": Idea(
        "An answer where there is none",
        "This input cannot be answered. Raise ValueError and say why, so that nobody uses a wrong number.",
    ),
    "refused_wrongly": Idea(
        "Refused what can be answered",
        "You raised ValueError on input that has an answer. Read again what is refused, and what is only "
        "left out.",
    ),
    "infinite": Idea(
        "Divided by zero",
        "Nothing can be divided by zero. Say that there is no ratio (nan); the gap still stands.",
    ),
}
