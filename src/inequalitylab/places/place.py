"""What a place is, and what goes wrong when one is looked for."""

from dataclasses import dataclass

from inequalitylab.errors import CourseError, quoted_list

COUNTRY, REGION, COUNTY, AUTHORITY = "country", "region", "county", "authority"
WARD, MSOA, LSOA = "ward", "msoa", "lsoa"
KINDS = (COUNTRY, REGION, COUNTY, AUTHORITY, WARD, MSOA, LSOA)
KINDS_IN_WORDS = {
    COUNTRY: "country",
    REGION: "region",
    COUNTY: "county",
    AUTHORITY: "local authority",
    WARD: "ward",
    MSOA: "neighbourhood (MSOA)",
    LSOA: "small area (LSOA)",
}


@dataclass(frozen=True)
class Place:
    """An area of England, of one vintage.

    ``vintage`` is the year of the boundaries. ``authority_code`` and ``region_code`` name what the
    place lies in (for an authority its own code), and are None where the place is larger.
    ``found_as`` is the name that was asked for, where that is a former name or another code.
    """

    code: str
    name: str
    kind: str
    vintage: int
    authority_code: str | None = None
    authority_name: str | None = None
    region_code: str | None = None
    region_name: str | None = None
    found_as: str | None = None

    @property
    def label(self) -> str:
        """The name with what tells it from others: ``Chapeltown, Sheffield``."""
        if self.found_as:
            return f"{self.name}, which covers {self.found_as.rpartition(' (')[0]}"
        inside = self.authority_name if self.kind in (WARD, MSOA, LSOA) else None
        return f"{self.name}, {inside}" if inside else self.name

    def __str__(self) -> str:
        """Return the label."""
        return self.label


ENGLAND = Place("E92000001", "England", COUNTRY, 2024)


class PlaceNotFound(CourseError, LookupError):
    """No place of that name or code. ``suggestions`` holds the nearest places."""

    def __init__(self, message: str, suggestions: tuple[Place, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


class AmbiguousPlace(CourseError, LookupError):
    """More than one place fits. ``candidates`` holds them all."""

    def __init__(self, text: str, candidates: tuple[Place, ...]) -> None:
        offered = quoted_list([f"{place.label} ({place.code})" for place in candidates])
        super().__init__(f"'{text}' could be {offered}: choose one.")
        self.candidates = candidates
