"""What the functions of E5 must do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rules:
    """What the functions must do.

    Attributes
    ----------
    first_is_most_deprived : bool
        Whether rank 1 and group 1 are the most deprived.
    groups : int
        How many groups of areas.
    ties : str
        Which rank areas with the same score share: ``min`` or ``max``.
    percent : bool
        Whether shares are percentages.
    missing : str
        ``leave_out`` areas that have no number, or ``refuse`` the table.
    codes : str
        ``refuse`` codes that are not on the map, or ``count`` them.
    mean : str
        ``weighted``, or ``difference``: weighted less simple.
    """

    first_is_most_deprived: bool = True
    groups: int = 10
    ties: str = "min"
    percent: bool = True
    missing: str = "leave_out"
    codes: str = "refuse"
    mean: str = "weighted"

    @property
    def whole(self) -> int:
        """What a share is multiplied by."""
        return 100 if self.percent else 1
