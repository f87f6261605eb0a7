"""The one exception that a person is meant to read."""


class CourseError(Exception):
    """Something went wrong that the reader can mend.

    The message says what happened and what to do next, in plain words. The command line prints it
    alone, without a traceback.
    """


def quoted_list(names: list[str], last: str = "or") -> str:
    """Set names in a sentence: ``'a', 'b' or 'c'``."""
    quoted = [f"'{name}'" for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"
