"""Rows of a file that say the same in every column: typed twice, or two people who answered alike."""

from dataclasses import dataclass

from inequalitylab.surveys.files import SurveyFile


@dataclass(frozen=True)
class Repeats:
    """Rows that are the same, word for word.

    Attributes
    ----------
    groups : for each set of rows that are the same, in which rows of the file they stand
    """

    groups: tuple[tuple[int, ...], ...]

    @property
    def extra(self) -> int:
        """How many rows go if one of each set is kept."""
        return sum(len(group) - 1 for group in self.groups)


def find_repeats(survey: SurveyFile) -> Repeats:
    """Return the rows that are the same in every column of the file, personal details too.

    Columns that are dropped later still count here: two people of one age in one area are not a repeat.
    """
    alike = survey.frame.duplicated(keep=False)
    places = survey.rows or range(1, len(survey.frame) + 1)
    groups: dict[tuple[str, ...], list[int]] = {}
    for place, row, is_alike in zip(
        places, survey.frame.itertuples(index=False, name=None), alike, strict=True
    ):
        if is_alike:
            groups.setdefault(row, []).append(place)
    return Repeats(tuple(map(tuple, groups.values())))
